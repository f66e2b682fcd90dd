"""Near spellings: exactly the words at the distance asked for, found by a filter that may lose none."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpdesk_app.search.typos import Speller


def osa(a: str, b: str) -> int:
    """Return the optimal string alignment distance, from its recurrence."""
    rows = [list(range(len(b) + 1))]
    for i, left in enumerate(a, start=1):
        row = [i]
        for j, right in enumerate(b, start=1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


SHORTEST = {1: 4, 2: 8}
"""Letters from which a word is read with one typo, with two."""

_LETTERS = "abcde"
WORDS: st.SearchStrategy[list[str]] = st.lists(
    st.text(_LETTERS, min_size=1, max_size=10) | st.text(_LETTERS + "1", min_size=6, max_size=10), max_size=40
)


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[list[str], str]:
    """Draw a vocabulary and a word a few edits away from one of its words, or from none."""
    vocabulary = sorted(set(draw(WORDS)))
    known = bool(vocabulary) and draw(st.booleans())
    word = draw(st.sampled_from(vocabulary) if known else st.text(_LETTERS, max_size=11))
    for _ in range(draw(st.integers(0, 3))):
        position = draw(st.integers(0, len(word)))
        letter = draw(st.sampled_from(_LETTERS))
        kind = draw(st.sampled_from(["drop", "add", "change", "swap"]))
        if kind == "add":
            word = word[:position] + letter + word[position:]
        elif kind == "swap":
            word = (
                word[:position]
                + word[position + 1 : position + 2]
                + word[position : position + 1]
                + word[position + 2 :]
            )
        else:
            word = word[:position] + (letter if kind == "change" else "") + word[position + 1 :]
    return vocabulary, word


@given(mistyped(), st.sampled_from([1, 2]))
@settings(deadline=None, max_examples=120)
@example((["abcd", "abdc"], "abcd"), 1)
@example((["abcdeabe"], "eabcdeab"), 2)
def test_near_words_are_those_at_the_distance_and_no_other(drawn: tuple[list[str], str], edits: int) -> None:
    vocabulary, word = drawn
    expected = (
        [
            other
            for other in vocabulary
            if other.isalpha()
            and len(other) >= SHORTEST[1] - 1
            and osa(word, other) == edits
            and (other[0] == word[0] or (edits == 1 and len(word) >= 6))
        ]
        if len(word) >= SHORTEST[edits] and word.isalpha()
        else []
    )
    assert Speller(vocabulary).near(word, edits) == expected


@given(mistyped(), st.sampled_from([1, 2]))
@settings(deadline=None, max_examples=80)
def test_near_prefixes_are_those_of_words_that_begin_at_the_distance(drawn: tuple[list[str], str], edits: int) -> None:
    vocabulary, start = drawn
    expected = (
        [
            other
            for other in vocabulary
            if other.isalpha()
            and other[0] == start[0]
            and len(other) >= max(SHORTEST[1] - 1, len(start) - edits)
            and any(osa(start, other[:length]) == edits for length in range(len(start) - edits, len(start) + edits + 1))
        ]
        if len(start) >= SHORTEST[edits] and start.isalpha()
        else []
    )
    assert Speller(vocabulary).near_prefix(start, edits) == expected


@pytest.mark.parametrize(
    ("typed", "edits", "found"),
    [
        ("identifant", 1, ["identifiant"]),
        ("nationnal", 1, ["national"]),
        ("naitonal", 1, ["national"]),
        ("anuaire", 1, ["annuaire"]),
        ("annuiare", 1, ["annuaire"]),
        ("identifent", 2, ["identifiant"]),
        ("national", 1, []),
        ("cps", 1, []),
        ("rpp", 1, []),
        ("crate", 1, ["carte"]),
        ("1234", 1, []),
        ("annuair3", 1, []),
        ("", 1, []),
    ],
)
def test_typos_of_callers_words(typed: str, edits: int, found: list[str]) -> None:
    speller = Speller(sorted(["identifiant", "national", "annuaire", "carte", "cps", "cpe", "rpps", "1235", "sante"]))
    assert speller.near(typed, edits) == found


@pytest.mark.parametrize("word", ["annuaïre", "привет", "annuair3", "anticonstitutionnelle3"])
def test_words_with_digits_or_of_another_script_are_never_typos(word: str) -> None:
    speller = Speller([word, "annuaire"])
    assert word not in {*speller.near(word[:-1], 1), *speller.near_prefix(word[:-1], 1)}
    assert speller.near(word, 1) == []


@pytest.mark.parametrize(("start", "edits"), [("electroencephalograpiqu", 1), ("electroencefalographiqu", 2)])
def test_a_long_start_may_have_typos_too(start: str, edits: int) -> None:
    assert Speller(["electroencephalographique"]).near_prefix(start, edits) == ["electroencephalographique"]


def test_an_empty_vocabulary_has_no_near_words() -> None:
    assert Speller([]).near("annuaire", 1) == []
    assert Speller([]).near_prefix("annuaire", 2) == []


def test_a_word_of_any_length_stops_no_other() -> None:
    """A FAQ from elsewhere may hold what a build refuses."""
    speller = Speller(["a" * 40_000, "badge"])
    assert speller.near("bagde", 1) == ["badge"]
    assert speller.near_prefix("bagd", 1) == ["badge"]
    assert speller.near("b" * 50_000, 1) == []


@pytest.mark.parametrize(
    ("typed", "limit", "found"),
    [
        ("authentifikassion", 3, ["authentification"]),
        ("authentifikation", 1, ["authentification"]),
        ("identifikation", 3, ["identification", "authentification"]),
        ("sac", 3, []),
        ("badg", 3, ["badge"]),
        ("xylophone", 3, []),
        ("carte1", 3, []),
    ],
)
def test_words_like_an_unknown_one_are_suggested_the_most_similar_first(
    typed: str, limit: int, found: list[str]
) -> None:
    speller = Speller(["authentification", "identification", "carte", "badge"])
    assert speller.closest(typed, limit) == found


@pytest.mark.parametrize(
    ("edits", "typed", "found"),
    [(1, "badg", ["badge"]), (1, "bad", []), (2, "identifn", []), (2, "annuairxx", ["annuaire"]), (2, "badgxx", [])],
)
def test_the_shortest_words_that_are_corrected(edits: int, typed: str, found: list[str]) -> None:
    assert Speller(["annuaire", "badge", "identifier"]).near(typed, edits) == found


def test_words_too_long_to_be_typed_are_not_corrected() -> None:
    speller = Speller(["a" * 40 + "b", "c" * 39 + "d"])
    assert speller.near("a" * 41, 1) == []
    assert speller.near("a" * 40, 1) == [], "the known word is too long"
    assert speller.near("c" * 40, 1) == ["c" * 39 + "d"]
