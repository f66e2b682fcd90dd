"""The synonyms that expand an entry."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from helpdesk_app.search.expansion import Expander
from helpdesk_app.search.lexicon import Phrase
from tests.search.corpora import engine_of, entry, faq_of, uids

GROUPS: list[Sequence[Phrase]] = [
    [("rpps",), ("repertoire", "partage")],
    [("mail",), ("courriel",), ("messagerie",)],
    [("mot", "passe"), ("mdp",)],
    [("sac",)],
    [],
]


WORDS = set(itertools.chain.from_iterable(itertools.chain.from_iterable(GROUPS)))


def meant_by(words: Sequence[str]) -> set[str]:
    """Return what ``words`` mean, in the words of the groups: a pair may mean its joined form besides."""
    return set(Expander(GROUPS).expand(words) & WORDS)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["mon", "rpps"], {"repertoire", "partage"}),
        (["repertoire", "partage"], {"rpps"}),
        (["courriel"], {"mail", "messagerie"}),
        (["mon", "mot", "passe"], {"mdp"}),
        (["mdp"], {"mot", "passe"}),
        (["mot", "de", "passe"], set()),
        (["repertoire"], set()),
        (["partage", "repertoire"], set()),
        (["sac"], set()),
        ([], set()),
    ],
)
def test_a_phrase_means_its_siblings_both_ways(words: list[str], meant: set[str]) -> None:
    assert meant_by(words) == meant


def test_what_is_said_is_not_meant_again() -> None:
    assert meant_by(["rpps", "repertoire"]) == {"partage"}


def test_an_acronym_that_one_entry_explains_is_known_in_the_others() -> None:
    engine = engine_of(
        faq_of(
            entry("explains", "Quitter un contrat à durée déterminée (CDD) ?"),
            entry("short", "La prime de fin de CDD"),
            entry("long", "Renouveler son contrat à durée déterminée"),
            entry("other", "Perdre son badge"),
            entry("another", "Ouvrir un casier"),
        )
    )
    assert set(uids(engine, "cdd")) == {"explains", "short", "long"}
    assert {"explains", "short", "long"} <= set(uids(engine, "contrat durée déterminée"))


def test_a_phrase_of_two_words_means_its_joined_form_and_a_longer_one_does_not() -> None:
    expander = Expander([[("play", "store")], [("carte", "de", "sante"), ("vitale",)]])
    assert expander.expand(["le", "play", "store"]) == {"playstore"}
    assert expander.expand(["carte", "de", "sante"]) == {"vitale"}
    assert expander.expand(["vitale"]) == {"carte", "de", "sante"}
