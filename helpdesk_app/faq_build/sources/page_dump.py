"""Read a text capture of a FAQ page whose layout is not known beforehand.

Each line gets one kind, and each line of text its block. ``page_layouts.py`` declares the layouts. A page that none of
them fits is refused: a guess would cut answers in the wrong place.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from helpdesk_app.faq.model import Facet
from helpdesk_app.faq_build.sources.document import Block, Document, Line, LineKind, SourceError, SourceRemark, unread
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.missing_targets import missing_target
from helpdesk_app.faq_build.sources.page_capture import Capture, classify_page_header, without_bullets
from helpdesk_app.faq_build.sources.page_choice import choose
from helpdesk_app.faq_build.sources.page_cuts import Cut
from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    after_answer_label,
    after_question_label,
    classify,
    question_text,
    taken_apart,
    with_joined_questions,
)
from helpdesk_app.faq_build.sources.page_told import Told
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, FileRecipe
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_, _

_INCOMPLETE: Final = N_("answers that announce something and lack it, kept as they are")
_NO_QUESTION: Final = N_("answers without a question on a page that has questions, kept")
_NO_ANSWER: Final = N_("markers without an answer above them; the capture may have lost some")


def parse(text: str, source: str, sha256: str, recipe: FileRecipe = NO_RECIPE) -> Document:
    """Read the capture of a FAQ page, as its recipe says.

    Raises:
        SourceError: No layout fits.
    """
    texts = split_lines(text)
    try:
        return replace(_read(texts, source, sha256, recipe), texts=tuple(texts))
    except SourceError as error:
        error.unread = unread(source, sha256, texts)
        raise


def _read(texts: list[str], source: str, sha256: str, recipe: FileRecipe) -> Document:
    told = Told(texts, recipe)
    classified = classify(texts, recipe.noise, recipe.ends)
    lines = told.lines(classify_page_header(without_bullets(with_joined_questions(classified))))
    cut = told.cut(choose(lines, recipe), lines)
    if cut is None:
        first = next((line.number for line in lines if line.is_text), 1)
        raise SourceError(
            source,
            first,
            _(
                "nothing shows where an answer begins or ends: no line asks whether the answer was useful, and none is "
                "a question. Keep one of them in the capture, write the entries as JSON Lines, or state in faq.toml "
                "beside the file what begins an entry (questions)."
            ),
        )
    reader = _PageReader(cut)
    for line in taken_apart(cut.lines, cut.headings, texts):
        reader.add(line)
    return reader.document(source, sha256, cut.lines)


@dataclass(slots=True)
class _BlockDraft:
    """A block whose lines are being collected."""

    index: int
    asked: list[tuple[int, str]] = field(default_factory=list)
    answered: list[tuple[int, str]] = field(default_factory=list)
    in_question: bool = False

    def block(self) -> Block:
        numbers = [number for number, _text in (*self.asked, *self.answered)]
        answer = textwrap.dedent("\n".join(text for _number, text in self.answered)).strip("\n")
        question = " ".join(text for _number, text in self.asked if text)
        fault = ""
        if not any(character.isalnum() for character in answer):
            fault = N_("a question without an answer") if question else N_("an answer without a word")
        return Block(min(numbers), max(numbers), answer, question, fault=fault)


class _PageReader:
    """Assigns the lines of a page, in order, to blocks."""

    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._lines: list[Line] = []
        self._drafts: list[_BlockDraft] = []
        self._open: _BlockDraft | None = None
        self._marker_seen = False

    def add(self, line: PageLine) -> None:
        if note := self._note(line):
            self._open = None
            self._lines.append(Line(line.number, LineKind.BOILERPLATE, note=note))
        elif line.is_text:
            self._add_text(line)
        else:
            self._lines.append(Line(line.number, line.kind))
        if line.ends_answer or line.number in self._cut.separators:
            self._open = None
            self._marker_seen = self._marker_seen or line.ends_answer

    def _note(self, line: PageLine) -> str:
        """Return what a line is that is part of the page and of no entry; empty for another."""
        if line.number in self._cut.contents:
            return N_("table of contents")
        if line.number in self._cut.sections:
            return N_("section title")
        return N_("footer of the page") if line.is_text and 0 < self._cut.footer <= line.number else ""

    def _add_text(self, line: PageLine) -> None:
        if line.number in self._cut.headings:
            draft = self._begin(in_question=self._cut.labelled)
            label = after_question_label(line.text) if self._cut.labelled else None
            question = line.asked or (question_text(line.text) if label is None else label)
            for number in range(line.first_half or line.number, line.number):  # Lines that were set aside.
                self._lines[number - 1] = Line(number, LineKind.TEXT, draft.index)
                draft.asked.append((number, ""))
            draft.asked.append((line.number, question))
            draft.answered += [(line.number, line.text)] if line.asked and line.text else []
        elif self._open is None and self._cut.has_questions and not self._marker_seen and not self._drafts:
            self._lines.append(Line(line.number, LineKind.OUTSIDE, note=N_("before the first question")))
            return
        else:
            draft = self._open or self._begin()
            answer = after_answer_label(line.text) if draft.in_question else line.text
            if answer is None:
                draft.asked.append((line.number, line.text.strip()))
            else:
                draft.in_question = False
                draft.answered.append((line.number, answer))
        self._lines.append(Line(line.number, LineKind.TEXT, draft.index))

    def _begin(self, *, in_question: bool = False) -> _BlockDraft:
        self._open = _BlockDraft(len(self._drafts), in_question=in_question)
        self._drafts.append(self._open)
        return self._open

    def document(self, source: str, sha256: str, lines: Sequence[PageLine]) -> Document:
        blocks = tuple(draft.block() for draft in self._drafts)
        if not any(not block.fault for block in blocks):
            reason = _("read as {layout}, the file holds no answer.").format(layout=_(self._cut.layout.name))
            raise SourceError(source, 1, reason)
        asked = (line.text.strip() for line in lines if line.kind is LineKind.FACET)
        facets = dict.fromkeys(text for text in asked if fold_line(text).endswith("?"))
        return Document(
            source=source,
            sha256=sha256,
            lines=tuple(self._lines),
            blocks=blocks,
            facets=tuple(Facet(text, source_text=text) for text in facets),
            remarks=tuple(sorted(self._remarks_on(lines, blocks), key=lambda remark: remark.line)),
            layout=_(self._cut.layout.name),
            doubts=self._cut.doubts,
        )

    def _remarks_on(self, lines: Sequence[PageLine], blocks: tuple[Block, ...]) -> Iterable[SourceRemark]:
        good = [block for block in blocks if not block.fault]
        for block in good:
            if missing := missing_target(block.answer):
                text = _("the answer of line {line} {what}; kept as it is.").format(line=block.first_line, what=missing)
                yield SourceRemark(block.last_line, text, _INCOMPLETE)
            if self._cut.has_questions and not block.question:
                text = _("an answer without a question on a page that has questions; kept.")
                yield SourceRemark(block.first_line, text, _NO_QUESTION)
        if self._cut.has_markers and self._open is not None:
            yield SourceRemark(self._open.block().last_line, _("the last answer is not followed by a marker; kept."))
        answered = True
        for line in lines:
            if line.kind is LineKind.MARKER and not answered:
                text = _("a marker without an answer above it: the capture may have lost one.")
                yield SourceRemark(line.number, text, _NO_ANSWER)
            answered = line.is_text or (answered and line.kind is not LineKind.MARKER)
        if self._cut.has_markers and self._cut.footer:
            text = _("the page announces {n} entries and {n} end above; what follows is its footer and is left out.")
            yield SourceRemark(self._cut.footer, text.format(n=len(good)))
        for number, count in Capture(lines).announced.items():
            if count != len(good):
                text = _("the page announces {count} entries; the capture holds {n}.")
                yield SourceRemark(number, text.format(count=count, n=len(good)))
