"""Read a text capture of a FAQ page whose layout is not known beforehand.

Each line gets one kind, and each line of text its block. The first of these layouts that fits is used, and reported:

1. Lines « Q : … » and « R : … ».
2. Markers (« Cette réponse vous a-t-elle été utile ? ») end the answers. Where most blocks begin with a question, the
   page has its questions; otherwise the first line of a block is part of the answer.
3. Lines that end with a question mark begin the entries: Markdown headings of one level, or numbered in sequence, or
   at the start of a paragraph, or anywhere. The number of results, where the page gives it, decides between these.
4. Paragraphs between blank lines or rules, without any question, on a page that its facets or its number of results
   show to be a FAQ.

A bullet in front of the questions is decoration where it is not that of a list. A title above a group of questions is
not an entry.

Anything else is refused: a guess would cut answers in the wrong place.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from helpdesk_app.faq.model import Facet
from helpdesk_app.faq_build.sources.document import Block, Document, Line, LineKind, SourceError, SourceRemark, unread
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.missing_targets import missing_target
from helpdesk_app.faq_build.sources.page_bullets import without_bullets
from helpdesk_app.faq_build.sources.page_choice import choose
from helpdesk_app.faq_build.sources.page_layouts import Layout, classify_page_header
from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    after_answer_label,
    after_question_label,
    classify,
    declared_count,
    is_question,
    question_text,
    with_joined_questions,
)
from helpdesk_app.faq_build.sources.page_told import Told
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, FileRecipe
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_, _

_INCOMPLETE: Final = N_("answers that announce something and lack it, kept as they are")
_NO_QUESTION: Final = N_("answers without a question on a page that has questions, kept")
_SECOND_QUESTION: Final = N_("second questions in an entry, kept in its answer; a marker may be missing above each")
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
    choice = told.choice(choose(lines, recipe), lines)
    if choice is None:
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
    reader = _PageReader(choice.layout)
    for line in choice.lines:
        reader.add(line)
    return replace(reader.document(source, sha256, choice.lines), doubts=choice.doubts)


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

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lines: list[Line] = []
        self._drafts: list[_BlockDraft] = []
        self._open: _BlockDraft | None = None
        self._marker_seen = False
        self._remarks: list[SourceRemark] = []

    def add(self, line: PageLine) -> None:
        if line.number in self._layout.contents:
            self._lines.append(Line(line.number, LineKind.BOILERPLATE, note=N_("table of contents")))
        elif self._layout.footer and line.number >= self._layout.footer:
            self._close()
            kind = LineKind.BOILERPLATE if line.is_text else line.kind
            self._lines.append(Line(line.number, kind, note=N_("footer of the page") if line.is_text else ""))
        elif line.number in self._layout.sections:
            self._close()
            self._lines.append(Line(line.number, LineKind.BOILERPLATE, note=N_("section title")))
        elif line.is_text:
            self._add_text(line)
        else:
            self._lines.append(Line(line.number, line.kind))
            if line.kind is LineKind.MARKER:
                self._close(by_marker=True)
            elif line.number in self._layout.separators:
                self._close()

    def _add_text(self, line: PageLine) -> None:
        if line.number in self._layout.headings:
            self._close()
            self._begin(in_question=self._layout.labelled)
            label = after_question_label(line.text) if self._layout.labelled else None
            self._join_first_half(line)
            self._keep(line, line.asked or (question_text(line.text) if label is None else label), asked=True)
            if line.asked and line.text and self._open is not None:
                self._open.answered.append((line.number, line.text))
        elif self._open is None and self._layout.has_questions and not self._marker_seen and not self._drafts:
            self._lines.append(Line(line.number, LineKind.OUTSIDE, note=N_("before the first question")))
        else:
            if self._open is None:
                self._begin()
            self._continue(line)
        if line.closes:
            self._close(by_marker=True)

    def _join_first_half(self, line: PageLine) -> None:
        """Give the line above, which was set aside, to the entry that begins."""
        if line.first_half and self._open is not None:
            self._lines[line.first_half - 1] = Line(line.first_half, LineKind.TEXT, self._open.index)
            self._open.asked.append((line.first_half, ""))

    def _continue(self, line: PageLine) -> None:
        draft = self._open
        if draft is not None and draft.in_question:
            answer = after_answer_label(line.text)
            if answer is None:
                self._keep(line, line.text.strip(), asked=True)
                return
            draft.in_question = False
            self._keep(line, answer)
        else:
            self._keep(line, line.text)

    def _begin(self, *, in_question: bool = False) -> None:
        self._open = _BlockDraft(len(self._drafts), in_question=in_question)
        self._drafts.append(self._open)

    def _keep(self, line: PageLine, text: str, *, asked: bool = False) -> None:
        assert self._open is not None
        (self._open.asked if asked else self._open.answered).append((line.number, text))
        self._lines.append(Line(line.number, LineKind.TEXT, self._open.index))

    def _close(self, *, by_marker: bool = False) -> None:
        self._marker_seen = self._marker_seen or by_marker
        self._open = None

    def _leave_out_footer(self, lines: list[PageLine]) -> None:
        """Take the text after the last marker as the footer of the page, where all announced entries are complete."""
        footer = self._open
        if not self._layout.has_markers or footer is None:
            return
        closed = sum(not draft.block().fault for draft in self._drafts if draft is not footer)
        if closed not in _announced(lines).values():
            return
        first = footer.block().first_line
        text = _(
            "the page announces {n} entries and {n} end above; what follows is its footer and is left out."
        ).format(n=closed)
        self._remarks.append(SourceRemark(first, text))
        self._lines = [
            Line(line.number, LineKind.BOILERPLATE, note=N_("footer of the page"))
            if line.block == footer.index
            else line
            for line in self._lines
        ]
        self._drafts.remove(footer)  # The last one, so the indices of the others stay.
        self._open = None

    def document(self, source: str, sha256: str, lines: list[PageLine]) -> Document:
        self._leave_out_footer(lines)
        blocks = tuple(draft.block() for draft in self._drafts)
        if not any(not block.fault for block in blocks):
            raise SourceError(
                source, 1, _("read as {layout}, the file holds no answer.").format(layout=_(self._layout.name))
            )
        facets = dict.fromkeys(line.text.strip() for line in lines if _is_facet_question(line))
        return Document(
            source=source,
            sha256=sha256,
            lines=tuple(self._lines),
            blocks=blocks,
            facets=tuple(Facet(text, source_text=text) for text in facets),
            remarks=tuple(sorted((*self._remarks, *self._remarks_on(lines, blocks)), key=lambda remark: remark.line)),
            layout=_(self._layout.name),
        )

    def _remarks_on(self, lines: list[PageLine], blocks: tuple[Block, ...]) -> Iterable[SourceRemark]:
        good = [block for block in blocks if not block.fault]
        for block in good:
            if missing := missing_target(block.answer):
                yield SourceRemark(
                    block.last_line,
                    _("the answer of line {line} {what}; kept as it is.").format(line=block.first_line, what=missing),
                    _INCOMPLETE,
                )
            if self._layout.has_questions and not block.question:
                yield SourceRemark(
                    block.first_line,
                    _("an answer without a question on a page that has questions; kept."),
                    _NO_QUESTION,
                )
        if self._layout.has_markers and self._open is not None:
            yield SourceRemark(self._open.block().last_line, _("the last answer is not followed by a marker; kept."))
        yield from _markers_without_answer(lines)
        if self._layout.has_markers and self._layout.has_questions:
            yield from self._second_questions(lines, blocks)
        for number, count in _announced(lines).items():
            if count != len(good):
                yield SourceRemark(
                    number,
                    _("the page announces {count} entries; the capture holds {n}.").format(count=count, n=len(good)),
                )

    def _second_questions(self, lines: list[PageLine], blocks: tuple[Block, ...]) -> Iterable[SourceRemark]:
        """Report questions inside an answer that would begin the next entry if the capture had lost a marker."""
        has_blanks = any(line.kind is LineKind.BLANK for line in lines)
        for before, line, read in zip(lines, lines[1:], self._lines[1:], strict=False):
            inside = read.block >= 0 and line.number > blocks[read.block].first_line
            begins = not before.is_text if has_blanks else not is_question(before.text)
            if inside and begins and is_question(line.text):
                text = _(
                    "a second question in the entry of line {line}, kept in its answer: a marker may be missing above "
                    "it."
                ).format(line=blocks[read.block].first_line)
                yield SourceRemark(line.number, text, _SECOND_QUESTION)


def _announced(lines: list[PageLine]) -> dict[int, int]:
    """Return the numbers of entries that the page announces, by line."""
    stated = {line.number: declared_count(line) for line in lines if line.kind is LineKind.BOILERPLATE}
    return {number: count for number, count in stated.items() if count is not None}


def _is_facet_question(line: PageLine) -> bool:
    return line.kind is LineKind.FACET and fold_line(line.text).endswith("?")


def _markers_without_answer(lines: list[PageLine]) -> Iterable[SourceRemark]:
    """Report markers without an answer above, which the capture must have lost."""
    answered = True
    for line in lines:
        if line.is_text:
            answered = True
        elif line.kind is LineKind.MARKER:
            if not answered:
                yield SourceRemark(
                    line.number, _("a marker without an answer above it: the capture may have lost one."), _NO_ANSWER
                )
            answered = False
