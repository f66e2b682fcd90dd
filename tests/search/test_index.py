"""The compiled index as byte strings: it comes back as it was, and anything else is refused and built anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.compiler import build_index, compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.index import CompiledIndex, StaleIndexError, index_fault
from helpdesk_app.search.lexicon import Lexicon
from tests.search.corpora import STOP_WORDS, engine_of, faqs, questions

FAQ = questions(
    "Où est mon badge ?", "Comment perdre sa carte e-CPS ?", "Activer l’e-CPS", "Mon badge, ma carte", "1 000"
)
QUERIES = ("badge", "e cps", "crate", "ou est mon", "", "act", "inconnu")

Parts = dict[str, bytes]


def read(parts: Parts, faq: Faq = FAQ, lexicon: Lexicon = STOP_WORDS) -> CompiledIndex:
    return CompiledIndex.from_parts(parts, faq=faq, lexicon=lexicon.fingerprint)


def assert_same(one: CompiledIndex, other: CompiledIndex) -> None:
    for each in fields(CompiledIndex):
        np.testing.assert_array_equal(getattr(one, each.name), getattr(other, each.name), err_msg=each.name)


@given(faqs())
@settings(deadline=None, max_examples=25)
def test_an_index_comes_back_as_it_was(faq: Faq) -> None:
    index = build_index(faq, STOP_WORDS)
    again = read(index.to_parts(), faq)
    assert_same(index, again)
    assert again.to_parts() == index.to_parts()


def test_the_index_of_an_empty_faq_comes_back() -> None:
    empty = questions()
    index = build_index(empty, STOP_WORDS)
    assert_same(index, read(index.to_parts(), empty))
    assert SearchEngine(empty, index.to_parts(), STOP_WORDS).search("badge").hits == ()


def test_reading_copies_nothing() -> None:
    parts = compile_index(FAQ, STOP_WORDS)
    index = read(parts)
    for each in fields(CompiledIndex):
        value = getattr(index, each.name)
        if isinstance(value, np.ndarray) and len(value):
            assert not value.flags.owndata, each.name
            assert not value.flags.writeable, each.name


def _changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, name: change(parts[name])}


def _without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {other: data for other, data in parts.items() if other != name}


def _manifest(**other: object) -> Callable[[Parts], Parts]:
    return _changed("manifest", lambda data: json.dumps({**json.loads(data), **other}).encode())


DAMAGES: dict[str, Callable[[Parts], Parts]] = {
    "nothing there": lambda _: {},
    "another format": _manifest(format=0),
    "another faq": _manifest(faq_version="0" * 64),
    "another lexicon": _manifest(lexicon="0" * 64),
    "manifest not JSON": _changed("manifest", lambda _: b"{"),
    "manifest no object": _changed("manifest", lambda _: b"[]"),
    "manifest not UTF-8": _changed("manifest", lambda _: b"\xff\xfe"),
    "words not UTF-8": _changed("words", lambda data: b"\xff" + data[1:]),
    "words lost": _changed("words", lambda data: data.rsplit(b"\n", 1)[0]),
    "words of none": _changed("words", lambda _: b""),
}
ARRAYS = sorted(
    name for name in compile_index(FAQ, STOP_WORDS) if name not in {"manifest", "words", "compounds", "stems"}
)
for part in ARRAYS:
    DAMAGES[f"{part} missing"] = _without(part)
    DAMAGES[f"{part} cut by a byte"] = _changed(part, lambda data: data[:-1])
    DAMAGES[f"{part} cut by an element"] = _changed(part, lambda data: data[:-4])
    DAMAGES[f"{part} emptied"] = _changed(part, lambda _: b"")
DAMAGES["marks without their starts and ends"] = lambda parts: {**parts, "mark_start": b"", "mark_end": b""}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_stale_or_damaged_index_is_refused_and_the_engine_answers_as_ever(damage: Callable[[Parts], Parts]) -> None:
    parts = damage(compile_index(FAQ, STOP_WORDS))

    with pytest.raises(StaleIndexError):
        read(parts)

    sound, engine = engine_of(FAQ), SearchEngine(FAQ, parts, STOP_WORDS)
    for query in QUERIES:
        assert engine.search(query) == sound.search(query)


POINTERS = [name for name in ARRAYS if name.endswith(("_range", "_term", "_entry")) and not name.startswith("latent")]


@pytest.mark.parametrize("part", POINTERS)
def test_an_array_that_points_nowhere_is_refused(part: str) -> None:
    parts = compile_index(FAQ, STOP_WORDS)
    array = np.frombuffer(parts[part], dtype="<i4").copy()
    for index, value in ((0, 2**30), (0, -7), (-1, 2**30), (len(array) // 2, -(2**31))):
        wrong = array.copy()
        wrong[index] = value
        with pytest.raises(StaleIndexError):
            read({**parts, part: wrong.tobytes()})


def test_vectors_that_do_not_divide_among_the_entries_are_refused() -> None:
    faq = questions("Badge", "Carte", "Sac", "Casier")
    parts = compile_index(faq, STOP_WORDS)
    half = {name: parts[name][: len(faq.entries) // 2] for name in ("latent_entry", "latent_term")}
    with pytest.raises(StaleIndexError, match="do not fit together"):
        read({**parts, **half}, faq)


def test_the_fault_of_an_index_is_named_whatever_its_lexicon() -> None:
    parts = compile_index(FAQ, STOP_WORDS)
    assert index_fault(parts, FAQ) == ""
    assert "damaged" in index_fault({**parts, "posting_row": parts["posting_row"][:-1]}, FAQ)
    assert "lacks its part 'posting_row'" in index_fault(_without("posting_row")(parts), FAQ)
    assert index_fault(parts, questions("Un autre")) != ""
