from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from build_spec.encoder.tokenizer import SPECIAL, tokenizer_json

PIECES = (*SPECIAL, "▁", "▁carte", "▁de", "s", "é", "fi", "▁A")
SCORES = (0.0, 0.0, 0.0, 0.0, -5.0, -4.0, -3.0, -4.5, -6.0, -7.0, -8.0)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_str(tokenizer_json(PIECES, SCORES, longest=6))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("cartes de", ["▁carte", "s", "▁de"]),
        ("  carte\u00a0\u200bde\n", ["▁carte", "▁de"]),
        ("carte\u0007s", ["▁carte", "s"]),
        ("e\u0301", ["▁", "é"]),  # composed first
        ("ﬁ", ["▁", "fi"]),
        ("", []),
    ],
)
def test_a_text_is_normalised_and_cut(text: str, pieces: list[str], tokenizer: Tokenizer) -> None:
    assert tokenizer.encode(text).tokens == ["<s>", *pieces, "</s>"]


def test_a_long_text_is_cut_off(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("carte " * 9).tokens == ["<s>", *["▁carte"] * 4, "</s>"]


def test_short_texts_are_padded_to_the_longest(tokenizer: Tokenizer) -> None:
    short, long = tokenizer.encode_batch(["de", "carte de carte"])
    assert short.tokens == ["<s>", "▁de", "</s>", "<pad>", "<pad>"]
    assert short.attention_mask == [1, 1, 1, 0, 0]
    assert long.attention_mask == [1] * 5


def test_a_vocabulary_without_the_special_pieces_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with"):
        tokenizer_json(PIECES[1:], SCORES[1:], longest=6)
