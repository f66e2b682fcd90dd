"""Layouts of captures as data: what a line looks like that begins an entry.

A pattern is a regular expression with the groups ``question`` and, where both stand on one line, ``answer``. Those with
a ``number`` must count on. Each is scored on the capture; where another is about as good and would cut in other places,
that is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_lines import PageLine, is_question, is_title
from helpdesk_app.text.translation import N_

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(text: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in text.casefold()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@dataclass(frozen=True, slots=True)
class Pattern:
    """What begins an entry."""

    name: str
    begins: re.Pattern[str]
    value: Callable[[str], int] | None = None
    """Value of the group ``number``; the next one is larger by one, or starts again."""
    underlined: bool = False
    """Whether the line below must be drawn."""
    is_titled: bool = True
    """Whether a line without a question mark may begin an entry."""


_ALONE: Final = r"(?P<question>\S.{2,159}?)\s*$"
_ASKED: Final = r"(?P<question>[A-ZÀ-ÝŒ«“\"][^?\t]{4,200}[?？])"

PATTERNS: Final = (
    Pattern(N_("questions underlined by a row of signs"), re.compile(_ALONE), underlined=True),
    Pattern(N_("headings of Markdown"), re.compile(r"\s{0,3}(?P<level>#{1,6})\s+(?P<question>\S.*?)[\s#]*$")),
    Pattern(N_("lines in bold"), re.compile(r"\s*(?P<mark>\*\*|__)(?P<question>[^*_].*?)(?P=mark)\s*:?\s*$")),
    Pattern(
        N_("questions with sub-numbers"),
        re.compile(r"\s*(?:\d{1,3}\.)+(?P<number>\d{1,3})[.)]?\s+(?P<question>[^\W\d].*)$"),
        int,
        is_titled=False,
    ),
    Pattern(
        N_("questions numbered in Roman numerals"),
        re.compile(r"\s*(?P<number>[IVXLC]{1,7})\s?[.)–—-]\s*(?P<question>\S.*)$"),
        _roman,
    ),
    Pattern(
        N_("questions that are lettered"),
        re.compile(r"\s*(?P<number>[a-zA-Z])\s?[.)]\s+(?P<question>[A-ZÀ-Ý].*[?？])\s*$"),
        lambda letter: ord(letter.casefold()) - ord("a") + 1,
    ),
    Pattern(
        N_("numbered questions, each with its answer on the same line"),
        re.compile(rf"\s*(?P<number>\d{{1,6}})\s?[.)–—:-]\s*{_ASKED}\s+(?P<answer>\S.*)$"),
        int,
    ),
    Pattern(
        N_("titles that are numbered"),
        re.compile(r"\s*(?P<number>\d{1,6})\s?[.)–—-]\s*(?P<question>[A-ZÀ-Ý][^.;]{2,158}[^\s.;:,])$"),
        int,
    ),
    Pattern(
        N_("questions and answers separated by a tab"),
        re.compile(r"(?P<question>[^\t]*[?？])[ \t]*\t\s*(?P<answer>[^\t]*\S)\s*$"),
    ),
    Pattern(
        N_("questions, each with its answer on the same line"),
        re.compile(rf"{_ASKED}\s+(?P<answer>(?=\W*\w)[^\s?].*)$"),
    ),
    Pattern(N_("lines in capitals"), re.compile(r"(?P<question>[^a-zß-öø-ÿœ]*[A-ZÀ-Ý]{3}[^a-zß-öø-ÿœ]*)$")),
)

_FEWEST: Final = 3
"""Lines that a pattern must fit."""

_MOST: Final = 0.8
"""The share of what fits that must have an answer."""

_HEADER: Final = 0.1
"""The share of the lines that may stand above the first that fits, though three lines always may."""

_CLEARLY: Final = 0.1
"""How much better than any other a pattern must be where both would cut in different places."""
_DRAWN: Final = re.compile(r"\s*([=~^-])\1{2,}\s*$")
_SHORT: Final = 3
_AS_LONG: Final = 0.3


@dataclass(frozen=True, slots=True)
class Fit:
    """A pattern on a capture."""

    pattern: Pattern
    lines: tuple[PageLine, ...]
    """All lines of the capture, those that begin an entry with its question in ``asked`` and the answer as text."""
    headings: frozenset[int]
    """Their numbers."""
    drawn: frozenset[int]
    """Lines below headings that only underline them."""
    score: float


def fits_of(lines: Sequence[PageLine], patterns: Sequence[Pattern] = PATTERNS) -> list[Fit]:
    """Return the patterns that fit a capture, the best first."""
    found = [fit for pattern in patterns if (fit := _fit(pattern, lines))]
    return sorted(found, key=lambda fit: -fit.score)


def forced(begins: re.Pattern[str], lines: Sequence[PageLine]) -> Fit:
    """Return the pattern that a recipe states, whatever its score."""
    pattern = Pattern(N_("lines that begin as faq.toml says"), begins)
    told = [replace(line, kind=LineKind.TEXT) if _is_told(begins, line) else line for line in lines]
    return _Scorer(pattern, told).fit()


def _is_told(begins: re.Pattern[str], line: PageLine) -> bool:
    return line.kind is LineKind.BOILERPLATE and bool(begins.match(line.text))


def rival(best: Fit, fits: Sequence[Fit]) -> Fit | None:
    """Return a pattern that would cut in other places and is about as good as ``best``."""
    return next(
        (
            fit
            for fit in fits
            if fit.headings != best.headings and fit.score > best.score - _CLEARLY and fit is not best
        ),
        None,
    )


def _fit(pattern: Pattern, lines: Sequence[PageLine]) -> Fit | None:
    scorer = _Scorer(pattern, lines)
    return scorer.fit() if scorer.is_a_layout() else None


class _Scorer:
    """Weighs one pattern on one capture."""

    def __init__(self, pattern: Pattern, lines: Sequence[PageLine]) -> None:
        self._pattern = pattern
        self._lines = lines
        self._found: dict[int, re.Match[str]] = {}
        self._drawn: set[int] = set()
        expected = 0
        for index, line in enumerate(lines):
            match = pattern.begins.match(line.text) if line.is_text else None
            if match is None:
                continue
            if not pattern.is_titled and not is_question(_question(match)):
                continue
            if pattern.underlined:
                if not _is_underlined(lines, index):
                    continue
                self._drawn.add(index + 1)
            if pattern.value:
                value = pattern.value(match["number"])
                if value != expected + 1 and value != 1:
                    continue
                expected = value
            self._found[index] = match
        self._keep_one_level()
        self._texts = [index for index, line in enumerate(lines) if line.is_text and index not in self._drawn]

    def _keep_one_level(self) -> None:
        """Keep the Markdown headings of the level that most have."""
        if "level" not in self._pattern.begins.groupindex or not self._found:
            return
        levels = [len(match["level"]) for match in self._found.values()]
        most = max(set(levels), key=lambda level: (levels.count(level), level))
        self._found = {index: match for index, match in self._found.items() if len(match["level"]) == most}

    def is_a_layout(self) -> bool:
        """Return whether enough lines fit, nearly all of them have an answer, and little stands above the first."""
        if len(self._found) < _FEWEST:
            return False
        first = min(self._found)
        above = sum(index < first for index in self._texts)
        return self._answered() >= _MOST * len(self._found) and above <= max(_SHORT, _HEADER * len(self._texts))

    def _answered(self) -> int:
        if "answer" in self._pattern.begins.groupindex:
            return len(self._found)
        return sum(
            index in self._found and below not in self._found
            for index, below in zip(self._texts, self._texts[1:], strict=False)
        )

    def fit(self) -> Fit:
        others = sum(is_question(self._lines[index].text) for index in self._texts if index not in self._found)
        like = sum(is_question(_question(match)) or is_title(_question(match)) for match in self._found.values())
        score = self._answered() / max(1, len(self._found) + others) * (like / max(1, len(self._found)))
        lines = [
            replace(line, asked=_question(self._found[index]), text=_answer(self._found[index]))
            if index in self._found
            else line
            for index, line in enumerate(self._lines)
        ]
        return Fit(
            self._pattern,
            tuple(lines),
            frozenset(self._lines[index].number for index in self._found),
            frozenset(self._lines[index].number for index in self._drawn),
            score,
        )


def _is_underlined(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether a row of signs about as long as a line stands below it."""
    below = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
    return bool(_DRAWN.match(below)) and abs(len(below) - len(lines[index].text.strip())) <= _AS_LONG * len(below)


def _question(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return (groups.get("question") or match[0]).strip()


def _answer(match: re.Match[str]) -> str:
    return (match.groupdict().get("answer") or "").strip()
