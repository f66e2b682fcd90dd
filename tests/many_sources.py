"""Sources as a knowledge manager has them: a help centre of two pages, a workbook of 300 questions, a capture."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import xlsxwriter

from helpdesk_app.config import paths

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


def write_sources(folder: Path) -> None:
    """Write the sources into ``folder``, with the bundled curation."""
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
