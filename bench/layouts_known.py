"""Layouts of captured pages that the rules were made with."""

from __future__ import annotations

import random
from typing import Final

from bench.layout_form import Form

_MARKER: Final = "Cette réponse vous a-t-elle été utile ?"
_FACETS: Final = "Votre question concerne quel produit ?\nVotre question concerne quelle thématique ?\n"


def _spaces(text: str, source: random.Random) -> str:
    """Put no-break spaces, trailing tabs and blank lines of spaces into ``text``."""
    text = text.replace(" ?", "\u00a0?").replace(" :", "\u202f:")
    return "\n".join(line + source.choice(("", "", "\t", "  ")) for line in text.split("\n"))


KNOWN: Final = (
    Form("answers, each with a marker", "{a}\n" + _MARKER + "\n", top=_FACETS, has_questions=False),
    Form(
        "question, answer, marker, buttons",
        "{q}\n\n{a}\n\n" + _MARKER + "\nOui\nNon\n\n",
        top="FAQ\n{count} résultats\n",
    ),
    Form(
        "misspelt markers", "{q}\n{a}\n" + _MARKER + "\n", strange="{q}\n{a}\nCette réponse vous a t elle été utlie ?\n"
    ),
    Form("titles in capitals", "{Q}\n{a}\n\n", "titled"),
    Form("questions in capitals, no blank line", "{Q}\n{a}\n"),
    Form("wiki export, title and paragraphs", "{q}\n\n{p}\n\n\n", "titled", top="Base de connaissances\n\n"),
    Form("wiki export, title above its text", "{q}\n{a}\n\n", "titled"),
    Form("titles that are numbered", "{n}. {q}\n\n{a}\n\n", "titled", top="Sommaire des fiches\n\n"),
    Form("Q : and R :", "Q : {q}\nR : {a}\n\n"),
    Form("Q: and R: on lines of their own", "Q:\n\n{q}\n\nR:\n\n{p}\n\n"),
    Form("Question n° and Réponse with dashes", "Question n° {n} — {q}\nRéponse — {a}\n"),
    Form("number, question and answer in one line", "{n}) {q} {one}\n"),
    Form("question and answer in one line", "{q} {one}\n\n", top="Foire aux questions\n\n"),
    Form("wrapped questions", "{w}\n\n{p}\n\n"),
    Form("questions with bullets", "• {q}\n{a}\n\n"),
    Form("accordion", "{q}\nVoir la réponse\n{a}\nRéponse utile ?\nOui Non\n", top="Tout déplier\n"),
    Form(
        "Zendesk",
        "{q}\n{a}\nCet article vous a-t-il été utile ?\nOui\nNon\n"
        "Utilisateurs qui ont trouvé cela utile : {v} sur 97\n",
        top="Centre d’aide > Questions courantes > Compte\nRechercher\n",
        bottom="Vous avez d’autres questions ? Envoyer une demande\nCommentaires\n0 commentaire\n",
    ),
    Form(
        "Freshdesk",
        "{q}\nModifié le : {d} à 10:12\n\n{a}\n\nAvez-vous trouvé cette réponse utile ? Oui Non\n\n",
        top="Page d'accueil des solutions / Compte\nBonjour\nComment pouvons-nous vous aider aujourd’hui ?\n\n",
        bottom="Articles connexes\nNous vous remercions de vos commentaires.\n",
    ),
    Form(
        "DSFR page",
        "{q}\n\n{a}\n\n",
        top="Aller au contenu\nMenu\nRechercher\nÀ propos des cookies sur ce site\nTout accepter\nTout refuser\n"
        "Personnaliser\n\nAccueil > Aide > Questions fréquentes\n\nQuestions fréquentes\n\n",
        bottom="Cette page vous a-t-elle été utile ?\nOui\nNon\n\nSuivez-nous\nPlan du site\n"
        "Accessibilité : partiellement conforme\nMentions légales\nDonnées personnelles\nGestion des cookies\n",
    ),
    Form("themes above questions", "{q}\n{a}\n\n", section="{s}\n\n"),
    Form("table of contents", "{q}\n{a}\nRetour en haut de page\n\n", top="Sommaire\n{list}\n\n"),
    Form(
        "paging",
        "{q}\n{a}\n",
        top="{count} questions / réponses\n",
        page_break="Page 1 sur 2\n« Précédent 1 2 Suivant »\n",
    ),
    Form("dates below questions", "{q}\nPubliée le {d} par l’équipe support\n{a}\n{v} vues\n\n"),
    Form("mixed spaces and line ends", "{q}\n{a}\n\n", change=_spaces, line_end="\r\n"),
)
