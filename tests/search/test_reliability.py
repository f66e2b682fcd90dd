"""When a list is trusted: the share of the query that the first answer matches, its precision and its adjacency."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pytest

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.compiler import build_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.model import Reliability
from helpdesk_app.search.query import QueryWord, evidence
from helpdesk_app.search.reliability import judge, judge_by_meaning, matched_share, trust
from helpdesk_app.search.scoring import Scorer
from helpdesk_app.search.weights import QueryWeights, RelevanceWeights, TrustWeights
from tests.search.corpora import STOP_WORDS, engine_of, entry, faq_of, questions

WEIGHTS = TrustWeights()


@dataclass(frozen=True)
class Desk:
    """What a trust is computed from, over one FAQ."""

    matcher: Matcher
    scorer: Scorer

    def read(self, query: str) -> list[QueryWord]:
        return evidence(self.matcher.read(query))

    def trust(self, query: str, row: int = 0, weights: TrustWeights = WEIGHTS) -> float:
        return trust(self.read(query), row, self.scorer, weights)


def desk_of(faq: Faq) -> Desk:
    index = build_index(faq, STOP_WORDS)
    matcher = Matcher(index, Analyzer(index.compounds), STOP_WORDS, QueryWeights())
    stop_terms = [term for word in STOP_WORDS.stop_words if (term := matcher.term_of(word)) is not None]
    return Desk(matcher, Scorer(index, stop_terms, QueryWeights()))


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desk_of(questions("Lecteur carte rouge", "Badge bleu", "Casier vert", "Plan lisible"))


def test_an_answer_that_says_the_query_word_for_word_gets_all_three_parts(desk: Desk) -> None:
    assert desk.trust("lecteur carte rouge") == pytest.approx(1.0 + WEIGHTS.precision + WEIGHTS.adjacency)


def test_adjacency_counts_with_its_weight(desk: Desk) -> None:
    # The three words are equally rare. Of the two neighbours in the query, "carte lecteur" are none in the answer,
    # and neither are "rouge carte".
    assert desk.trust("rouge carte lecteur") == pytest.approx(1.0 + WEIGHTS.precision)
    assert desk.trust("rouge lecteur carte") == pytest.approx(1.0 + WEIGHTS.precision + WEIGHTS.adjacency / 2)


def test_precision_counts_with_its_weight(desk: Desk) -> None:
    assert desk.trust("lecteur carte") == pytest.approx(1.0 + WEIGHTS.precision * 2 / 3 + WEIGHTS.adjacency)
    assert desk.trust("carte") == pytest.approx(1.0 + WEIGHTS.precision / 3)


def test_two_words_of_a_long_question_are_sure_side_by_side_and_to_be_checked_apart() -> None:
    engine = engine_of(questions("Lecteur carte rouge table verre plante", "Badge bleu", "Casier vert", "Plan lisible"))
    assert engine.search("lecteur carte").reliability is Reliability.SURE
    assert engine.search("lecteur rouge").reliability is Reliability.CHECK


def test_one_word_of_a_question_is_sure_where_it_is_half_of_it_and_to_be_checked_in_a_longer_one() -> None:
    engine = engine_of(questions("Lecteur carte", "Badge bleu vert", "Casier", "Plan"))
    assert engine.search("lecteur").reliability is Reliability.SURE
    assert engine.search("badge").reliability is Reliability.CHECK


def test_half_of_a_query_is_to_be_checked_or_refused_by_how_much_of_the_question_it_is() -> None:
    engine = engine_of(questions("Lecteur", "Badge bleu vert jaune rouge gris", "Casier", "Plan"))
    assert engine.search("lecteur casier").reliability is Reliability.CHECK
    assert engine.search("badge xylophone").reliability is Reliability.NONE


def test_a_word_that_only_other_answers_contain_counts_against_the_answer(desk: Desk) -> None:
    assert desk.trust("carte rouge badge ") == pytest.approx(2 / 3 + WEIGHTS.precision * 2 / 3 + WEIGHTS.adjacency / 2)


def test_an_unknown_word_weighs_as_much_as_the_rarest_there_could_be(desk: Desk) -> None:
    known, unknown = math.log(1 + 3.5 / 1.5), math.log(1 + 4.5 / 0.5)
    expected = known / (known + unknown) + WEIGHTS.precision / 3
    assert desk.trust("carte xylophone") == pytest.approx(expected)


def test_stop_words_do_not_count(desk: Desk) -> None:
    assert desk.trust("comment est mon lecteur carte rouge") == pytest.approx(
        1.0 + WEIGHTS.precision + WEIGHTS.adjacency
    )


def test_the_quality_of_a_match_counts() -> None:
    desk = desk_of(questions("Carte", "Badge", "Casier", "Plan"))
    assert desk.trust("crate") == pytest.approx(QueryWeights().one_edit * (1 + WEIGHTS.precision))


@pytest.mark.parametrize("begun", ["p", "z", "pl", "zz"])
def test_the_first_letters_of_a_last_word_are_no_evidence(desk: Desk, begun: str) -> None:
    assert desk.trust(f"lecteur carte rouge {begun}") >= WEIGHTS.sure
    assert engine_of(questions("Plan lisible", "Plume", "Placard")).search(begun).reliability is Reliability.SURE
    assert desk.trust(f"{begun} lecteur") < desk.trust("lecteur"), "but they are where they end a word"


def test_three_letters_or_more_and_a_whole_short_word_are_evidence() -> None:
    desk = desk_of(questions("Lecteur carte rouge", "Lire un QR", "Plan lisible"))
    sure = desk.trust("lecteur carte rouge")
    for more in ("pla", "lisib", "qr"):
        assert desk.trust(f"lecteur carte rouge {more}") < sure - 0.1


def test_an_answer_whose_question_is_about_something_else_is_never_sure(desk: Desk) -> None:
    precision = desk.scorer.features(desk.read("lecteur carte rouge"), 0).precision
    at, above = replace(WEIGHTS, in_question=precision), replace(WEIGHTS, in_question=math.nextafter(precision, 2))
    assert desk.trust("lecteur carte rouge", weights=at) == pytest.approx(2.0)
    capped = desk.trust("lecteur carte rouge", weights=above)
    assert judge(capped, above) is Reliability.CHECK
    assert capped == pytest.approx(WEIGHTS.sure)


@pytest.mark.parametrize(
    ("trusted", "reliability"),
    [
        (2.0, Reliability.SURE),
        (WEIGHTS.sure, Reliability.SURE),
        (math.nextafter(WEIGHTS.sure, 0.0), Reliability.CHECK),
        (WEIGHTS.check, Reliability.CHECK),
        (math.nextafter(WEIGHTS.check, 0.0), Reliability.NONE),
        (0.0, Reliability.NONE),
    ],
)
def test_the_thresholds_belong_to_the_better_reliability(trusted: float, reliability: Reliability) -> None:
    assert judge(trusted, WEIGHTS) is reliability


def test_an_exact_answer_is_sure_and_browsing_too(bundled: Faq, bundled_engine: SearchEngine) -> None:
    assert bundled_engine.search("").reliability is Reliability.SURE
    for each in bundled.entries:
        assert bundled_engine.search(each.question).reliability is Reliability.SURE


def test_an_answer_that_mentions_the_query_in_passing_is_to_be_checked(bundled_engine: SearchEngine) -> None:
    result = bundled_engine.search("mot de passe")
    assert "mot de passe" in result.hits[0].entry.answer
    assert result.reliability is Reliability.CHECK
    engine = engine_of(faq_of(entry("a", "Ouvrir un compte", "Choisir un code secret"), entry("b", "Perdre sa carte")))
    assert engine.search("code secret").reliability is Reliability.CHECK
    assert engine.search("ouvrir compte").reliability is Reliability.SURE


@pytest.mark.parametrize(
    "query", ["recette de la tarte aux pommes", "horaires des trains pour Marseille", "réparer une chaudière à gaz"]
)
def test_a_foreign_question_has_nothing_reliable(bundled_engine: SearchEngine, query: str) -> None:
    assert bundled_engine.search(query).reliability is Reliability.NONE


@pytest.mark.parametrize(
    ("above_chance", "share", "adjacency", "lead", "expected"),
    [
        (0.12, 0.0, 0.0, 5.0, Reliability.SURE),
        (0.07, 1.0, 0.0, 2.0, Reliability.SURE),
        (0.06, 1.0, 1.0, 2.0, Reliability.SURE),
        (0.06, 1.0, 0.0, 2.0, Reliability.CHECK),
        (0.12, 0.0, 0.0, 1.9, Reliability.CHECK),
        (0.05, 1.0, 0.0, 5.0, Reliability.CHECK),
        (0.02, 1.0, 0.0, 5.0, Reliability.CHECK),
        (0.0, 1.0, 1.0, 5.0, Reliability.CHECK),
        (0.04, 0.0, 0.0, 5.0, Reliability.NONE),
        (0.0, 1.0, 0.5, 5.0, Reliability.NONE),
        (-0.05, 1.0, 1.0, math.inf, Reliability.NONE),
    ],
)
def test_meaning_is_judged_by_how_far_above_chance_it_is(
    above_chance: float, share: float, adjacency: float, lead: float, expected: Reliability
) -> None:
    assert judge_by_meaning(above_chance, share, adjacency, lead, RelevanceWeights()) is expected


def test_a_share_of_matched_words_goes_from_none_to_all() -> None:
    engine = engine_of(questions("badge perdu", "carte perdue"))
    words = engine._matcher.read("badge perdu")
    assert [matched_share(words, row, engine._scorer) for row in (0, 1)] == [1.0, pytest.approx(0.3, abs=0.15)]
    assert matched_share(engine._matcher.read("zzz"), 0, engine._scorer) == 0.0
