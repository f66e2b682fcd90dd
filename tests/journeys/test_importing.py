"""An editor imports files through the wizard, with real keys: three become one FAQ, a week later one comes in again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.comparison import MatchedAs, MatchVerdict
from helpdesk_app.editing.import_state import ImportStep
from helpdesk_app.editing.loading import load
from helpdesk_app.faq.model import Status
from helpdesk_app.faq_build.publishing import assemble
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.window import open_editor
from tests.many_sources import MARKER, write_sources
from tests.workshop import ALT, CTRL, back_in, choose, close, go_on, open_wizard, settle, show

if TYPE_CHECKING:
    from tests.conftest import Agent

Key = Qt.Key


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "reçus"
    folder.mkdir()
    write_sources(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, sources: Path) -> Path:
    """A folder that has a curation and no source yet."""
    folder = tmp_path / "atelier"
    folder.mkdir()
    (folder / "curation.toml").write_bytes((sources / "curation.toml").read_bytes())
    return folder


@pytest.fixture
def editor(styled_app: QApplication, qtbot: QtBot, folder: Path) -> EditorController:
    return show(open_editor(folder), qtbot)


def test_three_sources_become_one_faq_and_next_week_comes_in(
    editor: EditorController,
    sources: Path,
    folder: Path,
    agent: Agent,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A saved page, a workbook of 300 questions and the agency's capture.
    wizard = open_wizard(editor, agent, qtbot)
    page = sources / "faq_page_ans.txt"
    choose(monkeypatch, agent, qtbot, wizard, sources / "aide.html", sources / "questions.xlsx", page)
    assert [file.entries for file in wizard.session.state.files] == [3, 300, 19]
    go_on(agent, qtbot, wizard)
    assert wizard.session.state.step is ImportStep.READING

    # The lines of the page, then those of the capture: a correction, and back.
    assert agent.focus() is wizard.reading.lines
    agent.press(Key.Key_I, ALT)
    agent.press(Key.Key_End)
    settle(qtbot, wizard)
    assert wizard.session.state.target == "faq_page_ans.txt"
    wizard.reading.lines.setFocus()
    agent.press(Key.Key_Home)
    for _ in range(5):
        agent.press(Key.Key_Down)
    agent.press(Key.Key_D)
    settle(qtbot, wizard)
    assert "Ce message peut avoir" not in wizard.session.state.files[2].reading.entries[0].answer  # type: ignore[union-attr]
    agent.press(Key.Key_Z, CTRL)
    settle(qtbot, wizard)
    assert wizard.session.state.entries == 322

    # The columns of the workbook: what is told is seen at once.
    agent.press(Key.Key_I, ALT)
    agent.press(Key.Key_Up)
    assert wizard.session.state.target == "questions.xlsx"
    wizard.reading.columns.table.setFocus()
    agent.press(Key.Key_Right)
    agent.press(Key.Key_Right)
    agent.press(Key.Key_I)
    settle(qtbot, wizard)
    assert not wizard.session.state.files[1].reading.entries[0].facets  # type: ignore[union-attr]
    agent.press(Key.Key_Z, CTRL)
    settle(qtbot, wizard)

    go_on(agent, qtbot, wizard)
    assert {match.kind for match in wizard.session.state.matches} == {MatchedAs.NEW}
    assert not list(folder.glob("*.xlsx")), "nothing is written before the last step"
    go_on(agent, qtbot, wizard)
    assert wizard.session.state.outcome is not None
    agent.press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(editor.session.state.rows) == 322)

    # One answer is curated by hand.
    back_in(editor, qtbot)
    agent.press(Key.Key_F, CTRL)
    agent.type("google store")
    agent.press(Key.Key_Down)
    agent.press(Key.Key_Q, ALT)
    agent.press(Key.Key_End, CTRL)
    agent.type(" svp")
    before = {uid: entry.content for uid, entry in load(folder).workspace.entries.items()}
    store = editor.session.state.uid

    # A week later: two answers corrected, one withdrawn, one new, two in another order.
    answers = page.read_text(encoding="utf-8").split(MARKER)
    answers = [text.replace("Google Store", "Google Play").replace("12 chiffres", "douze chiffres") for text in answers]
    answers = [text for text in answers if not text.startswith("Oui tout à fait")]
    answers[6], answers[7] = answers[7], answers[6]
    answers.insert(9, "Le standard de l’agence est ouvert le samedi matin, de neuf heures à midi.\n")
    page.write_text(MARKER.join(answers), encoding="utf-8")
    wizard = open_wizard(editor, agent, qtbot)
    choose(monkeypatch, agent, qtbot, wizard, page)
    assert wizard.session.state.files[0].replaces
    go_on(agent, qtbot, wizard)
    go_on(agent, qtbot, wizard)
    matches = [match for match in wizard.session.state.matches if match.kind is not MatchedAs.UNCHANGED]
    kinds = [match.kind for match in matches]
    assert kinds == [MatchedAs.CHANGED] * 3 + [MatchedAs.NEW, MatchedAs.GONE]
    assert agent.focus() is wizard.matches.table
    for match in matches:
        is_refused = match.kind is MatchedAs.CHANGED and "chiffres" in match.newer.answer  # type: ignore[union-attr]
        agent.press(Key.Key_R if is_refused else Key.Key_P)
    verdicts = [match.verdict for match in wizard.session.state.matches if match.kind is MatchedAs.CHANGED]
    assert Counter(verdicts) == {MatchVerdict.REFUSED: 2, MatchVerdict.TAKEN: 1}
    go_on(agent, qtbot, wizard)
    assert wizard.session.state.outcome is not None
    agent.press(Key.Key_Return)
    qtbot.waitUntil(lambda: "Google Play" in editor.session.state.workspace.entries[store].content.answer)

    # Nothing curated is lost, and a build says the same.
    after = {uid: entry.content for uid, entry in load(folder).workspace.entries.items()}
    gone = before.keys() - {uid for uid, content in after.items() if content.upkeep.status is Status.PUBLISHED}
    assert len(gone) == 1
    assert after[store].question.endswith("svp")
    assert {uid: content for uid, content in before.items() if uid not in (*gone, store)} == {
        uid: content for uid, content in after.items() if uid in before and uid not in (*gone, store)
    }
    built = {entry.uid: entry for entry in assemble([folder], curation=None, imported_on="2026-11-29").faq.entries}
    assert built.keys() == {uid for uid, content in after.items() if content.upkeep.status is Status.PUBLISHED}
    assert len(built) == 322
    close(editor, qtbot)


def test_cancelling_leaves_the_folder_as_it_was(
    editor: EditorController,
    sources: Path,
    folder: Path,
    agent: Agent,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    wizard = open_wizard(editor, agent, qtbot)
    choose(monkeypatch, agent, qtbot, wizard, sources / "faq_page_ans.txt")
    go_on(agent, qtbot, wizard)
    agent.press(Key.Key_D)
    settle(qtbot, wizard)
    agent.press(Key.Key_Escape)
    assert wizard.isVisible(), "a slip of the finger loses nothing"
    go_on(agent, qtbot, wizard)
    assert wizard.session.state.step is ImportStep.MATCHING
    gone: list[bool] = []
    wizard.destroyed.connect(lambda: gone.append(True))
    wizard.cancel.setFocus()
    agent.press(Key.Key_Space)
    qtbot.waitUntil(lambda: bool(gone))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    close(editor, qtbot)
