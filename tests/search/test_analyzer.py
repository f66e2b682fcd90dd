"""Joined words: hyphen, space or nothing between the parts of a compound reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.search.analyzer import Analyzer, find_compounds
from helpdesk_app.text.tokens import tokens


def compounds(*texts: str, stop_words: frozenset[str] = frozenset({"a", "il"})) -> frozenset[str]:
    return find_compounds([tokens(text) for text in texts], stop_words)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Ma e-CPS"], {"ecps"}),
        (["Un mi-temps"], {"mitemps"}),
        (["Un rendez-vous"], set()),
        (["Un rendez-vous", "Un rendezvous"], {"rendezvous"}),
        (["Ma e CPS"], set()),
        (["Peut-il, a-t-il"], set()),
        (["13-14", "mars-2"], set()),
        (["e-"], set()),
        ([], set()),
    ],
)
def test_hyphens_make_compounds_of_short_prefixes_and_of_words_known_joined(texts: list[str], found: set[str]) -> None:
    assert compounds(*texts) == found


@pytest.mark.parametrize("text", ["e-CPS", "e CPS", "eCPS", "E CPS", "e\u2011CPS", "e, CPS"])
def test_the_parts_of_a_compound_become_one_word(text: str) -> None:
    (word,) = Analyzer(["ecps"]).words(text)
    assert (word.text, word.start, word.end) == ("ecps", 0, len(text))


def test_other_neighbours_stay_apart() -> None:
    assert [word.text for word in Analyzer(["ecps"]).words("une carte CPS et CPE")] == [
        "une",
        "carte",
        "cps",
        "et",
        "cpe",
    ]
    assert [word.text for word in Analyzer().words("e-CPS")] == ["e", "cps"]


def test_the_place_of_a_compound_is_that_of_its_parts() -> None:
    text = "La carte, e \u2011 CPS, quoi"
    word = Analyzer(["ecps"]).words(text)[1]
    assert text[word.start : word.end] == "e \u2011 CPS"


@given(st.lists(st.sampled_from(["e", "cps", "mi", "temps", "carte", "-", " "])).map("".join))
@settings(deadline=None, max_examples=50)
def test_joining_loses_no_letter_and_keeps_the_order(text: str) -> None:
    joined = Analyzer(["ecps", "mitemps"]).words(text)
    assert "".join(word.text for word in joined) == "".join(word.text for word in tokens(text))
    end = 0
    for word in joined:
        assert end <= word.start < word.end
        end = word.end
