"""An editor tries what is edited, keeps a test list, builds and hands out, with real keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.view_state import FolderPhase
from helpdesk_app.faq.database import read
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq_build.expected_results import load_expected
from helpdesk_app.faq_build.sources.folder import DATABASE, FEEDBACK
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.search.encoder import Encoder, ModelUnavailableError
from helpdesk_app.ui.editor.building import Building
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.trying import Trying
from helpdesk_app.ui.editor.window import open_editor
from tests.editing.built_folder import write_folder
from tests.workshop import close

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Workshop:
    """The editors' window on a folder, and what is in it."""

    def __init__(self, controller: EditorController, qtbot: QtBot) -> None:
        trying, building = controller.findChild(Trying), controller.findChild(Building)
        assert isinstance(trying, Trying)
        assert isinstance(building, Building)
        self.controller = controller
        self.trying = trying
        self.building = building
        self._qtbot = qtbot

    @property
    def rank(self) -> str:
        """What the trial says of the selected entry, once it is of the present text."""
        self._qtbot.waitUntil(lambda: not self.trying.keeper.is_old)
        return self.trying.trial.rank.text()

    def states(self) -> list[str]:
        """The first column of the test list, once it was run."""
        model = self.trying.expected.model
        rows = range(len(self.controller.session.state.workspace.expected))

        def is_run() -> bool:
            is_shown = model.rowCount() == len(rows) and not self.trying.keeper.is_old
            return is_shown and all(model.row(row).outcome for row in rows)

        self._qtbot.waitUntil(is_run)
        return [str(model.index(row, 0).data()) for row in rows]


@pytest.fixture
def folder(tmp_path: Path, factory: EventFactory) -> Path:
    made = write_folder(tmp_path / "Base")
    (made / FEEDBACK).mkdir()
    searches = ("insigne égaré", "horaires cantine", "mon badge identité", "horaires cantine")
    events = [factory.no_result(query, "v1") for query in searches]
    export(events, made / FEEDBACK / "poste.jsonl", ExportFormat.JSONL)
    return made


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "partage").mkdir()
    return tmp_path / "partage" / "faq.db"


@pytest.fixture
def workshop(
    styled_app: QApplication,
    qtbot: QtBot,
    folder: Path,
    share: Path,
    faq_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Workshop:
    def no_model(_folder: Path) -> Encoder:
        raise ModelUnavailableError

    # By words alone: these journeys are about the window, and the model is not on every machine.
    monkeypatch.setattr(Encoder, "load", no_model)
    controller = open_editor(folder, locations=lambda: FaqLocations(faq_file, policy=share))
    window = controller.window
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: controller.session.state.phase is not FolderPhase.LOADING)
    return Workshop(controller, qtbot)


def test_an_entry_is_mended_tried_kept_in_the_test_list_built_and_found_at_the_desk(
    workshop: Workshop, folder: Path, share: Path, agent: Agent, qtbot: QtBot, open_desk: OpenDesk
) -> None:
    controller, trying, building = workshop.controller, workshop.trying, workshop.building
    # The query of a caller does not find the entry, and says what it lacks.
    agent.press(Key.Key_Down, ALT)
    agent.press(Key.Key_T, CTRL)
    agent.type("insigne égaré")
    assert workshop.rank == "Cette recherche ne trouve pas cette réponse"
    assert trying.trial.lacks.text() == "Absents de cette réponse\u00a0: «\u00a0insigne\u00a0», «\u00a0égaré\u00a0»."
    # A wording is written, and the rank changes before anything is saved.
    agent.press(Key.Key_M, ALT)
    agent.type("insigne égaré ou volé")
    assert workshop.rank == "Cette réponse vient en premier"
    assert controller.session.state.is_unsaved
    # One key keeps the query in the test list.
    agent.press(Key.Key_D, CTRL)
    agent.press(Key.Key_F7)
    assert workshop.states() == ["✓ trouvée"]
    # The wording is broken: the list is red, and a build asks.
    agent.press(Key.Key_F, CTRL)
    agent.press(Key.Key_M, ALT)
    agent.press(Key.Key_A, CTRL)
    agent.type("porte")
    agent.press(Key.Key_F7)
    assert workshop.states() == ["✗ manquée"]
    agent.press(Key.Key_F9)
    qtbot.waitUntil(lambda: building.dialog is not None and building.dialog.summary.isVisible())
    dialog = building.dialog
    assert dialog is not None
    assert "« insigne égaré »" in dialog.asked.text()
    assert not dialog.hand_out.isEnabled()
    agent.press(Key.Key_Escape)
    with qtbot.waitActive(controller.window):
        controller.window.activateWindow()
    assert not (folder / DATABASE).exists()
    assert [result.query for result in load_expected(folder)] == ["insigne égaré"]
    # Mended again, it is built and handed out, and the desk finds it.
    agent.press(Key.Key_Z, CTRL)
    assert workshop.states() == ["✓ trouvée"]
    agent.press(Key.Key_F9)
    qtbot.waitUntil(lambda: building.dialog is not None and building.dialog.hand_out.isVisible())
    dialog = building.dialog
    assert dialog is not None
    assert dialog.hand_out.isEnabled()
    assert not dialog.asked.isVisible()
    agent.press(Key.Key_Return)
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert dialog.outcome.text() == f"La FAQ est diffusée\u00a0: {share}"
    assert read(share)[0] == read(folder / DATABASE)[0]
    agent.press(Key.Key_Escape)
    close(workshop.controller, qtbot)
    desk = open_desk(share)
    agent.type("insigne égaré")
    assert desk.answer.title().startswith("Que faire si j’ai perdu mon badge")


def test_a_red_search_is_accepted_after_a_look(
    workshop: Workshop, folder: Path, share: Path, agent: Agent, qtbot: QtBot
) -> None:
    agent.press(Key.Key_F7)
    agent.type("mot de passe")
    agent.press(Key.Key_Return)
    assert workshop.states() == ["✗ manquée"]
    agent.press(Key.Key_F9)
    qtbot.waitUntil(lambda: workshop.building.dialog is not None and workshop.building.dialog.summary.isVisible())
    dialog = workshop.building.dialog
    assert dialog is not None
    agent.press(Key.Key_Space)
    assert dialog.hand_out.isEnabled()
    agent.press(Key.Key_C, ALT)
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert dialog.outcome.text() == "La FAQ est construite."
    assert (folder / DATABASE).is_file()
    assert not share.exists()
    close(workshop.controller, qtbot)


def test_a_faq_of_someone_else_is_replaced_only_when_the_editor_says_so(
    workshop: Workshop, share: Path, faq_file: Path, agent: Agent, qtbot: QtBot
) -> None:
    share.write_bytes(faq_file.read_bytes())
    agent.press(Key.Key_F9)
    qtbot.waitUntil(lambda: workshop.building.dialog is not None and workshop.building.dialog.hand_out.isVisible())
    dialog = workshop.building.dialog
    assert dialog is not None
    agent.press(Key.Key_D, ALT)
    qtbot.waitUntil(dialog.replace.isVisible)
    assert "4 réponses, du 31/01/2026" in dialog.outcome.text()
    assert share.read_bytes() == faq_file.read_bytes()
    agent.press(Key.Key_R, ALT)
    qtbot.waitUntil(lambda: dialog.outcome.isVisible() and not dialog.replace.isVisible())
    assert len(read(share)[0].entries) == 3
    assert read(share.with_name("faq-avant.db"))[0] == read(faq_file)[0]
    # It was a mistake: the one before is put back from the same window.
    agent.press(Key.Key_Escape)
    with qtbot.waitActive(workshop.controller.window):
        workshop.controller.window.activateWindow()
    qtbot.waitUntil(lambda: workshop.building.dialog is None and not workshop.building.is_busy)
    agent.press(Key.Key_F9)
    qtbot.waitUntil(lambda: workshop.building.dialog is not None and workshop.building.dialog.hand_out.isVisible())
    review = workshop.building.dialog
    assert review is not None
    agent.press(Key.Key_P, ALT)
    qtbot.waitUntil(review.put_back.isVisible)
    assert "4 réponses, du 31/01/2026" in review.outcome.text()
    agent.press(Key.Key_M, ALT)
    qtbot.waitUntil(lambda: review.outcome.isVisible() and not review.put_back.isVisible())
    assert review.outcome.text().startswith("La FAQ précédente est de nouveau en place")
    assert read(share)[0] == read(faq_file)[0]
    close(workshop.controller, qtbot)


def test_an_unanswered_search_becomes_a_wording_an_answer_or_nothing_with_one_key(
    workshop: Workshop, folder: Path, agent: Agent, qtbot: QtBot
) -> None:
    session, inbox = workshop.controller.session, workshop.trying.inbox_pane
    agent.press(Key.Key_F8)
    qtbot.waitUntil(lambda: inbox.model.rowCount() == 3)
    items = {inbox.model.item(row).text: row for row in range(3)}
    assert inbox.model.index(0).data() == "horaires cantine\ncherché 2 fois · réponse à écrire"
    # Delete dismisses for good; it is written with the folder, and can be undone.
    agent.press(Key.Key_Home)
    agent.press(Key.Key_Delete)
    assert inbox.model.rowCount() == 2
    agent.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not session.state.is_unsaved)
    assert "horaires cantine" in (folder / "recherches-ecartees.txt").read_text(encoding="utf-8")
    agent.press(Key.Key_Z, CTRL)
    assert inbox.model.rowCount() == 3
    # Enter makes it a wording of the answer that is chosen beside it.
    for _ in range(items["mon badge identite"]):
        agent.press(Key.Key_Down)
    assert not inbox.accept.isEnabled()
    agent.press(Key.Key_Right)
    assert inbox.accept.isEnabled()
    agent.press(Key.Key_Return)
    assert session.state.workspace.entries["buybuybuyb"].content.wordings == ("mon badge identite",)
    assert inbox.model.rowCount() == 2
    # Insert begins an answer, which is in the form at once.
    agent.press(Key.Key_End)
    assert inbox.text.text() == "insigne egare"
    agent.press(Key.Key_Insert)
    assert session.state.entry is not None
    assert session.state.entry.content.question == "insigne egare"
    agent.type(" ?")
    assert session.state.entry.content.question == "insigne egare ?"
    close(workshop.controller, qtbot)


def test_a_build_that_is_cancelled_writes_nothing_and_can_be_begun_again(
    workshop: Workshop, folder: Path, share: Path, agent: Agent, qtbot: QtBot
) -> None:
    building, window = workshop.building, workshop.controller.window
    agent.press(Key.Key_F9)
    qtbot.waitUntil(lambda: building.dialog is not None and building.dialog.isActiveWindow())
    agent.press(Key.Key_Escape)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: building.dialog is None and not building.is_busy)
    assert not (folder / DATABASE).exists()
    agent.press(Key.Key_F9)
    qtbot.waitUntil(lambda: building.dialog is not None and building.dialog.hand_out.isVisible())
    agent.press(Key.Key_Return)
    qtbot.waitUntil(share.is_file)
    close(workshop.controller, qtbot)


def test_wordings_that_are_found_without_help_are_grey_in_the_form(
    workshop: Workshop, agent: Agent, qtbot: QtBot
) -> None:
    form = workshop.controller.form
    agent.press(Key.Key_M, ALT)
    agent.type("acheter un badge")
    agent.press(Key.Key_Return)
    agent.type("insigne")
    row = form.rows[FormField.WORDINGS]
    qtbot.waitUntil(lambda: bool(row.hint()))
    (grey,) = form.wordings.extraSelections()
    assert grey.cursor.selectedText() == "acheter un badge"  # type: ignore[attr-defined]
    assert row.hint() == "En gris\u00a0: trouvées sans aide, donc peu utiles."
    close(workshop.controller, qtbot)


def test_an_export_that_comes_while_the_window_is_open_is_read_when_the_page_is_shown(
    workshop: Workshop, folder: Path, factory: EventFactory, agent: Agent, qtbot: QtBot
) -> None:
    inbox = workshop.trying.inbox_pane
    agent.press(Key.Key_F8)
    qtbot.waitUntil(lambda: inbox.model.rowCount() == 3)
    agent.press(Key.Key_F, CTRL)
    export([factory.no_result("parking fermé", "v1")], folder / FEEDBACK / "autre.jsonl", ExportFormat.JSONL)
    agent.press(Key.Key_F8)
    qtbot.waitUntil(lambda: inbox.model.rowCount() == 4)
    # A new answer is begun from any page, and is in the form at once.
    agent.press(Key.Key_N, CTRL)
    agent.type("Où ?")
    assert workshop.controller.form.question.toPlainText() == "Où ?"
    close(workshop.controller, qtbot)
