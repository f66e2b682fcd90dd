"""The layouts of captured pages, as data: what begins an entry, where it stands, and what ends it.

``page_cuts.py`` cuts a capture by a layout and scores the cut; ``page_choice.py`` takes the best. A layout that the
table lacks is a row here, or the pattern that ``faq.toml`` states for one file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_lines import (
    ANSWER_LABEL,
    NUMBER,
    QUESTION_LABEL,
    PageLine,
    decoration_of,
    level_of,
)
from helpdesk_app.text.translation import N_

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(text: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in text.casefold()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


class Place(Enum):
    """Where a line stands."""

    ANYWHERE = auto()
    PARAGRAPH = auto()
    """Below a line that is not text."""
    LONG_PARAGRAPH = auto()
    """At the start of a paragraph of several lines."""
    ALONE = auto()
    """Between lines that are not text."""
    UNDERLINED = auto()
    """Above a row of signs about as long."""
    PART = auto()
    """Below two blank lines, or below one that is neither blank nor text."""
    ABOVE_ANSWER = auto()
    """Above a line with the label of an answer."""
    BELOW_FURNITURE = auto()
    """Below a line that the page repeats, such as a date."""


class Asks(Enum):
    """Which of the lines that begin entries must be questions."""

    ALL = auto()
    MOST = auto()
    NONE = auto()
    """Titles do as well, under stricter conditions."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A form of page."""

    name: str
    sureness: float = 0.0
    """How sure a sign it is that a person wrote on purpose; added to the score, which is at most 1."""
    begins: re.Pattern[str] = re.compile("")
    """What a line is like that begins an entry: ``question``, ``answer`` where it follows on the line, ``number``."""
    asks: Asks = Asks.NONE
    place: Place = Place.ANYWHERE
    """Where such a line stands."""
    titles: tuple[Place, ...] = ()
    """Where titles begin entries too, if most lines in that place are questions."""
    sign: Callable[[PageLine], str] | None = None
    """What marks a line; the entries have the same sign."""
    value: Callable[[str], int] | None = None
    """Value of the group ``number``; the next one is larger by one, or starts again."""
    answer: re.Pattern[str] | None = None
    """What the first line of an answer is like."""
    ends: LineKind | None = None
    """The kind of line that ends an answer."""
    fewest: int = 1
    """Entries that a page must have."""
    covers: float = 0.0
    """The share of the questions of the page that must begin entries."""
    is_guess: bool = False
    """Whether it is always a doubt."""


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{pattern}\s*$")


_ASKED: Final = r"(?P<question>[A-ZÀ-ÝŒ«“\"][^?\t]{4,400}[?？](?:\s+[A-ZÀ-Ý][^?.!:\t]{2,120}[?？])*)"
_REST: Final = r"\s+(?:[|:=–—→»>-]+\s+)?(?P<answer>(?=\W*\w)[^\s?].*)"
_HEADING: Final = r"(?P<question>[A-ZÀ-Ý](?:[^.;]|\.(?=\S)){2,158}[^\s.;:,])"
_TITLE: Final = _line(r"(?P<question>[A-ZÀ-ÝŒ0-9«“\"](?:[^.;…]|\.(?=\S)){1,98}[^\s.;…:,])")
_COLON: Final = _line(r"(?P<question>[A-ZÀ-ÝŒ][^.;…]{2,98}?)\s?:")
_BOLD: Final = _line(r"(?P<mark>\*\*|__|\*|_)(?P<question>[^*_].*?)(?P=mark)\s*:?")
_MARKDOWN: Final = re.compile(r"\s{0,3}#{1,6}\s+(?P<question>\S.*?)[\s#]*$")
_NUMBERED: Final = _line(rf"(?P<number>\d{{1,6}})\s?[.)–—-]\s*{_HEADING}")
_NUMBERED_LINE: Final = re.compile(rf"\s*(?P<number>\d{{1,6}})\s?[.)–—:-]\s*{_ASKED}{_REST}$")
_SHEET: Final = _line(r"[^\W\d]{2,12}\s(?:n\s?[°ºo]\s?)?(?P<number>\d{1,6})\s?[.:)–—-]\s*(?P<question>\S.{2,158})")
_SUB_NUMBERED: Final = re.compile(r"\s*(?:\d{1,3}\.)+(?P<number>\d{1,3})[.)]?\s+(?P<question>[^\W\d].*)$")
_IN_ROMAN: Final = re.compile(r"\s*(?P<number>[IVXLC]{1,7})\s?[.)–—-]\s*(?P<question>\S.*)$")
_LETTERED: Final = _line(r"(?P<number>[a-zA-Z])\s?[.)]\s+(?P<question>[A-ZÀ-Ý].*[?？])")
_TABBED: Final = re.compile(r"(?P<question>[^\t]*[?？])[ \t]*\t\s*(?P<answer>[^\t]*\S)\s*$")
_CAPITALS: Final = _line(r"(?P<question>[^a-zß-öø-ÿœ]*[A-ZÀ-Ý]{3}[^a-zß-öø-ÿœ]*)")

MARKED: Final = Layout(N_("answers, each followed by a marker"), 0.5, ends=LineKind.MARKER)
MARKED_QUESTIONS: Final = Layout(
    N_("questions, each with an answer followed by a marker"), 0.6, asks=Asks.MOST, ends=LineKind.MARKER
)

LAYOUTS: Final = (
    Layout(N_("questions and answers that are labelled « Q : » and « R : »"), 0.6, QUESTION_LABEL, answer=ANSWER_LABEL),
    MARKED_QUESTIONS,
    MARKED,
    Layout(N_("questions that are headings"), 0.4, asks=Asks.MOST, sign=level_of),
    Layout(
        N_("questions underlined by a row of signs"), 0.4, _line(r"(?P<question>\S.{2,159}?)"), place=Place.UNDERLINED
    ),
    Layout(N_("headings of Markdown"), 0.39, _MARKDOWN, sign=level_of),
    Layout(N_("questions that are numbered in sequence"), 0.35, NUMBER, Asks.MOST, value=int, fewest=2),
    Layout(N_("lines in bold"), 0.35, _BOLD),
    Layout(N_("questions with sub-numbers"), 0.35, _SUB_NUMBERED, Asks.ALL, value=int),
    Layout(N_("questions numbered in Roman numerals"), 0.3, _IN_ROMAN, value=_roman),
    Layout(
        N_("questions that are lettered"), 0.3, _LETTERED, value=lambda letter: ord(letter.casefold()) - ord("a") + 1
    ),
    Layout(N_("titles with a word and a number"), 0.3, _SHEET, value=int),
    Layout(N_("titles that are numbered"), 0.3, _NUMBERED, value=int),
    Layout(N_("numbered questions, each with its answer on the same line"), 0.3, _NUMBERED_LINE, value=int),
    Layout(N_("questions and answers separated by a tab"), 0.3, _TABBED),
    Layout(N_("lines in capitals"), 0.3, _CAPITALS),
    Layout(
        N_("questions, each above a labelled answer"), 0.25, place=Place.ABOVE_ANSWER, answer=ANSWER_LABEL, fewest=3
    ),
    Layout(
        N_("questions marked by an icon or by emphasis"), 0.25, asks=Asks.MOST, sign=decoration_of, fewest=2, covers=0.6
    ),
    Layout(N_("titles marked by an icon or by emphasis"), 0.2, sign=decoration_of),
    Layout(
        N_("questions at the start of a paragraph, each with its answer"),
        0.2,
        asks=Asks.ALL,
        place=Place.PARAGRAPH,
        titles=(Place.BELOW_FURNITURE, Place.PART, Place.LONG_PARAGRAPH),
        covers=0.6,
    ),
    Layout(
        N_("lines that end with a question mark, each with its answer"), asks=Asks.ALL, titles=(Place.BELOW_FURNITURE,)
    ),
    Layout(N_("questions, each with its answer on the same line"), begins=re.compile(rf"{_ASKED}{_REST}$")),
    Layout(N_("titles above parts of the page"), 0.1, _TITLE, place=Place.PART, is_guess=True),
    Layout(N_("titles above paragraphs"), 0.05, _TITLE, place=Place.LONG_PARAGRAPH, is_guess=True),
    Layout(N_("titles that stand alone above paragraphs"), 0.0, _TITLE, place=Place.ALONE, is_guess=True),
    Layout(N_("titles with a colon"), 0.0, _COLON, place=Place.PARAGRAPH, is_guess=True),
    Layout(N_("answers separated by rules"), -0.2, ends=LineKind.RULE),
    Layout(N_("answers separated by blank lines"), -0.3, ends=LineKind.BLANK),
)
