from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq.model import Entry
from helpdesk_app.search.passages import LONGEST, questions, windows

SENTENCE = "La carte est envoyée à l'adresse de correspondance connue de l'ordre. "


def texts(answer: str) -> list[str]:
    return [window.text for window in windows(Entry("a", "", answer))]


def test_a_short_answer_is_one_window() -> None:
    assert texts("  Oui.\nNon. ") == ["Oui.\nNon."]


def test_a_long_answer_is_cut_between_sentences() -> None:
    found = texts(SENTENCE * 12)
    assert [text.count("La carte") for text in found] == [5, 5, 2]
    assert all(text.startswith("La carte") and text.endswith("ordre.") for text in found)


def test_a_sentence_longer_than_a_window_is_cut_at_a_space() -> None:
    found = texts("mot " * 300)
    assert all(text.startswith("mot") and text.endswith("mot") for text in found)
    assert sum(text.count("mot") for text in found) == 300


def test_a_word_longer_than_a_window_is_cut_all_the_same() -> None:
    assert "".join(texts("x" * 1000)) == "x" * 1000
    assert [len(text) for text in texts("x" * 1000)] == [380, 380, 240]


@given(st.text(alphabet="ab.! \n\tÉ", max_size=2000))
def test_windows_hold_everything_but_space_and_are_never_longer_than_they_may(answer: str) -> None:
    spans = [window.span for window in windows(Entry("a", "", answer))]
    shown = "".join(answer[span.start : span.end] for span in spans)
    assert "".join(shown.split()) == "".join(answer.split())
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_a_window_is_read_with_the_question() -> None:
    entry = Entry("a", "Où est ma carte ?", " À la mairie.", wordings=("carte perdue", " "))
    assert questions(entry) == ["Où est ma carte ?", "carte perdue"]
    (window,) = windows(entry)
    assert window.text == "Où est ma carte ?\nÀ la mairie."
    assert entry.answer[window.span.start : window.span.end] == "À la mairie."


def test_an_answer_without_a_question_is_its_windows() -> None:
    assert questions(Entry("a", "", "À la mairie.")) == []
    assert texts("À la mairie.") == ["À la mairie."]


@pytest.mark.parametrize("question", ["À la mairie", "À la mairie, le matin…", "À la"])
def test_the_beginning_of_the_answer_is_no_question(question: str) -> None:
    entry = Entry("a", question, "À la mairie,  le matin ou le soir.", wordings=("carte perdue",))
    assert questions(entry) == ["carte perdue"]
    assert [window.text for window in windows(entry)] == ["À la mairie,  le matin ou le soir."]


def test_the_braces_of_a_blank_have_no_meaning() -> None:
    (window,) = windows(Entry("a", "Où ?", "Au guichet {{numéro}}."))
    assert window.text == "Où ?\nAu guichet [numéro]."


@pytest.mark.parametrize("word", ["motif", "é", "formulaires"])
def test_no_word_of_a_long_sentence_is_cut(word: str) -> None:
    found = texts(f"{word} " * 300)
    assert {part for text in found for part in text.split()} == {word}
    assert all(len(text) > LONGEST - len(f"{word} ") for text in found[:-1])
