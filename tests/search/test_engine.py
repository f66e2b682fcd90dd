"""The engine as a whole: the same answer each time, for any query, with valid spans to mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import Reliability, SearchResult
from helpdesk_app.text.spans import Span
from tests.search.corpora import QUERIES, STOP_WORDS, engine_of, entry, faq_of, faqs, questions, uids

ANY_TEXT = st.lists(
    st.sampled_from(
        [
            *(
                "e\u0301",
                "œ",
                "ﬁ",
                "ﬄ",
                "İ",
                "ß",
                "Å",
                "👩‍⚕️",
                "🇫🇷",
                "\x00",
                "\u00ad",
                "\u200d",
                "\u202e",
                "’",
                "l’",
                " ",
            ),
            *(
                "carte",
                "CARTE",
                "c\u0301arte",
                "e-CPS",
                "e cps",
                "œuvre",
                "1\u00a0000",
                "13ème",
                "C.D.D.",
                "-",
                "ca",
                "?",
            ),
        ]
    )
    | st.characters(codec="utf-8")
).map("".join)
"""Texts of any characters but surrogates, words of the corpus among them."""


def check_spans(text: str, spans: tuple[Span, ...]) -> None:
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        end = span.end


def without_scores(result: SearchResult) -> tuple[list[str], int]:
    return [hit.entry.uid for hit in result.hits], result.total


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    return engine_of(
        questions(
            "Où est l’e\u0301cole de la carte e-CPS ?",
            "Quelle œuvre, quel ﬁn mot ?",
            "Pourquoi 1 000 cartes, C.D.D. ou 13ème mois ?",
            "👩‍⚕️ Une carte 🇫🇷 perdue",
        )
    )


@given(ANY_TEXT, ANY_TEXT)
@settings(deadline=None, max_examples=80)
def test_marks_are_in_the_text_in_order_and_apart(engine: SearchEngine, text: str, query: str) -> None:
    check_spans(text, engine.spans(text, query))
    for hit in engine.search(query).hits:
        check_spans(hit.entry.question, hit.spans)


@pytest.mark.parametrize("query", ["carte cps", "mot de passe identifiant", "activer e-CPS"])
def test_marks_of_a_result_are_those_of_its_question(bundled_engine: SearchEngine, query: str) -> None:
    hits = bundled_engine.search(query).hits
    assert any(hit.spans for hit in hits)
    assert all(hit.spans == bundled_engine.spans(hit.entry.question, query) for hit in hits)


@given(st.lists(ANY_TEXT, min_size=1, max_size=4), ANY_TEXT)
@settings(deadline=None, max_examples=30)
def test_marks_of_any_question_are_in_order_and_apart(texts: list[str], query: str) -> None:
    engine = engine_of(questions(*texts))
    for hit in engine.search(query + texts[0]).hits:
        check_spans(hit.entry.question, hit.spans)
        assert hit.spans == engine.spans(hit.entry.question, query + texts[0])


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Activer l’e-CPS", "ecps", ["e-CPS"]),
        ("La cafe\u0301tie\u0300re", "cafetiere", ["cafe\u0301tie\u0300re"]),
        ("Une ŒUVRE, des œuvres", "oeuvre", ["ŒUVRE", "œuvres"]),
        ("Les ﬁches", "fiche", ["ﬁches"]),
        ("👩‍⚕️ La carte 👩‍⚕️ perdue", "perdue carte", ["carte", "perdue"]),
        ("Au total 1\u202f000 euros", "1000", ["1\u202f000"]),
        ("L’annuaire et l'annuaire", "l annuaire", ["annuaire", "annuaire"]),
        ("Mon identifiant national", "identifant nat", ["identifiant", "national"]),
        ("Comment est la carte", "comment est carte", ["carte"]),
        ("Comment est la carte", "comment", ["Comment"]),
        ("Un C.D.D. de 13 ème", "cdd 13e", ["C.D.D.", "13 ème"]),
        ("Rien de tel", "carte", []),
    ],
)
def test_the_matched_words_are_marked_as_the_text_writes_them(text: str, query: str, marked: list[str]) -> None:
    engine = engine_of(questions(text, "carte", "e-CPS", "œuvre sociale"))
    assert [text[span.start : span.end] for span in engine.spans(text, query)] == marked


@given(faqs(), QUERIES)
@settings(deadline=None, max_examples=30)
def test_the_same_query_finds_the_same_again_and_again(faq: Faq, query: str) -> None:
    engine = engine_of(faq)
    first = engine.search(query)
    engine.search("autre chose")
    assert engine.search(query) == first
    assert SearchEngine(faq, compile_index(faq, STOP_WORDS), STOP_WORDS).search(query) == first


@given(st.data(), faqs(), QUERIES)
@settings(deadline=None, max_examples=40)
def test_entries_in_another_order_are_ranked_the_same(data: st.DataObject, faq: Faq, query: str) -> None:
    moved = with_version(Faq(tuple(data.draw(st.permutations(faq.entries))), faq.facets))
    here, there = engine_of(faq).search(query), engine_of(moved).search(query)
    scores = {hit.entry.uid: hit.score for hit in there.hits}
    assert scores.keys() == {hit.entry.uid for hit in here.hits}
    for hit, other in zip(here.hits, there.hits, strict=True):
        # The topics are found by sums in another order: only a near-tie may stand the other way round.
        assert hit.score == pytest.approx(scores[hit.entry.uid], abs=0.05)
        assert hit.entry.uid == other.entry.uid or hit.score == pytest.approx(other.score, abs=0.05)


@given(faqs(), QUERIES)
@settings(deadline=None, max_examples=30)
def test_the_best_comes_first_and_a_tie_ends_on_the_uid(faq: Faq, query: str) -> None:
    result = engine_of(faq).search(query, limit=1000)
    keys = [(-hit.score, hit.entry.uid) for hit in result.hits]
    if any(hit.score for hit in result.hits):
        assert keys == sorted(keys)
    elif result.hits:
        assert [hit.entry for hit in result.hits] == list(faq.entries), "it says nothing: the list is that of the FAQ"
    assert len({uid for _, uid in keys}) == len(keys) == result.total <= len(faq.entries)


@pytest.mark.parametrize(
    "query",
    [
        "carte " * 2000,
        "a" * 10_000,
        "1" * 10_000,
        "1 000 " * 1700,
        "l'" * 5000,
        "C." * 5000,
        "-" * 10_000,
        "e-" * 5000,
        "identifant " * 1000,
        " ".join(f"mot{number}" for number in range(1200)),
        "carteperduecarteperdue" * 450,
        "e\u0301" * 5000,
        "👩‍⚕️" * 2500,
        "\x00" * 10_000,
        "ﷺ" * 10_000,
    ],
    ids=lambda query: ascii(query[:12]),
)
def test_a_query_of_ten_thousand_characters_is_answered(engine: SearchEngine, query: str) -> None:
    result = engine.search(query)
    assert result.query == query
    assert len(result.hits) == result.total <= 4
    for hit in result.hits:
        check_spans(hit.entry.question, hit.spans)


@pytest.mark.parametrize(
    "query", ["", "?", "…", "’", "\x00", "😀", "\u200d", "\u0301", "\ufeff", "-", "le", "«»", "\n\t"]
)
def test_a_query_without_a_word_browses(engine: SearchEngine, query: str) -> None:
    assert without_scores(engine.search(query)) == (["0", "1", "2", "3"], 4)


def test_a_query_of_unknown_words_finds_nothing_and_names_them(engine: SearchEngine) -> None:
    result = engine.search("Xylophone, ÉLÉPHANT !")
    assert (result.hits, result.total) == ((), 0)
    assert result.reliability is Reliability.NONE
    assert result.unknown_words == ("Xylophone", "ÉLÉPHANT")


def test_unknown_words_are_named_as_typed_beside_known_ones(engine: SearchEngine) -> None:
    assert engine.search("Xylophone perdue").unknown_words == ("Xylophone",)
    assert engine.search("carte perdue").unknown_words == ()


def test_a_word_that_is_only_taken_for_the_beginning_of_another_is_named_and_never_sure(
    bundled_engine: SearchEngine,
) -> None:
    result = bundled_engine.search("convergence plante")
    assert (result.reliability, result.unknown_words) == (Reliability.CHECK, ("plante",))
    assert bundled_engine.search("convergence platef").unknown_words == (), "unfinished, and spelt right"
    assert bundled_engine.search("identifant").unknown_words == (), "whole, and misspelt"


def test_words_of_the_topics_that_look_like_an_unknown_one_are_offered_as_the_faq_spells_them() -> None:
    named = entry("a", "Annulaire des médecins", facets={"Produit ?": ["Annuaire Santé"]})
    engine = engine_of(faq_of(named, entry("b", "Badge"), entry("c", "Identifiant")))
    assert engine.search("anuaur").closest_words == ("Annuaire",)
    assert engine.search("annuaire").closest_words == ()


def test_where_only_the_name_of_a_topic_is_known_nothing_is_reliable(bundled_engine: SearchEngine) -> None:
    for query in ("perdu carte", "perdu carte cps", "j'ai perdu ma carte cps", "certificat expiré"):
        assert bundled_engine.search(query).reliability is Reliability.NONE, query
    about_it = bundled_engine.search("identifiant national oublié")
    assert about_it.reliability is not Reliability.NONE, "its question says nearly all that is asked"
    assert about_it.unknown_words == ("oublié",)


def test_an_index_of_other_entries_or_another_lexicon_is_not_trusted() -> None:
    faq, other = questions("Mon badge", "Ma carte"), questions("Ma clé", "Mon sac", "Mon badge")
    parts = compile_index(other, STOP_WORDS)
    assert uids(SearchEngine(faq, parts, STOP_WORDS), "badge") == ["0"]
    groups = Lexicon(groups=((("badge",), ("passe",)),), fingerprint="other")
    assert uids(SearchEngine(faq, compile_index(faq, STOP_WORDS), groups), "passe") == ["0"]


def test_entries_that_say_the_same_come_in_the_order_of_their_uids() -> None:
    same = [entry(uid, "Perdre sa carte") for uid in ("b", "é", "a", "Z")]
    assert uids(engine_of(faq_of(*same)), "carte") == ["Z", "a", "b", "é"]


def test_an_elision_that_waits_for_its_word_changes_nothing(bundled_engine: SearchEngine) -> None:
    assert uids(bundled_engine, "activer l’") == uids(bundled_engine, "activer")
    assert bundled_engine.search("activer l’").unknown_words == ()


def test_a_query_that_says_nothing_yet_browses() -> None:
    engine = engine_of(questions("Sac", "Comment perdre sa carte", "Carton", "Une clé", "Casier", "Comment", "Un car"))
    everything = ["0", "1", "2", "3", "4", "5", "6"]
    for query in ("mon", "en", "c", "ca", "mon c", "un en mon"):
        result = engine.search(query)
        assert [hit.entry.uid for hit in result.hits] == everything, query
        assert (result.reliability, result.unknown_words) == (Reliability.SURE, ())
    assert uids(engine, "comment")[0] == "5", "but a question of stop words alone is found"


def test_an_open_word_changes_nothing_about_the_list() -> None:
    engine = engine_of(questions("Perdre sa carte", "Perdre son sac", "Carton", "Casier", "Perdre un camion"))
    before = engine.search("perdre")
    for query in ("perdre c", "perdre ca"):
        assert engine.search(query).hits == before.hits
    assert engine.search("perdre cart").hits != before.hits


def test_a_stop_word_is_never_told_as_unknown() -> None:
    engine = engine_of(questions("Carte", "Badge"))
    assert engine.search("mon carte").unknown_words == ()
    assert engine.search("mon xylophone").unknown_words == ("xylophone",)
