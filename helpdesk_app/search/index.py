"""The compiled index: the arrays that a search reads, and the byte strings that faq.db stores them as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from helpdesk_app.faq.model import Faq
from helpdesk_app.text.translation import _

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]

FORMAT: Final = 2
"""Raise it whenever the meaning of a part changes: an index of another format is compiled again."""

_MANIFEST: Final = "manifest"
_ARRAY_TYPES: Final[dict[str, Any]] = {"Ints": np.dtype("<i4"), "Floats": np.dtype("<f4"), "Bytes": np.dtype("i1")}


class StaleIndexError(ValueError):
    """The parts are not an index of this format, or were compiled from other entries or with another lexicon."""


@dataclass(frozen=True)
class CompiledIndex:
    """An inverted index with impacts, the terms of all texts in order, and latent topics.

    W words, T terms, E entries, P postings, Q questions and wordings, N tokens in all texts, K latent dimensions.
    The row of an entry is its position in the FAQ. A "range" array has one element more than what it divides: item i
    covers ``[i] .. [i + 1]``.
    """

    faq_version: str
    """``Faq.version`` of the entries."""
    lexicon: str
    """``Lexicon.fingerprint``."""
    words: tuple[str, ...]
    """W folded words, sorted by code point."""
    stems: tuple[str, ...]
    """T stems, sorted by code point: the index of a stem is its term."""
    compounds: tuple[str, ...]
    """Joined words for the analyser, sorted."""
    word_term: Ints
    """W: the term of each word. Words of one stem share a term."""
    word_count: Ints
    """W: how many entries contain the word."""
    posting_range: Ints
    """T + 1."""
    posting_row: Ints
    """P rows of entries, ascending within a term."""
    posting_impact: Floats
    """P: the impact of the term on the entry, without the idf of the term."""
    text_range: Ints
    """E + 1, into ``text_term``."""
    text_term: Ints
    """N terms: all texts of an entry in order, -1 after each text."""
    question_range: Ints
    """E + 1: the questions and wordings of each entry."""
    question_term_range: Ints
    """Q + 1, into ``question_term``."""
    question_term: Ints
    """The distinct terms of each question or wording."""
    mark_range: Ints
    """E + 1, into the marks: the words of each entry's question, without its other wordings."""
    mark_start: Ints
    """Where each word begins in the question, in code points."""
    mark_end: Ints
    mark_term: Ints
    latent_term: Bytes
    """T x K, flat."""
    latent_term_scale: Floats
    """T."""
    latent_entry: Bytes
    """E x K, flat: unit vectors times 127."""

    @property
    def entry_count(self) -> int:
        """Return E."""
        return len(self.text_range) - 1

    @property
    def term_count(self) -> int:
        """Return T."""
        return len(self.posting_range) - 1

    def to_parts(self) -> dict[str, bytes]:
        """Return the index as named byte strings."""
        manifest = {"format": FORMAT, "faq_version": self.faq_version, "lexicon": self.lexicon}
        parts = {
            _MANIFEST: json.dumps(manifest, sort_keys=True).encode(),
            "words": "\n".join(self.words).encode(),
            "stems": "\n".join(self.stems).encode(),
            "compounds": "\n".join(self.compounds).encode(),
        }
        for name, dtype in _arrays():
            parts[name] = np.ascontiguousarray(getattr(self, name), dtype=dtype).tobytes()
        return parts

    @classmethod
    def from_parts(cls, parts: Mapping[str, bytes], *, faq: Faq, lexicon: str | None) -> Self:
        """Read an index back; the arrays are views of the byte strings, not copies.

        Args:
            parts: As ``to_parts`` returns them.
            faq: The FAQ that it has to be compiled from.
            lexicon: ``Lexicon.fingerprint`` of the lexicon that it has to be compiled with; ``None`` for any.

        Raises:
            StaleIndexError: Not an index of this format, or not of this FAQ and this lexicon.
        """
        try:
            manifest = json.loads(parts[_MANIFEST])
            index = cls(
                faq_version=faq.version,
                lexicon=lexicon or "",
                words=_lines(parts["words"]),
                stems=_lines(parts["stems"]),
                compounds=_lines(parts["compounds"]),
                **{name: np.frombuffer(parts[name], dtype=dtype) for name, dtype in _arrays()},
            )
        except KeyError as error:
            raise StaleIndexError(_("the index lacks its part {name}").format(name=error)) from error
        except (ValueError, RecursionError) as error:  # Not JSON, not UTF-8, or part of an element.
            raise StaleIndexError(_("a part of the index is damaged: {error}").format(error=error)) from error
        if lexicon is None and isinstance(manifest, dict):
            lexicon = manifest.get("lexicon")
        expected = {"format": FORMAT, "faq_version": faq.version, "lexicon": lexicon}
        if manifest != expected:
            raise StaleIndexError(
                _("the index was compiled from another FAQ, with another lexicon or by another version")
            )
        if not index._is_whole(faq):
            raise StaleIndexError(_("the parts of the index do not fit together"))
        return index

    def _is_whole(self, faq: Faq) -> bool:
        """Return whether the arrays fit together and to the entries, so that no look-up can fail."""
        entries, terms = self.entry_count, self.term_count
        questions = len(self.question_term_range) - 1
        return (
            entries == len(faq.entries)
            and len(self.word_term) == len(self.word_count) == len(self.words)
            and _covers(self.posting_range, len(self.posting_row))
            and len(self.posting_impact) == len(self.posting_row)
            and _covers(self.text_range, len(self.text_term))
            and _covers(self.question_term_range, len(self.question_term))
            and _covers(self.question_range, questions)
            and len(self.question_range) == entries + 1
            and _covers(self.mark_range, len(self.mark_term))
            and len(self.mark_range) == entries + 1
            and len(self.mark_start) == len(self.mark_end) == len(self.mark_term)
            and len(self.stems) == len(self.latent_term_scale) == terms
            and len(self.latent_term) * entries == len(self.latent_entry) * terms
            and (entries == 0 or len(self.latent_entry) % entries == 0)
            and _below(self.word_term, terms)
            and _below(self.posting_row, entries)
            and _below(self.text_term, terms, least=-1)
            and _below(self.question_term, terms)
            and _below(self.mark_term, terms)
            and all(map(_is_finite, (self.posting_impact, self.latent_term_scale)))
            and self._marks_lie_in(faq)
        )

    def _marks_lie_in(self, faq: Faq) -> bool:
        """Return whether each marked word lies in the question of its entry."""
        lengths = np.array([len(entry.question) for entry in faq.entries], dtype=np.int64)
        ends = np.repeat(lengths, np.diff(self.mark_range))
        return bool(np.all((self.mark_start >= 0) & (self.mark_start <= self.mark_end) & (self.mark_end <= ends)))


def index_fault(parts: Mapping[str, bytes], faq: Faq) -> str:
    """Return why ``parts`` are not a sound index of ``faq``, with whatever lexicon, or an empty text."""
    try:
        CompiledIndex.from_parts(parts, faq=faq, lexicon=None)
    except StaleIndexError as error:
        return str(error)
    return ""


def _is_finite(numbers: Floats) -> bool:
    return bool(np.isfinite(numbers).all())


def _arrays() -> list[tuple[str, np.dtype[Any]]]:
    return [
        (field.name, _ARRAY_TYPES[str(field.type)]) for field in fields(CompiledIndex) if field.type in _ARRAY_TYPES
    ]


def _covers(ranges: Ints, length: int) -> bool:
    """Return whether the ranges ascend from 0 to ``length``."""
    return len(ranges) > 0 and ranges[0] == 0 and ranges[-1] == length and bool(np.all(ranges[:-1] <= ranges[1:]))


def _below(numbers: Ints, limit: int, least: int = 0) -> bool:
    return len(numbers) == 0 or bool(numbers.min() >= least and numbers.max() < limit)


def _lines(data: bytes) -> tuple[str, ...]:
    return tuple(data.decode().split("\n")) if data else ()
