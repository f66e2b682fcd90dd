"""Documents with structure (a web page, a word processor's file, Markdown) as passages, and what becomes of them.

A format reduces its document to passages: lines of text, some of which are headings, belong to an entry that the format
marks as one, or are furniture. Where the format marks no entries, the headings decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from helpdesk_app.faq.model import Facet, FacetValue
from helpdesk_app.faq_build.sources.document import Block, Document, Line, LineKind, SourceError, SourceRemark, unread
from helpdesk_app.faq_build.sources.missing_targets import missing_target
from helpdesk_app.faq_build.sources.page_lines import is_question, question_text
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, FileRecipe
from helpdesk_app.faq_build.sources.rich_text import bold, is_only_pictures, plain
from helpdesk_app.text.folding import fold_line, is_blank
from helpdesk_app.text.translation import N_, _

SECTION: Final = "Rubrique"
"""The facet that the titles above the questions sort by."""

_MOST: Final = 0.6
"""The share of headings from which a level is that of the questions."""
_INCOMPLETE: Final = N_("answers that announce something and lack it, kept as they are")
_TITLES: Final = N_("headings without a question mark, taken as questions")
_FEWEST: Final = 3
"""Headings that ask nothing from which they are taken as questions without a doubt."""

_STEP: Final = re.compile(
    r"(?:etape|phase|partie|chapitre|annexe|cas) ?\d|\d+ ?[.)]|introduction$|conclusion$|prerequis$"
)
_SUBHEADINGS: Final = N_("questions that are headings inside an answer")


@dataclass(slots=True)
class Passage:
    """A line of a document with structure."""

    text: str
    level: int = 0
    """Of a heading, from 1; 0 for text."""
    entry: int = -1
    """Number of the entry that the format says it belongs to."""
    asks: bool = False
    """Whether it is the question of that entry."""
    furniture: str = ""
    """What it is where it surrounds the entries, for the ledger."""
    rest: int = 0
    """Further lines of the source that it takes."""
    begins: bool = False
    """Whether a person says that it begins an entry."""
    goes_on: bool = False
    """Whether a person says that it is part of an answer."""
    ends: bool = False
    """Whether a person says that an answer ends above it."""

    @property
    def lines(self) -> list[str]:
        """What each line of the source shows."""
        return [self.text, *[""] * self.rest]


@dataclass(slots=True)
class Notes:
    """What the format wants said about the document."""

    kind: str
    """What it is, for the report."""
    remarks: list[SourceRemark] = field(default_factory=list)


def as_told(passages: Sequence[Passage], recipe: FileRecipe) -> None:
    """Mark the passages as the recipe of their source says what they are."""
    if recipe == replace(NO_RECIPE, columns=recipe.columns):
        return
    for passage in passages:
        texts = {fold_line(passage.text), fold_line(plain(passage.text))}
        shown = passage.text.strip()
        if texts & recipe.noise:
            passage.level, passage.entry, passage.asks, passage.furniture = 0, -1, False, N_("noise")
        elif texts & recipe.answer_lines:
            passage.level, passage.goes_on, passage.furniture = 0, True, ""
        elif texts & recipe.end_lines or (recipe.ends and recipe.ends.search(shown)):
            passage.level, passage.ends, passage.furniture = 0, True, N_("end of an answer")
        elif texts & recipe.question_lines or (recipe.questions and recipe.questions.match(shown)):
            passage.begins, passage.furniture = True, ""


def _cut_as_told(passages: Sequence[Passage]) -> None:
    """Change the entries that the format marks, where a person says that one begins, goes on or ends."""
    last = entry = -1
    first_added = added = 1 + max((passage.entry for passage in passages), default=-1)
    is_closed = False
    for passage in passages:
        given = passage.entry
        if passage.begins:
            entry, added, is_closed = added, added + 1, False
            passage.entry, passage.asks = entry, True
        elif passage.goes_on:
            passage.entry, passage.asks, is_closed = entry, False, False
        elif passage.ends:
            passage.entry, passage.asks, is_closed = -1, False, True
        elif given not in (-1, last):
            entry, is_closed = given, False
        elif given >= 0 or (entry >= first_added and not passage.furniture and not passage.level):
            passage.entry = -1 if is_closed else entry
        last = given if given >= 0 else last


def by_entries(passages: Sequence[Passage], source: str, sha256: str, notes: Notes) -> Document:
    """Return the document of passages whose format marks its entries; headings above them are their sections."""
    writer = _Writer(source, sha256, notes)
    if any(passage.begins or passage.goes_on or passage.ends for passage in passages):
        _cut_as_told(passages)
    sections = _Sections(passages)
    marked = [index for index, passage in enumerate(passages) if passage.entry >= 0]
    first, last = (marked[0], marked[-1]) if marked else (len(passages), -1)
    for index, passage in enumerate(passages):
        if passage.entry >= 0:
            writer.keep(passage, passage.entry, sections.titles if passage.asks else None)
        elif passage.level and not passage.furniture:
            sections.enter(passage)
            writer.leave_out(passage, N_("section title"))
        else:
            where = N_("before the first question") if index < first else N_("between two entries")
            writer.leave_out(passage, passage.furniture, where if index < last else N_("after the last answer"))
    return writer.document()


def by_headings(passages: Sequence[Passage], source: str, sha256: str, notes: Notes) -> Document | None:
    """Return the document of passages whose headings are questions, or ``None`` where no level of them clearly is."""
    level = _question_level(passages)
    if not level:
        return None
    writer = _Writer(source, sha256, notes)
    sections = _Sections(passages)
    is_one = _may_be_one_article(passages, level)
    entry = -1
    is_open = False
    for passage in passages:
        is_open = is_open and not passage.ends
        if passage.furniture:
            writer.leave_out(passage, passage.furniture)
        elif passage.level == level or passage.begins:
            entry += 1
            is_open = True
            if not passage.begins and not is_question(passage.text):
                writer.remark(passage, _TITLES)
            if is_one and not entry:
                writer.doubt(passage, _("is it a question, or part of an article that answers one question?"), "")
            passage.asks = True
            writer.keep(passage, entry, sections.titles)
        elif 0 < passage.level < level:
            is_open = False
            sections.enter(passage)
            writer.leave_out(passage, N_("section title"))
        elif is_open:
            if passage.level and is_question(passage.text):
                writer.doubt(
                    passage, _("a question as a heading inside an answer: is it an entry of its own?"), _SUBHEADINGS
                )
            writer.keep(passage, entry)
        else:
            writer.leave_out(passage, "", N_("before the first question") if entry < 0 else N_("below a section title"))
    return writer.document()


def _question_level(passages: Sequence[Passage]) -> int:
    """Return the level of the headings that are questions, or 0.

    That is the level with most questions, if most of its headings ask something; or, on a page where few headings do,
    the only level whose headings have text below.
    """
    shown = [passage for passage in passages if not passage.furniture and any(map(str.isalnum, passage.text))]
    followed = [before for before, after in pairwise(shown) if before.level and not after.level]
    count = Counter(passage.level for passage in shown if passage.level)
    asking = Counter(passage.level for passage in followed if is_question(passage.text))
    if asking:
        level, most = max(asking.items(), key=lambda pair: (pair[1], pair[0]))
        if most >= _MOST * count[level]:
            return level
    answered = Counter(passage.level for passage in followed)
    level, most = max(answered.items(), key=lambda pair: pair[1], default=(0, 0))
    return level if most > 1 and most >= _MOST * count[level] and most > _MOST * len(followed) else 0


def _may_be_one_article(passages: Sequence[Passage], level: int) -> bool:
    """Return whether the headings of ``level`` could be the steps or parts of one answer."""
    shown = [passage for passage in passages if passage.level and not passage.furniture]
    titles = [plain(passage.text) for passage in shown if passage.level == level]
    if any(map(is_question, titles)):
        return False
    asks_above = any(passage.level < level and is_question(passage.text) for passage in shown)
    steps = sum(bool(_STEP.match(fold_line(title))) for title in titles)
    return asks_above or len(titles) < _FEWEST or 2 * steps >= len(titles)


class _Sections:
    """The headings that are open above a passage, but not the title of the whole document."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        levels = [passage.level for passage in passages if passage.level and not passage.furniture]
        self._title = levels[0] if levels and levels.count(levels[0]) == 1 and levels[0] == min(levels) else 0
        self._open: dict[int, str] = {}

    def enter(self, passage: Passage) -> None:
        """Open a section, which closes those of its level and below."""
        self._open = {level: title for level, title in self._open.items() if level < passage.level}
        self._open[passage.level] = plain(passage.text)

    @property
    def titles(self) -> tuple[str, ...]:
        """The open sections, the outermost first."""
        return tuple(title for level, title in sorted(self._open.items()) if level != self._title)


class _Writer:
    """Collects lines and entries."""

    def __init__(self, source: str, sha256: str, notes: Notes) -> None:
        self._source = source
        self._sha256 = sha256
        self._notes = notes
        self._lines: list[Line] = []
        self._texts: list[str] = []
        self._numbers: dict[int, list[int]] = {}
        self._questions: dict[int, list[str]] = {}
        self._answers: dict[int, list[str]] = {}
        self._sections: dict[int, tuple[str, ...]] = {}
        self._block_of: dict[int, int] = {}
        self._doubts: list[SourceRemark] = []
        self._titles: list[SourceRemark] = []

    def _next(self) -> int:
        return len(self._lines) + 1

    def keep(self, passage: Passage, entry: int, sections: tuple[str, ...] | None = None) -> None:
        """Add a passage to an entry; ``sections`` are given with its question."""
        if is_blank(passage.text):
            self.leave_out(passage, "")
            return
        block = self._block_of.setdefault(entry, len(self._block_of))
        self._numbers.setdefault(block, [])
        if passage.asks:
            self._questions.setdefault(block, []).append(plain(question_text(passage.text)))
            self._sections[block] = sections or ()
        else:
            text = bold(plain(passage.text)) if passage.level else passage.text
            self._answers.setdefault(block, []).append(text)
        self._texts += passage.lines
        for _line in range(1 + passage.rest):
            self._numbers[block].append(self._next())
            self._lines.append(Line(self._next(), LineKind.TEXT, block))

    def leave_out(self, passage: Passage, furniture: str, where: str = "") -> None:
        """Account for a passage that belongs to no entry: what it is, or else where it stands."""
        if is_only_pictures(passage.text):
            furniture = furniture or N_("a picture")
        furniture = furniture or ("" if any(map(str.isalnum, passage.text)) else N_("a sign"))
        kind = LineKind.BLANK if is_blank(passage.text) else LineKind.BOILERPLATE if furniture else LineKind.OUTSIDE
        note = "" if kind is LineKind.BLANK else furniture or where
        self._texts += passage.lines
        for _line in range(1 + passage.rest):
            self._lines.append(Line(self._next(), kind, note=note))

    def doubt(self, passage: Passage, text: str, group: str) -> None:
        """Report the passage that is added next."""
        self._doubts.append(
            SourceRemark(self._next(), _("« {name} »: {text}").format(name=plain(passage.text), text=text), group)
        )

    def remark(self, passage: Passage, group: str) -> None:
        """Mention the passage that is added next."""
        self._titles.append(
            SourceRemark(self._next(), _("« {text} » is taken as a question.").format(text=plain(passage.text)), group)
        )

    def document(self) -> Document:
        blocks = tuple(self._block(block) for block in range(len(self._block_of)))
        if not any(not block.fault for block in blocks):
            reason = _("read as {layout}, the file holds no answer.").format(layout=self._notes.kind)
            refusal = SourceError(self._source, 1, reason)
            refusal.unread = unread(self._source, self._sha256, self._texts)
            raise refusal
        facets = (Facet(SECTION, source_text=SECTION),) if any(block.facets for block in blocks) else ()
        missing = [
            SourceRemark(
                block.last_line,
                _("the answer of line {line} {what}; kept as it is.").format(line=block.first_line, what=what),
                _INCOMPLETE,
            )
            for block in blocks
            if not block.fault and (what := missing_target(block.answer))
        ]
        return Document(
            source=self._source,
            sha256=self._sha256,
            lines=tuple(self._lines),
            blocks=blocks,
            facets=facets,
            remarks=tuple(sorted((*self._notes.remarks, *self._titles, *missing), key=lambda remark: remark.line)),
            doubts=tuple(self._doubts),
            layout=self._notes.kind,
            texts=tuple(self._texts),
        )

    def _block(self, block: int) -> Block:
        numbers = self._numbers[block]
        answer = "\n".join(self._answers.get(block, ())).strip("\n")
        question = " ".join(self._questions.get(block, ()))
        fault = ""
        if not any(character.isalnum() for character in answer):
            fault = N_("a question without an answer") if question else N_("an answer without a word")
        sections = self._sections.get(block, ())
        facets = tuple(FacetValue(SECTION, title) for title in sections[-1:])
        return Block(min(numbers), max(numbers), answer, question, facets=facets, fault=fault)
