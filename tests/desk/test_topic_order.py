from __future__ import annotations

import pytest

from helpdesk_app.desk.topic_order import in_order, matching

VALUES = ("Badge", "Carte", "Élève", "Œuvre d’art")


def test_checked_values_come_first_then_those_with_most_answers() -> None:
    counts = {"Badge": 0, "Carte": 7, "Élève": 9}
    assert in_order(VALUES, counts, {"Badge"}) == ["Badge", "Élève", "Carte", "Œuvre d’art"]


def test_equal_values_keep_the_order_of_the_faq() -> None:
    assert in_order(VALUES, {}, ()) == list(VALUES)
    assert in_order(VALUES, dict.fromkeys(VALUES, 3), VALUES) == list(VALUES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", VALUES),
        ("ELEVE", ("Élève",)),
        ("oeuvre", ("Œuvre d’art",)),
        ("d'art oeu", ("Œuvre d’art",)),
        ("ar", ("Carte", "Œuvre d’art")),
        ("art badge", ()),
    ],
)
def test_accents_case_and_the_order_of_words_do_not_matter(text: str, found: tuple[str, ...]) -> None:
    assert matching(VALUES, text) == list(found)


def test_a_value_that_is_not_counted_has_no_answer() -> None:
    assert in_order(["Badge", "Carte"], {"Carte": 1}, ()) == ["Carte", "Badge"]
