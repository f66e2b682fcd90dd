"""A new editor, in the window only: three sources become one FAQ, are mended, tested, handed out and imported again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.editing.comparison import MatchedAs
from helpdesk_app.faq.database import read, read_past
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.model import Entry
from helpdesk_app.search.encoder import Encoder, ModelUnavailableError
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.editor.building import Building
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.merging.merge_dialog import MergeDialog
from helpdesk_app.ui.editor.trying import Trying
from helpdesk_app.ui.editor.window import open_editor
from tests.many_sources import MARKER, write_sources
from tests.workshop import ALT, CTRL, back_in, choose, close, go_on, open_wizard, show

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
MENDED: Final = {
    "demander le badge": "obtenir un passe",
    "borne impression ne fonctionne pas": "imprimante du hall bloquée",
    "restituer casque audio": "rendre les écouteurs",
    "perte clé de chiffrement": "jeton crypto égaré",
    "cout téléconsultation": "prix de la visio",
    "prêter véhicule": "laisser la voiture à un confrère",
    "garder relevé d’heures": "archivage du pointage",
    "mode d’emploi scanner": "notice numériseur",
    "adresser tampon officiel": "référent cachet",
    "utiliser salle de réunion": "droit de réserver une pièce",
}
"""What the filter is given to find an answer, and the wording that it gets."""


class Desk:
    """The editors' window, its parts, and what an editor does there."""

    def __init__(self, controller: EditorController, agent: Agent, qtbot: QtBot) -> None:
        trying, building = controller.findChild(Trying), controller.findChild(Building)
        assert isinstance(trying, Trying)
        assert isinstance(building, Building)
        self.controller, self.trying, self.building = controller, trying, building
        self._agent, self._qtbot = agent, qtbot

    def select(self, text: str) -> str:
        """Select the only answer that ``text`` leaves in the list, and return its uid."""
        self._agent.press(Key.Key_F, CTRL)
        self._agent.press(Key.Key_A, CTRL)
        self._agent.type(text)
        assert len(self.controller.session.state.rows) == 1, text
        self._agent.press(Key.Key_Down)
        return self.controller.session.state.uid

    def show_all(self) -> None:
        self._agent.press(Key.Key_F, CTRL)
        self._agent.press(Key.Key_A, CTRL)
        self._agent.press(Key.Key_Delete)

    def split(self, text: str) -> str:
        """Split the answer that ``text`` finds before its last sentence, and return the uid of the new one."""
        self.select(text)
        self._agent.press(Key.Key_P, ALT)
        answer = self.controller.form.answer
        self._agent.press(Key.Key_End, CTRL)
        for _ in answer.toPlainText().rpartition(". ")[2]:
            self._agent.press(Key.Key_Left)
        self._agent.press(Key.Key_S, CTRL | SHIFT)
        return self.controller.session.state.uid

    def merge(self, text: str) -> str:
        """Merge the selected answer with the one that ``text`` finds, and return the uid of that one."""
        window = self.controller.window
        self._agent.press(Key.Key_M, CTRL)
        (dialog,) = window.findChildren(MergeDialog)
        self._qtbot.waitUntil(dialog.isActiveWindow)
        self._agent.type(text)
        self._qtbot.waitUntil(lambda: dialog.model.rowCount() > 0 and dialog.merge_button.isEnabled())
        other = dialog.model.entry(0).uid
        self._agent.press(Key.Key_Return)
        self._qtbot.waitUntil(lambda: not window.findChildren(QDialog))
        with self._qtbot.waitActive(window):
            window.activateWindow()
        return other

    def test_list(self) -> set[str]:
        """Return what the test list says, once it was run on the present text."""
        model, count = self.trying.expected.model, len(self.controller.session.state.workspace.expected)

        def is_run() -> bool:
            return (
                model.rowCount() == count
                and not self.trying.keeper.is_old
                and all(model.row(row).outcome for row in range(count))
            )

        self._qtbot.waitUntil(is_run)
        return {str(model.index(row, 0).data()) for row in range(count)}

    def build_and_hand_out(self) -> list[str]:
        """Build, accept what is asked about, hand out, and return the searches that are red."""
        self._agent.press(Key.Key_F9)
        self._qtbot.waitUntil(lambda: self.building.dialog is not None and self.building.dialog.hand_out.isVisible())
        dialog = self.building.dialog
        assert dialog is not None
        asked = dialog.asked.text() if dialog.asked.isVisible() else ""
        if asked:
            self._agent.press(Key.Key_Space)
        self._agent.press(Key.Key_D, ALT)
        self._qtbot.waitUntil(dialog.outcome.isVisible)
        assert dialog.outcome.text().startswith("La FAQ est diffusée"), dialog.outcome.text()
        self._agent.press(Key.Key_Escape)
        with self._qtbot.waitActive(self.controller.window):
            self.controller.window.activateWindow()
        return [line for line in asked.split("\n") if line]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "partage").mkdir()
    return tmp_path / "partage" / "faq.db"


@pytest.fixture
def workshop(
    styled_app: QApplication,
    qtbot: QtBot,
    agent: Agent,
    tmp_path: Path,
    share: Path,
    faq_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    def no_model(_folder: Path) -> Encoder:
        raise ModelUnavailableError

    monkeypatch.setattr(Encoder, "load", no_model)  # Reading 320 texts for their meaning takes seconds.
    folder = tmp_path / "faq"
    folder.mkdir()
    # What was curated before: the questions of a page that has none.
    (folder / "curation.toml").write_bytes(paths.resource("faq", "curation.toml").read_bytes())
    controller = open_editor(folder, locations=lambda: FaqLocations(faq_file, policy=share))
    return Desk(show(controller, qtbot), agent, qtbot)


def test_a_new_editor_makes_a_faq_and_keeps_it(
    workshop: Desk,
    share: Path,
    tmp_path: Path,
    agent: Agent,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    open_desk: OpenDesk,
) -> None:
    controller, session = workshop.controller, workshop.controller.session
    received = tmp_path / "reçus"
    received.mkdir()
    write_sources(received)
    page = received / "faq_page_ans.txt"

    # A saved page, a workbook of 300 questions and the agency's capture become one FAQ.
    wizard = open_wizard(controller, agent, qtbot)
    choose(monkeypatch, agent, qtbot, wizard, received / "aide.html", received / "questions.xlsx", page)
    for _ in range(3):
        go_on(agent, qtbot, wizard)
    agent.press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(session.state.rows) == 322)
    back_in(controller, qtbot)

    # Ten answers get a wording, which the test list keeps.
    uids = {}
    for number, (text, wording) in enumerate(MENDED.items(), start=1):
        uids[wording] = workshop.select(text)
        agent.press(Key.Key_M, ALT)
        agent.press(Key.Key_End, CTRL)
        agent.type(wording)
        agent.press(Key.Key_T, CTRL)
        agent.press(Key.Key_A, CTRL)
        agent.type(wording)
        agent.press(Key.Key_D, CTRL)
        assert len(session.state.workspace.expected) == number

    # Two are split, and one is merged with another.
    parts = [workshop.split("en même temps"), workshop.split("certificats émis")]
    assert len(session.state.workspace.entries) == 324
    kept = workshop.select("changer l’adresse")
    gone = workshop.merge("déclarer un incident de facturation")

    # It is built and handed out, and the desks get all of it.
    assert workshop.build_and_hand_out() == []
    before = entries_of(share)
    assert len(before) == 323
    assert {*parts, kept} <= before.keys()
    assert dict(read(share)[0].successors)[gone] == kept

    # Next week's capture: three answers corrected, one withdrawn, one new, two in another order.
    answers = page.read_text(encoding="utf-8").split(MARKER)
    answers = [text.replace("Google Store", "Google Play").replace("12 chiffres", "douze chiffres") for text in answers]
    answers = [text for text in answers if not text.startswith("Oui tout à fait")]
    answers[6], answers[7] = answers[7], answers[6]
    answers.insert(9, "Le standard de l’agence est ouvert le samedi matin, de neuf heures à midi.\n")
    page.write_text(MARKER.join(answers), encoding="utf-8")
    workshop.show_all()
    wizard = open_wizard(controller, agent, qtbot)
    choose(monkeypatch, agent, qtbot, wizard, page)
    go_on(agent, qtbot, wizard)
    go_on(agent, qtbot, wizard)
    kinds = Counter(match.kind for match in wizard.session.state.matches)
    assert (kinds[MatchedAs.CHANGED], kinds[MatchedAs.NEW], kinds[MatchedAs.GONE]) == (3, 1, 1)
    go_on(agent, qtbot, wizard)
    agent.press(Key.Key_Return)
    qtbot.waitUntil(lambda: not controller.window.findChildren(QDialog))
    back_in(controller, qtbot)
    assert workshop.build_and_hand_out() == []

    # Nothing curated is lost, and the test list is green.
    after = entries_of(share)
    (withdrawn,), (new,) = before.keys() - after.keys(), after.keys() - before.keys()
    assert {uid: curated(entry) for uid, entry in before.items() if uid != withdrawn} == {
        uid: curated(entry) for uid, entry in after.items() if uid != new
    }
    assert {kept_entry.entry.uid for kept_entry in read_past(share).archive} == {withdrawn, gone}
    changed = [uid for uid, entry in before.items() if uid != withdrawn and entry.answer != after[uid].answer]
    assert len(changed) == 3
    agent.press(Key.Key_F7)
    assert workshop.test_list() == {"✓ trouvée"}
    close(controller, qtbot)

    # The desk finds all of it.
    desk = open_desk(share)
    for wording, uid in (*uids.items(), ("standard samedi", new)):
        agent.type(wording)
        assert desk.answer.title() == typeset(after[uid].question)
        agent.press(Key.Key_Escape)


def entries_of(database: Path) -> dict[str, Entry]:
    return {entry.uid: entry for entry in read(database)[0].entries}


def curated(entry: Entry) -> tuple[object, ...]:
    """Return what the editors gave an entry."""
    return (entry.question, entry.wordings, entry.facets, entry.upkeep)
