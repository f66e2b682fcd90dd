"""Signs that an entry of a capture begins or ends somewhere else are shown with their line."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.page_dump import parse

MARKER = "Cette réponse vous a-t-elle été utile ?"
PAGE = f"Où aller ?\nAu guichet.\n{MARKER}\nQui appeler ?\nLe gardien.\n{MARKER}\nQuand venir ?\nDemain.\n{MARKER}\n"
ASKED = "Où aller ?\nAu guichet.\n\nQui appeler ?\nLe gardien.\n\nQuand venir ?\nDemain.\n"
LABELLED = "Q : Où aller ?\nR : Au guichet.\n\nQ : Qui appeler ?\nR : Le gardien.\n\nQ : Quand venir ?\nR : Demain.\n"
HEADINGS = "## Où aller ?\n\nAu guichet.\n\n## Qui appeler ?\n\nLe gardien.\n\n## Quand venir ?\n\nDemain.\n\n"
CAPITALS = "OÙ ALLER ?\nAu guichet.\nQUI APPELER ?\nLe gardien.\nQUAND VENIR ?\nDemain.\n"
LIST = "Le plan\nLa presse\nmai 2025\nLes avis\nUne fin."
FOURTH = "Pour qui ? Tous.\n"
ON_A_LINE = "Où aller ? Au guichet.\nQui appeler ? Le gardien.\nQuand venir ? Demain.\n"


def doubts(text: str) -> list[tuple[int, str]]:
    return [(doubt.line, doubt.text) for doubt in parse(text, "x", "0").doubts]


@pytest.mark.parametrize("text", [PAGE, ASKED, ON_A_LINE, LABELLED, HEADINGS])
def test_a_clear_page_has_none(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"{PAGE}Articles proches\nLe plan", 10, "stands after the last marker"),
        (f"{ASKED}Voir aussi\nLe plan", 9, "« Voir aussi » and what follows are lines like titles"),
        (
            f"L’agence\nLe plan\nLa presse\nLes avis\n\n{ASKED}\nPour qui ?\nTous.\n\nÀ quel prix ?\nUn euro.\n",
            1,
            "Are they a menu?",
        ),
        (f"{ON_A_LINE}les élèves de 3e : que faut-il payer ? Rien.", 4, "has a question in it"),
        (PAGE.replace("Le gardien.", "Et qui encore ?\nLui."), 5, "« Et qui encore ? » follows the question"),
        (ASKED.replace("Qui appeler ?", "qui appeler ?"), 4, "may be the end of a question"),
        (
            "Pour le badge de mon\nenfant, que faire ?\nRien.\nLe badge du fils\nAîné est-il payant ?\nNon.",
            5,
            "« Aîné est-il payant ? » may be the end of a question",
        ),
        ("1. Où ?\nIci.\n2. Qui ?\nMoi.\n5. Quand ?\nHier.", 5, "numbers are missing above « 5. Quand ? »"),
        ("Où aller ?   Qui appeler ?\nIci.         Lui.\nOù voir ?   Ici ?\nLà.   Là.", 1, "Were two columns read"),
    ],
)
def test_a_sign_is_shown_with_its_line(text: str, line: int, said: str) -> None:
    found = doubts(text)
    assert [number for number, reason in found if said in reason] == [line], found


def prose(count: int) -> str:
    return f"Une phrase assez longue pour une réponse.\nElle continue sur une autre ligne.\n{MARKER}\n" * count


def titled(count: int) -> str:
    return f"Le badge\nUne phrase qui explique la suite.\n{MARKER}\n" * count


def titles(count: int) -> str:
    return f"Le badge\n{MARKER}\n" * count


def with_gaps(*more: str) -> str:
    return "Où aller ?\nAu   guichet.\nQui appeler ?\nLui   seul.\nOù voir ?\nLà   bas.\n" + "\n".join(more)


def menu(*lines: str) -> str:
    return "\n".join(("L’agence", *lines, "", ASKED, "Pour qui ?\nTous.\n\nÀ quel prix ?\nUn euro.\n"))


INSIDE = (
    "Comment obtenir un badge ?\nIl faut aller au guichet de la gare.\n{}\nLe guichet est ouvert le lundi matin.\n"
    "Qui appeler pour cela ?\nLe gardien du bâtiment principal.\nQuand venir ?\nLe lendemain de la demande.\n"
)
APART = (
    "Comment obtenir un badge ?\n\nIl faut aller au guichet.\n\n{}\n\nLe guichet est ouvert.\n\n"
    "Qui appeler pour cela ?\n\nLe gardien.\n\nQuand venir ?\n\nLe lendemain.\n"
)


@pytest.mark.parametrize(
    ("doubtful", "line", "said", "sound"),
    [
        (f"{PAGE}Le plan\nLa presse", 10, "after the last marker", f"{PAGE}Où dormir ?\nÀ l’hôtel."),
        (f"{prose(3)}Le plan\nLa presse", 10, "after the last marker", f"{prose(3)}Le plan\nCela continue ainsi."),
        (f"{prose(3)}Le plan", 10, "after the last marker", f"{prose(2)}Le plan"),
        (titled(4) + prose(6), 1, "4 of 10 answers begin with a line like a title", titled(4) + prose(7)),
        (titled(3), 1, "3 of 3 answers begin with a line like a title", titled(2)),
        (titles(4) + prose(6), 1, "4 of 10 answers are a line like a title", titles(4) + prose(7)),
        (f"{ASKED}Voir aussi", 9, "are lines like titles", f"{ASKED}Voir aussi le plan."),
        (
            f"{ASKED}Voir aussi",
            9,
            "are lines like titles",
            f"{ASKED}Voir aussi".replace("gardien.", "gardien.\nBâtiment C"),
        ),
        (f"{ASKED}{LIST}", 9, "are lines like titles", ASKED.replace("Demain.", f"Demain :\n{LIST}")),
        (f"{ASKED}{LIST}", 9, "are lines like titles", f"{ASKED}{LIST.lower()}"),
        (f"LE SITE\nBonjour.\n{CAPITALS}", 1, "is the first title", f"{CAPITALS}LE SITE\nBonjour."),
        (f"{LABELLED}Voir aussi\nLe plan", 9, "are lines like titles", f"{LABELLED}Voir aussi le plan."),
        (f"{HEADINGS}Besoin d’aide ?\nAppelez.", 13, "is in the last answer", f"{HEADINGS}Rien d’autre ?\nAppelez."),
        (f"{PAGE}Besoin d’aide ?\nAppelez.", 10, "after the last marker", f"{PAGE}Rien d’autre ?\nAppelez."),
        (f"{ON_A_LINE}{FOURTH}Merci.", 5, "is in the last answer", f"{ON_A_LINE}Merci."),
        (f"{ON_A_LINE}{FOURTH}Merci.", 5, "is in the last answer", f"{ON_A_LINE}Oui.\n{FOURTH}Merci."),
        (f"{ASKED}Voir aussi\nLe plan", 9, "are lines like titles", ASKED.replace("Demain.", "Demain\nLe soir")),
        (menu("Le plan", "La presse", "Les avis"), 1, "Are they a menu?", menu("Le plan", "La presse")),
        (with_gaps(*["Au calme."] * 6), 2, "lines have a wide gap in them", with_gaps(*["Au calme."] * 7)),
        (INSIDE.format("Badge perdu"), 3, "stands like a question inside", INSIDE.format("2. Badge perdu")),
        (
            "4 questions\n" + INSIDE.format("Badge perdu"),
            4,
            "stands like",
            "3 questions\n" + INSIDE.format("Badge perdu"),
        ),
        (APART.format("Badge perdu"), 5, "stands like a question inside", APART.format("Il est alors perdu.")),
        (APART.format("Badge perdu"), 5, "stands like a question inside", APART.format("Ou :\nBadge perdu")),
    ],
)
def test_a_page_that_lacks_little_of_the_sign_has_no_such_doubt(
    doubtful: str, line: int, said: str, sound: str
) -> None:
    message = said.partition(" answers ")[2] or said
    assert [number for number, reason in doubts(doubtful) if said in reason] == [line], doubts(doubtful)
    assert not [reason for _, reason in doubts(sound) if message in reason], doubts(sound)


def test_questions_with_answers_on_their_lines_below_titles_are_doubted() -> None:
    below = f"# Badges\n{ON_A_LINE}# Cartes\nUne phrase.\n# Clés\n{{}}\n"
    found = doubts(below.format("Une autre."))
    assert [line for line, reason in found if "has a question in it" in reason] == [2, 3, 4]
    assert not [
        reason for _, reason in doubts(below.format("Une autre.\n# Codes\nRien.")) if "question in it" in reason
    ]
