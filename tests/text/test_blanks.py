"""Blanks are read, filled, shown in brackets, and reported where they are malformed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.text.blanks import Blank, blank_faults, blank_spans, blanks_of, bracketed, fill, shielded
from helpdesk_app.text.markup import Table, parse

NUMBER = Blank("numéro de dossier")
DAY = Blank("jour", ("lundi", "mardi"))
ANSWER = "Dossier {{numéro de dossier}}, rendez-vous {{ jour : lundi|mardi }} (dossier {{numéro  de dossier}})."
TEXTS = st.text(st.sampled_from("{}:| a-é1.\n\t"), max_size=40)


def test_a_blank_that_comes_twice_is_asked_once() -> None:
    assert blanks_of(ANSWER) == (NUMBER, DAY)
    assert len(blank_spans(ANSWER)) == 3


def test_a_value_goes_into_every_blank_of_its_name() -> None:
    filled = fill(ANSWER, {NUMBER: "12-B", DAY: "mardi"})
    assert filled == "Dossier 12-B, rendez-vous mardi (dossier 12-B)."


def test_a_blank_without_a_value_stays_to_be_seen() -> None:
    assert fill(ANSWER, {NUMBER: " "}) == (
        "Dossier [numéro de dossier], rendez-vous [jour\u00a0: lundi / mardi] (dossier [numéro de dossier])."
    )


def test_a_value_adds_neither_line_nor_column() -> None:
    assert fill("{{a}}", {Blank("a"): "1\t2\n 3"}) == "1 2 3"


def test_blanks_of_one_name_with_other_choices_are_different_ones() -> None:
    assert blanks_of("{{a}} {{a: b | c}} {{a: b | d}}") == (
        Blank("a"),
        Blank("a", ("b", "c")),
        Blank("a", ("b", "d")),
    )


def test_the_choices_of_a_blank_are_no_columns_of_a_table() -> None:
    table = "| Jour | {{jour: lundi | mardi}} |\nHeure\t{{heure}}"
    first, second = parse(table)[0], parse(table)
    assert isinstance(first, Table)
    assert [cell.of(table) for row in first.rows for cell in row] == [
        "Jour",
        "{{jour: lundi | mardi}}",
        "Heure",
        "{{heure}}",
    ]
    assert len(second) == 1


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("Le {{numéro", "« {{ » is not closed by « }} » on its line: « Le {{numéro »"),
        ("Le {{numéro\n}}", "« {{ » is not closed by « }} » on its line: « Le {{numéro »"),
        ("Le numéro}}", "« }} » has no « {{ » before it on its line: « Le numéro}} »"),
        ("{{jour: lundi | }}", "the blank « {{jour: lundi | }} » has an empty choice"),
        ("{{jour:}}", "the blank « {{jour:}} » has an empty choice"),
        ("{{jour: lundi}}", "the blank « {{jour: lundi}} » has only one choice"),
        ("{{lundi | mardi}}", "the blank « {{lundi | mardi}} » has choices, but no name and colon before them"),
        ("{{ }}", "the blank « {{ }} » has no name"),
        ("{{: a | b}}", "the blank « {{: a | b}} » has no name"),
    ],
)
def test_a_malformed_blank_is_reported_and_stays_text(answer: str, fault: str) -> None:
    assert blank_faults(answer)[0] == fault
    assert blanks_of(answer) == ()
    assert fill(answer, {}) == answer


def test_sound_blanks_and_single_braces_are_no_faults() -> None:
    assert blank_faults(ANSWER) == ()
    assert blank_faults("un {mot} et } ou {") == ()


@given(TEXTS)
def test_offsets_hold_in_what_is_shown(answer: str) -> None:
    shown = bracketed(answer)
    assert len(shown) == len(shielded(answer)) == len(answer)
    within = {at for span in blank_spans(answer) for at in range(span.start, span.end)}
    assert all(shown[at] == answer[at] for at in range(len(answer)) if at not in within)


@given(TEXTS)
def test_what_is_filled_has_no_blank_left(answer: str) -> None:
    assert not {*blanks_of(answer)} & {*blanks_of(fill(answer, {}))} or blank_faults(answer)
