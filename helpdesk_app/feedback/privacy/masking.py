"""Find personal data in what an agent writes, and mask it.

When in doubt, mask: a number with the form of an identifier counts as one even if its key is wrong, because a number
with a typing error still leads to a person. Masking helps, it proves nothing: a name that no civility, role or first
name announces is not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from helpdesk_app.feedback.privacy.addresses import find_addresses
from helpdesk_app.feedback.privacy.birth_dates import find_birth_dates
from helpdesk_app.feedback.privacy.emails import find_emails
from helpdesk_app.feedback.privacy.names import find_names
from helpdesk_app.feedback.privacy.numbers import find_numbers
from helpdesk_app.feedback.privacy.reading import as_digits, find_spelled_numbers, plain_line

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
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at ``text[start:end]``, in code points."""

    kind: PersonalKind
    start: int
    end: int


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """Return the personal data in ``text``, in order and without overlap. Fast enough for every keystroke.

    Lines are independent, so that an editor that highlights line by line shows exactly what is masked.

    Args:
        text: A comment, a proposed wording or a search as it was typed.
    """
    found: list[Finding] = []
    start = 0
    for line in text.split("\n"):
        if line:
            found += (Finding(item.kind, start + item.start, start + item.end) for item in _find_in_line(line))
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


def _find_in_line(line: str) -> Iterator[Finding]:
    plain = plain_line(line)
    for finding in _merged(_find_all(plain.text)):
        yield Finding(finding.kind, *plain.span(finding.start, finding.end))


def _find_all(text: str) -> list[Finding]:
    digits = as_digits(text)
    findings = [Finding(PersonalKind.EMAIL, *span) for span in find_emails(text)]
    rest = list(text)
    for email in findings:  # A first name in an address is not one of the words beside it.
        rest[email.start : email.end] = "@" * (email.end - email.start)
    text = "".join(rest)
    findings += (
        *(Finding(PersonalKind(kind), start, end) for kind, start, end in find_numbers(digits)),
        *(Finding(PersonalKind.PHONE, *span) for span in find_spelled_numbers(text)),
        *(Finding(PersonalKind.NAME, *span) for span in find_names(text)),
    )
    # A date right after a name or an identifier is a date of birth.
    ends = {finding.end for finding in findings}
    findings += (Finding(PersonalKind.BIRTH_DATE, *span) for span in find_birth_dates(digits, ends))
    findings += (Finding(PersonalKind.ADDRESS, *span) for span in find_addresses(digits))
    return findings


def _merged(findings: list[Finding]) -> Iterator[Finding]:
    """Yield findings in order, those that overlap as one, of the kind of the longest."""
    merged: Finding | None = None
    for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        if merged is None or finding.start >= merged.end:
            if merged is not None:
                yield merged
            merged = finding
        elif finding.end > merged.end:
            longest = max(merged, finding, key=lambda finding: finding.end - finding.start)
            merged = Finding(longest.kind, merged.start, finding.end)
    if merged is not None:
        yield merged
