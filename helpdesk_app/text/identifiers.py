"""Checks a health professional's identifier that a caller reads out. Nothing of it is kept anywhere.

Where the rules come from:

- RPPS number: 11 digits without meaning, the last of them Luhn's key (Agence du numérique en santé, ANS, « FAQ des
  industriels », table of identifiers).
- Luhn's key: ISO/IEC 7812-1, annex B.
- National identifier: the digit 8, then the RPPS number; 0, then the ADELI number (ANS, « idNat_PS » of the Modèle des
  objets de santé). The FAQ itself says the same of the first: 12 digits, an 8 and the 11 digits of the RPPS number.
- ADELI number: 9 digits (same table). No public rule for a key: its size is all that is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

RPPS_DIGITS: Final = 11
NATIONAL_DIGITS: Final = 12
NATIONAL_PREFIX: Final = "8"
ADELI_DIGITS: Final = 9
ADELI_PREFIX: Final = "0"
FEWEST_DIGITS: Final = 8
"""A shorter number may be anything: an error code, a date."""

FEWEST_TELLING: Final = 5

_NUMBER: Final = re.compile(
    r"\s*(?:(?:n[°o]|num[ée]ro|mon|son|rpps|adeli|id\s?nat|identifiant(?:\s+nationale?)?|:)\s*){0,5}"
    r"(?P<number>\d(?:[\s.\-/]*\d)*)\s*",
    re.IGNORECASE,
)


class IdentifierStatus(StrEnum):
    """What can be said of a number."""

    VALID = "valid"
    """A national identifier whose key agrees."""
    MISSING_PREFIX = "missing-prefix"
    """An RPPS number whose key agrees, without the 8 of the national identifier."""
    WRONG_KEY = "wrong-key"
    """Of the right size, but a digit is wrong, or two are swapped."""
    WRONG_PREFIX = "wrong-prefix"
    """12 digits that do not begin with 8."""
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    ADELI = "adeli"
    """The size of an ADELI number, with or without its 0; there is no public rule to check it by."""


@dataclass(frozen=True, slots=True)
class IdentifierCheck:
    """A number and what can be said of it."""

    verdict: IdentifierStatus
    digits: str
    difference: int = 0
    """How many digits are missing, or too many."""


def check(text: str) -> IdentifierCheck | None:
    """Check the number that ``text`` consists of, or return ``None`` where it is something else.

    The number may be written in groups, and announced by the words agents use for it ("rpps 1010…").
    """
    digits = _digits(text)
    return _judge(digits) if len(digits) >= FEWEST_DIGITS else None


def holds_only_a_number(text: str) -> bool:
    """Return whether ``text`` is a number long enough to be part of an identifier, which must not be kept."""
    return len(_digits(text)) >= FEWEST_TELLING


def luhn(digits: str) -> bool:
    """Return whether the last of ``digits`` is the key of those before it (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def grouped(digits: str) -> str:
    """Return ``digits`` as they are read out: in pairs, the 8 of a national identifier by itself."""
    alone = digits[:1] if len(digits) == NATIONAL_DIGITS and digits.startswith(NATIONAL_PREFIX) else ""
    rest = digits[len(alone) :]
    pairs = [rest[place : place + 2] for place in range(0, len(rest), 2)]
    return " ".join([alone, *pairs] if alone else pairs)


def _digits(text: str) -> str:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return ""
    return "".join(str(int(character)) for character in found["number"] if character.isdecimal())


def _judge(digits: str) -> IdentifierCheck:
    size = len(digits)
    if size == NATIONAL_DIGITS:
        if not digits.startswith(NATIONAL_PREFIX):
            return IdentifierCheck(IdentifierStatus.WRONG_PREFIX, digits)
        return IdentifierCheck(IdentifierStatus.VALID if luhn(digits[1:]) else IdentifierStatus.WRONG_KEY, digits)
    if size == RPPS_DIGITS:
        if luhn(digits):
            return IdentifierCheck(IdentifierStatus.MISSING_PREFIX, digits)
        # With its 8 in front it is the identifier that lacks a digit; without, an RPPS number with a slip.
        if digits.startswith(NATIONAL_PREFIX):
            return IdentifierCheck(IdentifierStatus.TOO_SHORT, digits, 1)
        return IdentifierCheck(IdentifierStatus.WRONG_KEY, digits)
    if size == ADELI_DIGITS or (size == ADELI_DIGITS + 1 and digits.startswith(ADELI_PREFIX)):
        return IdentifierCheck(IdentifierStatus.ADELI, digits)
    if size < NATIONAL_DIGITS:
        return IdentifierCheck(IdentifierStatus.TOO_SHORT, digits, NATIONAL_DIGITS - size)
    return IdentifierCheck(IdentifierStatus.TOO_LONG, digits, size - NATIONAL_DIGITS)
