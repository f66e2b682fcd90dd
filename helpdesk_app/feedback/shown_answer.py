"""The selected answer, as votes and copies record it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """The answer on the screen, and the search that found it; the fields are those of ``Event``."""

    uid: str
    answer_hash: str
    database_version: str
    query: str
    """As typed; an event holds it masked and folded."""
    rank: int
    facets: tuple[tuple[str, str], ...] = ()


def hash_answer(answer: str) -> str:
    """Return the hash of an answer's text: SHA-256 of its UTF-8 bytes, hexadecimal."""
    return hashlib.sha256(answer.encode("utf-8")).hexdigest()


def active_facets(filters: Mapping[str, frozenset[str]]) -> tuple[tuple[str, str], ...]:
    """Return the filters in the form of ``Event.facets``: sorted, so that the same filters are equal."""
    return tuple(sorted((facet, value) for facet, values in filters.items() for value in values))
