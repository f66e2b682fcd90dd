"""Signs that an entry of a capture begins or ends somewhere else are shown with their line."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.page_dump import parse

MARKER = "Cette réponse vous a-t-elle été utile ?"
PAGE = f"Où aller ?\nAu guichet.\n{MARKER}\nQui appeler ?\nLe gardien.\n{MARKER}\nQuand venir ?\nDemain.\n{MARKER}\n"
ASKED = "Où aller ?\nAu guichet.\n\nQui appeler ?\nLe gardien.\n\nQuand venir ?\nDemain.\n"
ON_A_LINE = "Où aller ? Au guichet.\nQui appeler ? Le gardien.\nQuand venir ? Demain.\n"


def doubts(text: str) -> list[tuple[int, str]]:
    return [(doubt.line, doubt.text) for doubt in parse(text, "x", "0").doubts]


@pytest.mark.parametrize("text", [PAGE, ASKED, ON_A_LINE])
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
