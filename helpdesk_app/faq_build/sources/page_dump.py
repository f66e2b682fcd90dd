"""A text capture of a FAQ page, of which nobody knows beforehand how it was laid out.

Importing is labelling lines: each gets one role, and the answers are what the labels say. Which reading labels a
document is decided by the first of these rules that fits, and reported with it:

1. Lines « Q : … » and « R : … »: the labels say it all.
2. Markers (« Cette réponse vous a-t-elle été utile ? ») close the answers. Where most of the closed blocks begin with a
   question, the page kept its questions; otherwise a first line is part of the answer.
3. Questions head the answers, and end with a question mark: Markdown headings of one level, or numbered in sequence,
   or standing at the start of a paragraph, or simply lines. The number of results, where stated, decides between them.
4. Paragraphs parted by blank lines or rules, without any question, on a page that shows itself a FAQ by its facets
   or its number of results.

A bullet in front of the questions is decoration wherever it makes no list. A title above the first question of a group
is none of the entries.

Anything else is refused: a guess would cut answers in the wrong place.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from helpdesk_app.faq.model import Facet
from helpdesk_app.faq_build.sources import missing_targets as dangling
from helpdesk_app.faq_build.sources.document import Block, Document, Line, Role, SourceError, SourceRemark
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.page_bullets import without_bullets
from helpdesk_app.faq_build.sources.page_layouts import Reading, choose_reading, mark_top
from helpdesk_app.faq_build.sources.page_lines import (
    Kind,
    PageLine,
    after_answer_label,
    after_question_label,
    declared_count,
    fold_line,
    is_question,
    look,
    question_text,
)

_ROLES: Final = {
    Kind.BLANK: Role.BLANK,
    Kind.MARKER: Role.MARKER,
    Kind.BUTTON: Role.MARKER,
    Kind.RULE: Role.MARKER,
    Kind.NOISE: Role.HEADER,
    Kind.FACET: Role.FACET,
}


def parse(text: str, source: str, sha256: str) -> Document:
    """Read the capture of a FAQ page.

    Raises:
        SourceError: No rule tells where the answers begin and end.
    """
    lines = mark_top(without_bullets(look(split_lines(text))))
    reading = choose_reading(lines)
    if reading is None:
        first = next((line.number for line in lines if line.kind is Kind.TEXT), 1)
        raise SourceError(
            source,
            first,
            "nothing tells where an answer begins or ends: no line asks whether the answer was useful, and no question "
            "heads one. Keep one of them in the capture, or write the entries as JSON Lines.",
        )
    labels = _Labels(reading)
    for line in lines:
        labels.add(line)
    return labels.document(source, sha256, lines)


@dataclass(slots=True)
class _Draft:
    """A block while its lines come in."""

    place: int
    asked: list[tuple[int, str]] = field(default_factory=list)
    answered: list[tuple[int, str]] = field(default_factory=list)
    in_question: bool = False

    def block(self) -> Block:
        numbers = [number for number, _ in (*self.asked, *self.answered)]
        answer = textwrap.dedent("\n".join(text for _, text in self.answered)).strip("\n")
        question = " ".join(text for _, text in self.asked if text)
        fault = ""
        if not any(character.isalnum() for character in answer):
            fault = "a question without an answer" if question else "an answer without a word"
        return Block(min(numbers), max(numbers), answer, question, fault=fault)


class _Labels:
    """Gives each line its role, in order, and gathers the blocks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lines: list[Line] = []
        self._drafts: list[_Draft] = []
        self._open: _Draft | None = None
        self._closed_one = False
        self._remarks: list[SourceRemark] = []

    def add(self, line: PageLine) -> None:
        if line.number in self._reading.contents:
            self._lines.append(Line(line.number, Role.HEADER, note="table of contents"))
        elif line.number in self._reading.sections:
            self._close()
            self._lines.append(Line(line.number, Role.HEADER, note="section title"))
        elif line.kind is Kind.TEXT:
            self._add_text(line)
        else:
            self._lines.append(Line(line.number, _ROLES[line.kind]))
            if line.kind is Kind.MARKER:
                self._close(by_marker=True)
            elif line.number in self._reading.separators:
                self._close()

    def _add_text(self, line: PageLine) -> None:
        if line.number in self._reading.heads:
            self._close()
            self._begin(in_question=self._reading.labelled)
            label = after_question_label(line.text) if self._reading.labelled else None
            self._keep(line, question_text(line.text) if label is None else label, asked=True)
        elif self._open is None and self._reading.headed and not self._closed_one and not self._drafts:
            self._lines.append(Line(line.number, Role.HEADER, note="before the first question"))
        else:
            if self._open is None:
                self._begin()
            self._continue(line)
        if line.closes:
            self._close(by_marker=True)

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
        self._open = _Draft(len(self._drafts), in_question=in_question)
        self._drafts.append(self._open)

    def _keep(self, line: PageLine, text: str, *, asked: bool = False) -> None:
        assert self._open is not None
        (self._open.asked if asked else self._open.answered).append((line.number, text))
        self._lines.append(Line(line.number, Role.BLOCK, self._open.place))

    def _close(self, *, by_marker: bool = False) -> None:
        self._closed_one = self._closed_one or by_marker
        self._open = None

    def _set_foot_apart(self, lines: list[PageLine]) -> None:
        """Take the text after the last marker for the foot of the page where all announced entries are closed."""
        foot = self._open
        if not self._reading.closed or foot is None:
            return
        closed = sum(not draft.block().fault for draft in self._drafts if draft is not foot)
        if closed not in _announced(lines).values():
            return
        first = foot.block().first_line
        text = (
            f"the page announces {closed} entries, and {closed} are closed above: what follows is left out as its foot."
        )
        self._remarks.append(SourceRemark(first, text))
        self._lines = [
            Line(line.number, Role.HEADER, note="foot of the page") if line.block == foot.place else line
            for line in self._lines
        ]
        self._drafts.remove(foot)  # It is the last one, so the places of the others hold.
        self._open = None

    def document(self, source: str, sha256: str, lines: list[PageLine]) -> Document:
        self._set_foot_apart(lines)
        blocks = tuple(draft.block() for draft in self._drafts)
        if not any(not block.fault for block in blocks):
            raise SourceError(source, 1, f"read as {self._reading.name}, the file holds no answer.")
        facets = dict.fromkeys(line.text.strip() for line in lines if _is_facet_question(line))
        return Document(
            source=source,
            sha256=sha256,
            lines=tuple(self._lines),
            blocks=blocks,
            facets=tuple(Facet(text, source_text=text) for text in facets),
            remarks=tuple(sorted((*self._remarks, *self._notice(lines, blocks)), key=lambda remark: remark.line)),
            reading=self._reading.name,
        )

    def _notice(self, lines: list[PageLine], blocks: tuple[Block, ...]) -> Iterable[SourceRemark]:
        good = [block for block in blocks if not block.fault]
        for block in good:
            loss = dangling.announced_loss(block.answer)
            if loss:
                yield SourceRemark(block.last_line, f"the answer of line {block.first_line} {loss}; kept as it is.")
            if self._reading.headed and not block.question:
                yield SourceRemark(block.first_line, "an answer without a question on a page that has questions; kept.")
        if self._reading.closed and self._open is not None:
            yield SourceRemark(self._open.block().last_line, "the last answer is not followed by a marker; kept.")
        yield from _lonely_markers(lines)
        if self._reading.closed and self._reading.headed:
            yield from self._second_questions(lines, blocks)
        for number, count in _announced(lines).items():
            if count != len(good):
                yield SourceRemark(number, f"the page announces {count} entries; the capture holds {len(good)}.")

    def _second_questions(self, lines: list[PageLine], blocks: tuple[Block, ...]) -> Iterable[SourceRemark]:
        """Report questions inside an answer where the next entry would begin, had the capture lost a marker."""
        parted = any(line.kind is Kind.BLANK for line in lines)
        for before, line, role in zip(lines, lines[1:], self._lines[1:], strict=False):
            inside = role.block >= 0 and line.number > blocks[role.block].first_line
            begins = before.kind is not Kind.TEXT if parted else not is_question(before.text)
            if inside and begins and is_question(line.text):
                text = f"a second question in the entry of line {blocks[role.block].first_line}, kept in its answer: "
                yield SourceRemark(line.number, f"{text}a marker may be missing above it.")


def _announced(lines: list[PageLine]) -> dict[int, int]:
    """Return the numbers of entries that the page states, by line."""
    stated = {line.number: declared_count(line) for line in lines if line.kind is Kind.NOISE}
    return {number: count for number, count in stated.items() if count is not None}


def _is_facet_question(line: PageLine) -> bool:
    return line.kind is Kind.FACET and fold_line(line.text).endswith("?")


def _lonely_markers(lines: list[PageLine]) -> Iterable[SourceRemark]:
    """Report two markers with nothing between, which only happens where the capture lost an answer."""
    answered = True
    for line in lines:
        if line.kind is Kind.TEXT:
            answered = True
        elif line.kind is Kind.MARKER:
            if not answered:
                yield SourceRemark(line.number, "a marker that closes no answer: the capture may have lost one.")
            answered = False
