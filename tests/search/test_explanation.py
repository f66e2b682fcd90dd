"""Why an entry matches a query: word by word, with the kind of match, the fields and the weight."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import Field, MatchKind, WordMatch
from tests.search.corpora import PRODUCT, QUERIES, STOP_WORDS, engine_of, entry, faq_of, faqs
from tests.search.reference import Reference

LEXICON = Lexicon(STOP_WORDS.stop_words, ((("mail",), ("courriel",)),), "mail")
FAQ = faq_of(
    entry(
        "a",
        "Où trouver mon identifiant national ?",
        "Votre identifiant est sur la carte.",
        wordings=["Mon identifiant", "Retrouver un numéro"],
        facets={PRODUCT: ["Carte professionnelle"]},
    ),
    entry("b", "Changer de courriel", "Ouvrez le menu."),
    entry("c", "Perdre son badge", "Prévenez le gardien."),
)


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    return engine_of(FAQ, LEXICON)


@pytest.mark.parametrize(
    ("query", "row", "word", "kind", "fields"),
    [
        ("identifiant", 0, "identifiant", MatchKind.EXACT, (Field.QUESTION, Field.WORDING, Field.ANSWER)),
        ("nationales", 0, "national", MatchKind.STEM, (Field.QUESTION,)),
        ("numé", 0, "numero", MatchKind.PREFIX, (Field.WORDING,)),
        ("identifant", 0, "identifiant", MatchKind.TYPO, (Field.QUESTION, Field.WORDING, Field.ANSWER)),
        ("carte", 0, "carte", MatchKind.EXACT, (Field.ANSWER, Field.FACET)),
        ("professionnelle", 0, "professionnelle", MatchKind.EXACT, (Field.FACET,)),
        ("mail", 1, "mail", MatchKind.SYNONYM, ()),
        ("badge", 0, "", None, ()),
        ("xylophone", 0, "", None, ()),
    ],
)
def test_a_reason_names_the_word_the_kind_and_the_fields(
    engine: SearchEngine, query: str, row: int, word: str, kind: MatchKind | None, fields: tuple[Field, ...]
) -> None:
    (reason,) = engine.explain(query, FAQ.entries[row])
    assert (reason.query_word, reason.matched_word, reason.how, reason.fields) == (query, word, kind, fields)
    assert (reason.weight > 0.0) == (kind is not None)


def test_words_are_named_as_typed_in_the_order_of_the_query(engine: SearchEngine) -> None:
    reasons = engine.explain("  NATIONAL, l’Identifiant mon xyz", FAQ.entries[0])
    assert [reason.query_word for reason in reasons] == ["NATIONAL", "Identifiant", "mon", "xyz"]


def test_a_stop_word_adds_nothing_beside_others(engine: SearchEngine) -> None:
    assert engine.explain("mon identifiant", FAQ.entries[0])[0] == WordMatch(
        "mon", "mon", MatchKind.EXACT, (Field.QUESTION, Field.WORDING), 0.0
    )
    assert engine.explain("mon", FAQ.entries[0])[0].weight > 0.0


@given(faqs(), QUERIES)
@settings(deadline=None, max_examples=30)
def test_the_weights_add_up_to_the_retrieval_score(faq: Faq, query: str) -> None:
    reference = Reference(faq, STOP_WORDS)
    engine = SearchEngine(faq, reference.index.to_parts(), STOP_WORDS)
    retrieval = {each.uid: score for each, (score, _) in zip(faq.entries, reference.scores(query), strict=True)}
    for hit in engine.search(query).hits:
        reasons = engine.explain(query, hit.entry)
        assert all(reason.query_word in query for reason in reasons)
        assert all(reason.weight >= 0.0 for reason in reasons)
        assert all((reason.how is None) == (not reason.matched_word) for reason in reasons)
        assert sum(reason.weight for reason in reasons) == pytest.approx(retrieval[hit.entry.uid], abs=1e-3)


def test_the_match_with_the_highest_score_is_told_and_not_the_word_with_the_highest_impact() -> None:
    answers = ("Un car est parti.", "Un sac est là.", "Une clé est perdue.")
    faq = faq_of(
        *(
            entry(uid, text, answer)
            for uid, text, answer in zip("abc", ("Carton rouge", "Sac", "Clé"), answers, strict=True)
        )
    )
    (match,) = engine_of(faq).explain("car", faq.entries[0])
    assert (match.matched_word, match.how) == ("car", MatchKind.EXACT)


def test_an_entry_that_has_another_form_of_the_word_only_does_not_have_it_exactly() -> None:
    faq = faq_of(entry("one", "Perdre sa carte", "Une carte."), entry("many", "Commander des cartes"))
    engine = engine_of(faq)
    kinds = {each.uid: engine.explain("carte", each)[0] for each in faq.entries}
    assert (kinds["one"].matched_word, kinds["one"].how) == ("carte", MatchKind.EXACT)
    assert (kinds["many"].matched_word, kinds["many"].how) == ("cartes", MatchKind.STEM)
