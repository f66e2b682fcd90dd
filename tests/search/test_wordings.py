from __future__ import annotations

import pytest

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.wordings import best_by_meaning, best_by_words

ENTRY = Entry("a", "question", "answer", wordings=("a long wording", "wording", "other"))


@pytest.mark.parametrize(
    ("shares", "best"),
    [
        ({"question": 0.5, "wording": 0.8}, "wording"),
        ({"question": 0.5, "wording": 0.6}, None),
        ({"question": 1.0, "wording": 1.0}, None),
        ({"a long wording": 0.7, "wording": 0.7}, "wording"),
        ({"a long wording": 0.9, "wording": 0.7}, "a long wording"),
        ({"a long wording": 0.7003, "wording": 0.7}, "a long wording"),
        ({}, None),
    ],
)
def test_by_words_a_wording_has_to_match_clearly_more_than_the_question(
    shares: dict[str, float], best: str | None
) -> None:
    assert best_by_words(ENTRY, lambda text: shares.get(text, 0.0)) == best


def test_without_wordings_there_is_none_to_show() -> None:
    assert best_by_words(Entry("a", "question", "answer"), len) is None
    assert best_by_meaning(Entry("a", "question", "answer"), [], [], 0.03) is None


@pytest.mark.parametrize(
    ("texts", "cosines", "best"),
    [
        (("question", "wording", "other"), (0.80, 0.90, 0.85), "wording"),
        (("question", "wording", "other"), (0.88, 0.90, 0.85), None),
        (("question", "wording", "other"), (0.95, 0.90, 0.85), None),
        (("wording", "other"), (0.80, 0.85), "other"),
    ],
)
def test_by_meaning_the_question_must_not_be_about_as_near(
    texts: tuple[str, ...], cosines: tuple[float, ...], best: str | None
) -> None:
    assert best_by_meaning(ENTRY, texts, cosines, 0.03) == best
