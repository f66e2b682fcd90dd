"""Check a health professional's identifier that a caller reads out. Nothing of it is stored.

Sources of the rules:

- RPPS number: 11 digits without meaning, the last of them a Luhn check digit (Agence du numérique en santé, ANS, « FAQ
  des industriels », table of identifiers).
- Luhn check digit: ISO/IEC 7812-1, annex B.
- National identifier: the digit 8, then the RPPS number; 0, then the ADELI number (ANS, « idNat_PS » of the Modèle des
  objets de santé). The bundled FAQ confirms the first: 12 digits, an 8 and the 11 digits of the RPPS number.
- ADELI number: 9 digits (same table). There is no public rule for a check digit, so only the length is checked.
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
"""A shorter number may be anything, such as an error code or a date."""

FEWEST_PRIVATE_DIGITS: Final = 5

_NUMBER: Final = re.compile(
    r"\s*(?:(?:n[°o]|num[ée]ro|mon|son|rpps|adeli|id\s?nat|identifiant(?:\s+nationale?)?|:)\s*){0,5}"
    r"(?P<number>\d(?:[\s.\-/]*\d)*)\s*",
    re.IGNORECASE,
)


class IdentifierStatus(StrEnum):
    """The outcome of a check."""

    VALID = "valid"
    """A national identifier with the right check digit."""
    MISSING_PREFIX = "missing-prefix"
    """An RPPS number with the right check digit, without the 8 of the national identifier."""
    WRONG_KEY = "wrong-key"
    """The right length, but a digit is wrong or two are swapped."""
    WRONG_PREFIX = "wrong-prefix"
    """12 digits that do not begin with 8."""
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    ADELI = "adeli"
    """The length of an ADELI number, with or without its 0; there is no public rule to check more."""


@dataclass(frozen=True, slots=True)
class IdentifierCheck:
    """A number and the outcome of its check."""

    status: IdentifierStatus
    digits: str
    difference: int = 0
    """How many digits are missing, or too many."""


def check(text: str) -> IdentifierCheck | None:
    """Check the number that ``text`` is, or return ``None`` where it is something else.

    The number may be written in groups, with words in front ("rpps 1010…").
    """
    digits = _digits(text)
    return _judge(digits) if len(digits) >= FEWEST_DIGITS else None


def holds_only_a_number(text: str) -> bool:
    """Return whether ``text`` is a number that may be part of an identifier, and so must not be stored."""
    return len(_digits(text)) >= FEWEST_PRIVATE_DIGITS


def luhn(digits: str) -> bool:
    """Return whether the last of ``digits`` is the Luhn check digit of the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def grouped(digits: str) -> str:
    """Return ``digits`` in pairs, as they are read out, the 8 of a national identifier by itself."""
    alone = digits[:1] if len(digits) == NATIONAL_DIGITS and digits.startswith(NATIONAL_PREFIX) else ""
    rest = digits[len(alone) :]
    pairs = [rest[index : index + 2] for index in range(0, len(rest), 2)]
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
        # With an 8 in front it is an identifier with a digit missing; without, an RPPS number with a wrong one.
        if digits.startswith(NATIONAL_PREFIX):
            return IdentifierCheck(IdentifierStatus.TOO_SHORT, digits, 1)
        return IdentifierCheck(IdentifierStatus.WRONG_KEY, digits)
    if size == ADELI_DIGITS or (size == ADELI_DIGITS + 1 and digits.startswith(ADELI_PREFIX)):
        return IdentifierCheck(IdentifierStatus.ADELI, digits)
    if size < NATIONAL_DIGITS:
        return IdentifierCheck(IdentifierStatus.TOO_SHORT, digits, NATIONAL_DIGITS - size)
    return IdentifierCheck(IdentifierStatus.TOO_LONG, digits, size - NATIONAL_DIGITS)
