"""The agent says why an answer did not help, in words that name no caller."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from helpdesk_app.feedback.model import COMMENT_LIMIT, Event, EventKind, Reason, Verdict
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def recorded(folder: Path) -> list[Event]:
    with FeedbackStore(folder / "feedback.db") as store:
        return list(store.events())


def test_one_key_gives_a_reason_and_the_caret_stays(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    panel = desk.answer.feedback.reasons
    assert panel.isHidden()
    agent.type("badge")
    agent.press(Key.Key_C, ALT)
    agent.press(Key.Key_N, ALT)
    assert panel.isVisible()
    agent.press(Key.Key_U, ALT)
    assert panel.button(Reason.WRONG).isChecked()
    assert desk.search_box.hasFocus()
    first, second = recorded(tmp_path)
    assert (first.verdict, first.reason) == (Verdict.NO, None)
    assert (second.reason, second.corrects) == (Reason.WRONG, first.id)
    agent.press(Key.Key_O, ALT)
    assert panel.isHidden()
    assert recorded(tmp_path)[-1].verdict is Verdict.YES


def test_another_reason_corrects_the_one_given_and_no_again_keeps_it(
    desk: DeskView, agent: Agent, tmp_path: Path
) -> None:
    panel = desk.answer.feedback.reasons
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_U, ALT)
    agent.press(Key.Key_B, ALT)
    agent.press(Key.Key_N, ALT)
    assert [reason for reason in Reason if panel.button(reason).isChecked()] == [Reason.OUTDATED]
    _vote, wrong, outdated = recorded(tmp_path)
    assert (outdated.reason, outdated.corrects) == (Reason.OUTDATED, wrong.id)


def test_the_chosen_reason_is_visibly_different(desk: DeskView, agent: Agent) -> None:
    button = desk.answer.feedback.reasons.button(Reason.WRONG)
    agent.press(Key.Key_N, ALT)
    before = button.grab().toImage()
    agent.press(Key.Key_U, ALT)
    assert button.grab().toImage().pixelColor(1, button.height() // 2) != before.pixelColor(1, button.height() // 2)


def test_a_comment_is_saved_by_a_key_from_either_field_and_can_be_taken_back(
    desk: DeskView, agent: Agent, tmp_path: Path
) -> None:
    agent.type("badge")
    copied = QGuiApplication.clipboard().text()
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_M, ALT)
    editor = desk.answer.feedback.reasons.editor
    assert editor.save_button.text() == "Enregistrer   Ctrl+Entrée"
    agent.press(Key.Key_Return, CTRL)
    assert editor.text.hasFocus(), "there is nothing to save yet"
    agent.type("trop vague")
    assert editor.status() == "10\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}500"
    agent.press(Key.Key_Return, CTRL)
    assert desk.search_box.hasFocus()
    agent.press(Key.Key_M, ALT)
    agent.press(Key.Key_Tab)
    agent.type("mon badge")
    agent.press(Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    agent.press(Key.Key_M, ALT)
    for _ in range(2):
        agent.press(Key.Key_A, CTRL)
        agent.press(Key.Key_Delete)
        agent.press(Key.Key_Tab)
    agent.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    agent.press(Key.Key_Return, CTRL)
    assert editor.isHidden()
    assert [(event.comment, event.proposed_wording) for event in recorded(tmp_path)] == [
        ("", ""),
        ("trop vague", ""),
        ("trop vague", "mon badge"),
        ("", ""),
    ]
    assert QGuiApplication.clipboard().text() == copied, "elsewhere the key copies the ticket note"


def test_personal_data_in_a_comment_is_reported_and_masked(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("badge")
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_M, ALT)
    editor = desk.answer.feedback.reasons.editor
    assert editor.text.hasFocus()
    agent.type("rappeler le 06 12 34 56 78")
    assert editor.status().startswith("1 donnée personnelle repérée, enregistrement avec [MASQUÉ] à la place.")
    agent.press(Key.Key_Tab)
    agent.type("ou est mon badge")
    agent.click(editor.save_button)
    assert editor.isHidden()
    assert desk.search_box.hasFocus()
    last = recorded(tmp_path)[-1]
    assert (last.comment, last.proposed_wording) == ("rappeler le [MASQUÉ]", "ou est mon badge")
    assert last.verdict is Verdict.NO


def test_a_comment_is_measured_as_it_will_be_kept(desk: DeskView, agent: Agent) -> None:
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_M, ALT)
    editor = desk.answer.feedback.reasons.editor
    editor.text.setPlainText("x" * (COMMENT_LIMIT + 1))
    assert not editor.save_button.isEnabled()
    assert "Trop long." in editor.status()
    editor.text.setPlainText("x" * (COMMENT_LIMIT - 11) + " 06 12 34 56 78")
    assert editor.save_button.isEnabled(), "what is masked is shorter"


def test_a_comment_that_masking_makes_too_long_is_not_saved_cut_or_lost(
    desk: DeskView, agent: Agent, tmp_path: Path
) -> None:
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_M, ALT)
    editor = desk.answer.feedback.reasons.editor
    editor.text.setPlainText("vu M. Li, " * (COMMENT_LIMIT // 10))
    assert len(editor.text.toPlainText()) == COMMENT_LIMIT
    assert not editor.save_button.isEnabled(), "the mask is longer than the name"
    assert "Trop long." in editor.status()
    editor.text.setPlainText("vu M. Li, " * (COMMENT_LIMIT // 16))
    agent.click(editor.save_button)
    (first, second) = recorded(tmp_path)
    assert (first.comment, second.comment) == ("", ("vu M. [MASQUÉ], " * (COMMENT_LIMIT // 16)).strip())

    agent.press(Key.Key_M, ALT)
    editor.text.clear()
    editor.wording.setText("Dr Li " * 33)
    assert not editor.save_button.isEnabled()
    editor.masking.setChecked(False)
    assert editor.save_button.isEnabled()


def test_a_search_without_an_answer_is_recorded_once(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("xylophone")
    agent.press(Key.Key_Escape)
    agent.type("badge")
    agent.press(Key.Key_Escape)
    (event,) = recorded(tmp_path)
    assert (event.kind, event.query, event.rank) == (EventKind.NO_RESULT, "xylophone", 0)


def test_a_copy_records_how_long_the_search_took(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.press(Key.Key_Return)
    agent.type("badge")
    agent.press(Key.Key_Return)
    browsed, searched = recorded(tmp_path)
    assert browsed.elapsed_ms is None
    assert searched.elapsed_ms is not None
    assert 0 <= searched.elapsed_ms < 60_000
    assert searched.station


def test_what_waited_is_written_when_the_disk_is_back(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    blocked = tmp_path / "feedback.db"
    blocked.mkdir()
    desk = open_desk(feedback=blocked)
    agent.type("badge")
    agent.press(Key.Key_N, ALT)
    assert "retenté" in desk.notice.text()
    blocked.rmdir()
    agent.click(desk.notice.action_button)
    assert desk.notice.text() == "Ce qui attendait est maintenant enregistré."
    assert desk.answer.feedback.button(Verdict.NO).isChecked()
    assert len(recorded(tmp_path)) == 1
