"""Layouts of captured pages that were written by someone who had not read the rules."""

from __future__ import annotations

import random
from typing import Final

from bench.layout_form import Form


def _printed(text: str, _source: random.Random) -> str:
    """Break a text into printed pages of 38 lines, each with its header and number."""
    lines = text.split("\n")
    sheets = ["\n".join(lines[start : start + 38]) for start in range(0, len(lines), 38)]
    head = "Guide de l’assuré - Foire aux questions"
    return "".join(f"{head}\n{sheet}\nPage {n} sur {len(sheets)}\n\f" for n, sheet in enumerate(sheets, 1))


FRESH: Final = (
    Form(
        "mutual insurer",
        "{q}\n\n{a}\n\nPartager par courriel\n\n",
        top="Aller au contenu principal\nParticuliers\nEntreprises\nTrouver une agence\nEspace adhérent\n\n"
        "Nos garanties\nNos services\nDevis en ligne\n\nQuestions fréquentes\n"
        "Vous cherchez une réponse ? Parcourez nos rubriques.\n\n",
        section="{s}\n\n",
        bottom="Vous n’avez pas trouvé votre réponse ?\nContactez-nous du lundi au vendredi de 9 h à 18 h.\n"
        "Mentions légales\nDonnées personnelles\nGestion des cookies\n",
    ),
    Form(
        "ministry, DSFR",
        "{q}\n{a}\n",
        top="Contenu\nMenu\nRecherche\nPied de page\nRépublique\nFrançaise\nLiberté\nÉgalité\nFraternité\n"
        "Rechercher\nAccueil\nFoire aux questions\nFoire aux questions\nPublié le 12 mars 2025\n"
        "Temps de lecture : 6 minutes\nSommaire\n{list}\n",
        bottom="Partager la page\nPartager sur Facebook\nPartager sur LinkedIn\nCopier dans le presse-papier\n"
        "Haut de page\ninfo.gouv.fr\nservice-public.fr\nlegifrance.gouv.fr\nPlan du site\n"
        "Accessibilité : partiellement conforme\nSauf mention contraire, tous les contenus de ce site sont sous "
        "licence etalab-2.0\n",
    ),
    Form(
        "Drupal teasers",
        "{q}\n{a}\nLire la suite de {q}\n",
        top="Fil d’Ariane\n    1. Accueil\n    2. FAQ\n\n",
        bottom="Pagination\nPage courante 1\nPage 2\nPage suivante ››\nDernière page Dernier »\n",
    ),
    Form(
        "WordPress theme",
        "{q}\n\n    {a}\n\n",
        top="Aller au contenu\nMa collectivité\nLe site des agents\n\nFAQ\npar admin | 3 mars 2025 | Non classé | "
        "0 commentaires\n\n",
        bottom="Soumettre un commentaire\nVotre adresse e-mail ne sera pas publiée.\nArticles récents\n"
        "Bonjour tout le monde !\nNos horaires d’été\nArchives\nmars 2025\nFièrement propulsé par WordPress\n",
    ),
    Form(
        "SharePoint page",
        "{q}\n\u200b{a}\n\u200b\n",
        top="Ignorer pour aller au contenu principal\nIntranet RH\nAccueil\nDocuments\nNon suivi\nPartager\n"
        "FAQ des agents\nMD\nMarie Dupont\nChargée de mission\n",
        bottom="{count} vues\nJ’aime\nEnregistrer pour plus tard\nCommentaires\nAjouter un commentaire. Tapez @ pour "
        "mentionner une personne\n",
    ),
    Form(
        "Confluence expand macro",
        "{q}\nCliquez ici pour développer...\n{a}\n",
        top="Pages /… / Support de niveau 1\nFAQ\nCréée par Marie Dupont\nDernière mise à jour : 3 mai 2025 • "
        "3 minutes de lecture\n",
        bottom="Aucune étiquette\n",
    ),
    Form(
        "Zendesk articles one by one",
        "Centre d’aide\nCompte\nGérer mon compte\nRecherche\n{q}\nMarie Dupont\nMise à jour le {d}\nSuivre\n{a}\n"
        "Cet article vous a-t-il été utile ?\nUtilisateurs qui ont trouvé cela utile : {v} sur 90\n"
        "Vous avez d’autres questions ? Envoyer une demande\nRetour en haut\n",
    ),
    Form(
        "forum, question of and reply of",
        "Question de Karim, le {d}\n{q}\nRéponse de l’équipe, le {d}\n{a}\n\n",
        top="Communauté > Entraide > Toutes les questions\nPoser une question\n\n",
    ),
    Form("PDF with headers and page numbers", "{w}\n{A}\n\n", top="SOMMAIRE\n\n{list}\n\n", change=_printed),
    Form(
        "conversation with a bot",
        "Vous\n{q}\n10:{n:02}\nAssistant virtuel\n{a}\n10:{n:02}\n",
        top="Assistant virtuel\nBonjour, je suis là pour vous aider. Posez votre question.\n10:00\n",
        bottom="Écrivez votre message\n",
    ),
    Form(
        "table copied with tabs",
        "{n}\t{q}\t{one}\t{d}\n",
        top="N°\tQuestion\tRéponse\tMise à jour\n",
    ),
    Form(
        "mobile page with names of icons",
        "{q}\nexpand_more\n{a}\n",
        top="menu\nsearch\nAide\narrow_back\nFAQ\n",
        bottom="home\nAccueil\nperson\nCompte\n",
    ),
    Form(
        "bilingual page",
        "{q}\n{a}\nThis answer in English\n\n",
        top="FR | EN\nSkip to main content\nFoire aux questions / Frequently asked questions\n\n",
        bottom="Contact us / Nous contacter\n",
    ),
    Form(
        "articles of rules",
        "Article {n}\n{q}\n{a}\n\n",
        "titled",
        top="Règlement intérieur\nVersion consolidée au 1er janvier 2025\n\n",
        section="TITRE {k} : {s}\n\n",
    ),
    Form(
        "statements with views",
        "{q}\n{v} vues\n\n{a}\n\n",
        "titled",
        top="Base de connaissances\nTrier par : les plus consultés\n\n",
    ),
    Form("pointing hand", "👉 {q}\n\n{a}\n\n", section="📌 {s}\n\n", top="Vos questions, nos réponses 💬\n\n"),
    Form(
        "blog with dates and minutes",
        "{d} · {v} vues · 2 min de lecture\n{q}\n{a}\n\n",
        bottom="Suivez-nous\nS’inscrire à la lettre d’information\n",
    ),
    Form("read more, read less", "{q}\n{a}\nLire plus\nLire moins\n\n", section="{s}\nTout déplier\n\n"),
    Form("breadcrumb above each question", "Accueil > FAQ > {q}\n{q}\n{a}\n\n"),
    Form(
        "record cards",
        "Fiche n° {n}\nThème : Vie du contrat\nQuestion posée : {q}\nRéponse apportée : {a}\n"
        "Source : service juridique\n\n",
    ),
)
