"""What changed in a text is shown word by word."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq_build.differences import difference, list_difference, side_by_side

WORDS = st.lists(st.sampled_from(["le", "badge", "est", "perdu", "."]), max_size=30)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Le badge est gratuit.", "Le badge est payant.", "Le badge est [-gratuit.-] {+payant.+}"),
        ("un deux", "un deux trois", "un deux {+trois+}"),
        ("un deux trois", "deux trois", "[-un-] deux trois"),
        ("a b c d e f g h i", "a b c d e X g h i", "… b c d e [-f-] {+X+} g h i"),
        ("a b c d e", "a b c d X", "a b c d [-e-] {+X+}"),
        ("e a b c d", "X a b c d", "[-e-] {+X+} a b c d"),
        ("x " + "m " * 8 + "y", "z " + "m " * 8 + "w", "[-x-] {+z+} " + "m " * 8 + "[-y-] {+w+}"),
        ("x " + "m " * 9 + "y", "z " + "m " * 9 + "w", "[-x-] {+z+} m m m m … m m m m [-y-] {+w+}"),
        ("un\n\ndeux", "un deux", "un deux"),
        ("", "un", "{+un+}"),
    ],
)
def test_a_change_is_shown_with_the_words_around_it(before: str, after: str, shown: str) -> None:
    assert difference(before, after) == shown


@given(WORDS, WORDS)
def test_removed_and_inserted_words_are_those_that_differ(before: list[str], after: list[str]) -> None:
    shown = difference(" ".join(before), " ".join(after))
    removed = " ".join(re.findall(r"\[-(.*?)-\]", shown)).split()
    inserted = " ".join(re.findall(r"\{\+(.*?)\+\}", shown)).split()
    assert len(before) - len(removed) == len(after) - len(inserted)
    assert sorted(before + inserted) == sorted(after + removed)


def test_two_long_texts_without_a_common_word_are_compared_at_once() -> None:
    start = time.process_time()
    shown = difference("un " * 20_000, "deux " * 20_000)
    assert time.process_time() - start < 2
    assert "… (20000 words)" in shown
    assert len(shown) < 1_000


@pytest.mark.parametrize(("words", "shown"), [(60, "un " * 59 + "un"), (61, "un " * 60 + "… (61 words)")])
def test_a_long_stretch_is_shown_up_to_a_limit(words: int, shown: str) -> None:
    assert difference("", "un " * words) == f"{{+{shown}+}}"


def test_lists_show_what_only_one_of_them_has() -> None:
    assert list_difference(["a", "b"], ["b", "c d"]) == "[-a-] {+c d+}"
    assert list_difference(["a", "b"], ["b", "a"]) == ""


@given(WORDS, WORDS)
def test_texts_side_by_side_are_whole_and_alike_where_nothing_is_marked(before: list[str], after: list[str]) -> None:
    left, right = side_by_side(" ".join(before), " ".join(after))
    assert " ".join(piece.text for piece in left).split() == before
    assert " ".join(piece.text for piece in right).split() == after
    same = [[piece.text for piece in side if not piece.differs] for side in (left, right)]
    assert same[0] == same[1]
