"""Recognise the layout of a page capture: which lines are the headings of its entries, and where entries end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    after_answer_label,
    after_question_label,
    begins_paragraph,
    declared_count,
    decoration_of,
    heading_level,
    is_question,
    is_title,
    number_of,
    question_text,
    segments,
    with_boilerplate,
)
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_

_MOST: Final = 0.6
"""The share of lines from which a pattern counts as the layout; captures lose or damage a line here and there."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is read. Lines are given by their numbers."""

    name: str
    headings: frozenset[int] = frozenset()
    """Lines that begin a block and are its question."""
    separators: frozenset[int] = frozenset()
    """Blank lines and rules that end a block."""
    sections: frozenset[int] = frozenset()
    """Titles above several questions."""
    contents: frozenset[int] = frozenset()
    """Questions listed at the top and answered further down."""
    footer: int = 0
    """The line from which on the page has no entry any more; 0 where entries reach its end."""
    has_questions: bool = False
    """Whether blocks usually begin with a question."""
    labelled: bool = False
    """Whether a label (« R : ») begins each answer, so that a question may have several lines."""
    has_markers: bool = False
    """Whether markers end the blocks."""


def classify_page_header(lines: list[PageLine]) -> list[PageLine]:
    """Classify the lines above the answers that only the facets and the number of results below them explain.

    Above a line « N résultats », questions are facets and other lines are their values or boilerplate. Above the first
    facet, everything is boilerplate. A page of answers that end with markers may begin with several questions in a row:
    facets in other words.
    """
    first_marker = next((n for n, line in enumerate(lines) if line.ends_answer), len(lines))
    limit = min(first_marker, len(lines) // 2)
    top = range(limit)
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
    leading = _leading_questions(marked)
    if (
        len(leading) > 1
        and not _by_markers(marked).has_questions
        and not _is_one_for_the_page(marked)
        and first_marker < len(lines)
    ):
        facets = {line.number for line in leading}
        marked = [replace(line, kind=LineKind.FACET) if line.number in facets else line for line in marked]
    return marked


def choose_layout(lines: list[PageLine]) -> Layout | None:
    """Return the layout of the page, or ``None`` where none is recognised."""
    labelled = _by_labels(lines)
    if labelled:
        return labelled
    markers = sum(line.ends_answer for line in lines)
    texts = [line for line in lines if line.is_text]
    if markers and not _is_one_for_the_page(lines):
        return _by_markers(lines)
    contents = _contents(lines)
    asked = [replace(line, kind=LineKind.BOILERPLATE) if line.number in contents else line for line in lines]
    found = [layout for layout in (_by_headings(asked), _by_numbers(asked), *_by_questions(asked)) if layout]
    counts = {declared_count(line) for line in lines if line.kind is LineKind.BOILERPLATE} - {None}
    if found:
        announced = (layout for layout in found if len(layout.headings) in counts)
        return replace(next(announced, found[0]), contents=contents)
    if markers:
        return _by_markers(lines)
    return _by_paragraphs(lines, counts) if texts else None


def _by_labels(lines: list[PageLine]) -> Layout | None:
    """Recognise questions and answers that begin with « Q : » and « R : »."""
    texts = [line for line in lines if line.is_text]
    asked = [line for line in texts if after_question_label(line.text) is not None]
    answers = sum(after_answer_label(line.text) is not None for line in texts)
    questions = sum(is_question(line.text) for line in asked)
    if not asked or max(answers, questions) < _MOST * len(asked):
        return None
    return Layout(
        N_("questions and answers that are labelled « Q : » and « R : »"),
        frozenset(line.number for line in asked),
        has_questions=True,
        labelled=answers >= _MOST * len(asked),
    )


def _is_one_for_the_page(lines: list[PageLine]) -> bool:
    """Return whether there is one marker, for the whole page and not for each answer."""
    markers = sum(line.ends_answer for line in lines)
    questions = sum(line.is_question for line in lines)
    return markers == 1 and questions > 1 and len(segments(lines)[0]) > 2 * len(_leading_questions(lines))


def _leading_questions(lines: list[PageLine]) -> list[PageLine]:
    """Return the consecutive questions at the start of the text."""
    leading: list[PageLine] = []
    for line in lines:
        if line.is_text:
            if not is_question(line.text):
                break
            leading.append(line)
    return leading


def _by_markers(lines: list[PageLine]) -> Layout:
    """Recognise answers that markers end, with or without questions."""
    parts = segments(lines)
    titled = [segment for segment in parts if _begins_with_section(segment)]
    asking = [segment for segment in parts if len(segment) > 1 and is_question(segment[0].text)]
    if len(asking) + len(titled) < _MOST * len(parts):
        return Layout(N_("answers, each followed by a marker"), has_markers=True)
    sections = frozenset(segment[0].number for segment in titled)
    starts = [segment[1:] if segment[0].number in sections else segment for segment in parts]
    headings = [
        start[0].number
        for start in starts
        if is_question(start[0].text) or (len(start) > 1 and is_title(start[0].text))
    ]
    return Layout(
        N_("questions, each with an answer followed by a marker"),
        frozenset(headings),
        sections=sections,
        has_questions=True,
        has_markers=True,
    )


def _begins_with_section(segment: list[PageLine]) -> bool:
    """Return whether a block begins with the title of a section and then its question."""
    return (
        len(segment) > 2
        and not is_question(segment[0].text)
        and is_title(segment[0].text.rstrip(" :\u00a0\u202f"))
        and is_question(segment[1].text)
    )


def _by_headings(lines: list[PageLine]) -> Layout | None:
    """Recognise Markdown: the headings of the level with most questions; higher levels are section titles."""
    levels = {
        line: level
        for line in lines
        if line.kind in (LineKind.TEXT, LineKind.BOILERPLATE) and (level := heading_level(line.text))
    }
    asking = Counter(level for line, level in levels.items() if is_question(line.text))
    if not asking:
        return None
    most, questions = max(asking.items(), key=lambda item: (item[1], item[0]))
    headings = [line.number for line, level in levels.items() if level == most and line.is_text]
    if questions < _MOST * len(headings):
        return None
    sections = [line.number for line, level in levels.items() if level < most]
    return Layout(
        N_("questions that are headings"), frozenset(headings), sections=frozenset(sections), has_questions=True
    )


def _by_numbers(lines: list[PageLine]) -> Layout | None:
    """Recognise questions numbered 1, 2, 3 …, which may start again in each section.

    A title without a question mark counts where its number is missing between two questions, or where its number is the
    next one and no text is next to it. Items of numbered lists inside answers meet neither condition.
    """
    headings: list[int] = []
    sections: list[int] = []
    last = 0
    skipped: dict[int, int] = {}
    for index, line in enumerate(lines):
        number = number_of(line.text) if line.is_text else None
        if number is None:
            continue
        if is_question(line.text) and (number > last or number == 1):
            if headings:
                headings += (skipped[missing] for missing in sorted(skipped) if last < missing < number)
            if number == 1 and headings:
                sections += _title_above(lines, index)
            headings.append(index)
        elif headings and number == last + 1 and _stands_alone(lines, index):
            headings.append(index)
        else:
            skipped[number] = index
            continue
        last = number
        skipped = {}
    asking = sum(is_question(lines[index].text) for index in headings)
    if len(headings) < 2 or asking < _MOST * len(headings):
        return None
    return Layout(
        N_("questions that are numbered in sequence"),
        frozenset(lines[index].number for index in headings),
        sections=frozenset(lines[index].number for index in sections),
        has_questions=True,
    )


def _title_above(lines: list[PageLine], index: int) -> list[int]:
    """Return the section title above a question where the numbers start again, if there is one."""
    above = next((n for n in range(index - 1, -1, -1) if lines[n].is_text), None)
    alone = above is not None and _stands_alone(lines, above) and is_title(lines[above].text)
    return [above] if above is not None and alone else []


def _by_questions(lines: list[PageLine]) -> list[Layout]:
    """Recognise questions with an icon or emphasis, at the start of a paragraph, or on any line; likeliest first."""
    asking = [n for n, line in enumerate(lines) if line.is_question]
    if not asking:
        return []
    decoration, decorated_count = Counter(_decoration(lines[n]) for n in asking).most_common(1)[0]
    if decoration and len(asking) > 1 and decorated_count >= _MOST * len(asking):
        decorated = (line for line in lines if line.is_text and _decoration(line) == decoration)
        return [
            Layout(
                N_("questions marked by an icon or by emphasis"),
                frozenset(line.number for line in decorated),
                has_questions=True,
            )
        ]
    first = [n for n in asking if begins_paragraph(lines, n)]
    anywhere = Layout(
        N_("lines that end with a question mark, each with its answer"),
        frozenset(
            lines[n].number for n in (*asking, *_titles_like_questions(lines, asking, [_starts_below_boilerplate]))
        ),
        has_questions=True,
    )
    blanks = any(
        before.is_text and after.kind in (LineKind.BLANK, LineKind.RULE) for before, after in pairwise(lines[:-1])
    )
    if not blanks or len(first) < _MOST * len(asking):
        return [anywhere]
    titles = _titles_like_questions(
        lines, first, [_starts_below_boilerplate, _starts_of_parts, _starts_of_long_paragraphs]
    )
    paragraphs = Layout(
        N_("questions at the start of a paragraph, each with its answer"),
        frozenset(lines[n].number for n in (*first, *titles)),
        has_questions=True,
    )
    plain = replace(paragraphs, headings=frozenset(lines[n].number for n in first))
    return [paragraphs, plain, anywhere]


def _decoration(line: PageLine) -> str:
    return line.bullet or decoration_of(line.text)


def _titles_like_questions(
    lines: list[PageLine], questions: Sequence[int], positions: Sequence[Callable[[list[PageLine]], list[int]]]
) -> list[int]:
    """Return the titles without a question mark in the positions where the page has its questions.

    Each of ``positions`` returns the lines in one kind of position; the first of which most lines are questions counts.
    """
    asked = set(questions)
    for starts in (find(lines) for find in positions):
        asking = asked.intersection(starts)
        if len(starts) > 2 and len(asking) >= max(_MOST * len(starts), _MOST * len(asked)):
            return [n for n in starts if n not in asked and is_title(lines[n].text)]
    return []


def _starts_below_boilerplate(lines: list[PageLine]) -> list[int]:
    written = [n for n, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    return [n for above, n in pairwise(written) if lines[n].is_text and lines[above].kind is LineKind.BOILERPLATE]


def _starts_of_parts(lines: list[PageLine]) -> list[int]:
    starts = []
    gap = 2
    for index, line in enumerate(lines):
        if line.is_text:
            if gap >= 2:
                starts.append(index)
            gap = 0
        else:
            gap += 1 if line.kind is LineKind.BLANK else 2
    return starts


def _starts_of_long_paragraphs(lines: list[PageLine]) -> list[int]:
    return [
        index
        for index, line in enumerate(lines[:-1])
        if line.is_text and begins_paragraph(lines, index) and lines[index + 1].is_text
    ]


def _by_paragraphs(lines: list[PageLine], counts: set[int | None]) -> Layout | None:
    """Recognise answers without questions or markers, where facets or a number of results show the page to be a FAQ."""
    rules = [line.number for line in lines if line.kind is LineKind.RULE]
    blanks = [line.number for line in lines if line.kind is LineKind.BLANK]
    facets = any(line.kind is LineKind.FACET for line in lines)
    by_rules, by_blanks = N_("answers separated by rules"), N_("answers separated by blank lines")
    for separators, name in ((rules, by_rules), (blanks, by_blanks)):
        parts = _parts_between(lines, frozenset(separators))
        if parts > 1 and (parts in counts or (facets and not counts)):
            return Layout(name, separators=frozenset(separators))
    return None


def _parts_between(lines: list[PageLine], separators: frozenset[int]) -> int:
    """Return the number of parts of text between the separators, facets and boilerplate."""
    parts = 0
    inside = False
    for line in lines:
        if line.is_text:
            parts += not inside
            inside = True
        elif line.number in separators or line.kind in (LineKind.BOILERPLATE, LineKind.FACET):
            inside = False
    return parts


def _stands_alone(lines: list[PageLine], index: int) -> bool:
    below = index + 1 == len(lines) or not lines[index + 1].is_text
    return below and begins_paragraph(lines, index)


def _contents(lines: list[PageLine]) -> frozenset[int]:
    """Return the lines of a table of contents: most questions of the page, above the first one with an answer."""
    texts = [n for n, line in enumerate(lines) if line.is_text]
    folded = {n: fold_line(question_text(lines[n].text)) for n in texts if lines[n].is_question}
    last_index = {question: n for n, question in folded.items()}
    answered_from = min(last_index.values(), default=0)
    listed = [n for n in folded if n < answered_from]
    different = {folded[n] for n in listed}
    if len(different) < 2 or len(different) < _MOST * len(last_index):
        return frozenset()
    # All lines between the questions: titles without a question mark are listed too.
    contents = [n for n in texts if listed[0] <= n < answered_from]
    if len(listed) < _MOST * len(contents):  # The questions have answers: they recur.
        return frozenset()
    return frozenset(lines[n].number for n in contents)
