from __future__ import annotations

import pytest

from helpdesk_app.faq.model import Facet
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.model import MatchKind
from helpdesk_app.search.query import Match, QueryWord
from helpdesk_app.search.subjects import Subjects
from helpdesk_app.text.tokens import Token

TERMS = {"carte": 1, "cps": 2, "annuaire": 3, "sante": 4, "badge": 5}
FACETS = (Facet("Produit ?", ("Carte CPS", "Annuaire Santé")), Facet("Offre ?"))


@pytest.fixture
def subjects() -> Subjects:
    return Subjects(FACETS, Analyzer(()), TERMS.get)


def words(*texts: str) -> list[QueryWord]:
    """Return the words of a query; those of the FAQ match themselves."""
    return [
        QueryWord(
            Token(text, 0, len(text)),
            (Match(TERMS[text], text, 1.0, MatchKind.EXACT),) if text in TERMS else (),
            1.0,
            is_stop_word=False,
        )
        for text in texts
    ]


@pytest.mark.parametrize(
    ("query", "is_left_out"),
    [
        (("perdu", "carte"), True),
        (("perdu", "carte", "cps"), True),
        (("carte", "cps"), False),
        (("perdu",), False),
        (("perdu", "badge"), False),
        (("perdu", "carte", "annuaire"), False),
    ],
)
def test_a_query_of_which_only_the_name_of_one_topic_is_known_lacks_its_question(
    subjects: Subjects, query: tuple[str, ...], is_left_out: bool
) -> None:
    assert subjects.leave_out_the_question(words(*query)) is is_left_out


def test_words_to_try_are_spelt_as_in_the_topics_and_come_from_nowhere_else(subjects: Subjects) -> None:
    assert subjects.closest(["anuairre"], 3) == ("Annuaire",)
    assert subjects.closest(["bagde"], 3) == ()


def test_a_faq_without_topics_has_no_subjects() -> None:
    none = Subjects((), Analyzer(()), TERMS.get)
    assert not none.leave_out_the_question(words("perdu", "carte"))
    assert none.closest(["carte"], 3) == ()
