"""What is compiled is what the engine is opened on, by words and by meaning."""

from __future__ import annotations

from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.indexer import Indexer
from tests.search.corpora import STOP_WORDS
from tests.search.word_encoder import WordEncoder

FAQ = with_version(Faq((Entry("a", "Badge perdu ?", "Appelez."), Entry("b", "Code secret ?", "Voir ici."))))


def test_words_alone_need_no_encoder() -> None:
    indexer = Indexer(STOP_WORDS, None, ())
    engine = indexer.open(FAQ, indexer.compile(FAQ, {}))
    assert not engine.knows_meaning
    assert engine.search("badge").hits[0].entry.uid == "a"
    assert not engine.search("insigne").hits


def test_with_an_encoder_entries_are_found_by_meaning_and_their_vectors_are_taken_over() -> None:
    encoder = WordEncoder({"insigne": "badge"})
    indexer = Indexer(STOP_WORDS, encoder, ["gâteau"])
    parts = indexer.compile(FAQ, {})
    assert indexer.open(FAQ, parts).search("insigne perdu").hits[0].entry.uid == "a"
    encoder.encoded.clear()
    more = with_version(Faq((*FAQ.entries, Entry("c", "Cantine ?", "À midi."))))
    seen = list[tuple[int, int]]()
    indexer.compile(more, parts, lambda done, total: seen.append((done, total)))
    assert all("Cantine" in text or "midi" in text for text in encoder.encoded)
    assert seen == [(len(encoder.encoded), len(encoder.encoded))]
