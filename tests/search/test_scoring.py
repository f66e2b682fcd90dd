"""The sums of the engine against the same formulas written as loops, and what the formulas are for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.scoring import Scorer, idf
from helpdesk_app.search.weights import QueryWeights
from tests.search.corpora import QUERIES, STOP_WORDS, engine_of, entry, faq_of, faqs, questions, uids
from tests.search.reference import Reference

GROUPS = Lexicon(
    STOP_WORDS.stop_words,
    ((("appli",), ("application",)), (("cps",), ("carte", "sante")), (("mot", "passe"), ("mdp",))),
    "groups",
)


def assert_agreement(reference: Reference, query: str) -> None:
    """Hold the engine's list to the reference: who is listed, with which score, in which order."""
    engine = SearchEngine(reference.faq, reference.index.to_parts(), reference.lexicon)
    result = engine.search(query, limit=1000)
    read = reference.read(query)
    if all(word.is_stop_word for word in read):
        rows = range(len(reference.faq.entries))
        if max((reference.precision(read, row) for row in rows), default=0.0) < 0.9:
            assert [hit.entry for hit in result.hits] == list(reference.faq.entries)
            return
    scores = dict(zip((each.uid for each in reference.faq.entries), reference.scores(query), strict=True))
    threshold = reference.weights.listed * max(retrieved for retrieved, _ in scores.values())
    listed = {hit.entry.uid for hit in result.hits}
    for uid, (retrieved, _) in scores.items():
        if retrieved <= 0.0 or retrieved < threshold - 1e-4:
            assert uid not in listed
        elif retrieved > threshold + 1e-4:
            assert uid in listed
    for hit in result.hits:
        assert hit.score == pytest.approx(scores[hit.entry.uid][1], abs=1e-3)
    expected = sorted(listed, key=lambda uid: (-round(scores[uid][1], 5), uid))
    found = [hit.entry.uid for hit in result.hits]
    for ours, theirs in zip(found, expected, strict=True):
        # Only a near-tie may stand the other way round.
        assert ours == theirs or scores[ours][1] == pytest.approx(scores[theirs][1], abs=1e-3)


@given(faqs(), QUERIES)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_scores_and_order_are_those_of_the_reference(faq: Faq, query: str) -> None:
    assert_agreement(Reference(faq, GROUPS), query)


def test_scores_and_order_are_those_of_the_reference_on_the_bundled_faq(bundled: Faq, lexicon: Lexicon) -> None:
    reference = Reference(bundled, lexicon)
    for query in ("identifant nationnal", "carte cps", "e c", "lecteur de ca", "carte ident", "app certif serv"):
        assert_agreement(reference, query)


def test_a_rarer_word_weighs_more_and_none_weighs_nothing() -> None:
    weights = idf(np.arange(0, 101), 100)
    assert np.all(np.diff(weights) < 0)
    assert np.all(weights > 0)


def test_the_best_wording_counts_and_not_their_sum() -> None:
    engine = engine_of(
        faq_of(
            entry("once", "Badge"),
            entry("often", "Sac", wordings=["Badge rouge", "Badge bleu", "Badge vert"]),
            entry("other", "Un casier"),
        )
    )
    assert uids(engine, "badge")[0] == "once"


def test_a_start_of_many_words_does_not_drown_the_others() -> None:
    engine = engine_of(
        faq_of(
            entry("right", "Perdre sa carte"),
            entry("many", "Carton carterie cartable cartouche cartographe cartilage"),
            entry("other", "Perdre un badge"),
        )
    )
    assert uids(engine, "perdre cart")[0] == "right"


def test_the_question_says_more_than_the_answer_and_the_answer_more_than_nothing() -> None:
    engine = engine_of(
        faq_of(
            entry("answer", "Où aller", "Prenez votre badge et entrez."),
            entry("question", "Le badge", "Prenez ceci et entrez."),
            entry("neither", "Le casier", "Prenez cela et sortez."),
        )
    )
    assert uids(engine, "badge") == ["question", "answer"]


def test_a_stop_word_settles_a_tie_and_never_decides_against_a_content_word() -> None:
    engine = engine_of(questions("Comment badge", "Badge", "Comment casier", "Comment sac"))
    assert uids(engine, "comment badge")[0] == "0"
    assert set(uids(engine, "comment badge")) == {"0", "1"}


def test_words_side_by_side_go_before_words_apart() -> None:
    engine = engine_of(questions("Lecteur rouge carte", "Lecteur carte rouge", "Casier vert", "Sac bleu"))
    assert uids(engine, "lecteur carte")[0] == "1"
    assert uids(engine, "lecteur rouge")[0] == "0"


def test_words_do_not_meet_across_two_texts() -> None:
    faq = faq_of(
        entry("apart", "Casier rouge", wordings=["Badge perdu"]),
        entry("b", "Sac vert"),
        entry("c", "Clé bleue"),
    )
    reference = Reference(faq, STOP_WORDS)
    words = reference.read("rouge badge")
    assert reference.adjacency(words, 0) == 0.0
    assert_agreement(reference, "rouge badge")


def test_equal_scores_end_on_the_uid() -> None:
    engine = engine_of(faq_of(*(entry(uid, "Badge perdu") for uid in ("m", "z", "a", "k")), entry("x", "Casier")))
    assert uids(engine, "badge perdu") == ["a", "k", "m", "z"]


def test_behind_the_reranked_entries_the_others_follow_by_retrieval_score(bundled: Faq, lexicon: Lexicon) -> None:
    reference = Reference(bundled, lexicon)
    uid_of = [each.uid for each in bundled.entries]
    for query in ("carte e-cps", "plateforme convergence", "identifiant application carte"):
        whole = SearchEngine(bundled, {}, lexicon).search(query).hits
        retrieved = {uid_of[row]: score for row, (score, _) in enumerate(reference.scores(query))}
        for reranked in (0, 1, 3):
            engine = SearchEngine(bundled, {}, lexicon, QueryWeights(reranked=reranked))
            hits = engine.search(query).hits
            assert len(hits) == len(whole) > reranked + 2
            scores = [retrieved[hit.entry.uid] for hit in hits]
            assert min(scores[:reranked], default=99.0) >= scores[reranked], "the best by retrieval are reranked"
            assert scores[reranked:] == pytest.approx(sorted(scores[reranked:], reverse=True), abs=1e-4)
            assert [hit.score for hit in hits[reranked:]] == pytest.approx(scores[reranked:], abs=1e-3)
            for limit in (reranked, reranked + 1, reranked + 2):
                assert engine.search(query, limit=limit).hits == hits[:limit]


def test_features_are_those_of_the_reference(bundled: Faq, lexicon: Lexicon) -> None:
    reference = Reference(bundled, lexicon)
    index = reference.index
    matcher = Matcher(index, Analyzer(index.compounds), lexicon, QueryWeights())
    stop_terms = [term for word in lexicon.stop_words if (term := matcher.term_of(word)) is not None]
    scorer = Scorer(index, stop_terms, QueryWeights())
    for query in ("mon identifant national", "lecteur de carte"):
        read, expected = matcher.read(query), reference.read(query)
        for row in range(len(bundled.entries)):
            features = scorer.features(read, row)
            assert features.precision == pytest.approx(reference.precision(expected, row), abs=1e-4)
            assert features.adjacency == pytest.approx(reference.adjacency(expected, row), abs=1e-6)


def test_a_word_that_the_faq_does_not_contain_weighs_more_than_any_other() -> None:
    faq = questions("Carte rouge", "Carte bleue")
    index = Reference(faq, STOP_WORDS).index
    matcher = Matcher(index, Analyzer(index.compounds), STOP_WORDS, QueryWeights())
    scorer = Scorer(index, [], QueryWeights())
    assert scorer.unknown_weight == pytest.approx(math.log(1 + (2 + 0.5) / 0.5))
    assert scorer.unknown_weight > max(word.weight for word in matcher.read("carte rouge"))


def test_idf_is_that_of_the_formula() -> None:
    assert idf(np.array([0, 1, 5, 10]), 10) == pytest.approx(
        [math.log(22), math.log(1 + 9.5 / 1.5), math.log(2), math.log(1 + 0.5 / 10.5)]
    )
