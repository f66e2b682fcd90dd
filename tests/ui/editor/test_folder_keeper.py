"""The folder of a window: nothing that was typed is lost, whatever else happens to it at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.saving import save
from helpdesk_app.editing.view_state import Ask, FolderPhase, Question, Reply
from helpdesk_app.ui.editor import folder_keeper
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.folder_keeper import FolderKeeper
from helpdesk_app.ui.editor.question_dialog import QuestionDialog
from helpdesk_app.ui.editor.window import open_editor

TABLE = "question,réponse\nMon badge ?,Au dos du badge.\nMa clé ?,Au guichet.\n"
MORE = "Mon casier ?,Au sous-sol.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "FAQ"
    made.mkdir()
    (made / "faq.csv").write_text(TABLE, encoding="utf-8")
    return made


@pytest.fixture
def controller(
    styled_app: QApplication, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> EditorController:
    monkeypatch.setattr("helpdesk_app.ui.editor.folder_holder.LOOK_MS", 3_600_000)
    opened = open_editor(folder)
    opened.window.show()
    qtbot.waitUntil(lambda: opened.session.state.phase is FolderPhase.READY)
    return opened


def edit(controller: EditorController, question: str) -> None:
    controller.session.edit(FormField.QUESTION, question)
    controller.render()


def keeper_of(controller: EditorController) -> FolderKeeper:
    keeper = controller.findChild(FolderKeeper)
    assert isinstance(keeper, FolderKeeper)
    return keeper


def asked(controller: EditorController) -> Ask | None:
    question = controller.session.state.question
    return question.ask if question else None


def answer(controller: EditorController, reply: Reply, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(controller.window.findChildren(QuestionDialog)) == 1)
    (dialog,) = controller.window.findChildren(QuestionDialog)
    question = controller.session.state.question
    dialog.rejected.disconnect()
    dialog.close()
    dialog.replied.emit(question, reply)


def test_what_is_typed_while_an_import_is_read_stays(controller: EditorController, folder: Path, qtbot: QtBot) -> None:
    (folder / "faq.csv").write_text(TABLE + MORE, encoding="utf-8")
    keeper_of(controller).read_again()
    edit(controller, "Mon badge, svp ?")
    qtbot.waitUntil(lambda: len(controller.session.state.rows) == 3)
    assert [row.question for row in controller.session.state.rows] == ["Mon badge, svp ?", "Ma clé ?", "Mon casier ?"]
    assert controller.session.state.is_unsaved
    assert asked(controller) is None
    controller.close_without_asking()


def test_an_unexpected_error_while_saving_does_not_end_it_for_good(
    controller: EditorController, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    edit(controller, "Mon badge, svp ?")
    monkeypatch.setattr(folder_keeper, "save", fail)
    with qtbot.captureExceptions() as errors:
        keeper_of(controller).save()
        qtbot.waitUntil(lambda: bool(errors))
    monkeypatch.setattr(folder_keeper, "save", save)
    keeper_of(controller).save()
    qtbot.waitUntil(lambda: not controller.session.state.is_unsaved)
    assert "svp" in (folder / "curation.toml").read_text(encoding="utf-8")
    controller.close_without_asking()


def test_a_conflict_that_comes_while_something_else_is_asked_is_asked_next(
    controller: EditorController, folder: Path, qtbot: QtBot
) -> None:
    (uid, *_) = controller.session.state.workspace.entries
    edit(controller, "Mon badge, svp ?")
    (folder / "curation.toml").write_text(f'[entries.{uid}]\nquestion = "Le badge ?"\n', encoding="utf-8")
    keeper_of(controller).read_again()
    controller.session.ask(Question(Ask.CLOSE_UNSAVED))
    controller.render()
    qtbot.waitUntil(lambda: controller.session.saved.entries[uid].content.question == "Le badge ?")
    assert asked(controller) is Ask.CLOSE_UNSAVED
    answer(controller, Reply.SAVE, qtbot)
    assert asked(controller) is Ask.CONFLICT
    assert "svp" not in (folder / "curation.toml").read_text(encoding="utf-8")
    answer(controller, Reply.THEIRS, qtbot)
    assert controller.form.question.toPlainText() == "Le badge ?"
    controller.close_without_asking()


def test_an_entry_that_was_saved_by_a_window_that_ended_meanwhile_is_not_offered_again(
    controller: EditorController, folder: Path, qtbot: QtBot
) -> None:
    edit(controller, "Mon badge, svp ?")
    keeper_of(controller).save()
    controller.close_without_asking()
    assert "svp" in (folder / "curation.toml").read_text(encoding="utf-8")
    opened = open_editor(folder)
    opened.window.show()
    qtbot.waitUntil(lambda: opened.session.state.phase is FolderPhase.READY)
    assert asked(opened) is None
    opened.close_without_asking()
