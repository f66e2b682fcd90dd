"""Why an entry comes first, in sentences."""

from __future__ import annotations

from helpdesk_app.editing.reasons import Lacks, lacks, why_ahead
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq
from helpdesk_app.search.indexer import Indexer
from tests.search.corpora import STOP_WORDS
from tests.search.word_encoder import WordEncoder

BUY = Entry("buy", "Où acheter un badge ?", "Au guichet.", facets=(FacetValue("Lieu ?", "Accueil"),))
LOST = Entry("lost", "Que faire si j’ai perdu mon badge ?", "Écrivez.", wordings=("insigne égaré",))
PASS = Entry("pass", "Mot de passe ?", "Dans le menu. Le badge n’y suffit pas.")
FAQ = with_version(Faq((BUY, LOST, PASS), (Facet("Lieu ?", ("Accueil",)),)))
STOPS = STOP_WORDS.stop_words


def why(query: str, other: Entry, own: Entry | None) -> tuple[str, ...]:
    indexer = Indexer(STOP_WORDS, None, ())
    return why_ahead(indexer.open(FAQ, indexer.compile(FAQ, {})), query, other, own, STOPS)


def test_words_are_named_where_the_other_has_them_in_a_better_place() -> None:
    assert why("acheter le badge", BUY, PASS) == ("Its question has «\u00a0acheter\u00a0», «\u00a0badge\u00a0».",)
    assert why("badge perdus", LOST, BUY) == ("Its question has «\u00a0perdus\u00a0» (perdu).",)
    assert why("badge à l’accueil", BUY, LOST) == ("Its topics have «\u00a0accueil\u00a0».",)
    assert why("menu", PASS, None) == ("Its answer has «\u00a0menu\u00a0».",)


def test_a_wording_is_named_whole() -> None:
    assert why("insigne égaré", LOST, BUY) == ("Its other wording “insigne égaré” is close to this search.",)


def test_the_same_words_count_more_in_a_short_question() -> None:
    assert why("badge", BUY, LOST) == ("It has the same words, and its question says little else.",)


def test_meaning_is_named_where_the_words_say_nothing() -> None:
    indexer = Indexer(STOP_WORDS, WordEncoder({"carte": "badge", "acquérir": "acheter"}), ["gâteau"])
    engine = indexer.open(FAQ, indexer.compile(FAQ, {}))
    assert why_ahead(engine, "acquérir une carte", BUY, PASS, STOPS)[-1].startswith("Its answer is near in meaning: “")


def test_what_an_entry_lacks_is_told_apart() -> None:
    indexer = Indexer(STOP_WORDS, None, ())
    engine = indexer.open(FAQ, indexer.compile(FAQ, {}))
    assert lacks(engine, "le badge de passe cassé", PASS, STOPS) == Lacks(("cassé",), ("badge",))
    assert lacks(engine, "acheter un badge", BUY, STOPS) == Lacks()
