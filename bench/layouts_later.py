"""Layouts of captured pages that were written when the rules had been mended for all others."""

from __future__ import annotations

from typing import Final

from bench.layout_form import Form

LATER: Final = (
    Form("forum", "Sujet : {q}\nPosté par Lucie, {d}\nRéponse de l’équipe :\n{a}\n\n"),
    Form("fields without a colon", "Sujet\n{q}\nContenu\n{a}\n\n", top="Base de connaissances - GLPI\n\n"),
    Form("intranet with likes", "{q}\n{a}\nJ’aime\nCommenter\nVu par {v} personnes\n\n"),
    Form("dialogue", "— {q}\n— {a}\n\n"),
    Form("numbers in parentheses", "({n}) {q}\n{a}\n\n"),
    Form("contact form below", "{q}\n\n{a}\n\n", bottom="Nom\nPrénom\nAdresse électronique\nVotre message\nEnvoyer\n"),
    Form(
        "long banner and menu above",
        "{q}\n{a}\n\n",
        top="Nous respectons votre vie privée. Avec votre accord, nos partenaires et nous utilisons des traceurs.\n"
        "Vous pouvez changer d’avis à tout moment.\nTout accepter\nContinuer sans accepter\n\n"
        "Particuliers\nProfessionnels\nCollectivités\nActualités\nAgenda\nPublications\nEspace presse\n\n",
    ),
    Form("plus signs in brackets", "[+] {q}\n{a}\n"),
    Form("Question 1 and Réponse 1 on lines of their own", "Question {n}\n{q}\nRéponse {n}\n{a}\n\n"),
    Form("questions in quotation marks", "« {q} »\n{a}\n\n"),
    Form("pictograms", "❓ {q}\n💡 {a}\n\n"),
    Form("answers behind a tab", "{q}\n\t{a}\n"),
    Form("every line apart", "{q}\n\n{p}\n\n"),
    Form("titles behind an arrow", "→ {q}\n{a}\n\n", "titled"),
    Form("row of a table", "| {q} | {one} |\n", top="| Question | Réponse |\n|---|---|\n"),
    Form("lettered themes, numbers that start again", "{n}. {q}\n\n{a}\n\n", section="\nA. {s}\n\n"),
    Form("date behind the question", "{q} (mis à jour le {d})\n{a}\n\n"),
    Form("titles with a dash above and below", "----------\n{q}\n----------\n{a}\n\n", "titled"),
    Form("themes and count in brackets", "{q}\n{a}\n\n", section="{s} (4)\n"),
    Form(
        "was it useful, in other words", "{q}\n{a}\nCe contenu répond-il à votre besoin ?\nPlutôt oui\nPlutôt non\n\n"
    ),
)
