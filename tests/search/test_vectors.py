from __future__ import annotations

import json

import numpy as np
import pytest

from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.index import StaleIndexError
from helpdesk_app.search.vectors import Vectors, make_vectors
from tests.search.word_encoder import WordEncoder


def faq_of(*entries: Entry) -> Faq:
    return with_version(Faq(entries))


CARD = Entry("a", "Où est ma carte ?", "À la mairie. " * 60, wordings=("carte perdue",))
CODE = Entry("b", "", "Le code arrive par SMS.")
FAQ = faq_of(CARD, CODE)


def test_an_entry_has_a_vector_for_each_question_and_each_window() -> None:
    encoder = WordEncoder()
    vectors = make_vectors(FAQ, encoder)
    assert (vectors.faq_version, vectors.model) == (FAQ.version, "words")
    assert vectors.question_count.tolist() == [2, 0]
    assert vectors.window_count.tolist() == [3, 1]
    plain = vectors.vector * vectors.scale[:, None]
    assert plain[1] @ encoder.query("carte perdue") > 0.999
    assert plain[5] @ encoder.query("Le code arrive par SMS") > 0.999


def test_vectors_come_back_as_they_were() -> None:
    parts = make_vectors(FAQ, WordEncoder()).to_parts()
    assert Vectors.from_parts(parts).to_parts() == parts


def test_an_empty_faq_has_no_vectors() -> None:
    vectors = make_vectors(faq_of(), WordEncoder())
    assert vectors.vector.shape == (0, WordEncoder().width)


def test_only_new_texts_are_encoded() -> None:
    before = make_vectors(FAQ, WordEncoder()).to_parts()
    encoder = WordEncoder()
    changed = faq_of(Entry("b", "Quel code ?", CODE.answer), CARD)
    steps: list[tuple[int, int]] = []
    vectors = make_vectors(changed, encoder, before, lambda done, total: steps.append((done, total)))
    assert encoder.encoded == ["Quel code ?", "Quel code ?\nLe code arrive par SMS."]
    assert steps == [(2, 2)]
    assert vectors.to_parts() == make_vectors(changed, WordEncoder()).to_parts()


def test_a_text_that_comes_twice_is_encoded_once() -> None:
    encoder = WordEncoder()
    make_vectors(faq_of(CODE, Entry("c", "", CODE.answer)), encoder)
    assert encoder.encoded == [CODE.answer]


def test_vectors_of_another_model_are_not_taken_over() -> None:
    before = make_vectors(FAQ, WordEncoder(fingerprint="older")).to_parts()
    encoder = WordEncoder()
    assert make_vectors(FAQ, encoder, before).to_parts() == make_vectors(FAQ, WordEncoder()).to_parts()
    assert len(encoder.encoded) == 5  # two windows of the card say the same


@pytest.mark.parametrize("part", sorted(make_vectors(FAQ, WordEncoder()).to_parts()))
def test_a_part_that_is_missing_or_cut_short_is_noticed(part: str) -> None:
    parts = make_vectors(FAQ, WordEncoder()).to_parts()
    with pytest.raises(StaleIndexError):
        Vectors.from_parts(parts | {part: parts[part][:-8]})
    del parts[part]
    with pytest.raises(StaleIndexError, match="lacks"):
        Vectors.from_parts(parts)


def test_another_format_is_refused() -> None:
    parts = make_vectors(FAQ, WordEncoder()).to_parts()
    manifest = json.loads(parts["vectors_manifest"]) | {"format": 0}
    with pytest.raises(StaleIndexError, match="another format"):
        Vectors.from_parts(parts | {"vectors_manifest": json.dumps(manifest).encode()})


@pytest.mark.parametrize("manifest", [b"7", b"null", b"[]", b"[" * 200_000, b"\xff"])
def test_a_manifest_of_another_form_is_refused(manifest: bytes) -> None:
    parts = make_vectors(FAQ, WordEncoder()).to_parts()
    with pytest.raises(StaleIndexError, match="damaged"):
        Vectors.from_parts(parts | {"vectors_manifest": manifest})


@pytest.mark.parametrize("forged", [{"chance": "x"}, {"chance": None}, {"model": 7}, {"faq_version": []}, {"more": 1}])
def test_a_manifest_with_a_value_of_another_type_is_refused(forged: dict[str, object]) -> None:
    parts = make_vectors(FAQ, WordEncoder()).to_parts()
    manifest = json.loads(parts["vectors_manifest"]) | forged
    with pytest.raises(StaleIndexError):
        Vectors.from_parts(parts | {"vectors_manifest": json.dumps(manifest).encode()})


def test_eight_bits_keep_the_direction() -> None:
    vectors = make_vectors(FAQ, WordEncoder())
    lengths = np.linalg.norm(vectors.vector * vectors.scale[:, None], axis=1)
    np.testing.assert_allclose(lengths, 1.0, atol=0.01)
