"""What a word of a query matches: exact > stem > completion > typo, and words split or joined."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.analyzer import Analyzer
from helpdesk_app.search.compiler import build_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.matching import Matcher
from helpdesk_app.search.model import MatchKind, Reliability
from helpdesk_app.search.query import QueryWord
from helpdesk_app.search.scoring import idf
from helpdesk_app.search.weights import QueryWeights
from tests.search.corpora import QUERIES, STOP_WORDS, faqs, questions

TEXTS = (
    "Où trouver mon identifiant national ?",
    "Chercher dans l’annuaire santé",
    "Activer ma e-CPS avec la carte CPS",
    "Lire le QR code",
    "L’appli du bac à sable",
    "Commander 1 000 badges",
    "Le passeport de compétences",
    "La commande, le comptable et la comparaison",
)


def matcher_of(faq: Faq) -> Matcher:
    index = build_index(faq, STOP_WORDS)
    return Matcher(index, Analyzer(index.compounds), STOP_WORDS, QueryWeights())


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return matcher_of(questions(*TEXTS))


def readings(words: list[QueryWord]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(word.token.text, [(match.word, match.kind.value) for match in word.matches]) for word in words]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("national annuaire", [("national", [("national", "exact")]), ("annuaire", [("annuaire", "exact")])]),
        ("nationale annuaire", [("nationale", [("national", "stem")]), ("annuaire", [("annuaire", "exact")])]),
        ("ann", [("ann", [("annuaire", "prefix")])]),
        ("ann carte", [("ann", [("annuaire", "prefix")]), ("carte", [("carte", "exact")])]),
        ("an carte", [("an", []), ("carte", [("carte", "exact")])]),
        ("ident carte", [("ident", [("identifiant", "prefix")]), ("carte", [("carte", "exact")])]),
        ("compet badges", [("compet", [("competences", "prefix")]), ("badges", [("badges", "exact")])]),
        ("100 badges", [("100", []), ("badges", [("badges", "exact")])]),
        ("identifant carte", [("identifant", [("identifiant", "typo")]), ("carte", [("carte", "exact")])]),
        ("anuair", [("anuair", [("annuaire", "typo")])]),
        ("xyzzy", [("xyzzy", [])]),
        ("e cps", [("ecps", [("ecps", "exact")])]),
        ("e-CPS", [("ecps", [("ecps", "exact")])]),
        ("cps", [("cps", [("cps", "exact")])]),
        ("e c", [("ec", [("ecps", "prefix")])]),
        ("qrcode", [("qr", [("qr", "exact")]), ("code", [("code", "exact")])]),
        ("1000 badges", [("1000", [("1000", "exact")]), ("badges", [("badges", "exact")])]),
        ("1001 badges", [("1001", []), ("badges", [("badges", "exact")])]),
        ("cpe carte", [("cpe", []), ("carte", [("carte", "exact")])]),
        ("", []),
        ("?!", []),
    ],
)
def test_each_word_stands_for_the_surest_reading(
    matcher: Matcher, query: str, expected: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    assert readings(matcher.read(query)) == expected


def test_joined_words_are_found_where_the_faq_writes_them_as_one(matcher: Matcher) -> None:
    (word, last) = matcher.read("passe port carte")
    assert [match.word for match in word.matches] == ["passeport"]
    assert last.token.text == "carte"


def test_words_join_behind_other_words_too(matcher: Matcher) -> None:
    assert [word.token.text for word in matcher.read("carte passe port badges")] == ["carte", "passeport", "badges"]
    assert [word.token.text for word in matcher.read("ma carte e c")] == ["ma", "carte", "ec"]


@pytest.mark.parametrize(("query", "words"), [("codeqr", ["code", "qr"]), ("qrlu", ["qr", "lu"]), ("codeq", ["codeq"])])
def test_a_word_splits_into_parts_of_two_letters_or_more(query: str, words: list[str]) -> None:
    matcher = matcher_of(questions("Un code QR lu", "Code Q", "Sac", "Clé"))
    assert [word.token.text for word in matcher.read(f"{query} sac")][:-1] == words


def test_the_last_word_stands_for_itself_and_what_it_may_become(matcher: Matcher) -> None:
    (word,) = matcher.read("com")
    assert {match.word for match in word.matches} >= {"commande", "comptable", "comparaison"}
    (word,) = matcher_of(questions("carte", "carton", "sac")).read("cart")
    assert {match.word for match in word.matches} == {"carte", "carton"}
    (word,) = matcher_of(questions("port", "portail", "sac")).read("port")
    assert [(match.word, match.kind.value) for match in word.matches] == [("port", "exact"), ("portail", "prefix")]


def test_a_word_cut_short_before_the_last_stands_for_all_that_begin_with_it() -> None:
    matcher = matcher_of(questions("contrat, contrainte et contact", "carte", "port", "portail"))
    (word, _) = matcher.read("cont carte")
    assert {(match.word, match.kind.value) for match in word.matches} == {
        *(("contact", "prefix"), ("contrainte", "prefix"), ("contrat", "prefix"))
    }
    (word, _) = matcher.read("port carte")
    assert [match.word for match in word.matches] == ["port"], "a whole word is not abbreviated"
    (word, _) = matcher.read("comment carte")
    assert word.matches == (), "nor is a stop word"


def test_a_word_cut_short_before_the_last_may_be_a_typo_as_well() -> None:
    matcher = matcher_of(questions("port", "pourtant", "carte"))
    (word, _) = matcher.read("pourt carte")
    assert {(match.word, match.kind.value) for match in word.matches} == {("port", "typo"), ("pourtant", "prefix")}
    (last,) = matcher.read("pourt")
    assert [match.kind.value for match in last.matches] == ["prefix"], "while it is being typed it is no typo"


def test_a_repeated_word_counts_once(matcher: Matcher) -> None:
    assert len(matcher.read("carte carte CARTE carte badges")) == 2


def test_a_rarer_word_weighs_more_and_a_stop_word_little(matcher: Matcher) -> None:
    rare = matcher_of(questions("carte rouge", "carte verte", "carte bleue", "mon sac", "mon badge"))
    weights = {word.token.text: word.weight for word in rare.read("mon carte rouge sac")}
    assert weights["rouge"] == weights["sac"] > weights["carte"] > weights["mon"] > 0
    assert [word.is_stop_word for word in rare.read("mon carte")] == [True, False]


@given(faqs(), QUERIES)
@settings(deadline=None, max_examples=50)
def test_matches_are_best_first_one_a_term_and_of_known_words(faq: Faq, query: str) -> None:
    matcher = matcher_of(faq)
    start = 0
    words = matcher.read(query)
    assert len({word.token.text for word in words}) == len(words)
    for word in words:
        # The two halves of a split word share its position.
        assert start <= word.token.start < word.token.end <= len(query)
        start = word.token.start
        qualities = [match.quality for match in word.matches]
        assert qualities == sorted(qualities, reverse=True)
        assert all(0.0 < quality <= 1.0 for quality in qualities)
        assert len({match.term for match in word.matches}) == len(word.matches)
        assert all(matcher.term_of(match.word) == match.term for match in word.matches)
        assert word.weight > 0.0
        exact = matcher.term_of(word.token.text)
        assert exact is None or (word.matches[0].term, word.matches[0].quality) == (exact, 1.0)


def test_an_unknown_form_of_a_word_names_the_form_that_the_faq_has() -> None:
    # In the alphabet of the words "chevalet" is before "chevaux", in that of their stems behind it.
    ((word, matches), _) = readings(matcher_of(questions("Un chevalet", "Des chevaux")).read("cheval perdu"))
    assert word == "cheval"
    assert ("chevaux", "stem") in matches


def test_a_stop_word_is_no_typo_and_no_beginning_of_another_word() -> None:
    lexicon = replace(STOP_WORDS, stop_words=frozenset({"veux", "on"}))
    index = build_index(questions("Les deux badges", "Une once de patience"), lexicon)
    matcher = Matcher(index, Analyzer(index.compounds), lexicon, QueryWeights())
    assert [reading for reading in readings(matcher.read("veux on badges")) if reading[1]] == [
        ("badges", [("badges", "exact")])
    ]


def test_a_trade_that_the_faq_does_not_know_says_little_in_an_introduction() -> None:
    lexicon = replace(STOP_WORDS, stop_words=frozenset({"suis", "et"}), introductions=frozenset({("suis",)}))
    index = build_index(questions("La carte du médecin"), lexicon)
    matcher = Matcher(index, Analyzer(index.compounds), lexicon, QueryWeights())
    words = {word.token.text: word.is_stop_word for word in matcher.read("suis médecin toiletteur et perdu carte")}
    assert words == {"suis": True, "medecin": False, "toiletteur": True, "et": True, "perdu": False, "carte": False}
    assert not matcher.read("suis toiletteur")[1].is_stop_word, "that is what it is about"


def test_an_unfinished_stop_word_says_as_little_as_the_whole() -> None:
    lexicon = replace(STOP_WORDS, stop_words=frozenset({"bonjour"}))
    matcher = Matcher(build_index(questions("carte"), lexicon), Analyzer(), lexicon, QueryWeights())
    assert matcher.read("carte bonj")[1].is_stop_word
    assert not matcher.read("bonj carte")[0].is_stop_word


def test_a_word_of_conversation_counts_where_the_faq_has_it() -> None:
    lexicon = replace(STOP_WORDS, conversation=frozenset({"marche"}))
    for text, says_little in (("Prendre une marche", False), ("La marque", True)):
        matcher = Matcher(build_index(questions(text), lexicon), Analyzer(), lexicon, QueryWeights())
        assert [word.is_stop_word for word in matcher.read("marche badge")] == [says_little, False]


@pytest.mark.parametrize(("count", "matched"), [(256, 256), (257, 256), (400, 256)])
def test_a_start_of_very_many_words_stands_for_the_most_frequent_ones(count: int, matched: int) -> None:
    words = [f"ba{first}{second}" for first in "bcdfghjklmnpqrtvwxz" for second in "bcdfghjklmnpqrtvwxzo"][: count - 1]
    texts = [" ".join(words), *[" ".join(words[-9:])] * 2, "bateau"]
    (word,) = matcher_of(questions(*texts)).read("ba")
    found = [match.word for match in word.matches]
    assert len(found) == matched
    assert set(words[-9:]) <= set(found)
    assert found == sorted(found)


def test_words_of_every_length_that_were_run_together_are_split() -> None:
    words = ["abcdefghij"[:length] for length in range(2, 11)]
    matcher = matcher_of(questions(*(f"{word} qr" for word in words), *(f"qr {word}" for word in words)))
    for pair in (pair for word in words for pair in ((word, "qr"), ("qr", word))):
        assert [word.token.text for word in matcher.read(f"{''.join(pair)} badge")] == list(
            dict.fromkeys((*pair, "badge"))
        )


def test_a_word_splits_only_into_words_that_stand_side_by_side_somewhere() -> None:
    apart = matcher_of(questions("La carte est bleue", "Une bleue carte"))
    assert [word.token.text for word in apart.read("cartebleue badge")] == ["cartebleue", "badge"]
    together = matcher_of(questions("La carte est bleue", "Ma carte bleue"))
    assert [word.token.text for word in together.read("cartebleue badge")] == ["carte", "bleue", "badge"]


def test_the_last_of_two_words_that_were_run_together_may_be_unfinished() -> None:
    (first, second) = matcher_of(questions("Ma carte bleue", "Ma carte bleuet")).read("cartebleue")
    assert (first.token.text, second.token.text) == ("carte", "bleue")
    assert [match.word for match in second.matches] == ["bleue", "bleuet"]


def test_words_of_different_texts_are_no_neighbours() -> None:
    matcher = matcher_of(Faq((Entry("a", "Ma carte", "Bleue ou non"),)))
    assert [word.token.text for word in matcher.read("cartebleue badge")] == ["cartebleue", "badge"]


AMBIGUOUS = questions(
    "Carte", "Cartes", "Carton", "Cardiologue", "Carafe", "Camion", "QR code", "Comment faire", "Comment aller"
)


def last_of(faq: Faq, query: str) -> QueryWord:
    return matcher_of(faq).read(query)[-1]


@pytest.mark.parametrize(
    ("query", "is_open"),
    [
        ("c", True),
        ("ca", True),
        ("car", True),
        ("cart", False),
        ("carte", False),
        ("q", True),
        ("qr", False),
        ("zz", True),
        ("zzz", False),
        ("2", True),
        ("20", True),
        ("200", False),
        ("2000", False),
        ("camion c", True),
        ("camion ca", True),
        ("camion qr", False),
    ],
)
def test_a_last_word_is_open_until_it_is_long_or_clear(query: str, is_open: bool) -> None:
    assert last_of(AMBIGUOUS, query).is_open is is_open


def test_a_short_word_that_is_known_and_complete_is_not_open() -> None:
    faq = questions("Un as", "Asile", "Assurance", "Assistance", "Un nom", "Nombre", "Nomade", "Nominal")
    assert last_of(faq, "as").is_open
    assert not last_of(faq, "as ").is_open
    assert not last_of(faq, "nom").is_open, "nor is one of three letters"


def test_an_open_word_leaves_the_word_before_it_unfinished() -> None:
    matcher = matcher_of(questions("Carte", "Cartonnage", "Sac vert", "Sac à main", "Sel"))
    (before,) = matcher.read("cart")
    word, last = matcher.read("cart s")
    assert (word.matches, last.is_open) == (before.matches, True)
    assert {match.word for match in word.matches} == {"carte", "cartonnage"}


def test_the_beginning_of_a_stop_word_is_one() -> None:
    faq = questions("Comment commander", "Comment aller", "Comment venir", "Un badge")
    assert last_of(faq, "comm").is_stop_word
    assert not last_of(faq, "comma").is_stop_word
    assert last_of(faq, "comment").matches[0].kind is MatchKind.EXACT
    assert len(last_of(faq, "comment").matches) == 1, "a stop word is the beginning of nothing else"
    assert not last_of(questions("Comment aller", "Commande", "Commander", "Une commande"), "comm").is_stop_word


def test_a_known_word_that_longer_ones_begin_with_weighs_what_they_weigh_together() -> None:
    faq = questions("Employé", "Employeur", "Employeur un", "Employeurs", "Badge", "Sac")
    alone, finished = last_of(faq, "employe"), last_of(faq, "employe ")
    assert alone.matches == finished.matches
    assert alone.weight < finished.weight
    assert alone.weight == pytest.approx(float(idf(np.array(4), 6)))
    assert finished.weight == pytest.approx(float(idf(np.array(1), 6)))
    clear = questions("Employé", "Employé un", "Employeur", "Badge", "Sac")
    assert last_of(clear, "employe").weight == pytest.approx(float(idf(np.array(2), 5)))


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("publicitaire", "publicite"),
        ("publicite", "publicitaire"),
        ("paiement", "payer"),
        ("payer", "paiement"),
        ("travailleur", "travail"),
        ("personnelle", "personnes"),
    ],
)
def test_words_of_one_root_are_related_at_a_low_quality(typed: str, known: str) -> None:
    word = last_of(questions(f"Un {known}", "Badge", "Sac"), f"{typed} ")
    assert [(match.word, match.kind.value, match.quality) for match in word.matches] == [(known, "stem", 0.3)]


def test_a_typo_keeps_the_first_letter_of_a_short_or_unfinished_word() -> None:
    faq = questions("Le but essentiel", "Deux badges", "Un identifiant")
    assert last_of(faq, "messe").matches == ()
    assert last_of(faq, "geux ").matches == ()
    assert [match.word for match in last_of(faq, "odentifiant").matches] == ["identifiant"]
    assert [match.word for match in last_of(faq, "idemtif").matches] == ["identifiant"]
    assert last_of(faq, "idemt").matches == (), "too short to be a typo of what it begins"


def test_a_stop_word_is_no_typo_and_few_words_are_typos_of_one() -> None:
    faq = questions("Pour mon badge", "Comment tu dois faire", "Le mont", "Un dois")
    assert last_of(faq, "mon").matches[0].word == "mon"
    assert last_of(faq, "badge en").matches == (), "not even where the FAQ does not have it"
    assert last_of(faq, "dios ").matches[0].word == "dois", "two letters swapped"
    lexicon = Lexicon(frozenset({"dois", "comment"}))
    index = build_index(faq, lexicon)
    matcher = Matcher(index, Analyzer(index.compounds), lexicon, QueryWeights())
    assert matcher.read("dors ")[0].matches == ()
    (word,) = matcher.read("commennt ")
    assert word.is_stop_word
    assert [match.word for match in word.matches] == ["comment"]


def test_an_abbreviation_of_the_lexicon_stands_for_the_whole_word() -> None:
    lexicon = Lexicon(frozenset({"vous"}), abbreviations={"rdv": ("rendez", "vous"), "pdt": ("pendant",)})
    index = build_index(questions("Prendre rendez-vous pendant le congé", "Badge", "Sac"), lexicon)
    matcher = Matcher(index, Analyzer(index.compounds), lexicon, QueryWeights())
    for query, word in (("rdv badge", "rendez"), ("pdt badge", "pendant"), ("pdt", "pendant")):
        best = matcher.read(query)[0].matches[0]
        assert (best.word, best.kind, best.quality) == (word, MatchKind.SYNONYM, QueryWeights().stem)


def test_a_word_too_long_to_be_two_run_together_is_not_split() -> None:
    first, second = "a" * 20, "b" * 20
    matcher = matcher_of(questions(f"{first} {second}", f"{first} {second}b", "Badge"))
    assert [word.token.text for word in matcher.read(f"{first}{second} badge")] == [first, second, "badge"]
    assert [word.token.text for word in matcher.read(f"{first}{second}b badge")] == [f"{first}{second}b", "badge"]


@pytest.fixture(scope="module")
def callers() -> SearchEngine:
    """An engine with the lexicon of the program, over answers whose words look like other words."""
    faq = questions(
        "L’essentiel en deux mots",
        "Quelles données des personnes sont traitées ?",
        "La publicité est-elle permise ?",
        "Comment payer ma carte ?",
        "Quel travail puis-je reprendre ?",
        "Vous devez attendre quelque temps",
        "Présenter une carte nationale d’identité",
        "Que faire pendant les congés ?",
        "Tu dois venir",
    )
    return SearchEngine(faq, {}, Lexicon.load(paths.resource("search", "lexicon.toml")))


@pytest.mark.parametrize(
    ("typed", "looks_like"),
    [("messe", "essentiel"), ("fois", "dois"), ("veux", "deux"), ("quelqu'un", "quelque"), ("quelqu’un ", "quelque")],
)
def test_a_word_is_not_read_as_one_that_only_looks_like_it(typed: str, looks_like: str, callers: SearchEngine) -> None:
    assert all(match.word != looks_like for word in callers._matcher.read(typed) for match in word.matches)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("information personnelle", 1),
        ("publicitaire", 2),
        ("le paiement", 3),
        ("travailleur", 4),
        ("ma cni", 6),
        ("pdt les vacances", 7),
    ],
)
def test_words_of_one_root_and_abbreviations_find_the_answer(typed: str, row: int, callers: SearchEngine) -> None:
    assert callers.search(typed).hits[0].entry.uid == str(row)


def test_a_word_of_the_same_root_is_no_exact_match(callers: SearchEngine) -> None:
    result = callers.search("C'est quoi une information personnelle ?")
    assert result.reliability is not Reliability.SURE
    (reason,) = [why for why in callers.explain(result.query, result.hits[0].entry) if why.query_word == "personnelle"]
    assert (reason.matched_word, reason.how) == ("personnes", MatchKind.STEM)


@pytest.mark.parametrize("typed", ["on va", "tu veux", "on va payer", "veux tu payer", "quelqu'un paye", "bjr"])
def test_what_everybody_says_is_never_told_as_unknown(typed: str, callers: SearchEngine) -> None:
    assert callers.search(typed).unknown_words == ()
