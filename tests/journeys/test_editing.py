"""An editor mends a FAQ in the editors' window, with real keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.commands import edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.folder_lock import Holder, take_folder
from helpdesk_app.editing.loading import load
from helpdesk_app.editing.saving import save
from helpdesk_app.editing.states import EntryState
from helpdesk_app.editing.view_state import FolderPhase
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.find_replace.replace_dialog import ReplaceDialog
from helpdesk_app.ui.editor.merging.merge_dialog import MergeDialog
from helpdesk_app.ui.editor.question_dialog import QuestionDialog
from helpdesk_app.ui.editor.window import open_editor
from tests.small_pictures import data_url, png
from tests.workshop import close

if TYPE_CHECKING:
    from tests.conftest import Agent

_Dialog = TypeVar("_Dialog", bound=QDialog)
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
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


def dialog_of(window: QWidget, kind: type[_Dialog], qtbot: QtBot) -> _Dialog:
    (dialog,) = window.findChildren(kind)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def come_back(window: QWidget, qtbot: QtBot) -> None:
    """Wait until the dialog is gone; the platform of the tests does not activate the window behind it."""
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))
    with qtbot.waitActive(window):
        window.activateWindow()


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


def test_all_entries_are_changed_at_once_and_one_is_split_and_merged(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    controller = open_window(folder)
    window, form, session = controller.window, controller.form, controller.session
    agent.press(Key.Key_H, CTRL)
    dialog = dialog_of(window, ReplaceDialog, qtbot)
    agent.type("badge")
    agent.press(Key.Key_Tab)
    agent.type("carte")
    qtbot.waitUntil(lambda: dialog.count.text() == "3 endroits dans 2 réponses")
    dialog.preview.setFocus()
    agent.press(Key.Key_Down)
    agent.press(Key.Key_Up)
    agent.press(Key.Key_Space)
    assert dialog.count.text() == "2 endroits dans 2 réponses"
    agent.press(Key.Key_R, ALT)
    come_back(window, qtbot)
    assert [row.question for row in session.state.rows][:2] == [
        "Où trouver mon numéro de badge ?",
        "J’ai perdu mon carte",
    ]
    agent.press(Key.Key_Z, CTRL)
    assert not session.state.is_unsaved

    agent.press(Key.Key_Down, ALT)
    agent.press(Key.Key_P, ALT)
    agent.press(Key.Key_End, CTRL)
    agent.press(Key.Key_Return)
    agent.type("Ou passez au guichet.")
    agent.press(Key.Key_Home)
    agent.press(Key.Key_S, CTRL | SHIFT)
    assert [row.question for row in session.state.rows][2] == "Ou passez au guichet"
    assert form.answer.toPlainText() == "Ou passez au guichet."
    agent.press(Key.Key_Up, ALT)
    agent.press(Key.Key_M, CTRL)
    merging = dialog_of(window, MergeDialog, qtbot)
    agent.type("passer au guichet")
    qtbot.waitUntil(lambda: merging.merge_button.isEnabled() and merging.model.rowCount() > 0)
    qtbot.waitUntil(lambda: merging.model.entry(0).content.question == "Ou passez au guichet")
    agent.press(Key.Key_Return)
    come_back(window, qtbot)
    assert form.answer.toPlainText() == "Écrivez à accueil@exemple.fr.\nOu passez au guichet."
    assert EntryState.HIDDEN in session.state.rows[2].states
    agent.press(Key.Key_A, CTRL | SHIFT)
    assert EntryState.HIDDEN in session.state.rows[1].states
    agent.press(Key.Key_P, CTRL | SHIFT)
    assert EntryState.HIDDEN not in session.state.rows[1].states
    close(controller, qtbot)


def test_all_answers_are_checked_on_demand(open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot) -> None:
    controller = open_window(folder)
    agent.press(Key.Key_M, ALT)
    agent.type("Clé de casier")
    agent.press(Key.Key_F5)
    assert controller.form.wordings.toPlainText() == "Clé de casier"
    qtbot.waitUntil(lambda: "Vérification" not in controller.window.notice.text())
    assert controller.window.notice.text() == "1 point à regarder"
    assert EntryState.NOT_FOUND in controller.session.state.rows[0].states
    assert "Clé de casier" in controller.form.findings.text()
    close(controller, qtbot)


@pytest.mark.parametrize("key", [Key.Key_Q, Key.Key_W])
def test_one_key_closes_a_window_whose_folder_is_saved(
    key: Qt.Key, open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    gone: list[bool] = []
    open_window(folder).window.destroyed.connect(lambda: gone.append(True))
    agent.press(key, CTRL)
    qtbot.waitUntil(lambda: bool(gone))


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
        dialog_of(controller.window, QuestionDialog, qtbot)
        agent.press(key)
        if not closes:
            come_back(controller.window, qtbot)
    qtbot.waitUntil(lambda: bool(gone))
    assert (folder / "curation.toml").is_file()


def test_what_a_killed_window_had_not_saved_is_offered_again(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    controller = open_window(folder)
    agent.press(Key.Key_Q, ALT)
    agent.press(Key.Key_End, CTRL)
    agent.type(" svp")
    close(controller, qtbot)
    assert not (folder / "curation.toml").exists()

    controller = open_window(folder)
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(QuestionDialog)))
    dialog_of(controller.window, QuestionDialog, qtbot)
    agent.press(Key.Key_Return)
    come_back(controller.window, qtbot)
    assert controller.form.question.toPlainText() == "Où trouver mon numéro de badge ? svp"
    agent.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not controller.session.state.is_unsaved)
    close(controller, qtbot)
    assert "svp" in (folder / "curation.toml").read_text(encoding="utf-8")


def test_a_folder_that_someone_else_has_open_or_changes(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpdesk_app.ui.editor.folder_holder.LOOK_MS", 50)
    other = take_folder(folder, replace(Holder.present(), user="Ada"))
    controller = open_editor(folder)
    controller.window.show()
    controller.window.activateWindow()
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(QuestionDialog)))
    dialog = dialog_of(controller.window, QuestionDialog, qtbot)
    assert any("Ada" in label.text() for label in dialog.findChildren(QLabel))
    agent.press(Key.Key_Return)
    come_back(controller.window, qtbot)
    qtbot.waitUntil(lambda: controller.session.state.phase is FolderPhase.READY)
    other.release()

    (uid, *_) = controller.session.state.workspace.entries
    agent.press(Key.Key_Q, ALT)
    agent.press(Key.Key_End, CTRL)
    agent.type(" svp")
    their = f'[entries.{uid}]\nquestion = "Mon badge ?"\nowner = "accueil"\n'
    (folder / "curation.toml").write_text(their, encoding="utf-8")
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(QuestionDialog)))
    assert controller.form.owner.text() == "accueil"
    assert controller.form.question.toPlainText() == "Où trouver mon numéro de badge ? svp"
    dialog_of(controller.window, QuestionDialog, qtbot)
    agent.press(Key.Key_I, ALT)
    come_back(controller.window, qtbot)
    assert controller.form.question.toPlainText() == "Mon badge ?"
    assert not controller.session.state.is_unsaved
    close(controller, qtbot)


def test_a_folder_is_made_after_asking(tmp_path: Path, styled_app: QApplication, agent: Agent, qtbot: QtBot) -> None:
    controller = open_editor(tmp_path / "nouvelle")
    controller.window.show()
    controller.window.activateWindow()
    qtbot.waitUntil(lambda: bool(controller.window.findChildren(QuestionDialog)))
    dialog_of(controller.window, QuestionDialog, qtbot)
    agent.press(Key.Key_Return)
    come_back(controller.window, qtbot)
    qtbot.waitUntil(lambda: controller.session.state.phase is FolderPhase.READY)
    agent.press(Key.Key_N, CTRL)
    agent.type("Horaires ?")
    agent.press(Key.Key_P, ALT)
    agent.type("De 8 h.")
    agent.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not controller.session.state.is_unsaved)
    close(controller, qtbot)
    assert len(list((tmp_path / "nouvelle" / "entries").iterdir())) == 1


def test_a_folder_that_cannot_be_read_says_why(open_window: OpenEditor, folder: Path, qtbot: QtBot) -> None:
    (folder / "curation.toml").write_text("[entries.x]\nqestion = 1\n", encoding="utf-8")
    controller = open_window(folder)
    assert "qestion" in controller.session.state.problem
    close(controller, qtbot)


def test_the_entry_on_show_is_selected_and_what_is_typed_is_in_view(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    controller = open_window(folder)
    form, view = controller.form, controller.entry_list.view
    controller.window.resize(1024, 400)
    # The filter leaves the entry on show out; Down goes to the first that it leaves.
    agent.press(Key.Key_F, CTRL)
    agent.type("guichet")
    agent.press(Key.Key_Down)
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]
    # A letter leads to a field further down, and scrolls to it.
    assert form.valid_to.visibleRegion().isEmpty()
    agent.press(Key.Key_J, ALT)
    assert form.valid_to.hasFocus()
    assert not form.valid_to.visibleRegion().isEmpty()
    agent.type("31/02/2027")
    said = [label.text() for label in controller.window.statusBar().findChildren(QLabel)]
    assert "Tout est enregistré, sauf une date à corriger" in said
    # All wordings are in view, however many are typed.
    agent.press(Key.Key_M, ALT)
    for wording in ("un", "deux", "trois", "quatre"):
        agent.type(wording)
        agent.press(Key.Key_Return)
    qtbot.waitUntil(lambda: form.wordings.height() > 5 * form.wordings.fontMetrics().lineSpacing())
    assert form.wordings.firstVisibleBlock().blockNumber() == 0
    close(controller, qtbot)


def test_a_change_of_the_source_is_said_and_one_key_keeps_the_editors_text(
    open_window: OpenEditor, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    table, uid = folder / "faq.csv", "badgebadge"
    table.write_text(f"id,question,réponse\n{uid},Où trouver mon numéro ?,Au dos du badge.\n", encoding="utf-8")
    workspace = load(folder).workspace
    save(folder, workspace, edit(workspace, uid, FormField.ANSWER, "Demandez-le à l’accueil."))
    table.write_text(table.read_text(encoding="utf-8").replace("Au dos du", "Sur le"), encoding="utf-8")
    controller = open_window(folder)
    session, note = controller.session, controller.form.rows[FormField.ANSWER].source
    assert note.change.isVisible()
    assert note.text.written() == "Source\u00a0: Sur le badge."
    assert session.state.counts[EntryState.DOUBTFUL] == 1
    agent.press(Key.Key_J, CTRL)
    assert not note.change.isVisible()
    assert session.state.counts[EntryState.DOUBTFUL] == 0
    agent.press(Key.Key_Z, CTRL)
    assert note.change.isVisible()
    agent.click(note.seen)
    agent.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not session.state.is_unsaved)
    assert not load(folder).doubts
    assert load(folder).workspace.entries[uid].content.answer == "Demandez-le à l’accueil."
    close(controller, qtbot)


def test_a_picture_is_seen_beside_the_form(open_window: OpenEditor, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "FAQ"
    folder.mkdir()
    picture = f"<img alt='le plan' src='{data_url(png())}'>"
    questions = ("Où est l’accueil ?", "Où est la sortie ?")
    page = "".join(f"<h2>{question}</h2><p>Voyez ici : {picture}</p>" for question in questions)
    (folder / "page.html").write_text(page, encoding="utf-8")
    controller = open_window(folder)
    shown = controller.agent_view.answer.body.toPlainText()
    assert "Voyez ici" in shown
    assert "\ufffc" in shown
    assert "[le plan]" not in shown
    close(controller, qtbot)
