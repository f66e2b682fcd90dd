"""The lists of names and words that masking reads, and what it makes of a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.config.paths import resource
from helpdesk_app.feedback.privacy.vocabulary import (
    is_clear_first_name,
    is_common,
    is_first_name,
    is_never_name,
    is_noble,
    is_particle,
    is_written_as_first_name,
    word_list,
)
from helpdesk_app.text.folding import fold

LISTS = sorted(resource("privacy").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_says_what_it_is_and_holds_each_word_once_in_order(path: Path) -> None:
    comment, *words = path.read_text(encoding="utf-8").splitlines()
    assert comment.startswith("# ")
    assert words == sorted(words, key=lambda word: (fold(word), word))
    assert len(set(map(fold, words))) == len(words) == len(word_list(path.stem))


def test_an_ambiguous_first_name_is_a_first_name() -> None:
    assert word_list("ambiguous_first_names") <= word_list("first_names")


@pytest.mark.parametrize("word", ["Sophie", "Marie-Claire", "jean", "zoé"])
def test_a_usual_first_name_is_known(word: str) -> None:
    assert is_clear_first_name(fold(word))
    assert is_written_as_first_name(word)


def test_a_first_name_that_is_also_a_word_is_not_clear() -> None:
    assert is_first_name("rose")
    assert not is_clear_first_name("rose")
    assert not is_first_name("dupont")
    assert not is_written_as_first_name("marié")


@pytest.mark.parametrize("word", ["carte", "cartes", "bloquées", "rappellera", "demandent", "l'annuaire", "nationale"])
def test_a_usual_word_is_known_in_any_form(word: str) -> None:
    assert is_common(fold(word))


@pytest.mark.parametrize("word", ["petit", "roux", "marchand", "boucher", "leroy", "n'diaye", "weber"])
def test_a_family_name_is_no_usual_word(word: str) -> None:
    assert not is_common(word)


@pytest.mark.parametrize("word", ["titulaire", "demande", "x", "xxx", "peut-elle", "untel"])
def test_what_is_no_name_even_after_a_civility(word: str) -> None:
    assert is_never_name(word)


def test_particles_and_elisions() -> None:
    assert is_particle("van")
    assert is_particle("du")
    assert not is_particle("carte")
    assert is_noble("d'ormesson")
    assert not is_noble("d'astreinte")
