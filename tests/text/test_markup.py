"""An answer is parsed into blocks and links, by the offsets of its text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.text.markup import Block, ItemList, Link, Paragraph, Table, find_links, parse
from helpdesk_app.text.spans import Span


def spans_of(block: Block) -> Iterator[Span]:
    match block:
        case Paragraph(text):
            yield text
        case ItemList(items):
            yield from items
        case Table(rows):
            for row in rows:
                yield from row


def texts(answer: str) -> list[object]:
    def text(span: Span) -> str:
        return answer[span.start : span.end]

    read: list[object] = []
    for block in parse(answer):
        match block:
            case Paragraph(span):
                read.append(text(span))
            case ItemList(items, number):
                read.append((number, [text(item) for item in items]))
            case Table(rows):
                read.append([[text(cell) for cell in row] for row in rows])
    return read


def test_lines_are_paragraphs_and_dashes_make_lists() -> None:
    assert texts("Deux cas :\n- un ;\n-  deux.\n\nFin.") == ["Deux cas :", (None, ["un ;", "deux."]), "Fin."]


def test_numbers_make_numbered_lists_that_start_where_they_start() -> None:
    assert texts("1. lire\n2) signer") == [(1, ["lire", "signer"])]
    assert texts("3. suite") == [(3, ["suite"])]


def test_every_item_keeps_the_number_that_the_source_gives_it() -> None:
    assert texts("1. A\n3. C\n3. D\n4. E") == [(1, ["A"]), (3, ["C"]), (3, ["D", "E"])]


def test_a_dash_or_number_inside_a_sentence_makes_none() -> None:
    assert texts("-5 degrés\n2 cartes\n8.30 h") == ["-5 degrés", "2 cartes", "8.30 h"]


def test_tabs_and_bars_make_tables() -> None:
    assert texts("a\tb\nc\td") == [[["a", "b"], ["c", "d"]]]
    assert texts("| Délai | Prix |\n|---|:-:|\n| 2 j | 8 € |") == [[["Délai", "Prix"], ["2 j", "8 €"]]]


def test_addresses_are_found_without_the_punctuation_around_them() -> None:
    answer = "Voyez https://a.fr/b?c=1, (www.d.fr) ou e@f.fr."
    assert find_links(answer) == (
        Link(Span(6, 24), "https://a.fr/b?c=1"),
        Link(Span(27, 35), "https://www.d.fr"),
        Link(Span(40, 46), "mailto:e@f.fr"),
    )


@given(st.text(alphabet="ab -•1.)\t|\n\u00a0é", max_size=60))
def test_blocks_hold_every_letter_in_order_and_once(answer: str) -> None:
    spans = [span for block in parse(answer) for span in spans_of(block)]
    assert all(0 <= span.start <= span.end <= len(answer) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    shown = "".join(answer[span.start : span.end] for span in spans)
    assert [letter for letter in shown if letter in "abé"] == [letter for letter in answer if letter in "abé"]
    assert "\n" not in shown


@pytest.mark.parametrize("line", ["a-" * 50_000, "|" + " -" * 30_000 + " x|", "www" + "." * 50_000, "a@" * 30_000])
def test_a_strange_line_is_parsed_in_linear_time(line: str) -> None:
    start = time.process_time()
    parse(line)
    find_links(line)
    assert time.process_time() - start < 2
