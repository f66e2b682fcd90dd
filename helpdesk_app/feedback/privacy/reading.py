"""Prepare a line for masking: plain characters, letters that stand for digits, numbers in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LOOKALIKES: Final = str.maketrans("OoОоlIЗз", "00001133")
"""Letters typed for a digit; the second pair is Cyrillic, and so are the last two."""
_MISREAD: Final = str.maketrans("OoОоlIi!SsZzGB", "00001111552268")
"""Letters also read for a digit, where nearly all of a number is digits."""
_MISREAD_NUMBER: Final = re.compile(
    r"(?<![^\W_])(?:[0Oo][1-79lIsSzZG!](?:(?P<gap>[ ./_-])[\dOolIiSsZzGB!]{2})(?:(?P=gap)[\dOolIiSsZzGB!]{2}){3}"
    r"|[0Oo][1-79lIsSzZG][\dOolISsZzGB]{8}|1[\dOolISsZzGB]{10}|[1278][\dOolISsZzGB]{12}(?:[\dOolISsZzGB]{2})?)(?![^\W_])"
)
_MOST_MISREAD: Final = 3
_MIXED: Final = re.compile(r"(?:(?<![^\W_])[OoОоlI]{0,2}|(?<![OoОоlI\d]))\d[\dOoОоlIЗз]*")
_LONE_LETTER: Final = re.compile(r"(?<![^\W_])[OoОоlI](?=[ .\-_]\d[ .\-_]?\d)|(?<=\d[ .\-_])[OoОоlI](?=[ .\-_]\d)")

NUMBER_WORD: Final = (
    r"(?:z[ée]ro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    r"|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante)(?![^\W\d_])"
)
_SPELLED: Final = re.compile(
    rf"(?<![^\W_])(?:{NUMBER_WORD}|\d{{1,2}})(?![^\W_])"
    rf"(?:[ ,.-]{{1,3}}(?:et[ -])?(?:{NUMBER_WORD}|\d{{1,2}})(?![^\W_]))++",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"[^\W\d_]+|\d+")
_FEWEST_WORDS: Final = 3
_FEWEST_WORDS_AFTER_ZERO: Final = 1
_FEWEST_PARTS: Final = 8
_FEWEST_PARTS_AFTER_ZERO: Final = 5


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line in plain characters, and where each of them stands in the original."""

    text: str
    offsets: tuple[int, ...] | None
    """Offset in the original of each character and of the end; ``None`` where all are the same."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return ``text[start:end]`` as a span of the original."""
        return (start, end) if self.offsets is None else (self.offsets[start], self.offsets[end])


def plain_line(line: str) -> PlainLine:
    """Return ``line`` with composed accents, plain spaces and digits, and without invisible characters."""
    if line.isascii():
        return PlainLine(line, None)
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(line) + 1):
        if end < len(line) and unicodedata.combining(line[end]):
            continue
        if unicodedata.category(line[start]) != "Cf":
            composed = _composed(line[start:end])
            parts.append(composed)
            offsets += [start] * len(composed)
        start = end
    return PlainLine("".join(parts), (*offsets, len(line)))


def _composed(cluster: str) -> str:
    """Return the normalized form of a character and its accents: NFKC where that is one character, else NFC."""
    for form in ("NFKC", "NFC"):
        composed = unicodedata.normalize(form, cluster)
        if len(composed) == 1:
            return composed
    return cluster[0]


def as_digits(text: str) -> str:
    """Return ``text``, of the same length, with digits for the letters that stand for one, as in « O6 l2 »."""
    if not any(map(str.isdigit, text)):
        return text
    text = _MISREAD_NUMBER.sub(_read, text)
    text = _MIXED.sub(_translated, text)
    return _LONE_LETTER.sub(lambda found: found.group().translate(_LOOKALIKES), text)


def _read(found: re.Match[str]) -> str:
    number = found.group()
    return (
        number
        if sum(letter.isalpha() or letter == "!" for letter in number) > _MOST_MISREAD
        else number.translate(_MISREAD)
    )


def _translated(found: re.Match[str]) -> str:
    token = found.group()
    after = found.string[found.end() : found.end() + 1]
    number = token.rstrip("OoОоlIЗз") if after.isalpha() else token
    return number.translate(_LOOKALIKES) + token[len(number) :]


def find_spelled_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield numbers in words that are long enough for a telephone number or an identifier: « zéro six douze … »."""
    for run in _SPELLED.finditer(text):
        parts = [part for part in _PART.findall(run.group()) if part != "et"]
        is_phone = parts[0][0] in "0zZ"
        fewest = _FEWEST_PARTS_AFTER_ZERO if is_phone else _FEWEST_PARTS
        fewest_words = _FEWEST_WORDS_AFTER_ZERO if is_phone else _FEWEST_WORDS
        if len(parts) >= fewest and sum(not part.isdigit() for part in parts) >= fewest_words:
            yield run.span()
