from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from helpdesk_app.desk.copying import BlankForm, CopyForm, CopyRequest, Picked
from helpdesk_app.desk.open_faq import CurrentAnswer, OpenFaq
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.model import Hit
from helpdesk_app.text.blanks import Blank
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.copying.blank_bar import BlankBar
from helpdesk_app.ui.widgets.choice_box import ChoiceBox

NUMBER = Blank("numéro de dossier")
DAY = Blank("jour", ("lundi", "mardi"))
ENTRY = Entry("e", "Quand ?", "Dossier {{numéro de dossier}}, {{jour: lundi | mardi}}.")


@pytest.fixture
def form(small_faq: Faq) -> BlankForm:
    shown = ShownAnswer("e", "", small_faq.version, "", 1, ())
    answer = CurrentAnswer(OpenFaq(small_faq, SearchEngine.__new__(SearchEngine)), Hit(ENTRY, 1.0), shown)
    return BlankForm(CopyRequest(CopyForm.ANSWER, (Picked(answer, None),)), {DAY: "mardi"})


@pytest.fixture
def bar(actions: DeskActions, qtbot: QtBot) -> BlankBar:
    bar = BlankBar(actions)
    qtbot.addWidget(bar)
    return bar


def test_there_is_a_field_for_each_blank_with_what_was_filled_in_last(bar: BlankBar, form: BlankForm) -> None:
    bar.show_form(form)
    text, choice = bar.fields()
    assert isinstance(text, QLineEdit)
    assert isinstance(choice, ChoiceBox)
    assert (text.text(), text.accessibleName()) == ("", "numéro de dossier")
    assert [choice.itemText(at) for at in range(choice.count())] == ["lundi", "mardi"]
    assert choice.currentText() == "mardi"
    assert not bar.isHidden()


def test_enter_copies_from_every_field(bar: BlankBar, form: BlankForm, qtbot: QtBot) -> None:
    bar.show_form(form)
    for field in bar.fields():
        with qtbot.waitSignal(bar.filled) as filled:
            QTest.keyClick(field, Qt.Key.Key_Return)
        assert filled.args == [{NUMBER: "", DAY: "mardi"}]


def test_enter_on_a_button_presses_that_button(bar: BlankBar, form: BlankForm, qtbot: QtBot) -> None:
    with qtbot.waitActive(bar):
        bar.show_form(form)
        bar.activateWindow()
    bar.leave_button.setFocus()
    with qtbot.waitSignal(bar.left), qtbot.assertNotEmitted(bar.filled):
        QTest.keyClick(bar.leave_button, Qt.Key.Key_Return)


def test_nothing_of_a_form_is_left_once_it_is_gone(bar: BlankBar, form: BlankForm) -> None:
    bar.show_form(form)
    bar.show_form(None)
    assert bar.isHidden()
    assert bar.fields() == ()
    bar.show_form(form)
    assert len(bar.fields()) == 2
