"""An editor mends a FAQ in the editors' window, with real keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.view_state import FolderPhase
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.question_dialog import QuestionDialog
from helpdesk_app.ui.editor.window import open_editor

if TYPE_CHECKING:
    from tests.conftest import Agent

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NARROW = "\u202f"
TABLE = """question,réponse,produit
Où trouver mon numéro de badge ?,Au dos du badge.,Badge
J’ai perdu mon badge,Écrivez à accueil@exemple.fr.,Badge
Clé de casier,Demandez une clé au guichet.,Casier
"""


class OpenEditor(Protocol):
    """Opens the editors' window on a folder, and waits until it is read."""

    def __call__(self, folder: Path) -> EditorController: ...


@pytest.fixture
def open_window(styled_app: QApplication, qtbot: QtBot) -> OpenEditor:
    def open_it(folder: Path) -> EditorController:
        controller = open_editor(folder)
        window = controller.window
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: controller.session.state.phase is not FolderPhase.LOADING)
        return controller

    return open_it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Base de l’accueil"
    made.mkdir()
    (made / "faq.csv").write_text(TABLE, encoding="utf-8")
    return made


def close(controller: EditorController, qtbot: QtBot) -> None:
    gone: list[bool] = []
    controller.window.destroyed.connect(lambda: gone.append(True))
    controller.window.allow_close()
    qtbot.waitUntil(lambda: bool(gone))


def test_an_entry_is_found_mended_and_seen_as_an_agent_sees_it(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    controller = open_window(folder)
    window, form = controller.window, controller.form
    assert controller.entry_list.count.text() == "3 réponses"
    agent.press(Key.Key_F, CTRL)
    agent.type("cle")
    assert controller.entry_list.count.text() == "1 sur 3 réponses"
    agent.press(Key.Key_Down)
    agent.press(Key.Key_Q, ALT)
    agent.press(Key.Key_End)
    agent.type(" ?")
    assert controller.agent_view.answer.title() == f"Clé de casier{NARROW}?"
    assert form.sources() == {FormField.QUESTION: "Source\u00a0: Clé de casier"}
    agent.press(Key.Key_Z, CTRL)
    assert form.question.toPlainText() == "Clé de casier"
    agent.press(Key.Key_Y, CTRL)
    assert form.question.toPlainText() == "Clé de casier ?"
    agent.press(Key.Key_R, CTRL)
    assert form.question.toPlainText() == "Clé de casier"
    assert not window.commands.save.isEnabled()
    close(controller, qtbot)


def test_what_is_saved_is_there_when_the_folder_is_opened_again(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    controller = open_window(folder)
    agent.press(Key.Key_Q, ALT)
    agent.press(Key.Key_End, CTRL)
    agent.type(" svp")
    agent.press(Key.Key_N, CTRL)
    agent.type("Horaires ?")
    agent.press(Key.Key_P, ALT)
    agent.type("De 8 h.")
    agent.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not controller.session.state.is_unsaved)
    close(controller, qtbot)
    assert "svp" in (folder / "curation.toml").read_text(encoding="utf-8")
    assert len(list((folder / "entries").iterdir())) == 1

    controller = open_window(folder)
    questions = [row.question for row in controller.session.state.rows]
    assert questions == ["Où trouver mon numéro de badge ? svp", "J’ai perdu mon badge", "Clé de casier", "Horaires ?"]
    close(controller, qtbot)


def test_closing_asks_about_what_is_not_saved(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    controller = open_window(folder)
    gone: list[bool] = []
    controller.window.destroyed.connect(lambda: gone.append(True))
    agent.press(Key.Key_Q, ALT)
    agent.type("x")
    for key, closes in ((Key.Key_Escape, False), (Key.Key_Return, True)):
        agent.press(Key.Key_W, CTRL)
        (dialog,) = controller.window.findChildren(QuestionDialog)
        qtbot.waitUntil(dialog.isActiveWindow)
        agent.press(key)
        if not closes:
            qtbot.waitUntil(lambda: not controller.window.findChildren(QuestionDialog))
            with qtbot.waitActive(controller.window):
                controller.window.activateWindow()
    qtbot.waitUntil(lambda: bool(gone))
    assert (folder / "curation.toml").is_file()


def test_a_folder_that_cannot_be_read_says_why(open_window: OpenEditor, tmp_path: Path, qtbot: QtBot) -> None:
    controller = open_window(tmp_path / "nulle part")
    assert "nulle part" in controller.session.state.problem
    close(controller, qtbot)
