"""The tokenizer of the encoder, as the JSON that the library ``tokenizers`` reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

SPECIAL: Final = ("<s>", "<pad>", "</s>", "<unk>")
"""The first four pieces, by number."""

_CONTROLS: Final = "[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]"
_SPACES: Final = "[\u0009\u000a\u000c\u000d\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"
"""SentencePiece's ``nmt_nfkc`` is NFKC, and these characters removed or read as a space."""


def tokenizer_json(pieces: Sequence[str], scores: Sequence[float], longest: int) -> str:
    """Return the tokenizer of XLM-R (SentencePiece unigram) over ``pieces``, the same text for the same pieces.

    Args:
        pieces: The vocabulary, the special pieces first.
        scores: Log probability of each.
        longest: Pieces of a text that are kept, ``<s>`` and ``</s>`` among them.
    """
    if tuple(pieces[: len(SPECIAL)]) != SPECIAL:
        raise ValueError(f"The vocabulary begins with {pieces[: len(SPECIAL)]} and not with {SPECIAL}.")
    described = {
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": longest, "strategy": "LongestFirst", "stride": 0},
        "padding": {
            "strategy": "BatchLongest",
            "direction": "Right",
            "pad_to_multiple_of": None,
            "pad_id": SPECIAL.index("<pad>"),
            "pad_type_id": 0,
            "pad_token": "<pad>",
        },
        "added_tokens": [_added(number, piece) for number, piece in enumerate(SPECIAL)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [_replace(_CONTROLS, ""), _replace(_SPACES, " "), {"type": "NFKC"}],
        },
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "WhitespaceSplit"},
                {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
            ],
        },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [_special("<s>"), {"Sequence": {"id": "A", "type_id": 0}}, _special("</s>")],
            "pair": [_special("<s>"), {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {
                piece: {"id": piece, "ids": [SPECIAL.index(piece)], "tokens": [piece]} for piece in ("<s>", "</s>")
            },
        },
        "decoder": None,
        "model": {
            "type": "Unigram",
            "unk_id": SPECIAL.index("<unk>"),
            "vocab": [list(pair) for pair in zip(pieces, scores, strict=True)],
            "byte_fallback": False,
        },
    }
    return json.dumps(described, ensure_ascii=False, separators=(",", ":")) + "\n"


def _replace(pattern: str, content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": {"Regex": pattern}, "content": content}


def _special(piece: str) -> dict[str, Any]:
    return {"SpecialToken": {"id": piece, "type_id": 0}}


def _added(number: int, piece: str) -> dict[str, Any]:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": number, "content": piece, **flags, "special": True}
