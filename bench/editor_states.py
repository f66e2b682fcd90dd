"""Every state of the editors' window, reached as an editor reaches it; ``bench.screenshots`` takes their pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helpdesk_app.config import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from helpdesk_app.ui.editor.controller import EditorController

Play = Callable[["EditorController"], "QWidget | None"]
"""Reaches the state, and returns the dialog to take a picture of; ``None`` for the window."""


def _bundled(folder: Path) -> None:
    shutil.copytree(paths.resource("faq"), folder)
    shutil.copyfile(paths.bundled_database(), folder / "faq.db")


@dataclass(frozen=True, slots=True)
class EditorState:
    """One state."""

    name: str
    play: Play
    folder: Callable[[Path], None] = _bundled
    """Writes the folder that is edited."""


def _mistaken(folder: Path) -> None:
    _bundled(folder)
    (folder / "curation.toml").write_text("[entries.x]\nqestion = 1\n", encoding="utf-8")


def _opened(_controller: EditorController) -> None:
    return


def _edited(controller: EditorController) -> None:
    from helpdesk_app.editing.fields import FormField

    session = controller.session
    hidden = list(session.state.workspace.entries)[3]
    session.select(hidden)
    session.archive()
    session.select(next(iter(session.state.workspace.entries)))
    session.edit(FormField.QUESTION, "Pourquoi l’application e-CPS refuse-t-elle mon identifiant national ?")
    session.edit(FormField.OWNER, "pôle e-CPS")
    session.edit(FormField.VALID_TO, "31/12/202x")
    controller.render()


def _filtered(controller: EditorController) -> None:
    from helpdesk_app.editing.states import EntryState

    controller.session.filter_state(EntryState.INCOMPLETE)
    controller.render()
    controller.entry_list.move_selection(1)


def _upkeep(controller: EditorController) -> None:
    _edited(controller)
    controller.form.note.setFocus()
    controller.form.bring_into_view(controller.form.note)


def _replacing(controller: EditorController) -> QWidget:
    from helpdesk_app.ui.editor.find_replace.replace_dialog import ReplaceDialog

    controller.window.commands.replace.trigger()
    (dialog,) = controller.window.findChildren(ReplaceDialog)
    dialog.text.setText("e-CPS")
    dialog.replacement.setText("carte e-CPS")
    return dialog


def _merging(controller: EditorController) -> QWidget:
    from helpdesk_app.ui.editor.merging.merge_dialog import MergeDialog

    controller.window.commands.merge.trigger()
    (dialog,) = controller.window.findChildren(MergeDialog)
    dialog.text.setText("identifiant rpps")
    return dialog


def _closing(controller: EditorController) -> QWidget:
    from helpdesk_app.ui.editor.question_dialog import QuestionDialog

    _edited(controller)
    controller.window.close()
    (dialog,) = controller.window.findChildren(QuestionDialog)
    return dialog


def _page(number: int) -> Play:
    return lambda controller: controller.window.pages.setCurrentIndex(number)


def _tried(controller: EditorController) -> None:
    controller.window.side.setCurrentIndex(1)


EDITOR_STATES: Final = (
    EditorState("editor-opened", _opened),
    EditorState("editor-edited", _edited),
    EditorState("editor-filtered", _filtered),
    EditorState("editor-upkeep", _upkeep),
    EditorState("editor-tried", _tried),
    EditorState("editor-test-list", _page(1)),
    EditorState("editor-feedback", _page(2)),
    EditorState("editor-replacing", _replacing),
    EditorState("editor-merging", _merging),
    EditorState("editor-closing", _closing),
    EditorState("editor-mistake", _opened, _mistaken),
)
