"""The comment shield: finds what could name a caller in a comment, and offers it masked.

It errs on the side of masking: a number that has the form of an identifier is one, whatever its key says, because a
slip of the finger leaves it nearly as telling. It is a help, no proof: a name that no civility or first name announces
is not found.
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
"""What stands in the place of personal data."""


class PersonalKind(StrEnum):
    """What a piece of personal data is."""

    EMAIL = "email"
    NIR = "nir"
    """Social security number."""
    NATIONAL_ID = "national-id"
    """Of a health professional: 8 and the RPPS number."""
    RPPS = "rpps"
    PHONE = "phone"
    NAME = "name"
    BIRTH_DATE = "birth-date"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a comment to mask: ``text[start:end]``, in code points."""

    kind: PersonalKind
    start: int
    end: int


_DETECTORS: Final[tuple[tuple[PersonalKind, Callable[[str], Iterator[tuple[int, int]]]], ...]] = (
    # The longest numbers first: an identifier may hold what looks like a telephone number.
    (PersonalKind.EMAIL, find_emails),
    (PersonalKind.NIR, find_nirs),
    (PersonalKind.NATIONAL_ID, find_national_ids),
    (PersonalKind.RPPS, find_rpps),
    (PersonalKind.PHONE, find_phones),
)


def find_personal_data(text: str, *, prose: bool = True) -> tuple[Finding, ...]:
    """Return what to mask in ``text``, in order and without overlap. Quick enough for every keystroke.

    Each line is read by itself, so that an editor, which marks a line at a time, marks just what is masked.

    Args:
        text: A comment, or what was searched.
        prose: Whether it is written in sentences; in a search, « infirmière » is seldom followed by a name.
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
    """Return ``text`` with ``MASK`` in the place of each finding; it may be longer than ``text``.

    Args:
        text: What the agent wrote.
        findings: Those to mask, in order and without overlap; by default all that are found.
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
    # A date that stands right behind a name or an identifier is that person's.
    _add(findings, PersonalKind.BIRTH_DATE, find_birth_dates(text, [finding.end for finding in findings]))
    return sorted(findings, key=lambda finding: finding.start)


def _add(findings: list[Finding], kind: PersonalKind, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        if all(end <= finding.start or finding.end <= start for finding in findings):
            findings.append(Finding(kind, start, end))
