"""What the compiler learns from the entries, whatever their order."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import helpdesk_app
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.compiler import Reading, build_index, compile_index
from helpdesk_app.search.index import CompiledIndex
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.weights import IndexWeights
from helpdesk_app.text.stemming import stem
from tests.search.corpora import STOP_WORDS, entry, faq_of, faqs, questions
from tests.search.reference import Reference


def postings(index: CompiledIndex) -> dict[str, dict[int, float]]:
    """Return, for every word, the entries of its term with their impacts."""
    found = {}
    for word, term in zip(index.words, index.word_term.tolist(), strict=True):
        chosen = slice(*index.posting_range[term : term + 2])
        found[word] = dict(zip(index.posting_row[chosen].tolist(), index.posting_impact[chosen].tolist(), strict=True))
    return found


def check_shape(index: CompiledIndex, entries: int) -> None:
    assert index.entry_count == entries
    assert list(index.words) == sorted(set(index.words))
    assert len(index.word_term) == len(index.word_count) == len(index.words)
    for ranges, end in (
        (index.posting_range, len(index.posting_row)),
        (index.text_range, len(index.text_term)),
        (index.question_term_range, len(index.question_term)),
        (index.question_range, len(index.question_term_range) - 1),
    ):
        assert ranges[0] == 0
        assert ranges[-1] == end
        assert np.all(np.diff(ranges) >= 0)
    for first, last in itertools.pairwise(index.posting_range):
        assert np.all(np.diff(index.posting_row[first:last]) > 0)


@given(faqs())
@settings(deadline=None, max_examples=30)
def test_impacts_are_those_of_the_formulas(faq: Faq) -> None:
    reference = Reference(faq, STOP_WORDS)
    check_shape(reference.index, len(faq.entries))
    for word, found in postings(reference.index).items():
        expected = {row: said[stem(word)] for row, said in enumerate(reference.impacts) if stem(word) in said}
        assert found == pytest.approx(expected, rel=1e-5)


@given(faqs())
@settings(deadline=None, max_examples=30)
def test_words_of_one_stem_share_a_term_and_no_others_do(faq: Faq) -> None:
    index = build_index(faq, STOP_WORDS)
    terms: dict[str, set[int]] = {}
    for word, term in zip(index.words, index.word_term.tolist(), strict=True):
        terms.setdefault(stem(word), set()).add(term)
    assert all(len(shared) == 1 for shared in terms.values())
    assert sorted(itertools.chain.from_iterable(terms.values())) == list(range(index.term_count))


@given(st.data(), faqs())
@settings(deadline=None, max_examples=25)
def test_the_order_of_the_entries_changes_no_impact(data: st.DataObject, faq: Faq) -> None:
    order = data.draw(st.permutations(range(len(faq.entries))))
    moved = with_version(Faq(tuple(faq.entries[row] for row in order), faq.facets))
    there = postings(build_index(moved, STOP_WORDS))
    here = postings(build_index(faq, STOP_WORDS))
    assert here.keys() == there.keys()
    for word, found in here.items():
        assert {order[row]: impact for row, impact in there[word].items()} == pytest.approx(found, rel=1e-5)


def test_the_same_entries_give_the_same_bytes_in_another_process() -> None:
    """Sets of words are walked in another order in each process; the index must not show it."""
    script = (
        "import hashlib\n"
        "from helpdesk_app.config import paths\n"
        "from helpdesk_app.faq import database\n"
        "from helpdesk_app.search.compiler import compile_index\n"
        "from helpdesk_app.search.lexicon import Lexicon\n"
        "faq = database.read(paths.bundled_database())[0]\n"
        "parts = compile_index(faq, Lexicon.load(paths.resource('search', 'lexicon.toml')))\n"
        "print({n: hashlib.sha256(d).hexdigest() for n, d in sorted(parts.items()) if not n.startswith('latent')})\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(helpdesk_app.__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert "posting_impact" in printed.pop()


def test_other_names_stand_for_a_word_at_less_than_its_weight() -> None:
    lexicon = Lexicon(groups=((("mail",), ("courriel",)),))
    index = build_index(faq_of(entry("a", "Mon mail"), entry("b", "Mon courriel"), entry("c", "Mon sac")), lexicon)
    found = postings(index)
    assert set(found["mail"]) == set(found["courriel"]) == {0, 1}
    assert found["mail"][0] > found["mail"][1] > 0
    assert found["courriel"][1] > found["courriel"][0] > 0


def test_a_word_counts_more_in_a_short_text_and_never_without_bound() -> None:
    long = "Badge " + "mot " * 30
    answers = postings(build_index(faq_of(entry("a", "", "Badge"), entry("b", "", long)), STOP_WORDS))["badge"]
    asked = postings(build_index(questions("Badge", long), STOP_WORDS))["badge"]
    weights = IndexWeights()
    assert weights.answer * (weights.answer_k + 1) > answers[0] > answers[1] > 0
    assert weights.question * (weights.question_k + 1) > asked[0] > asked[1] > 0


def test_a_compound_is_a_little_about_its_last_part() -> None:
    found = postings(build_index(questions("Ma e-CPS", "Ma carte CPS", "Mon sac"), STOP_WORDS))
    assert set(found["ecps"]) == {0}
    assert set(found["cps"]) == {0, 1}
    assert found["cps"][1] > found["cps"][0] > 0


@pytest.mark.parametrize(
    "faq",
    [
        questions(),
        questions(""),
        questions("?!", "…"),
        questions("seul"),
        faq_of(entry("a", "", "réponse")),
        questions(*["même"] * 5),
        questions("\x00", "😀", "e\u0301", "½ ﷺ"),
    ],
    ids=lambda faq: " | ".join(each.question for each in faq.entries) or "none",
)
def test_odd_faqs_compile(faq: Faq) -> None:
    check_shape(build_index(faq, STOP_WORDS), len(faq.entries))
    assert compile_index(faq, STOP_WORDS).keys() == compile_index(questions("autre"), STOP_WORDS).keys()


def test_a_version_that_differs_little_is_compiled_from_what_is_remembered() -> None:
    older = faq_of(*(entry(f"e{n}", f"Comment régler la lampe {n} ?", f"Tournez la vis {n}.") for n in range(9)))
    changed = entry("e3", "Comment régler la chaise ?", "Tournez la vis et le verrou.")
    newer = with_version(Faq(tuple(changed if each.uid == "e3" else each for each in older.entries)))
    reading = Reading.remembered(1_000)
    earlier = build_index(older, STOP_WORDS, reading=reading)
    index, plain = build_index(newer, STOP_WORDS, reading=reading, earlier=earlier), build_index(newer, STOP_WORDS)
    assert (index.words, index.stems, index.compounds) == (plain.words, plain.stems, plain.compounds)
    assert postings(index) == postings(plain)
    for name in ("text_term", "question_term", "mark_start", "mark_end", "mark_term", "word_count"):
        np.testing.assert_array_equal(getattr(index, name), getattr(plain, name))
    dimensions = len(index.latent_entry) // index.entry_count
    assert dimensions == len(earlier.latent_entry) // earlier.entry_count
    topics_of = index.latent_term.reshape(index.term_count, dimensions)
    assert not topics_of[index.stems.index(stem("verrou"))].any()
    assert topics_of[index.stems.index(stem("vis"))].any()
    again = build_index(older, STOP_WORDS, earlier=earlier)
    np.testing.assert_allclose(again.latent_entry, earlier.latent_entry, atol=2)
