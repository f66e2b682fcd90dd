from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.desk.snippet import Snippet, one_line
from helpdesk_app.text.spans import Span

LONG = (
    "Appelez le guichet. Il est ouvert du lundi au vendredi, de 8 h à 17 h. Présentez le formulaire de perte du badge."
)


def marked(text: str, *words: str) -> Snippet:
    found = (match for word in words for match in re.finditer(word, text))
    return Snippet(text, tuple(sorted((Span(match.start(), match.end()) for match in found), key=lambda s: s.start)))


def words_of(snippet: Snippet) -> list[str]:
    return [span.of(snippet.text) for span in snippet.spans]


def test_an_answer_is_shown_from_its_beginning_where_nothing_matches() -> None:
    assert Snippet(LONG).part(40).text.startswith("Appelez")


def test_an_answer_is_shown_from_its_beginning_where_the_matches_fit() -> None:
    part = marked(LONG, "guichet", "ouvert").part(40)
    assert part.text.startswith("Appelez")
    assert words_of(part) == ["guichet", "ouvert"]


def test_a_match_further_on_is_shown_from_the_start_of_its_sentence() -> None:
    part = marked(LONG, "formulaire", "perte").part(45)
    assert part.text.startswith("… Présentez le formulaire")
    assert words_of(part) == ["formulaire", "perte"]


def test_a_match_within_a_long_sentence_stands_in_the_middle() -> None:
    text = "mot " * 60 + "badge " + "mot " * 60
    part = marked(text, "badge").part(60)
    shown = part.text[:62]
    assert shown.startswith("… mot")
    assert 20 < shown.index("badge") < 36
    assert words_of(part) == ["badge"]


def test_different_words_count_more_than_the_same_word_often() -> None:
    text = "Carte, carte, carte. " + "Autre chose encore. " * 8 + "La carte est perdue."
    assert "La carte est perdue." in marked(text, "[Cc]arte", "perdue").part(50).text


def test_where_no_word_matches_the_passage_is_shown() -> None:
    start = LONG.index("Présentez")
    assert Snippet(LONG, passage=Span(start, len(LONG))).part(45).text.startswith("… Présentez")
    assert Snippet(LONG, passage=Span(0, 19)).part(45).text.startswith("Appelez")


def test_the_end_of_an_answer_fills_the_room() -> None:
    text = "mot " * 100 + "fin"
    assert 44 <= len(marked(text, "fin").part(50).text) <= 54


def test_the_list_of_an_answer_is_read_on_one_line() -> None:
    assert one_line("Deux choses :\n- la carte ;\n- le code.\n\nVoilà.") == (
        "Deux choses : •\u00a0la carte ; •\u00a0le code. Voilà."
    )


def test_a_huge_answer_costs_no_more_than_a_long_one() -> None:
    assert len(one_line("mot " * 20_000)) <= 4_000


@pytest.mark.parametrize("text", ["", "x", "x" * 500])
@pytest.mark.parametrize("length", [1, 40])
def test_any_text_has_a_part(text: str, length: int) -> None:
    whole = Snippet(text, (Span(0, len(text)),) if text else ())
    assert whole.part(length).text.removeprefix("… ") in text


@given(
    st.lists(st.sampled_from(["mot", "badge", "perdu", "fin.", "« x »", "e\u0301te"]), max_size=80).map(" ".join),
    st.integers(12, 120),
)
def test_a_part_keeps_text_and_spans_together(text: str, length: int) -> None:
    part = marked(text, "badge", "perdu").part(length)
    assert part.text.removeprefix("… ") in text
    assert set(words_of(part)) <= {"badge", "perdu"}
    if re.search("badge|perdu", text):
        assert words_of(part), "what matched is always shown"


def test_a_blank_is_in_square_brackets() -> None:
    assert one_line("Dossier {{numéro}}.") == "Dossier [numéro]."


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("x" * 200, "… " + "x" * 20 + "badge"),
        ("x" * 178 + " a " + "x" * 19, "… " + "x" * 19 + "badge"),
        ("x" * 179 + " " + "x" * 20, "… " + "x" * 20 + "badge"),
        ("x" * 185 + " " + "x" * 14, "… " + "x" * 14 + "badge"),
    ],
)
def test_a_match_stands_in_the_middle_from_the_start_of_a_word(before: str, shown: str) -> None:
    part = marked(f"{before}badge{'y' * 200}", "badge").part(45)
    assert part.text == shown + "y" * (90 - len(shown) + 2)
    assert words_of(part) == ["badge"]


def test_matches_that_fill_the_room_are_shown_from_the_first_of_them() -> None:
    text = f"{'x' * 200} badge {'z' * 30} perdu {'y' * 200}"
    assert marked(text, "badge", "perdu").part(42).text.startswith("… badge")
    assert words_of(marked(text, "badge", "perdu").part(42)) == ["badge", "perdu"]


def test_a_short_last_sentence_does_not_leave_the_room_empty() -> None:
    text = "mot " * 30 + "stop. Voici la fin"
    assert "stop. Voici la fin" in marked(text, "fin").part(50).text
    text = "mot " * 30 + "stop. Voici la toute dernière vraie fin"
    assert marked(text, "fin").part(50).text.startswith("… Voici")


def test_the_text_goes_on_so_that_it_can_be_cut_to_the_pixel() -> None:
    part = marked("mot " * 19 + "badge " + "mot " * 100, "badge", "mot").part(40)
    assert len(part.text) == len("… ") + 80
    assert words_of(part).count("mot") > 15


def test_a_match_longer_than_the_room_is_shown_from_its_first_letter() -> None:
    text = f"{'x' * 99} {'y' * 60} z"
    assert marked(text, "y{60}").part(45).text.startswith("… " + "y" * 60)
