from __future__ import annotations

import pytest

from helpdesk_app.config.note_template import UnknownPlaceholderError, placeholders, substitute


def test_placeholders_mean_the_same_in_both_languages() -> None:
    assert placeholders("{réponse} { Answer } {reponse}") == ("answer", "answer", "answer")
    assert placeholders("{référence}{uid}") == ("uid", "uid")


def test_braces_around_nothing_known_are_refused_and_open_ones_are_text() -> None:
    with pytest.raises(UnknownPlaceholderError) as refused:
        placeholders("{question} {nom du patient}")
    assert refused.value.name == "nom du patient"
    assert placeholders("a { b\n}") == ()


def test_what_is_put_in_is_not_read_again() -> None:
    assert substitute("{answer}, {date}", {"answer": "voir {date}", "date": "lundi"}.__getitem__) == (
        "voir {date}, lundi"
    )
