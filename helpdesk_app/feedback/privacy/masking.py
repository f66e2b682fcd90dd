"""Find personal data in what an agent writes, and mask it.

When in doubt, mask: a number with the form of an identifier counts as one even if its key is wrong, because a number
with a typing error still leads to a person. Masking helps, it proves nothing: a name that no civility, role or first
name announces is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from helpdesk_app.feedback.privacy.names import find_names
from helpdesk_app.feedback.privacy.numbers import (
    find_birth_dates,
    find_emails,
    find_national_ids,
    find_nirs,
    find_phones,
    find_rpps,
)

MASK: Final = "[MASQUÉ]"
"""Replaces personal data."""


class PersonalKind(StrEnum):
    """A kind of personal data."""

    EMAIL = "email"
    NIR = "nir"
    """Social security number."""
    NATIONAL_ID = "national-id"
    """National identifier of a health professional: 8 and the RPPS number."""
    RPPS = "rpps"
    PHONE = "phone"
    NAME = "name"
    BIRTH_DATE = "birth-date"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at ``text[start:end]``, in code points."""

    kind: PersonalKind
    start: int
    end: int


_DETECTORS: Final[tuple[tuple[PersonalKind, Callable[[str], Iterator[tuple[int, int]]]], ...]] = (
    # Longest numbers first: an identifier may contain what looks like a telephone number.
    (PersonalKind.EMAIL, find_emails),
    (PersonalKind.NIR, find_nirs),
    (PersonalKind.NATIONAL_ID, find_national_ids),
    (PersonalKind.RPPS, find_rpps),
    (PersonalKind.PHONE, find_phones),
)


def find_personal_data(text: str, *, prose: bool = True) -> tuple[Finding, ...]:
    """Return the personal data in ``text``, in order and without overlap. Fast enough for every keystroke.

    Lines are independent, so that an editor that highlights line by line shows exactly what is masked.

    Args:
        text: A comment, a proposed wording or a search.
        prose: Whether ``text`` is made of sentences. In a search, « infirmière » is seldom followed by a name.
    """
    found: list[Finding] = []
    start = 0
    for line in text.split("\n"):
        found += (
            Finding(finding.kind, start + finding.start, start + finding.end)
            for finding in _find_in_line(line, prose=prose)
        )
        start += len(line) + 1
    return tuple(found)


def masked(text: str, findings: Iterable[Finding] | None = None) -> str:
    """Return ``text`` with each finding replaced by ``MASK``; it may be longer than ``text``.

    Args:
        text: What the agent wrote.
        findings: In order and without overlap; by default all personal data in ``text``.
    """
    parts = []
    done = 0
    for finding in find_personal_data(text) if findings is None else findings:
        parts += [text[done : finding.start], MASK]
        done = finding.end
    return "".join(parts) + text[done:]


def _find_in_line(text: str, *, prose: bool) -> list[Finding]:
    findings: list[Finding] = []
    for kind, detect in _DETECTORS:
        _add(findings, kind, detect(text))
    _add(findings, PersonalKind.NAME, find_names(text, prose=prose))
    # A date right after a name or an identifier is a date of birth.
    _add(findings, PersonalKind.BIRTH_DATE, find_birth_dates(text, [finding.end for finding in findings]))
    return sorted(findings, key=lambda finding: finding.start)


def _add(findings: list[Finding], kind: PersonalKind, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        if all(end <= finding.start or finding.end <= start for finding in findings):
            findings.append(Finding(kind, start, end))
