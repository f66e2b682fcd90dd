"""A new knowledge manager makes one FAQ of three sources on the command line, and imports what changed a week later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt

from helpdesk_app.cli import check
from helpdesk_app.cli import main as cli
from helpdesk_app.faq import database
from helpdesk_app.faq.model import Entry, Status
from helpdesk_app.text.typography import typeset
from tests.many_sources import MARKER, write_sources

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

CURATION: Final = """
[entries.{browsers}]
wordings = ["Est-ce que Safari marche ?"]
owner = "équipe portail"

[entries.{headset}]
wordings = ["rendre les écouteurs"]
facets.produit = ["Certificats"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a help centre of two pages, a workbook of 300 questions, the agency's capture and its curation."""
    folder = tmp_path / "faq"
    folder.mkdir()
    write_sources(folder)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert cli.main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def test_a_week_of_a_knowledge_manager(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    open_desk: OpenDesk,
    agent: Agent,
) -> None:
    built, health, queries = folder / "faq.db", folder / "sante.html", tmp_path / "queries.jsonl"
    monkeypatch.setattr(check, "load_encoder", lambda: None)  # Reading 350 texts for their meaning takes seconds.

    def build(day: str) -> str:
        return run(capsys, "build", folder, "-o", built, "--words-only", "--report", "--imported-on", day)

    def first(*texts: str) -> list[str]:
        queries.write_text("".join(json.dumps({"id": 0, "text": text}) + "\n" for text in texts), encoding="utf-8")
        found = run(capsys, "search", "--db", built, "--limit", "1", "--batch", queries)
        return ["".join(json.loads(line)["hits"]) for line in found.splitlines()]

    # All sources become one FAQ.
    report = build("2026-11-22")
    assert "blocks       325 = 324 kept + 1 merged + 0 rejected" in report
    by_question = {entry.question: entry.uid for entry in database.read(built)[0].entries}
    browsers = by_question["Quels navigateurs sont pris en charge par le portail ?"]
    headset = by_question["Comment restituer le casque audio en fin de mission ?"]
    with (folder / "curation.toml").open("a", encoding="utf-8") as file:
        file.write(CURATION.format(browsers=browsers, headset=headset))
    assert "0 new, 2 changed, 0 moved, 0 withdrawn" in build("2026-11-23")
    before = {entry.uid: entry for entry in database.read(built)[0].entries}

    # A week later: one answer corrected, one question reworded, one withdrawn, one new, two in another order.
    page = folder / "faq_page_ans.txt"
    answers = page.read_text(encoding="utf-8").split(MARKER)
    (store,) = (n for n, text in enumerate(answers) if "Google Store" in text)
    answers[store] = answers[store].replace("Google Store", "Google Play")
    (gone,) = (n for n, text in enumerate(answers) if text.startswith("Oui tout à fait"))
    del answers[gone]
    answers[6], answers[7] = answers[7], answers[6]
    answers.insert(9, "Le standard de l’agence est ouvert le samedi matin, de neuf heures à midi.\n")
    page.write_text(MARKER.join(answers), encoding="utf-8")
    reworded = "Avec quel navigateur puis-je ouvrir le portail ?"
    help_centre = (folder / "aide.html").read_text(encoding="utf-8")
    (folder / "aide.html").write_text(help_centre.replace(before[browsers].question, reworded), encoding="utf-8")
    report = build("2026-11-29")
    assert "changes  against the FAQ before: 1 new, 2 changed, 1 moved, 1 withdrawn and kept in the archive" in report
    assert "[-Store-] {+Play+}" in report

    # Nothing curated is lost.
    after = {entry.uid: entry for entry in database.read(built)[0].entries}
    (withdrawn,) = before.keys() - after.keys()
    (archived,) = (kept.entry for kept in database.read_past(built).archive)
    assert archived.upkeep.status is Status.WITHDRAWN
    assert curated(archived) == curated(before[withdrawn])
    assert {uid: curated(entry) for uid, entry in before.items() if uid not in (withdrawn, browsers)} == {
        uid: curated(entry) for uid, entry in after.items() if uid in before and uid != browsers
    }
    assert (after[browsers].question, after[browsers].wordings) == (reworded, before[browsers].wordings)
    assert after[browsers].upkeep.owner == "équipe portail"
    assert "0 new, 0 changed, 0 moved, 0 withdrawn" in build("2026-11-29")

    # The health report says what is wrong, and knows the entries that were corrected.
    told = run(capsys, "check", folder, "--report", health)
    assert "to mend" in told
    assert told.count("is in no source (any more)") == 1
    assert "Santé de la FAQ" in health.read_text(encoding="utf-8")

    # The desk finds all of it.
    (new,) = after.keys() - before.keys()
    assert first(*(entry.question for entry in after.values())) == list(after)
    assert first("safari", "rendre les écouteurs", "standard ouvert samedi") == [browsers, headset, new]
    desk = open_desk(built)
    assert desk.list_pane.count.text() == "324 réponses"
    for text, uid in (("safari", browsers), ("ecouteurs", headset), ("standard samedi", new)):
        agent.type(text)
        assert desk.answer.title() == typeset(after[uid].question)
        agent.press(Qt.Key.Key_Escape)


def curated(entry: Entry) -> tuple[object, ...]:
    """Return what editors and sources add to an answer."""
    return (entry.question, entry.wordings, entry.facets, entry.upkeep.owner, entry.upkeep.incomplete)
