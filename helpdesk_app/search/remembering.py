"""An encoder that encodes a text once, for a program that compiles one FAQ again and again, in several threads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Final

import numpy as np

from helpdesk_app.search.encoder import Encoder, Progress
from helpdesk_app.search.index import Floats

_BATCH: Final = 16
_PASSAGES: Final = 40_000
"""Passages that are remembered: 1.5 kB each."""
_QUERIES: Final = 4_096


class RememberingEncoder(Encoder):
    """Remembers the vectors of the last passages and queries of ``encoder``."""

    def __init__(self, encoder: Encoder, *, most: int = _PASSAGES) -> None:
        super().__init__(None, None, encoder.fingerprint)
        self._encoder = encoder
        self._most = most
        self._known: dict[str, Floats] = {}
        # Held for one batch at a time: of two threads with the same texts, each does half of the work.
        self._lock = Lock()
        self._query = lru_cache(maxsize=_QUERIES)(encoder.query)

    @property
    def width(self) -> int:
        """Return how many numbers a vector has."""
        return self._encoder.width

    def query(self, text: str) -> Floats:
        """Return the unit vector of a query."""
        return self._query(text)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Return a unit vector for each of ``texts``, row by row."""
        vectors = np.zeros((len(texts), self.width), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._batch([texts[row] for row in rows])
            if progress is not None:
                progress(start + len(rows), len(texts))
        return vectors

    def _batch(self, texts: Sequence[str]) -> list[Floats]:
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._known]
            if new:
                self._known.update(zip(new, self._encoder.passages(new), strict=True))
            found = [self._known[text] for text in texts]
            while len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        return found
