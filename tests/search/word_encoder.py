"""An encoder for tests that need no model: texts that share words are near."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from helpdesk_app.search.encoder import Encoder, Progress
from helpdesk_app.search.index import Floats

WIDTH = 64
_COMMON = 0.8
"""Cosine of two texts that have nothing in common, as of the real model."""


class WordEncoder(Encoder):
    """Adds up a direction of its own for each word; words of one group have one direction.

    Args:
        synonyms: Word -> the word that it means the same as.
        fingerprint: That of the model it replaces.
    """

    def __init__(self, synonyms: dict[str, str] | None = None, fingerprint: str = "words") -> None:
        super().__init__(None, None, fingerprint)
        self._synonyms = synonyms or {}
        self.encoded: list[str] = []
        """Every passage that was encoded, in order."""

    @property
    def width(self) -> int:
        return WIDTH

    def query(self, text: str) -> Floats:
        return self._vector(text)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        self.encoded += texts
        if progress is not None:
            progress(len(texts), len(texts))
        vectors: Floats = np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(-1, WIDTH)
        return vectors

    def _vector(self, text: str) -> Floats:
        total = np.full(WIDTH, 0.01, dtype=np.float32)
        for word in text.lower().replace("?", " ").replace(".", " ").replace("'", " ").split():
            seed = zlib.crc32(self._synonyms.get(word, word).encode())
            total += np.random.default_rng(seed).standard_normal(WIDTH).astype(np.float32)
        total[0] = 0.0
        vector: Floats = total * np.float32(np.sqrt(1.0 - _COMMON) / np.linalg.norm(total))
        vector[0] = np.sqrt(_COMMON)
        return vector
