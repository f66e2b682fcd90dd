from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.encoder import ModelUnavailableError
from helpdesk_app.search.index import StaleIndexError
from helpdesk_app.search.meaning import Meaning, compile_meaning, load_meaning, load_unrelated
from helpdesk_app.search.vectors import Vectors, make_vectors
from tests.search.word_encoder import WordEncoder

LONG = "\n".join(["Le guichet ouvre mardi. " * 15, "Le badge se perd souvent. " * 14, "Un code arrive. " * 23])
FAQ = with_version(
    Faq(
        (
            Entry("both", "Où est le badge ?", "Au guichet."),
            Entry("answer", "", LONG),
            Entry("question", "code perdu", "", wordings=("mot secret",)),
            Entry("nothing", "", ""),
        )
    )
)
SYNONYMS = {"insigne": "badge"}


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder(SYNONYMS)


@pytest.fixture
def meaning(encoder: WordEncoder) -> Meaning:
    return Meaning(FAQ, make_vectors(FAQ, encoder), encoder)


def test_an_entry_is_as_near_as_its_best_question_and_its_best_window(meaning: Meaning, encoder: WordEncoder) -> None:
    query = encoder.query("insigne mardi")
    question, window = encoder.passages(["Où est le badge ?", "Où est le badge ?\nAu guichet."])
    by_window = encoder.passages([text.strip() for text in LONG.split("\n")])
    by_wording = encoder.passages(["code perdu", "mot secret"])
    expected = [(query @ question + query @ window) / 2, (by_window @ query).max(), (by_wording @ query).max(), -1.0]
    np.testing.assert_allclose(meaning.nearness("insigne mardi").cosine, expected, atol=0.01)


def test_another_word_for_the_same_finds_the_entry(meaning: Meaning) -> None:
    assert meaning.nearness("insigne").cosine.argmax() == 0


@pytest.mark.parametrize(("query", "window"), [("mardi guichet", 0), ("insigne perd", 1), ("un code arrive", 2)])
def test_the_window_that_speaks_to_the_query_is_found(query: str, window: int, meaning: Meaning) -> None:
    nearness = meaning.nearness(query)
    assert meaning.best_window(nearness, 1) == window
    assert meaning.best_window(nearness, 0) == 0
    assert meaning.best_window(nearness, 2) is None


def test_an_entry_is_nearest_to_itself(meaning: Meaning) -> None:
    assert [int(meaning.cosines_of_entry(row).argmax()) for row in range(3)] == [0, 1, 2]
    assert np.isfinite(meaning.cosines_of_entry(3)).all()


def test_an_entry_is_as_near_as_the_nearest_of_several_texts(meaning: Meaning) -> None:
    texts = ("insigne", "mardi", "mot secret")
    each = [meaning.nearness(text) for text in texts]
    nearest = meaning.nearest(texts)
    np.testing.assert_array_equal(nearest.cosine, np.max([found.cosine for found in each], axis=0))
    np.testing.assert_array_equal(nearest.of_vectors, np.max([found.of_vectors for found in each], axis=0))
    assert meaning.nearest(texts[:1]) is each[0]


def test_blocks_do_not_show(encoder: WordEncoder) -> None:
    faq = with_version(Faq(tuple(Entry(f"e{row}", f"mot{row} mot{row % 7}", "") for row in range(1100))))
    meaning = Meaning(faq, make_vectors(faq, encoder), encoder)
    for row in (0, 511, 512, 1099):
        assert meaning.nearness(f"mot{row} mot{row % 7}").cosine.argmax() == row


def test_vectors_of_other_entries_or_of_another_model_are_refused(encoder: WordEncoder) -> None:
    vectors = make_vectors(FAQ, encoder)
    with pytest.raises(StaleIndexError, match="entries"):
        Meaning(with_version(Faq(FAQ.entries[:1])), vectors, encoder)
    with pytest.raises(StaleIndexError, match="model"):
        Meaning(FAQ, vectors, WordEncoder(fingerprint="newer"))
    for width in (encoder.width - 1, encoder.width + 1):
        other = np.zeros((len(vectors.vector), width), dtype=np.int8)
        with pytest.raises(StaleIndexError, match="model"):
            Meaning(FAQ, replace(vectors, vector=other), encoder)


def test_a_faq_is_measured_by_queries_that_have_nothing_to_do_with_it(encoder: WordEncoder) -> None:
    unrelated = ["gâteau au yaourt", "tailler un olivier", "règle du tennis"]
    parts = compile_meaning(FAQ, encoder, unrelated)
    vectors = Vectors.from_parts(parts)
    meaning = Meaning(FAQ, vectors, encoder)
    best = sorted(float(meaning.nearness(text).cosine.max()) for text in unrelated)
    assert meaning.chance == pytest.approx(best[1], abs=1e-4)
    assert meaning.nearness("code perdu").cosine.max() > meaning.chance + 0.05
    assert compile_meaning(FAQ, encoder, unrelated, before=parts) == parts


def test_an_empty_faq_is_compiled_too(encoder: WordEncoder) -> None:
    assert Vectors.from_parts(compile_meaning(with_version(Faq(())), encoder, ["olivier"])).chance == 0.0


def test_the_unrelated_queries_are_read_without_their_comments() -> None:
    unrelated = load_unrelated(paths.resource("search", "unrelated.txt"))
    assert len(unrelated) == len(set(unrelated)) > 40
    assert not any(text.startswith("#") for text in unrelated)


def test_a_faq_without_any_text_is_near_to_nothing(encoder: WordEncoder) -> None:
    faq = with_version(Faq((Entry("nothing", "", ""),)))
    meaning = Meaning(faq, make_vectors(faq, encoder), encoder)
    assert meaning.nearness("badge").cosine.tolist() == [-1.0]
    assert meaning.best_window(meaning.nearness("badge"), 0) is None


def test_a_program_without_the_model_says_so(tmp_path: Path) -> None:
    parts = make_vectors(FAQ, WordEncoder(SYNONYMS)).to_parts()
    with pytest.raises(ModelUnavailableError):
        load_meaning(FAQ, parts, tmp_path)
