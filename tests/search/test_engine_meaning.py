"""The engine with meaning beside the words. The encoder of these tests knows a few synonyms and no more."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Upkeep
from helpdesk_app.search.encoder import Encoder
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.index import Floats
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.meaning import Meaning
from helpdesk_app.search.model import NO_FILTERS, Filters, Reliability
from helpdesk_app.search.vectors import Vectors, make_vectors
from helpdesk_app.search.weights import MeaningWeights, RelevanceWeights
from tests.search.corpora import STOP_WORDS
from tests.search.word_encoder import WordEncoder

SYNONYMS = {"insigne": "badge", "égaré": "perdu", "toubib": "médecin"}
KIND = "Quel sujet ?"
ENTRIES = (
    Entry("badge", "badge perdu", "Appelez le guichet. Un autre badge viendra.", facets=(FacetValue(KIND, "x"),)),
    Entry("doctor", "trouver un médecin", "Voir l'annuaire.", facets=(FacetValue(KIND, "y"),)),
    Entry("code", "code secret", "Le code arrive par SMS.", facets=(FacetValue(KIND, "y"),)),
    Entry("ecps", "activer la e-CPS", "Ouvrez l'application.", facets=(FacetValue(KIND, "x"),)),
    Entry("cps", "activer la carte CPS", "Prenez le lecteur.", facets=(FacetValue(KIND, "x"),)),
)


def faq_of(*entries: Entry) -> Faq:
    return with_version(Faq(entries, (Facet(KIND, ("x", "y")),)))


def engine_of(faq: Faq, encoder: WordEncoder | None = None, weights: MeaningWeights | None = None) -> SearchEngine:
    encoder = encoder or WordEncoder(SYNONYMS)
    meaning = Meaning(faq, make_vectors(faq, encoder), encoder)
    return SearchEngine(faq, {}, STOP_WORDS).with_meaning(meaning, weights)


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    return engine_of(faq_of(*ENTRIES))


def uids(engine: SearchEngine, query: str, filters: Filters = NO_FILTERS) -> list[str]:
    return [hit.entry.uid for hit in engine.search(query, filters).hits]


@pytest.mark.parametrize(("query", "uid"), [("insigne égaré", "badge"), ("toubib", "doctor")])
def test_an_answer_that_shares_no_word_with_the_query_is_first(query: str, uid: str, engine: SearchEngine) -> None:
    assert uids(SearchEngine(faq_of(*ENTRIES), {}, STOP_WORDS), query) == []
    assert uids(engine, query)[0] == uid


def test_a_misspelt_word_is_spelt_before_its_meaning_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder, asked = WordEncoder(SYNONYMS), list[str]()
    engine = engine_of(faq_of(*ENTRIES), encoder)
    query = encoder.query

    def noted(text: str) -> Floats:
        asked.append(text)
        return query(text)

    monkeypatch.setattr(encoder, "query", noted)
    engine.search("mon médcein égaré")
    assert asked == ["mon medecin égaré"]


def test_filters_hold_for_what_is_near_too(engine: SearchEngine) -> None:
    assert uids(engine, "insigne égaré", {KIND: frozenset({"y"})}) == []
    result = engine.search("insigne égaré", {KIND: frozenset({"y"})})
    assert (result.total, result.hidden_by_filters) == (0, 1)


def test_without_a_query_the_faq_is_browsed(engine: SearchEngine) -> None:
    assert uids(engine, " ? ") == [entry.uid for entry in ENTRIES]


def test_an_engine_with_meaning_leaves_the_other_as_it_was() -> None:
    plain = SearchEngine(faq_of(*ENTRIES), {}, STOP_WORDS)
    before = plain.search("badge")
    encoder = WordEncoder(SYNONYMS)
    plain.with_meaning(Meaning(faq_of(*ENTRIES), make_vectors(faq_of(*ENTRIES), encoder), encoder))
    assert plain.search("badge") == before


def test_equal_entries_are_ordered_by_uid() -> None:
    twins = [Entry(uid, "badge perdu", "Appelez.") for uid in ("b", "a", "c")]
    assert uids(engine_of(faq_of(*twins)), "insigne égaré") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("query", "uid", "sentence"),
    [
        ("autre badge", "badge", "Un autre badge viendra."),
        ("appelez", "badge", "Appelez le guichet."),
        ("sms", "code", "Le code arrive par SMS."),
        ("toubib", "doctor", "Voir l'annuaire."),
    ],
)
def test_the_sentence_that_speaks_to_the_query_is_found(
    query: str, uid: str, sentence: str, engine: SearchEngine
) -> None:
    entry = next(entry for entry in ENTRIES if entry.uid == uid)
    span = engine.passage(query, entry)
    assert span is not None
    assert entry.answer[span.start : span.end] == sentence


def test_by_words_alone_a_sentence_has_to_hold_one() -> None:
    plain = SearchEngine(faq_of(*ENTRIES), {}, STOP_WORDS)
    span = plain.passage("autre badge", ENTRIES[0])
    assert span is not None
    assert ENTRIES[0].answer[span.start : span.end] == "Un autre badge viendra."
    assert plain.passage("insigne", ENTRIES[0]) is None


WORDED = Entry("w", "Où aller ?", "Au guichet.", wordings=("badge perdu", "carte bancaire volée"))


@pytest.mark.parametrize(
    ("query", "by_words", "by_meaning"),
    [
        ("badge", "badge perdu", "badge perdu"),
        ("carte volée", "carte bancaire volée", "carte bancaire volée"),
        ("insigne égaré", None, "badge perdu"),
        ("où aller", None, None),
        ("guichet", None, None),
        ("?", None, None),
    ],
)
def test_the_wording_that_matched_rather_than_the_question(
    query: str, by_words: str | None, by_meaning: str | None
) -> None:
    faq = faq_of(WORDED, *ENTRIES)
    encoder = WordEncoder(SYNONYMS)
    vectors = replace(make_vectors(faq, encoder), chance=0.88)
    plain = SearchEngine(faq, {}, STOP_WORDS)
    assert plain.matched_wording(query, WORDED) == by_words
    assert plain.with_meaning(Meaning(faq, vectors, encoder)).matched_wording(query, WORDED) == by_meaning
    assert plain.matched_wording(query, ENTRIES[0]) is None, "it has no wording"


def test_a_wording_that_matches_hardly_more_than_the_question_is_not_shown() -> None:
    question = "carte volée guichet lundi mardi jeudi vendredi dimanche"
    long = Entry("l", question, "Oui.", wordings=(f"{question} samedi",))
    plain = SearchEngine(faq_of(long, *ENTRIES), {}, STOP_WORDS)
    assert plain.matched_wording(f"{question} samedi", long) is None
    assert plain.matched_wording("guichet samedi", long) == long.wordings[0]


def test_meaning_decides_where_a_wording_has_as_many_words_as_the_question() -> None:
    entry = Entry("w", "Où aller ?", "Au guichet.", wordings=("aller au badge perdu", "badge perdu"))
    plain, engine = (
        SearchEngine(faq_of(entry, *ENTRIES), {}, STOP_WORDS),
        engine_of(faq_of(entry, *ENTRIES), WordEncoder(SYNONYMS)),
    )
    assert plain.matched_wording("aller insigne égaré", entry) is None
    assert engine.matched_wording("aller insigne égaré", entry) == "aller au badge perdu"


def test_what_is_near_in_meaning_is_said(engine: SearchEngine) -> None:
    assert engine.is_near("insigne égaré", ENTRIES[0])
    assert not engine.is_near("insigne égaré", ENTRIES[1])
    assert not SearchEngine(faq_of(*ENTRIES), {}, STOP_WORDS).is_near("badge", ENTRIES[0])


def test_how_far_an_answer_is_ahead_in_meaning_is_measured_against_the_nearest_other_one(engine: SearchEngine) -> None:
    lead = engine.lead_in_meaning("insigne égaré", ENTRIES[0])
    assert lead is not None
    assert lead > 0.05
    assert engine.lead_in_meaning("insigne égaré", ENTRIES[1]) == pytest.approx(-lead, abs=0.05)
    assert engine_of(faq_of(ENTRIES[0], replace(ENTRIES[0], uid="twin"))).lead_in_meaning("insigne", ENTRIES[0]) == 0.0
    assert SearchEngine(faq_of(*ENTRIES), {}, STOP_WORDS).lead_in_meaning("badge", ENTRIES[0]) is None


def test_an_answer_is_ahead_of_those_that_are_valid_only() -> None:
    outdated = replace(ENTRIES[0], uid="twin", upkeep=Upkeep(valid_to="2020-01-01"))
    ahead = engine_of(faq_of(*ENTRIES, outdated)).lead_in_meaning("insigne égaré", ENTRIES[0])
    assert ahead == pytest.approx(engine_of(faq_of(*ENTRIES)).lead_in_meaning("insigne égaré", ENTRIES[0]))


def test_the_leader_stays_first_until_another_is_clearly_better(engine: SearchEngine) -> None:
    faq = faq_of(Entry("a", "badge perdu", "Appelez."), Entry("b", "badge perdu", "Appelez."))
    plain = SearchEngine(faq, {}, STOP_WORDS)
    for each in (plain, engine_of(faq)):
        assert [hit.entry.uid for hit in each.search("badge per").hits] == ["a", "b"]
        assert [hit.entry.uid for hit in each.search("badge per", leader="b").hits] == ["b", "a"]
        assert [hit.entry.uid for hit in each.search("badge per", leader="gone").hits] == ["a", "b"]
    assert engine.search("médecin", leader="badge").hits[0].entry.uid == "doctor"
    assert engine.search("", leader="code").hits[0].entry.uid == "badge"


def test_related_entries_are_near_and_no_duplicates() -> None:
    badge = Entry("a", "badge perdu", "Appelez le guichet.")
    faq = faq_of(badge, replace(badge, uid="twin"), Entry("b", "badge égaré", "Appelez un guichet."), ENTRIES[1])
    engine = engine_of(faq, weights=MeaningWeights(related=0.85))
    assert [entry.uid for entry in engine.related(badge)] == ["b"]
    assert [entry.uid for entry in engine.related(faq.entries[2], limit=2)] == ["a", "twin"]
    assert [(one.uid, other.uid) for one, other in engine.duplicates()] == [("a", "twin")]
    plain = SearchEngine(faq, {}, STOP_WORDS)
    assert plain.related(badge) == ()
    assert list(plain.duplicates()) == []


@pytest.mark.parametrize("name", [each.name for each in fields(MeaningWeights)])
def test_every_weight_has_an_effect(name: str) -> None:
    entries = [Entry(f"e{row:03}", f"badge {row % 7} {row}", f"guichet {row % 5}") for row in range(160)]
    faq = faq_of(*entries, *ENTRIES)
    weights = MeaningWeights(related=0.86, duplicate=0.06, listed=0.2, reranked=40)
    weight = getattr(weights, name)
    smaller = replace(weights, **{name: type(weight)(weight * 0.05)})

    def everything(engine: SearchEngine) -> list[object]:
        found = [engine.search(query, limit=200) for query in ("insigne 3", "badge 12", "égaré guichet")]
        found += [engine.search(q, leader="e019") for q in ("badge 12", "badge 12 gui", "badge guichet")]
        related = [engine.related(entry, limit=200) for entry in faq.entries[:9]]
        return [*((result.total, result.hits) for result in found), related, list(engine.duplicates())]

    assert everything(engine_of(faq, weights=weights)) != everything(engine_of(faq, weights=smaller))


@pytest.mark.skipif(not paths.encoder_model().is_dir(), reason="the model is not made; type: python3 task.py model")
@pytest.mark.parametrize(
    ("query", "beginning"),
    [
        ("ecps", "Une personne ne peut avoir"),
        ("e cps", "Une personne ne peut avoir"),
        ("identifant nationnal", "L’identifiant national se trouve"),
        ("numero rpps", "L’identifiant national se trouve"),
        ("carte CPS", "La CPS et la e-CPS"),
        ("qr", "La lecture du QR code"),
        ("atsam", "L'ATSAM installe"),
        ("j'ai changé d'adresse mail", "Les différents cas"),
    ],
)
def test_with_the_model_identifiers_and_acronyms_stay_with_the_words(
    query: str, beginning: str, lexicon: Lexicon
) -> None:
    faq, parts = database.read(paths.bundled_database())
    meaning = Meaning(faq, Vectors.from_parts(parts), Encoder.load(paths.encoder_model()))
    engine = SearchEngine(faq, parts, lexicon).with_meaning(meaning)
    assert engine.search(query).hits[0].entry.answer.startswith(beginning)


def test_what_is_no_nearer_than_chance_is_not_reliable() -> None:
    encoder = WordEncoder(SYNONYMS)
    faq = faq_of(*ENTRIES)
    vectors = replace(make_vectors(faq, encoder), chance=0.85)
    engine = SearchEngine(faq, {}, STOP_WORDS).with_meaning(Meaning(faq, vectors, encoder))
    assert engine.search("insigne égaré").reliability is Reliability.SURE
    assert engine.search("gâteau chocolat").reliability is Reliability.NONE
    assert engine.search("gâteau perdu").reliability is not Reliability.SURE


def test_the_thresholds_of_the_reliability_can_be_given() -> None:
    faq, encoder = faq_of(*ENTRIES), WordEncoder(SYNONYMS)
    meaning = Meaning(faq, make_vectors(faq, encoder), encoder)
    plain = SearchEngine(faq, {}, STOP_WORDS)
    judged = [
        plain.with_meaning(meaning, relevance=weights).search("insigne égaré").reliability
        for weights in (None, RelevanceWeights(sure=9.0), RelevanceWeights(check=9.0, sure=9.0))
    ]
    assert judged == [Reliability.SURE, Reliability.CHECK, Reliability.NONE]


def test_a_single_word_is_judged_by_itself() -> None:
    plain, engine = (SearchEngine(faq_of(*ENTRIES), {}, STOP_WORDS), engine_of(faq_of(*ENTRIES)))
    for query in ("badge", "olivier"):
        assert engine.search(query).reliability is plain.search(query).reliability


@pytest.mark.parametrize("query", ["insigne égaré", "badge perdu", "gâteau perdu"])
def test_reliability_does_not_depend_on_the_limit(query: str, engine: SearchEngine) -> None:
    assert len({engine.search(query, limit=limit).reliability for limit in (1, 2, 50)}) == 1


def test_an_answer_that_is_clearly_nearer_than_the_next_ones_is_sure() -> None:
    clear = faq_of(
        Entry("a", "badge égaré", "Appelez."),
        Entry("b", "badge", "Neuf."),
        Entry("c", "carte", "Neuve."),
        Entry("d", "x", "y"),
    )
    result = engine_of(clear, WordEncoder(SYNONYMS)).search("badge égaré")
    assert (result.reliability, len(result.hits) > 1) == (Reliability.SURE, True)
    twins = faq_of(
        Entry("a", "badge égaré", "Appelez."), Entry("b", "badge égaré", "Appelez."), Entry("c", "badge", "Neuf.")
    )
    for limit in (1, 50):
        found = engine_of(twins, WordEncoder(SYNONYMS)).search("badge égaré", limit=limit)
        assert found.reliability is Reliability.CHECK, "the second one counts where it is not returned"
