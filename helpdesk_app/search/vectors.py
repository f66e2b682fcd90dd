"""The meaning of every entry as the vectors that faq.db keeps: made when it is built, read at every start."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.search.encoder import Encoder, Progress
from helpdesk_app.search.index import Bytes, Floats, Ints, StaleIndexError
from helpdesk_app.search.latent import quantise_rows
from helpdesk_app.search.passages import questions, windows

FORMAT: Final = 1
"""Raise it whenever the meaning of a part, or the way an entry is cut into texts, changes."""

_MANIFEST: Final = "vectors_manifest"
_PARTS: Final[dict[str, Any]] = {
    "question_count": np.dtype("<i4"),
    "window_count": np.dtype("<i4"),
    "vector": np.dtype("i1"),
    "scale": np.dtype("<f4"),
    "text_hash": np.dtype("<u8"),
}

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Vectors:
    """Unit vectors of E entries, V in all, D numbers each. Entry by entry: its questions, then its windows."""

    faq_version: str
    """``Faq.version`` of the entries."""
    model: str
    """``Encoder.fingerprint`` of what made them."""
    question_count: Ints
    """E: vectors of the question and the wordings; none where the entry has no question."""
    window_count: Ints
    """E: vectors of the windows of the answer, each with the question in front."""
    vector: Bytes
    """V x D: a unit vector is ``vector * scale``."""
    scale: Floats
    """V: the scale of each vector."""
    text_hash: Hashes
    """V: the hash of each text that was encoded."""
    chance: float = 0.0
    """Cosine that the best entry reaches for a query which has nothing to do with the FAQ; see meaning.py."""

    def to_parts(self) -> dict[str, bytes]:
        """Return the vectors as named byte strings, to be stored beside those of the index."""
        manifest = {
            "format": FORMAT,
            "faq_version": self.faq_version,
            "model": self.model,
            "width": self.vector.shape[1],
            "chance": self.chance,
        }
        parts = {_MANIFEST: json.dumps(manifest, sort_keys=True).encode()}
        for name, dtype in _PARTS.items():
            parts[_part(name)] = np.ascontiguousarray(getattr(self, name), dtype=dtype).tobytes()
        return parts

    @classmethod
    def from_parts(cls, parts: Mapping[str, bytes]) -> Self:
        """Read vectors back; the arrays are views of the byte strings.

        Raises:
            StaleIndexError: There are none, or not of this format, or their parts do not fit together.
        """
        try:
            manifest = json.loads(parts[_MANIFEST])
            arrays: dict[str, Any] = {
                name: np.frombuffer(parts[_part(name)], dtype=dtype) for name, dtype in _PARTS.items()
            }
            types = [type(manifest.get(name)) for name in ("faq_version", "model", "chance")]
            is_known = manifest.pop("format") == FORMAT and types == [str, str, float]
            arrays["vector"] = arrays["vector"].reshape(-1, manifest.pop("width"))
            vectors = cls(**manifest, **arrays)
        except KeyError as error:
            raise StaleIndexError(f"the database lacks the part {error} of its vectors") from error
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise StaleIndexError(f"the vectors are damaged: {error}") from error
        if not (is_known and vectors._is_whole()):
            raise StaleIndexError("the vectors have another format, or their parts do not fit together")
        return vectors

    def _is_whole(self) -> bool:
        count = len(self.vector)
        return (
            len(self.question_count) == len(self.window_count)
            and count == len(self.scale) == len(self.text_hash)
            and count == int(self.question_count.sum()) + int(self.window_count.sum())
            and bool((self.question_count >= 0).all() and (self.window_count >= 0).all())
        )


def make_vectors(
    faq: Faq, encoder: Encoder, before: Mapping[str, bytes] | None = None, progress: Progress | None = None
) -> Vectors:
    """Encode every entry.

    Args:
        faq: The entries.
        encoder: The model.
        before: The parts of the database that is replaced: vectors of texts that did not change are taken over.
        progress: Called with how many texts are encoded, and how many have to be.
    """
    texts = [_texts(entry) for entry in faq.entries]
    every = [text for questions, windows in texts for text in (*questions, *windows)]
    hashes = np.array([_hash(text) for text in every], dtype=np.uint64)
    known = _known(before or {}, encoder)
    new = {number: text for number, text in zip(hashes.tolist(), every, strict=True) if number not in known}
    encoded = quantise_rows(encoder.passages(list(new.values()), progress))
    known.update((number, (vector, scale)) for number, vector, scale in zip(new, *encoded, strict=True))
    rows = [known[number] for number in hashes.tolist()]
    return Vectors(
        faq_version=faq.version,
        model=encoder.fingerprint,
        question_count=np.array([len(questions) for questions, _ in texts], dtype=np.int32),
        window_count=np.array([len(windows) for _, windows in texts], dtype=np.int32),
        vector=np.array([vector for vector, _ in rows], dtype=np.int8).reshape(-1, encoder.width),
        scale=np.array([scale for _, scale in rows], dtype=np.float32),
        text_hash=hashes,
    )


def _texts(entry: Entry) -> tuple[Sequence[str], Sequence[str]]:
    return questions(entry), [window.text for window in windows(entry)]


def _known(parts: Mapping[str, bytes], encoder: Encoder) -> dict[int, tuple[Bytes, np.float32]]:
    try:
        before = Vectors.from_parts(parts)
    except StaleIndexError:
        return {}
    if before.model != encoder.fingerprint:
        return {}
    return dict(zip(before.text_hash.tolist(), zip(before.vector, before.scale, strict=True), strict=True))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def _part(name: str) -> str:
    return f"vectors_{name}"
