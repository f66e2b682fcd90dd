"""Bullets are taken off the questions of a page, and left on the items of a list."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.page_capture import without_bullets
from helpdesk_app.faq_build.sources.page_lines import classify

MARKER = "Cette réponse vous a-t-elle été utile ?"


def texts(page: str) -> list[str]:
    return [line.text for line in without_bullets(classify(page.split("\n")))]


@pytest.mark.parametrize(
    "page",
    [
        "• Où ?\nIci.\n\n• Quand ?\nDemain.",
        "• Où ?\nIci.\n• Quand ?\nDemain.",
        f"• Où ?\nIci.\n{MARKER}\n• Quand ?\nDemain.\n{MARKER}",
    ],
)
def test_bullets_in_front_of_questions_are_decoration(page: str) -> None:
    lines = without_bullets(classify(page.split("\n")))
    assert [line.text for line in lines] == page.replace("• ", "").split("\n")
    assert [line.bullet for line in lines if line.text.endswith("?") and line.is_text] == ["•", "•"]


@pytest.mark.parametrize(
    "page",
    [
        "Où ?\n- ici ?\n- là ?\n\nQuand ?\nDemain.",
        "Demandez-vous :\n- où ?\n- quand ?\nPuis appelez.",
        "- Où ?\nIci.",
        "- un\n- deux",
    ],
)
def test_a_list_keeps_its_bullets(page: str) -> None:
    assert texts(page) == page.split("\n")


def test_a_bulleted_title_among_bulleted_questions_loses_its_bullet() -> None:
    page = "• Où ?\nIci.\n\n• Mon badge\nRendez-le.\n\n• Quand ?\nDemain."
    assert texts(page) == page.replace("• ", "").split("\n")
