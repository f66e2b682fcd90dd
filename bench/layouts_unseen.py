"""Layouts of captured pages that were written after the rules."""

from __future__ import annotations

import random
from typing import Final

from bench.layout_form import Form

_HELPED: Final = "Cette réponse vous a-t-elle aidé(e) ?\n👍 👎\n"


def _side_by_side(text: str, _source: random.Random) -> str:
    """Read two columns across."""
    lines = text.strip().split("\n")
    half = (len(lines) + 1) // 2
    left, right = lines[:half], lines[half:] + [""] * (half - len(lines[half:]))
    return "\n".join(f"{a[:70]:<72}{b[:70]}".rstrip() for a, b in zip(left, right, strict=True))


UNSEEN: Final = (
    Form(
        "Confluence export",
        "{q}\n\n{p}\n\n",
        "titled",
        top="Espace : Support interne\nPage : Foire aux questions\n"
        "Créée par Marie Dupont, dernière modification le 3 mai 2025\n\n",
        bottom="Pièces jointes :\n\nÉtiquettes : faq support\n",
    ),
    Form(
        "Drupal nodes",
        "{q}\nSoumis par admin le mer, {d} - 10:12\n{a}\nAjouter un commentaire\n\n",
        top="Vous êtes ici\nAccueil » FAQ\n\n",
        bottom="Menu principal\nAccueil\nActualités\nContact\n",
    ),
    Form("accordion, helped", "▼ {q}\nMasquer la réponse\n{a}\n" + _HELPED),
    Form(
        "phpMyFAQ print",
        "ID #10{n}\n{q}\n{a}\nÉtiquettes : -\nDernière mise à jour : {d} 10:12\nAuteur : admin\nRévision : 1.0\n\n",
    ),
    Form("faces below answers", "{q}\n{a}\nAvez-vous trouvé la réponse à votre question ?\n😞😐😃\n\n"),
    Form("Q1. and R1.", "Q{n}. {q}\nR{n}. {a}\n"),
    Form("Question : without space", "Question :{q}\n\n\nRéponse :{a}\n\n"),
    Form("Q/ and R/", "Q/ {q}\nR/ {a}\n\n"),
    Form("answers labelled, questions not", "{q}\nRéponse : {a}\n\n"),
    Form("sheets with numbers", "Fiche {n} : {q}\n\n{a}\n\n", "titled"),
    Form("titles with a colon", "{q} :\n{a}\n\n", "titled"),
    Form("titles between stars", "*{q}*\n\n{p}\n\n", "titled"),
    Form("titles underlined by dashes", "{q}\n----------\n{a}\n\n", "titled"),
    Form("themes in capitals", "{q}\n{a}\n", section="INFORMATIONS GÉNÉRALES {k}\n"),
    Form("numbered themes and questions", "1.{n} {q}\n{a}\n\n", section="{k}. {s}\n\n"),
    Form("two columns", "{q}\n{a}\n\n", change=_side_by_side),
    Form(
        "English page",
        "{q}\n{a}\nWas this article helpful?\nYes\nNo\n{v} out of 97 found this helpful\n\n",
        top="Skip to main content\nHelp Center\nSearch\n\n",
        bottom="Related articles\nReturn to top\n",
    ),
    Form("all wrapped", "{w}\n\n{A}\n\n\n"),
    Form(
        "second page with the header again",
        "{q}\n{a}\n\n",
        top="Assistance en ligne\nToutes les questions (1/2)\n\n",
        page_break="Assistance en ligne\nToutes les questions (2/2)\n\n",
    ),
    Form("dates above questions", "Le {d} à 14h02\n{q}\n{a}\n"),
    Form("question, bar and answer", "{q} | {one}\n"),
    Form("a quarter without a question mark", "{q}\n{a}\n\n", strange="{t}\n{a}\n\n"),
    Form("a quarter without a marker", "{q}\n{a}\n" + _HELPED, strange="{q}\n{a}\n"),
    Form("answers between rules", "{a}\n* * *\n", top="{count} réponses\n", has_questions=False),
    Form("old line ends, Windows-1252", "– {q}\n{a}\n\n", line_end="\r", encoding="cp1252"),
    Form("contents with page numbers", "{q}\n{a}\n\n", top="Table des matières\nPrésentation ..... 2\n{list}\n\n"),
)
