"""All tasks of an agent, with the keyboard alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.feedback.model import EventKind, Verdict
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.dialogs.preferences_dialog import PreferencesDialog
from helpdesk_app.ui.dialogs.shortcut_dialog import ShortcutDialog
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_three_copies_each_have_a_key(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    agent.type("perdu")
    agent.press(Key.Key_Return)
    assert clipboard.text().startswith("Écrivez à accueil@exemple.fr")
    agent.press(Key.Key_Return, SHIFT)
    assert clipboard.text().startswith("Que faire si j’ai perdu mon badge ?\n\nÉcrivez à")
    assert desk.answer.confirmation() == "Question et réponse copiées"
    agent.press(Key.Key_Return, CTRL)
    assert clipboard.text().splitlines() == [
        "Question\u00a0: Que faire si j’ai perdu mon badge ?",
        "",
        "Écrivez à accueil@exemple.fr ou voyez www.exemple.fr/badge.",
        "",
        "Sujets\u00a0: Badge, Perte",
        "Référence\u00a0: perdu, FAQ du 31/01/2026",
    ]
    assert desk.search_box.hasFocus()
    with FeedbackStore(tmp_path / "feedback.db") as store:
        assert [event.kind for event in store.events()] == [EventKind.COPY] * 3


def test_a_call_from_the_first_key_to_the_vote(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    for pane in (desk.list_pane, desk.answer, desk.topics):
        agent.press(Key.Key_F6)
        assert pane.isAncestorOf(agent.focus())
    for pane in (desk.answer, desk.list_pane):
        agent.press(Key.Key_F6, SHIFT)
        assert pane.isAncestorOf(agent.focus())
    agent.type("badge")
    assert desk.search_box.hasFocus(), "typing anywhere searches"
    agent.press(Key.Key_Down)
    chosen = desk.list_pane.model.hit(1).entry.uid
    agent.press(Key.Key_Return)
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_D, CTRL)
    agent.press(Key.Key_Escape)
    with FeedbackStore(tmp_path / "feedback.db") as store:
        copied, voted = store.events()
    assert (copied.uid, voted.uid, voted.verdict) == (chosen, chosen, Verdict.NO)


def test_no_pane_is_a_trap(desk: DeskView, agent: Agent) -> None:
    seen = set()
    for _ in range(60):
        agent.press(Key.Key_Tab)
        seen.add(agent.focus())
    for part in (desk.search_box, desk.topics, desk.list_pane, desk.answer):
        assert any(part is widget or part.isAncestorOf(widget) for widget in seen), part
    agent.press(Key.Key_Escape)
    assert desk.search_box.hasFocus()


def test_favourites_recent_and_copied_answers_come_back_with_a_key(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path
) -> None:
    desk = open_desk()
    agent.press(Key.Key_J, CTRL)
    assert desk.list_pane.nothing.message().title == "Rien de copié aujourd’hui"
    agent.press(Key.Key_Escape)
    agent.type("horaires")
    agent.press(Key.Key_Return)
    agent.press(Key.Key_D, CTRL)
    assert desk.answer.confirmation() == "Ajoutée aux favorites"
    agent.press(Key.Key_Escape)
    agent.press(Key.Key_End)  # The favourite is first, in a part of its own.
    for key, uids in ((Key.Key_J, ["horaires"]), (Key.Key_B, ["horaires"]), (Key.Key_H, ["cle", "horaires"])):
        agent.press(key, CTRL)
        assert [desk.list_pane.model.hit(row).entry.uid for row in range(desk.list_pane.model.rowCount())] == uids, key
    agent.press(Key.Key_Escape)
    assert desk.list_pane.model.rowCount() == 4
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().favourites == ("horaires",)


def test_the_shortcuts_can_be_changed_and_bad_ones_are_refused(
    desk: DeskView, agent: Agent, tmp_path: Path, qtbot: QtBot
) -> None:
    agent.press(Key.Key_E, ALT)
    agent.press(Key.Key_M)
    dialog = desk.window.findChild(ShortcutDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.edit("topics").setFocus()
    for key, modifier, refused in (
        (Key.Key_T, CTRL | ALT, "AltGr"),
        (Key.Key_F1, None, "Déjà utilisée"),
        (Key.Key_7, CTRL, "Maj"),
        (Key.Key_T, None, "caractère"),
        (Key.Key_Down, None, "liste"),
    ):
        agent.press(key, modifier)
        save(agent)
        assert refused in dialog.problem(), key
        assert dialog.isVisible()
        dialog.edit("topics").setFocus()
    agent.press(Key.Key_F9)
    save(agent)
    assert desk.actions.topics.shortcut().toString() == "F9"
    desk.window.activateWindow()
    desk.search_box.setFocus()
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().shortcuts == (("topics", "F9"),)


def test_escape_clears_then_widens_then_puts_the_window_away_where_that_was_chosen(
    desk: DeskView, agent: Agent, qtbot: QtBot
) -> None:
    agent.press(Key.Key_Escape)
    assert not desk.window.isMinimized(), "not before it was chosen"
    agent.press(Key.Key_Comma, CTRL)
    dialog = desk.window.findChild(PreferencesDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    box = dialog.editor("escape_minimises")
    assert box is not None
    tab_to(agent, box)
    agent.press(Key.Key_Space)
    save(agent)
    desk.window.activateWindow()  # The offscreen platform leaves that to us when a dialog closes.
    qtbot.waitUntil(desk.window.isActiveWindow)
    tab_to(agent, desk.topics.groups()[0].rows[0].box)
    agent.press(Key.Key_Space)
    agent.type("perdu")
    for text, checked, minimised in (("", True, False), ("", False, False), ("", False, True)):
        agent.press(Key.Key_Escape)
        assert desk.search_box.text() == text
        assert bool(desk.topics.filters()) is checked
        assert desk.window.isMinimized() is minimised


def test_a_comment_is_written_left_and_saved(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("badge")
    chosen = desk.answer.title()
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_M, ALT)
    editor = desk.answer.feedback.reasons.editor
    agent.type("rappeler le 06 12 34 56 78")
    agent.press(Key.Key_Escape)
    assert editor.isHidden()
    assert desk.search_box.hasFocus()
    assert (desk.search_box.text(), desk.answer.title()) == ("badge", chosen), "Esc leaves the comment, and only that"
    agent.press(Key.Key_M, ALT)
    assert editor.text.hasFocus()
    agent.type("le 06 12 34 56 78")
    tab_to(agent, editor.save_button)
    agent.press(Key.Key_Space)
    assert desk.search_box.hasFocus()
    with FeedbackStore(tmp_path / "feedback.db") as store:
        assert list(store.events())[-1].comment == "le [MASQUÉ]"


def test_a_problem_is_no_dead_end(open_desk: OpenDesk, agent: Agent, faq_file: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    desk = open_desk(missing)
    assert desk.has_problem()
    shutil.copyfile(faq_file, missing)
    assert agent.focus() is desk.problem.button
    agent.press(Key.Key_Space)
    agent.type("perdu")
    assert desk.answer.title().startswith("Que faire si j’ai perdu")


def tab_to(agent: Agent, widget: QWidget) -> None:
    for _ in range(100):
        if agent.focus() is widget:
            return
        agent.press(Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {widget}")


def save(agent: Agent) -> None:
    for _ in range(100):
        focused = agent.focus()
        if isinstance(focused, QPushButton) and focused.text() == "Enregistrer":
            agent.press(Key.Key_Space)
            QApplication.processEvents()
            return
        agent.press(Key.Key_Backtab, SHIFT)
    raise AssertionError("Shift+Tab does not lead to the button that saves")
