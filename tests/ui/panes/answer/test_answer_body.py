from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.text.rendering import as_html
from helpdesk_app.ui.panes.answer.answer_body import AnswerBody

LINK = "Voir www.exemple.fr/badge."


@pytest.fixture
def body(owner: QWidget, qtbot: QtBot) -> AnswerBody:
    owner.resize(400, 300)
    text = AnswerBody(owner)
    text.resize(400, 10)
    with qtbot.waitActive(owner):
        owner.show()
        owner.activateWindow()
    return text


def show(body: AnswerBody, answer: str) -> None:
    body.show_answer(answer, as_html(answer))


def test_it_is_as_high_as_its_text_at_any_width(body: AnswerBody) -> None:
    show(body, "Une phrase assez longue pour occuper plusieurs lignes dans une fenêtre étroite. " * 4)
    wide = body.height()
    assert wide >= body.document().size().height()
    body.resize(200, body.height())
    assert body.height() > wide
    show(body, "Court.")
    assert body.height() < wide / 2


def test_space_scrolls_a_page_and_letters_are_left_to_the_search_box(body: AnswerBody, qtbot: QtBot) -> None:
    body.setFocus()
    with qtbot.waitSignal(body.paged) as forward:
        QTest.keyClick(body, Qt.Key.Key_Space)
    with qtbot.waitSignal(body.paged) as backward:
        QTest.keyClick(body, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert (forward.args, backward.args) == ([1], [-1])


def test_the_caret_reads_the_text_and_says_where_it_is(body: AnswerBody, qtbot: QtBot) -> None:
    show(body, "Un.\nDeux.\nTrois.")
    body.setFocus()
    with qtbot.waitSignal(body.caret_moved):
        QTest.keyClick(body, Qt.Key.Key_Down)
    with qtbot.waitSignal(body.caret_moved) as moved:
        QTest.keyClick(body, Qt.Key.Key_Down)
    assert (moved.args or [None])[0] == body.cursorRect()
    assert body.textCursor().blockNumber() == 2


def test_a_link_is_handed_out_and_never_followed(body: AnswerBody, qtbot: QtBot) -> None:
    show(body, LINK)
    body.setFocus()
    QTest.keyClick(body, Qt.Key.Key_Tab)
    with qtbot.waitSignal(body.address_chosen) as chosen:
        QTest.keyClick(body, Qt.Key.Key_Return)
    assert "www.exemple.fr/badge" in (chosen.args or [""])[0]
    assert body.toPlainText() == LINK
