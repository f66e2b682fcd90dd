"""What the layouts of a capture are judged by: where its lines stand, which of them ask, what its header is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_layouts import Place
from helpdesk_app.faq_build.sources.page_lines import (
    ANSWER_LABEL,
    PageLine,
    after_bullet,
    begins_paragraph,
    declared_count,
    is_question,
    is_title,
    question_text,
    segments,
    with_boilerplate,
)
from helpdesk_app.text.folding import fold_line

MOST: Final = 0.6
"""The share of lines from which a pattern counts; captures lose or damage a line here and there."""


_DRAWN: Final = re.compile(r"([=~-])\1{2,}$")
_AS_LONG: Final = 0.3
"""How much longer or shorter than a line a row of signs below it may be."""


class Capture:
    """The classified lines of a page. Lines are given by their index."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.lines = lines
        self.texts = [index for index, line in enumerate(lines) if line.is_text]
        self.asking = {index for index in self.texts if is_question(lines[index].text)}
        self.parts = segments(lines)
        self.markers = sum(line.ends_answer for line in lines)

    @cached_property
    def announced(self) -> dict[int, int]:
        """The numbers of entries that the page announces, by number of the line."""
        lines = (line for line in self.lines if line.kind is LineKind.BOILERPLATE)
        return {line.number: count for line in lines if (count := declared_count(line)) is not None}

    @cached_property
    def leading_questions(self) -> list[PageLine]:
        """The consecutive questions at the start of the text."""
        return [self.lines[index] for index in takewhile(self.asking.__contains__, self.texts)]

    @property
    def has_one_marker_for_the_page(self) -> bool:
        """Whether the only marker is not that of an answer."""
        return self.markers == 1 and len(self.asking) > 1 and len(self.parts[0]) > 2 * len(self.leading_questions)

    @cached_property
    def sections_between_markers(self) -> list[PageLine]:
        """Titles of sections, each above the question that begins a part."""
        return [
            part[0]
            for part in self.parts
            if len(part) > 2
            and not is_question(part[0].text)
            and is_title(part[0].text.rstrip(" :\u00a0\u202f"))
            and is_question(part[1].text)
        ]

    @cached_property
    def has_questions_between_markers(self) -> bool:
        """Whether most answers that end with a marker begin with their question."""
        asking = sum(len(part) > 1 and is_question(part[0].text) for part in self.parts)
        return asking + len(self.sections_between_markers) >= MOST * len(self.parts)

    @cached_property
    def contents(self) -> frozenset[int]:
        """Numbers of the lines of a table of contents: most questions, above the first with an answer."""
        folded = {n: fold_line(question_text(self.lines[n].text)) for n in sorted(self.asking)}
        last_index = {question: n for n, question in folded.items()}
        answered_from = min(last_index.values(), default=0)
        listed = [n for n in folded if n < answered_from]
        different = {folded[n] for n in listed}
        if len(different) < 2 or len(different) < MOST * len(last_index):
            return frozenset()
        # All lines between the questions, and titles above: titles without a question mark are listed too.
        above = [n for n in self.texts if n < answered_from]
        contents = [n for n in above if n >= listed[0]]
        if len(listed) < MOST * len(contents):  # The questions have answers: they recur.
            return frozenset()
        is_titled = all(is_title(self.lines[n].text) for n in above if n < listed[0])
        return frozenset(self.lines[n].number for n in (above if is_titled else contents))

    def stands_alone(self, index: int) -> bool:
        """Return whether a line is between lines that are not text."""
        return begins_paragraph(self.lines, index) and (
            index + 1 == len(self.lines) or not self.lines[index + 1].is_text
        )

    @cached_property
    def places(self) -> dict[Place, list[int]]:
        """The lines of text that stand in each place."""
        starts = [index for index in self.texts if begins_paragraph(self.lines, index)]
        gaps = {index: self._between(index) for index in starts}
        written = {n: next((kind for kind in gap if kind is not LineKind.BLANK), None) for n, gap in gaps.items()}
        return {
            Place.ANYWHERE: self.texts,
            Place.PARAGRAPH: starts,
            Place.LONG_PARAGRAPH: [index for index in starts if not self.stands_alone(index)],
            Place.ALONE: [index for index in starts if self.stands_alone(index)],
            Place.PART: [n for n in starts if n == self.texts[0] or gaps[n] not in ([], [LineKind.BLANK])],
            Place.BELOW_FURNITURE: [n for n in starts if written[n] is LineKind.BOILERPLATE],
            Place.UNDERLINED: [index for index in self.texts if self._is_underlined(index)],
            Place.ABOVE_ANSWER: [n for n, m in pairwise(self.texts) if ANSWER_LABEL.match(self.lines[m].text)],
        }

    def _is_underlined(self, index: int) -> bool:
        below = self.lines[index + 1].text.strip() if index + 1 < len(self.lines) else ""
        length = len(self.lines[index].text.strip())
        return bool(_DRAWN.match(below)) and abs(len(below) - length) <= _AS_LONG * len(below)

    def _between(self, index: int) -> list[LineKind]:
        """Return the kinds of the lines between a line and the text above, upwards."""
        above = (self.lines[n].kind for n in range(index - 1, -1, -1))
        return [*takewhile(lambda kind: kind is not LineKind.TEXT, above)]


def classify_page_header(lines: Sequence[PageLine]) -> list[PageLine]:
    """Classify the lines above the answers that only the facets and the number of results below them explain.

    Above a line « N résultats », questions are facets and other lines are their values or boilerplate. Above the first
    facet, everything is boilerplate. A page of answers that end with markers may begin with several questions in a row:
    facets in other words.
    """
    first_marker = next((n for n, line in enumerate(lines) if line.ends_answer), len(lines))
    top = range(min(first_marker, len(lines) // 2))
    facet = next((n for n in top if lines[n].kind is LineKind.FACET), 0)
    count = max(
        (n for n in top if lines[n].kind is LineKind.BOILERPLATE and declared_count(lines[n]) is not None), default=0
    )
    marked = list(lines)
    under_facet = False
    for index in range(max(facet, count)):
        line = lines[index]
        if line.kind is LineKind.FACET:
            under_facet = True
        elif line.is_text:
            asks = index < count and is_question(line.text)
            under_facet = under_facet or asks
            marked[index] = replace(line, kind=LineKind.FACET if asks or under_facet else LineKind.BOILERPLATE)
    marked = with_boilerplate(marked)
    capture = Capture(marked)
    leading = capture.leading_questions
    if (
        len(leading) > 1
        and not capture.has_questions_between_markers
        and not capture.has_one_marker_for_the_page
        and first_marker < len(lines)
    ):
        facets = {line.number for line in leading}
        marked = [replace(line, kind=LineKind.FACET) if line.number in facets else line for line in marked]
    return marked


def without_bullets(lines: list[PageLine]) -> list[PageLine]:
    """Remove the bullets in front of headings.

    A bullet is decoration where several lines with it are questions, and more than lines without it; where each of
    these begins a block or a paragraph; and where text without the bullet follows most of them, because questions in a
    list follow each other. On a page without paragraphs, text without the bullet must follow every line with it.
    """
    texts = [n for n, line in enumerate(lines) if line.is_text]
    split = {n: after_bullet(lines[n].text) for n in texts}
    asking = [n for n, (bullet, text) in split.items() if bullet and is_question(text)]
    bullet = Counter(split[n][0] for n in asking).most_common(1)[0][0] if asking else ""
    items = {n for n in texts if split[n][0] == bullet}
    questions = items.intersection(asking)
    if len(questions) < 2 or len(questions) <= sum(is_question(lines[n].text) for n in texts):
        return lines
    closed = sum(line.ends_answer for line in lines) > 1
    first = {segment[0].number for segment in segments(lines)}
    starts = {n for n in items if (lines[n].number in first if closed else begins_paragraph(lines, n))}
    answered = {n for n, below in pairwise(texts) if n in items and below not in items}
    if not (questions <= starts and len(questions & answered) >= MOST * len(questions)):
        if closed or answered != items or len(questions) < MOST * len(items):
            return lines
        starts = items
    listed = {n for above, n in pairwise(texts) if above in items or lines[above].text.endswith(":")}
    heads = questions | {n for n in (starts & answered) - listed if is_title(split[n][1])}
    return [replace(line, text=split[n][1], bullet=bullet) if n in heads else line for n, line in enumerate(lines)]
