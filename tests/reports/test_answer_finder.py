"""A search is attached to an answer only where there is no doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.reports.answer_finder import AnswerFinder
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.meaning import Meaning
from helpdesk_app.search.model import Reliability
from helpdesk_app.search.vectors import make_vectors
from tests.search.word_encoder import WordEncoder

ABSENT: Final = Path(__file__).with_name("absent_questions.txt").read_text(encoding="utf-8").splitlines()
"""What callers of such a desk ask, and the bundled FAQ does not answer."""
LEXICON: Final = Lexicon.load(paths.resource("search", "lexicon.toml"))


def finder_of(*entries: Entry) -> AnswerFinder:
    return AnswerFinder(SearchEngine(Faq(entries, ()), {}, LEXICON), entries)


BADGES: Final = (
    Entry("perdu", "Comment déclarer un badge perdu ?", "Appelez l’accueil, qui le bloque."),
    Entry("prix", "Combien coûte un duplicata de badge ?", "Douze euros, retenus sur la paie."),
    Entry("casier", "Où trouver la clé de mon casier ?", "Au poste de garde, avec votre badge."),
    Entry("paie", "Quand reçoit-on sa fiche de paie ?", "Le 28 du mois."),
)


def test_a_search_belongs_to_the_answer_whose_question_holds_its_subject() -> None:
    finder = finder_of(*BADGES)
    assert finder.best("cout du duplicata") == BADGES[1]
    assert finder.best("cle casier") == BADGES[2]


@pytest.mark.parametrize(
    "query",
    [
        "badge",  # in the question of two
        "badge parking",  # about something that no answer mentions
        "poste de garde ferme",  # in an answer only
        "passeport",
        "",
    ],
)
def test_a_search_in_doubt_belongs_to_none(query: str) -> None:
    assert finder_of(*BADGES).best(query) is None


def by_meaning(*entries: Entry) -> AnswerFinder:
    faq = with_version(Faq(entries, ()))
    encoder = WordEncoder({"insigne": "badge", "égaré": "perdu", "vestiaire": "casier"})
    meaning = Meaning(faq, make_vectors(faq, encoder), encoder)
    return AnswerFinder(SearchEngine(faq, {}, LEXICON).with_meaning(meaning), entries)


def test_by_meaning_a_search_belongs_to_the_answer_that_is_clearly_the_nearest() -> None:
    assert by_meaning(*BADGES).best("clé vestiaire") == BADGES[2]
    twin = replace(BADGES[2], uid="twin", answer="Au poste de garde, sans badge.")
    assert by_meaning(*BADGES, twin).best("clé vestiaire") is None


def test_by_meaning_alone_a_search_belongs_to_none() -> None:
    lockers = [replace(BADGES[2], question="casier", answer="casier"), *BADGES[:2]]
    assert by_meaning(*lockers).best("vestiaire") is None
    assert by_meaning(*lockers).best("vestiaire casier") == lockers[0]


def test_an_answer_that_is_found_reliably_is_returned() -> None:
    finder = finder_of(*BADGES)
    assert finder.found("declarer un badge perdu") == BADGES[0]
    assert finder.found("badge parking") is None
    assert finder.found("passeport") is None


def test_of_a_hundred_questions_that_the_faq_does_not_answer_hardly_any_gets_one() -> None:
    faq, index = read(paths.bundled_database())
    engine = SearchEngine(faq, index, LEXICON)
    finder = AnswerFinder(engine, faq.entries)
    assert len(set(ABSENT)) == 100
    assert len([query for query in ABSENT if finder.best(query)]) <= 2
    assert not [query for query in ABSENT if engine.search(query).reliability is Reliability.SURE]
