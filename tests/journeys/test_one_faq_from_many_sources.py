"""A new knowledge manager makes one FAQ of three sources on the command line, and imports what changed a week later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import xlsxwriter
from PySide6.QtCore import Qt

from helpdesk_app.cli import check
from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.model import Entry, Status
from helpdesk_app.text.typography import typeset

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

MARKER: Final = "Cette réponse vous a-t-elle été utile ?\n"
ACCORDIONS: Final = {
    "Comment déclarer un incident de facturation ?": "Ouvrez l’onglet <b>Factures</b>, puis cliquez sur « Signaler ».",
    "Quels navigateurs sont pris en charge par le portail ?": "Firefox et Edge. Internet Explorer ne convient plus.",
    "Comment changer l’adresse de mon cabinet ?": "Dans « Mon profil » : <a href='https://aide.fr/a'>le guide</a>.",
}
DETAILS: Final = {
    "Comment s’inscrire à une formation en ligne ?": "Choisissez une date au calendrier, puis confirmez par courriel.",
    "Comment annuler une inscription ?": "Cliquez sur « Se désister » au plus tard la veille de la séance.",
}
THINGS: Final = (
    "le badge d’accès, la borne d’impression, le lecteur sans contact, la messagerie sécurisée, le dossier partagé, "
    "la salle de réunion, le casque audio, la signature électronique, le bon de commande, le véhicule de service, "
    "la téléconsultation, le coffre-fort numérique, la carte de restauration, le tableau de garde, le compte invité, "
    "la ligne d’astreinte, le scanner de documents, le stock de vaccins, la feuille de route, le registre des visites, "
    "l’agenda partagé, le poste nomade, la clé de chiffrement, le relevé d’heures, le planning de formation, "
    "la prescription électronique, le formulaire d’accident, la demande de matériel, le courrier recommandé, "
    "le tampon officiel"
).split(", ")
ASKED: Final = {
    "Accès": ("Comment demander {1} ?", "La fiche F{} se remet au secrétariat ; {} est attribué par le responsable."),
    "Panne": ("Que faire si {1} ne fonctionne pas ?", "Ouvrez un ticket au guichet G{} en nommant {} et votre étage."),
    "Droits": ("Qui peut utiliser {1} ?", "Le groupe D{} utilise {} sans formalité, les autres par leur référent."),
    "Guides": ("Où trouver le mode d’emploi pour {1} ?", "La vidéo M{} de la rubrique Guides présente {} pas à pas."),
    "Durée": ("Combien de temps garder {1} ?", "D’après la règle R{}, {} est rendu ou détruit devant témoin."),
    "Départ": (
        "Comment restituer {1} en fin de mission ?",
        "Au bureau B{}, {} est contrôlé et un reçu vous est remis.",
    ),
    "Perte": ("Comment déclarer la perte pour {1} ?", "Appelez le poste P{} le jour même : {} est alors désactivé."),
    "Coût": ("Quel est le coût pour {1} ?", "La grille T{} dit ce que {} coûte aux agents non titulaires."),
    "Prêt": ("Peut-on prêter {1} à un collègue ?", "Seul l’avenant A{} permet de confier {} pendant une absence."),
    "Contact": ("À qui s’adresser pour {1} ?", "Le correspondant C{} suit {} sur votre site et vous répond."),
}
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
    panels = "".join(
        f'<section class="fr-accordion"><h3 class="fr-accordion__title"><button class="fr-accordion__btn" '
        f'aria-expanded="false" aria-controls="a{n}">{question}</button></h3>'
        f'<div class="fr-collapse" id="a{n}"><p>{answer}</p></div></section>\n'
        for n, (question, answer) in enumerate(ACCORDIONS.items())
    )
    (folder / "aide.html").write_text(
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Aide</title><script>let x</script></head>\n'
        '<body><header><nav><a href="/">Accueil</a></nav></header><main><h1>Centre d’aide</h1>\n'
        f'<div class="fr-accordions-group">{panels}</div></main><footer><p>Mentions légales</p></footer></body></html>',
        encoding="utf-8",
    )
    opened = "".join(f"<details><summary>{q}</summary><p>{a}</p></details>\n" for q, a in DETAILS.items())
    (folder / "formations.html").write_text(f"<html><body><h1>FAQ</h1>{opened}</body></html>", encoding="utf-8")
    book = xlsxwriter.Workbook(folder / "questions.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Question", "Réponse", "Thème"])
    rows = [
        (question.format(number, thing), answer.format(number, thing), theme)
        for number, thing in enumerate(THINGS, start=100)
        for theme, (question, answer) in ASKED.items()
    ]
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row)
    book.close()
    for name in ("faq_page_ans.txt", "curation.toml"):
        (folder / name).write_bytes(paths.resource("faq", name).read_bytes())
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
