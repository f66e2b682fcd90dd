"""A text is encoded once, however often and in however many threads it is asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from helpdesk_app.search.remembering import RememberingEncoder
from tests.search.word_encoder import WordEncoder

TEXTS = [f"texte numéro {number} {'long ' * (number % 7)}" for number in range(50)]


def test_the_vectors_are_those_of_the_encoder() -> None:
    plain, remembering = WordEncoder(), RememberingEncoder(WordEncoder())
    seen: list[tuple[int, int]] = []
    found = remembering.passages(TEXTS, lambda done, total: seen.append((done, total)))
    np.testing.assert_array_equal(found, plain.passages(TEXTS))
    np.testing.assert_array_equal(remembering.query("badge"), plain.query("badge"))
    assert seen[-1] == (50, 50)
    assert (remembering.width, remembering.fingerprint) == (plain.width, plain.fingerprint)
    assert remembering.passages([]).shape == (0, plain.width)


def test_a_text_is_encoded_once_in_all_threads() -> None:
    encoder = WordEncoder()
    remembering = RememberingEncoder(encoder)
    with ThreadPoolExecutor(3) as threads:
        first, *others = threads.map(lambda _number: remembering.passages(TEXTS), range(6))
    assert sorted(encoder.encoded) == sorted(TEXTS)
    for other in others:
        np.testing.assert_array_equal(first, other)


def test_the_oldest_are_forgotten() -> None:
    encoder = WordEncoder()
    remembering = RememberingEncoder(encoder, most=3)
    remembering.passages(["a", "bb", "ccc", "dddd"])
    remembering.passages(["dddd", "bb"])
    assert encoder.encoded == ["a", "bb", "ccc", "dddd"]
    remembering.passages(["a"])
    assert encoder.encoded[-1] == "a"
