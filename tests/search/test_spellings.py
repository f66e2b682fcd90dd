"""Spellings that mean the same find the same: typography, case, accents and elisions never decide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.engine import SearchEngine
from tests.search.corpora import engine_of, entry, faq_of, questions, uids

_ELISION = re.compile(r"\b(l|d|qu|m|s|n|j|c)’", re.IGNORECASE)
_SPELLED_OUT = {"l": "le", "d": "de", "qu": "que", "m": "me", "s": "se", "n": "ne", "j": "je", "c": "ce"}


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


RESPELLINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "without accents": _without_accents,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "straight apostrophe": lambda text: text.replace("’", "'"),
    "modifier apostrophe": lambda text: text.replace("’", "ʼ"),
    "space for the apostrophe": lambda text: text.replace("’", " "),
    "space after the apostrophe": lambda text: text.replace("’", "’ "),
    "elided word left out": lambda text: _ELISION.sub("", text),
    "elided word spelled out": lambda text: _ELISION.sub(lambda elided: f"{_SPELLED_OUT[elided[1].lower()]} ", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "spaces around and doubled": lambda text: f"  {text.replace(' ', '  ')}\t",
    "no closing mark": lambda text: text.rstrip(" ?."),
    "other closing marks": lambda text: text.rstrip(" ?.") + "...!!",
    "no comma": lambda text: text.replace(",", ""),
    "no-break hyphen": lambda text: text.replace("-", "\u2011"),
    "space for the hyphen": lambda text: text.replace("-", " "),
    "e-CPS in one word": lambda text: text.replace("e-CPS", "eCPS"),
    "soft hyphens": lambda text: text.replace("ti", "t\u00adi"),
    "full-width letters": _full_width,
    "typed in a hurry": lambda text: _without_accents(text.replace("’", " ").replace("-", " ").rstrip(" ?")).lower(),
}


@pytest.fixture(scope="module")
def expected(bundled: Faq, bundled_engine: SearchEngine) -> dict[str, list[str]]:
    """The first three for every question and wording as the FAQ writes it."""
    texts = [text for each in bundled.entries for text in (each.question, *each.wordings)]
    return {text: uids(bundled_engine, text, limit=3) for text in texts}


@pytest.mark.parametrize("respell", RESPELLINGS.values(), ids=RESPELLINGS.keys())
def test_each_question_of_the_faq_finds_the_same_however_it_is_spelled(
    bundled_engine: SearchEngine, expected: dict[str, list[str]], respell: Callable[[str], str]
) -> None:
    respelled = {text: respell(text) for text in expected if respell(text) != text}
    assert respelled
    assert not [other for text, other in respelled.items() if uids(bundled_engine, other, limit=3) != expected[text]]


SAME = [
    ("l’annuaire", "l'annuaire", "l annuaire", "le annuaire", "annuaire", "L’ANNUAIRE", "l`annuaire", "l’ annuaire"),
    ("œuvre sociale", "oeuvre sociale", "ŒUVRE SOCIALE", "Oeuvre  sociale", "l'œuvre sociale", "une œuvre, sociale ?"),
    (
        "e-CPS",
        "e CPS",
        "eCPS",
        "ecps",
        "E-cps",
        "e‑CPS",
        "e–CPS",
        "e‐CPS",
        "e\u00a0CPS",
        "é-CPS",
        "e-CPS ?",
        "la e-CPS",
    ),
    ("mi-temps", "mi temps", "mitemps", "MI-TEMPS", "mi‑temps", "le mi-temps"),
    (
        "1 000 euros",
        "1000 euros",
        "1\u00a0000 euros",
        "1\u202f000 euros",
        "1.000 euros",
        "1\u2009000 euros",
        "1000 EUROS",
    ),
    ("contrat C.D.D.", "contrat CDD", "contrat cdd", "contrat C.D.D", "contrat c.d.d.", "Contrat cdd."),
    ("13ème mois", "13eme mois", "13e mois", "13 ème mois", "13 eme mois", "13È mois", "13ᵉ mois"),
    ("jusqu’à quand", "jusqu'à quand", "jusqu a quand", "jusqu’à quand ?", "JUSQU’À QUAND", "jusque à quand"),
    (
        "élève infirmière",
        "eleve infirmiere",
        "ÉLÈVE INFIRMIÈRE",
        "e\u0301le\u0300ve infirmie\u0300re",
        "élève/infirmière",
    ),
]


@pytest.fixture(scope="module")
def small() -> SearchEngine:
    return engine_of(
        questions(
            "Comment chercher dans l’annuaire ?",
            "Qui tient l’annuaire des œuvres ?",
            "Quelle œuvre sociale choisir ?",
            "Comment activer ma e-CPS ?",
            "Où commander ma carte CPS ?",
            "Comment passer à mi-temps ?",
            "Combien de temps à l’avance ?",
            "Pourquoi payer 1 000 euros ?",
            "Pourquoi payer 100 euros ?",
            "Qu’est-ce qu’un contrat C.D.D. ?",
            "Quand tombe le 13ème mois ?",
            "Jusqu’à quand puis-je répondre ?",
            "L’élève infirmière a-t-elle une carte ?",
        )
    )


@pytest.mark.parametrize("spellings", SAME, ids=[spellings[0] for spellings in SAME])
def test_spellings_that_mean_the_same_find_the_same(small: SearchEngine, spellings: tuple[str, ...]) -> None:
    found = {spelling: uids(small, spelling, limit=3) for spelling in spellings}
    assert found[spellings[0]]
    assert set(map(tuple, found.values())) == {tuple(found[spellings[0]])}, found


@pytest.mark.parametrize("spellings", SAME, ids=[spellings[0] for spellings in SAME])
def test_the_faq_may_write_it_any_way_too(spellings: tuple[str, ...]) -> None:
    for written in spellings:
        engine = engine_of(
            faq_of(
                entry("it", f"Que dire de {written}"),
                entry("compound", "Ma e-CPS, à mi-temps"),
                entry("other", "Un badge perdu"),
            )
        )
        for typed in spellings:
            assert uids(engine, typed, limit=1) == ["it"] or typed in {"e-CPS", "mi-temps"}, (written, typed)


@pytest.mark.parametrize(
    ("query", "other"),
    [("e-CPS", "CPS"), ("1000", "100"), ("mi-temps", "temps"), ("13e", "1"), ("cdd", "cdi")],
)
def test_what_only_looks_alike_stays_apart(query: str, other: str) -> None:
    engine = engine_of(faq_of(entry("it", f"Que dire de {query}"), entry("other", f"Que dire de {other}")))
    assert uids(engine, query) == ["it"]
