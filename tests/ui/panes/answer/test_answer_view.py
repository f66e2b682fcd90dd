from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Entry, QuestionOrigin, Upkeep
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import as_written, unbroken
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.answer_view import AnswerView
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import DARK, LIGHT, Theme
from helpdesk_app.ui.widgets.copied_label import TitleLabel

ENTRY = Entry("a", "Où ?", "Ici :\n- un ;\n- deux.\n" + "Encore.\n" * 80, QuestionOrigin.PROPOSED)


@pytest.fixture
def view(icons: Icons, actions: DeskActions, qtbot: QtBot) -> AnswerView:
    view = AnswerView(icons, actions, confirmation_ms=0)
    qtbot.addWidget(view)
    view.resize(500, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_only_a_proposed_question_is_shown_as_such(view: AnswerView) -> None:
    view.show_entry(ENTRY)
    assert view.origin.text().startswith("Question proposée par la rédaction")
    assert "l’agence n’a publié que la réponse" in view.origin.toolTip()
    view.show_entry(Entry("b", "Quand ?", "Demain."))
    assert (view.origin.text(), view.origin.toolTip()) == ("Référence b", "")
    assert view.title() == "Quand\u202f?"
    assert view.body.toPlainText() == "Demain."
    view.show_entry(None)
    assert view.title() == ""


def scroll_bar(view: AnswerView) -> QScrollBar:
    """Return the bar that scrolls the question and its answer."""
    (area,) = (area for area in view.findChildren(QScrollArea) if area.isAncestorOf(view.body))
    return area.verticalScrollBar()


def test_a_short_prefix_is_not_torn_off_and_copied_as_it_is_written(view: AnswerView) -> None:
    entry = Entry("c", "Quelle e-CPS ?", "La e-CPS, voir https://e-cps.fr.", QuestionOrigin.PUBLISHED)
    view.show_entry(entry)
    title = view.findChild(TitleLabel)
    assert title is not None
    assert "e\u2011CPS" in title.text()
    assert "e\u2011CPS" in view.body.toPlainText()
    assert 'href="https://e-cps.fr"' in view.body.toHtml()
    assert view.title() == title.accessibleName() == "Quelle e-CPS\u202f?"

    clipboard = QApplication.clipboard()
    title.setSelection(0, len("Quelle e-CPS"))
    QTest.keyClick(title, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "Quelle e-CPS"
    view.body.selectAll()
    view.body.copy()
    assert clipboard.text() == entry.answer
    assert "\u2011" not in clipboard.mimeData().html()


def test_a_text_with_such_hyphens_of_its_own_keeps_them() -> None:
    own = "e-CPS et e\u2011CPS"
    assert unbroken(own) == own
    assert as_written(unbroken(own), own) == own


def test_matched_words_are_marked_in_the_answer(view: AnswerView) -> None:
    view.show_entry(ENTRY, [Span(0, 3)])
    cursor = view.body.textCursor()
    cursor.setPosition(2)
    assert cursor.charFormat().background().color().name() == LIGHT.mark
    cursor.setPosition(5)
    assert cursor.charFormat().background().style() == Qt.BrushStyle.NoBrush


def test_other_marks_leave_the_reader_where_they_are(view: AnswerView) -> None:
    bar = scroll_bar(view)
    view.show_entry(ENTRY)
    bar.setValue(200)
    view.show_entry(ENTRY, [Span(0, 3)])
    assert bar.value() == 200
    view.show_entry(Entry("b", "Quand ?", ENTRY.answer))
    assert bar.value() == 0


def test_a_new_colour_scheme_reaches_the_marks(view: AnswerView, styled_app: QApplication) -> None:
    theme = Theme(styled_app, paths.resource("style", "desk.qss"))
    view.show_entry(ENTRY, [Span(0, 3)])
    theme.apply_scheme(Qt.ColorScheme.Dark)
    assert DARK.mark in view.body.toHtml()
    theme.apply_scheme(Qt.ColorScheme.Light)
    assert LIGHT.mark in view.body.toHtml()


def test_a_confirmation_is_short(view: AnswerView, qtbot: QtBot) -> None:
    view.show_entry(ENTRY)
    view.confirm("Copié")
    assert view.confirmation() == "Copié"
    qtbot.waitUntil(lambda: view.confirmation() == "")


def test_the_passage_that_answers_has_a_bar_and_is_in_view(view: AnswerView, qtbot: QtBot) -> None:
    sentences = [f"Phrase numéro {number} de la réponse\u00a0: e-CPS." for number in range(60)]
    answer = "\n\n".join(sentences)
    start = answer.index(sentences[50])
    view.resize(500, 500)
    with qtbot.waitExposed(view):
        view.show()
    entry = Entry("long", "Une question ?", answer)
    view.show_entry(entry, (), Span(start, start + len(sentences[50])))
    qtbot.waitUntil(view.passage_bar.isVisible)
    assert scroll_bar(view).value() > 0
    left_of_the_text = view.body.mapTo(view, view.body.rect().topLeft()).x()
    assert view.passage_bar.mapTo(view, view.passage_bar.rect().topRight()).x() < left_of_the_text
    view.show_entry(entry, (), None)
    qtbot.waitUntil(view.passage_bar.isHidden)
    assert scroll_bar(view).value() > 0, "other marks leave the text where it was"


def test_the_address_of_the_official_page_is_handed_out(view: AnswerView, qtbot: QtBot) -> None:
    view.show_entry(Entry("a", "Où ?", "Ici.", upkeep=Upkeep(address="https://exemple.fr/faq")))
    with qtbot.waitSignal(view.address_chosen) as chosen:
        view.address_button.click()
    assert chosen.args == ["https://exemple.fr/faq"]
    view.show_entry(Entry("b", "Où ?", "Ici."))
    assert view.address_button.isHidden()


def test_an_answer_that_is_all_passage_has_no_bar(view: AnswerView, qtbot: QtBot) -> None:
    with qtbot.waitExposed(view):
        view.show()
    view.show_entry(Entry("short", "Une question ?", "Une réponse."), (), Span(0, 12))
    qtbot.wait(20)
    assert view.passage_bar.isHidden()
