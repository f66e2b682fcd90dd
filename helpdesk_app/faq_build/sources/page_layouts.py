"""Which lines of a page capture head an answer: the rules between which :mod:`page_dump` chooses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from helpdesk_app.faq_build.sources.page_lines import (
    Kind,
    PageLine,
    after_answer_label,
    after_question_label,
    begins_paragraph,
    declared_count,
    decoration_of,
    fold_line,
    heading_level,
    is_question,
    is_title,
    number_of,
    question_text,
    segments,
    with_furniture,
)

_MOST: Final = 0.6
"""The share from which a habit counts as the layout of the page; captures drop and mangle a line here and there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a document is read. Lines are named by their numbers."""

    name: str
    heads: frozenset[int] = frozenset()
    """Lines that begin a block and are its question."""
    separators: frozenset[int] = frozenset()
    """Blank lines and rules that end a block."""
    sections: frozenset[int] = frozenset()
    """Titles above several questions."""
    contents: frozenset[int] = frozenset()
    """Questions listed at the top and answered further down."""
    headed: bool = False
    """Whether blocks begin with a question as a rule."""
    labelled: bool = False
    """Whether a label (« R : ») begins the answer, so that a question may run over several lines."""
    closed: bool = False
    """Whether markers end the blocks."""


def mark_top(lines: list[PageLine]) -> list[PageLine]:
    """Label the furniture above the answers that only the facets and the number of results below it give away.

    Above a line « N résultats », questions are facets and the rest is furniture or a facet's values. Above the first
    facet, everything is furniture. A page of closed answers may open with questions in a row: facets of other words.
    """
    first_marker = next((n for n, line in enumerate(lines) if line.kind is Kind.MARKER or line.closes), len(lines))
    limit = min(first_marker, len(lines) // 2)
    top = range(limit)
    facet = next((n for n in top if lines[n].kind is Kind.FACET), 0)
    count = max((n for n in top if lines[n].kind is Kind.NOISE and declared_count(lines[n]) is not None), default=0)
    marked = list(lines)
    under_facet = False
    for place in range(max(facet, count)):
        line = lines[place]
        if line.kind is Kind.FACET:
            under_facet = True
        elif line.kind is Kind.TEXT:
            asks = place < count and is_question(line.text)
            under_facet = under_facet or asks
            marked[place] = replace(line, kind=Kind.FACET if asks or under_facet else Kind.NOISE)
    marked = with_furniture(marked)
    leading = _leading_questions(marked)
    if (
        len(leading) > 1
        and not _closed(marked).headed
        and not _is_one_for_the_page(marked)
        and first_marker < len(lines)
    ):
        facets = {line.number for line in leading}
        marked = [replace(line, kind=Kind.FACET) if line.number in facets else line for line in marked]
    return marked


def choose_reading(lines: list[PageLine]) -> Reading | None:
    """Return the reading that fits the document, or ``None``."""
    labelled = _by_labels(lines)
    if labelled:
        return labelled
    markers = sum(line.kind is Kind.MARKER or line.closes for line in lines)
    texts = [line for line in lines if line.kind is Kind.TEXT]
    if markers and not _is_one_for_the_page(lines):
        return _closed(lines)
    contents = _contents(lines)
    asked = [replace(line, kind=Kind.NOISE) if line.number in contents else line for line in lines]
    found = [reading for reading in (_by_headings(asked), _by_numbers(asked), *_by_questions(asked)) if reading]
    counts = {declared_count(line) for line in lines if line.kind is Kind.NOISE} - {None}
    if found:
        announced = (reading for reading in found if len(reading.heads) in counts)
        return replace(next(announced, found[0]), contents=contents)
    if markers:
        return _closed(lines)
    return _by_paragraphs(lines, counts) if texts else None


def _by_labels(lines: list[PageLine]) -> Reading | None:
    texts = [line for line in lines if line.kind is Kind.TEXT]
    asked = [line.number for line in texts if after_question_label(line.text) is not None]
    labelled_answers = sum(after_answer_label(line.text) is not None for line in texts)
    asking = sum(is_question(line.text) for line in texts if after_question_label(line.text) is not None)
    if not asked or (labelled_answers < _MOST * len(asked) and asking < _MOST * len(asked)):
        return None
    return Reading(
        "questions and answers that are labelled « Q : » and « R : »",
        frozenset(asked),
        headed=True,
        labelled=labelled_answers >= _MOST * len(asked),
    )


def _is_one_for_the_page(lines: list[PageLine]) -> bool:
    """Whether the marker asks about the whole page, below many questions, and not about each answer."""
    markers = sum(line.kind is Kind.MARKER or line.closes for line in lines)
    asking = [n for n, line in enumerate(lines) if line.kind is Kind.TEXT and is_question(line.text)]
    return markers == 1 and len(asking) > 1 and len(segments(lines)[0]) > 2 * len(_leading_questions(lines))


def _leading_questions(lines: list[PageLine]) -> list[PageLine]:
    """Return the questions in a row with which the text of the document begins, where there are several."""
    leading: list[PageLine] = []
    for line in lines:
        if line.kind is Kind.TEXT:
            if not is_question(line.text):
                break
            leading.append(line)
    return leading


def _closed(lines: list[PageLine]) -> Reading:
    parts = segments(lines)
    titled = [segment for segment in parts if _begins_with_section(segment)]
    asking = [segment for segment in parts if len(segment) > 1 and is_question(segment[0].text)]
    if len(asking) + len(titled) < _MOST * len(parts):
        return Reading("answers that a marker closes", closed=True)
    sections = frozenset(segment[0].number for segment in titled)
    starts = [segment[1:] if segment[0].number in sections else segment for segment in parts]
    heads = [
        start[0].number
        for start in starts
        if is_question(start[0].text) or (len(start) > 1 and is_title(start[0].text))
    ]
    return Reading(
        "questions, each with an answer that a marker closes",
        frozenset(heads),
        sections=sections,
        headed=True,
        closed=True,
    )


def _begins_with_section(segment: list[PageLine]) -> bool:
    """Whether a title stands above the question of a block, and so above the group of questions that begins there."""
    return (
        len(segment) > 2
        and not is_question(segment[0].text)
        and is_title(segment[0].text.rstrip(" :\u00a0\u202f"))
        and is_question(segment[1].text)
    )


def _by_headings(lines: list[PageLine]) -> Reading | None:
    """Markdown: the level on which most headings ask something; above it are section titles."""
    headings = [line for line in lines if heading_level(line.text) and line.kind in (Kind.TEXT, Kind.NOISE)]
    asking = Counter(heading_level(line.text) for line in headings if is_question(line.text))
    if not asking:
        return None
    level, questions = max(asking.items(), key=lambda item: (item[1], item[0]))
    heads = [line.number for line in headings if heading_level(line.text) == level and line.kind is Kind.TEXT]
    if questions < _MOST * len(heads):
        return None
    sections = [line.number for line in headings if heading_level(line.text) < level]
    return Reading("questions that are headings", frozenset(heads), sections=frozenset(sections), headed=True)


def _by_numbers(lines: list[PageLine]) -> Reading | None:
    """Questions numbered 1, 2, 3 …, perhaps anew in each section.

    A title without question mark counts where its number is missing between two questions, or where it is the next one
    and the title stands alone. The numbered lists inside answers do neither.
    """
    heads: list[int] = []
    sections: list[int] = []
    last = 0
    skipped: dict[int, int] = {}
    for place, line in enumerate(lines):
        number = number_of(line.text) if line.kind is Kind.TEXT else None
        if number is None:
            continue
        if is_question(line.text) and (number > last or number == 1):
            heads += (skipped[missing] for missing in range(last + 1, number) if missing in skipped and heads)
            if number == 1 and heads:
                sections += _title_above(lines, place)
            heads.append(place)
        elif heads and number == last + 1 and _stands_alone(lines, place):
            heads.append(place)
        else:
            skipped[number] = place
            continue
        last = number
        skipped = {}
    asking = sum(is_question(lines[place].text) for place in heads)
    if len(heads) < 2 or asking < _MOST * len(heads):
        return None
    return Reading(
        "questions that are numbered in sequence",
        frozenset(lines[place].number for place in heads),
        sections=frozenset(lines[place].number for place in sections),
        headed=True,
    )


def _title_above(lines: list[PageLine], place: int) -> list[int]:
    """Return the title that stands alone above a question where the numbers start anew."""
    above = next((n for n in range(place - 1, -1, -1) if lines[n].kind is Kind.TEXT), None)
    alone = above is not None and _stands_alone(lines, above) and is_title(lines[above].text)
    return [above] if above is not None and alone else []


def _by_questions(lines: list[PageLine]) -> list[Reading]:
    """Questions at the start of a paragraph, tried first where the page uses blank lines, or in any line."""
    asking = [n for n, line in enumerate(lines) if line.kind is Kind.TEXT and is_question(line.text)]
    if not asking:
        return []
    decoration, wearing = Counter(_decoration(lines[n]) for n in asking).most_common(1)[0]
    if decoration and len(asking) > 1 and wearing >= _MOST * len(asking):
        decorated = (line for line in lines if line.kind is Kind.TEXT and _decoration(line) == decoration)
        return [
            Reading("questions set apart by their looks", frozenset(line.number for line in decorated), headed=True)
        ]
    first = [n for n in asking if begins_paragraph(lines, n)]
    anywhere = Reading(
        "lines that end with a question mark, each with its answer",
        frozenset(lines[n].number for n in (*asking, *_titles_like_questions(lines, asking, [_starts_below_noise]))),
        headed=True,
    )
    blanks = any(
        before.kind is Kind.TEXT and after.kind in (Kind.BLANK, Kind.RULE) for before, after in pairwise(lines[:-1])
    )
    if not blanks or len(first) < _MOST * len(asking):
        return [anywhere]
    titles = _titles_like_questions(lines, first, [_starts_below_noise, _starts_of_parts, _starts_of_long_paragraphs])
    paragraphs = Reading(
        "questions at the start of a paragraph, each with its answer",
        frozenset(lines[n].number for n in (*first, *titles)),
        headed=True,
    )
    plain = replace(paragraphs, heads=frozenset(lines[n].number for n in first))
    return [paragraphs, plain, anywhere]


def _decoration(line: PageLine) -> str:
    return line.bullet or decoration_of(line.text)


def _titles_like_questions(
    lines: list[PageLine], questions: Sequence[int], places: Sequence[Callable[[list[PageLine]], list[int]]]
) -> list[int]:
    """Find the titles without a question mark in the places where the page puts its questions.

    Such a place is, where most of its kind hold a question: the line below a date or the like that ends each entry, the
    start of a part between rules or double blank lines, the start of a paragraph of several lines.
    """
    asked = set(questions)
    for starts in (find(lines) for find in places):
        asking = asked.intersection(starts)
        if len(starts) > 2 and len(asking) >= max(_MOST * len(starts), _MOST * len(asked)):
            return [n for n in starts if n not in asked and is_title(lines[n].text)]
    return []


def _starts_below_noise(lines: list[PageLine]) -> list[int]:
    written = [n for n, line in enumerate(lines) if line.kind is not Kind.BLANK]
    return [n for above, n in pairwise(written) if lines[n].kind is Kind.TEXT and lines[above].kind is Kind.NOISE]


def _starts_of_parts(lines: list[PageLine]) -> list[int]:
    starts = []
    gap = 2
    for place, line in enumerate(lines):
        if line.kind is Kind.TEXT:
            if gap >= 2:
                starts.append(place)
            gap = 0
        else:
            gap += 1 if line.kind is Kind.BLANK else 2
    return starts


def _starts_of_long_paragraphs(lines: list[PageLine]) -> list[int]:
    return [
        place
        for place, line in enumerate(lines[:-1])
        if line.kind is Kind.TEXT and begins_paragraph(lines, place) and lines[place + 1].kind is Kind.TEXT
    ]


def _by_paragraphs(lines: list[PageLine], counts: set[int | None]) -> Reading | None:
    """Answers without questions or markers, on a page that is a FAQ by its facets or its number of results."""
    rules = [line.number for line in lines if line.kind is Kind.RULE]
    blanks = [line.number for line in lines if line.kind is Kind.BLANK]
    facets = any(line.kind is Kind.FACET for line in lines)
    for separators, name in ((rules, "rules"), (blanks, "blank lines")):
        parts = _parts_between(lines, frozenset(separators))
        if parts > 1 and (parts in counts or (facets and not counts)):
            return Reading(f"answers that {name} part", separators=frozenset(separators))
    return None


def _parts_between(lines: list[PageLine], separators: frozenset[int]) -> int:
    """Count the parts of text that the separators, and anything that is neither text nor blank, leave."""
    parts = 0
    inside = False
    for line in lines:
        if line.kind is Kind.TEXT:
            parts += not inside
            inside = True
        elif line.number in separators or line.kind in (Kind.NOISE, Kind.FACET):
            inside = False
    return parts


def _stands_alone(lines: list[PageLine], place: int) -> bool:
    below = place + 1 == len(lines) or lines[place + 1].kind is not Kind.TEXT
    return below and begins_paragraph(lines, place)


def _contents(lines: list[PageLine]) -> frozenset[int]:
    """Return the lines of a table of contents: most questions of the page, listed above the first that is answered."""
    texts = [n for n, line in enumerate(lines) if line.kind is Kind.TEXT]
    asking = [n for n in texts if is_question(lines[n].text)]
    last_place = {fold_line(question_text(lines[n].text)): n for n in asking}
    answered_from = min(last_place.values(), default=0)
    listed = [n for n in asking if n < answered_from]
    if len(listed) < 2 or len(listed) < _MOST * len(last_place):
        return frozenset()
    # Between the questions stand the titles without question mark.
    return frozenset(lines[n].number for n in texts if listed[0] <= n < answered_from)
