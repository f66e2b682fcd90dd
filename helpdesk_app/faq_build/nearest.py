"""Guess which known name a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from helpdesk_app.text.folding import fold
from helpdesk_app.text.translation import _

_LIKENESS: Final = 70
"""Percent of common characters from which a name may be a misspelling of another."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that ``name`` resembles most, or an empty string where none does."""
    found = process.extractOne(name, list(known), scorer=fuzz.ratio, processor=fold, score_cutoff=_LIKENESS)
    return found[0] if found else ""


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the nearest known name as a question to put behind a sentence, or an empty string."""
    near = nearest(name, known)
    return " " + _("Is it « {near} »?").format(near=near) if near else ""
