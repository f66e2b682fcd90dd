"""What a person has to look at in the cut of a capture: signs that an entry begins or ends somewhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise, takewhile
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind, SourceRemark
from helpdesk_app.faq_build.sources.page_capture import Capture
from helpdesk_app.faq_build.sources.page_cuts import Cut
from helpdesk_app.faq_build.sources.page_layouts import Place
from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    is_question,
    is_short_title,
    is_title,
    number_of,
    proposes_contact,
    segments,
)
from helpdesk_app.text.translation import N_, _

RULE_ADVICE: Final = N_("State in faq.toml beside the file what begins an entry (questions), or accept.")

_TITLED: Final = 0.4
"""The share of the answers between markers that begin with a title from which these may be the questions."""

_FEWEST: Final = 3
_ALIKE: Final = 0.8
"""The share of the questions that stand alone from which a title that stands alone may be one."""

_TWO_COLUMNS: Final = 0.25
"""The share of the lines with a gap in them from which the page may have two columns."""

_SENTENCE: Final = re.compile(r"\s*[A-ZÀ-ÝŒ].{15,}[.!…]\s*$")
_BARE: Final = re.compile(r"\s*\w(?:.{0,78}[^\s.:;,!?…])?$")
"""A short line that neither begins like an item of a list nor ends a sentence."""

_GAP: Final = re.compile(r"\S(?: {3,}| *\t\s*)\S")
_QUESTION_INSIDE: Final = re.compile(r"[^.!?]{4,}[?？]\s+\S")


def doubts_about_cut(cut: Cut) -> Iterator[SourceRemark]:
    """Yield what is doubtful in a cut."""
    yield from _guess(cut)
    yield from _two_columns(cut)
    yield from _headings(cut)
    if cut.has_markers:
        yield from _second_questions(cut) if cut.has_questions else _titles_between_markers(cut)
        yield from _after_the_last_marker(cut)
    elif cut.headings:
        if not cut.labelled:
            yield from _titles_inside(cut)
            yield from _questions_inside(cut)
            yield from _menu(cut)
        yield from _foot(cut)


def _doubt(found: PageLine, message: str, group: str = "", **values: object) -> SourceRemark:
    """Return a doubt about a line, whose text is the value ``text`` of the message."""
    text = _(message).format(text=(found.asked or found.text).strip(), advice=_(RULE_ADVICE), **values)
    return SourceRemark(found.number, text, group)


def _guess(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt a page where only the place of titles makes them questions."""
    if cut.layout.is_guess:
        titles = [line for line in cut.lines if line.number in cut.headings]
        shown = ", ".join(f"{line.number} « {line.asked} »" for line in titles[:_FEWEST])
        message = N_("read as {layout}: {n} entries, on lines {titles} … Are these their titles? {advice}")
        yield _doubt(titles[0], message, layout=_(cut.layout.name), n=len(titles), titles=shown)


def _two_columns(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt lines with wide gaps, unless they separate questions and answers."""
    gaps = [line for line in cut.lines if line.is_text and _GAP.search(line.text)]
    texts = sum(line.is_text for line in cut.lines)
    if "answer" not in cut.layout.begins.groupindex and len(gaps) >= max(_FEWEST, _TWO_COLUMNS * texts):
        message = N_("{n} lines have a wide gap in them. Were two columns read across? {advice}")
        yield _doubt(gaps[0], message, n=len(gaps))


def _headings(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt questions that may begin above, lack a number before theirs, or are followed by another question."""
    wrapped = any(line.first_half for line in cut.lines)
    for index, line in enumerate(cut.lines):
        if line.number in cut.headings and not cut.labelled:
            above = cut.lines[(line.first_half or index + 1) - 2] if index else line
            is_open = above.is_text and above.number not in cut.headings and is_title(above.text)
            if (line.asked or line.text).strip()[:1].islower() or (wrapped and is_open):
                message = N_("« {text} » may be the end of a question. Does it begin above?")
                yield _doubt(line, message, N_("questions that may begin on the line above"))
        if line.number in cut.skips:
            message = N_("numbers are missing above « {text} ». Is an entry inside the answer above?")
            yield _doubt(line, message, N_("numbers that are missing"))
    for line, below in pairwise(line for line in cut.lines if line.is_text):
        if line.number in cut.headings and below.number not in cut.headings and is_question(below.text):
            message = N_("« {text} » follows the question of its entry. Is it the question of the entry?")
            yield _doubt(below, message, N_("second questions below the first"))


def _after_the_last_marker(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt text after the last marker that does not begin as the others do."""
    *parts, last = segments(cut.lines)
    begins_otherwise = not is_question(last[0].text) or proposes_contact(last[0].text)
    is_like_a_footer = begins_otherwise if cut.headings else all(map(is_short_title, last))
    if len(parts) >= _FEWEST and not last[-1].ends_answer and not cut.footer and is_like_a_footer:
        yield _doubt(last[0], N_("« {text} » stands after the last marker. Is it an answer, or the end of the page?"))


def _second_questions(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt questions inside an answer that would begin the next entry if the capture had lost a marker."""
    has_blanks = any(line.kind is LineKind.BLANK for line in cut.lines)
    for part in segments(cut.lines):
        for line in part[1:]:
            above = cut.lines[line.number - 2]
            begins = not above.is_text if has_blanks else not is_question(above.text)
            if begins and is_question(line.text) and line.number not in cut.headings:
                message = N_(
                    "a second question in the entry of line {line}, kept in its answer: a marker may be missing above "
                    "it."
                )
                group = N_("second questions in an entry, kept in its answer; a marker may be missing above each")
                yield _doubt(line, message, group, line=part[0].number)


def _menu(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt a first entry that is lines like titles, or the only one that asks nothing: the head of the page."""
    first = min(cut.headings)
    below = (line for line in cut.lines if line.is_text and line.number >= first)
    head = [*takewhile(lambda line: line.number == first or line.number not in cut.headings, below)]
    if len(head) > _FEWEST and all(map(is_short_title, head[1:])) and not is_question(head[0].asked or head[0].text):
        yield _doubt(head[0], N_("« {text} » and what follows are lines like titles. Are they a menu?"))
        return
    asking = [is_question(line.asked or line.text) for line in cut.lines if line.number in cut.headings]
    if len(asking) > _FEWEST and not asking[0] and all(asking[1:]):
        yield _doubt(head[0], N_("« {text} » is the first title, and the only one that asks nothing. Is it an entry?"))


def _foot(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt lines of the last answer that are like titles, offer help, or follow where other answers have one line."""
    *others, answer = _answers(cut)
    found = [*_bare_end(others, answer), *_unannounced_run(answer)]
    if found:
        message = N_("« {text} » and what follows are lines like titles. Are they the foot of the page?")
        yield _doubt(min(found, key=lambda line: line.number), message)
        return
    found = [line for line in answer[1:] if is_question(line.text) and proposes_contact(line.text)]
    if "answer" in cut.layout.begins.groupindex and len(others) >= _FEWEST and all(len(lines) == 1 for lines in others):
        found += answer[1:]
    if found:
        message = N_("« {text} » is in the last answer. Does it belong to it, or is it the foot of the page?")
        yield _doubt(min(found, key=lambda line: line.number), message)


def _answers(cut: Cut) -> list[list[PageLine]]:
    """Return the lines of text of each answer, with what stands on the line of its question."""
    answers: list[list[PageLine]] = []
    for line in cut.lines:
        if 0 < cut.footer <= line.number:
            break
        if line.number in cut.headings:
            answers.append([line] if line.asked and line.text else [])
        elif answers and line.is_text and line.number not in cut.sections:
            answers[-1].append(line)
    return answers


def _bare_end(others: Sequence[Sequence[PageLine]], answer: Sequence[PageLine]) -> list[PageLine]:
    """Return the bare lines that an answer ends with; one alone counts if no other answer ends so."""
    foot = [*takewhile(lambda line: _BARE.match(line.text), reversed(answer))][::-1]
    is_foot = any(map(is_short_title, foot)) and (
        len(foot) > 1 or (_ends_with_a_title(answer) and not any(map(_ends_with_a_title, others)))
    )
    return foot if is_foot and len(foot) < len(answer) else []


def _ends_with_a_title(answer: Sequence[PageLine]) -> bool:
    """Return whether an answer ends with a line like a title, below a sentence or apart."""
    if len(answer) < 2 or not is_short_title(answer[-1]):
        return False
    return answer[-2].text.endswith((".", "!", "…")) or answer[-1].number > answer[-2].number + 1


def _unannounced_run(answer: Sequence[PageLine]) -> list[PageLine]:
    """Return the first bare lines in a row, most of them like titles, that the line above does not announce."""
    above: PageLine | None = None
    for is_bare, lines in groupby(answer, key=lambda line: bool(_BARE.match(line.text))):
        run = list(lines)
        if above and is_bare and sum(map(is_short_title, run)) >= max(_FEWEST, len(run) / 2):
            is_announced = above.text.endswith(":") and run[0].number == above.number + 1
            if not is_announced:
                return run
        above = run[-1]
    return []


def _questions_inside(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt lines with a question in them, where entries are one line, or such lines are more than titles that ask."""
    found = [
        line
        for line in cut.lines
        if line.is_text and line.number not in cut.headings and _QUESTION_INSIDE.search(line.text)
    ]
    asking = sum(is_question(line.asked or line.text) for line in cut.lines if line.number in cut.headings)
    is_one_line = "answer" in cut.layout.begins.groupindex
    for line in found if is_one_line or (not asking and len(found) >= max(_FEWEST, len(cut.headings))) else ():
        message = N_("« {text} » has a question in it. Does it begin an entry?")
        yield _doubt(line, message, N_("lines inside answers with a question in them"))


def _titles_inside(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt each line inside an answer that stands as the questions do, and only lacks their mark.

    Where the page announces as many entries as there are, none is missing.
    """
    lines, capture = cut.lines, Capture(cut.lines)
    if len(cut.headings) in capture.announced.values():
        return
    begin = min(cut.headings)
    texts = [lines[index] for index in capture.texts]
    known = cut.headings | cut.sections | cut.contents
    known |= {below.number for above, below in pairwise(texts) if above.number in cut.headings}
    apart = {index for index in capture.places[Place.ALONE] if index != capture.texts[-1]}
    alone = sum(lines[index].number in cut.headings for index in apart) >= _ALIKE * len(cut.headings)
    for index in capture.texts:
        line = lines[index]
        if line.number in known or line.number < begin or 0 < cut.footer < line.number:
            continue
        is_in_place = index in apart if alone else _is_between_sentences(lines, index, cut.headings)
        if is_in_place and is_short_title(line) and number_of(line.text) is None:
            message = N_("« {text} » stands like a question inside an answer. Is it one?")
            yield _doubt(line, message, N_("lines that stand like a question inside an answer"))


def _is_between_sentences(lines: Sequence[PageLine], index: int, headings: AbstractSet[int]) -> bool:
    """Return whether a whole sentence is above, and below another one, or the last line of the answer."""
    if not 0 < index < len(lines) - 1 or not (lines[index - 1].is_text and lines[index + 1].is_text):
        return False
    above, below = lines[index - 1].text, lines[index + 1].text
    is_last = index + 2 == len(lines) or lines[index + 2].number in headings
    return bool(_SENTENCE.match(above) and (_SENTENCE.match(below) or (is_last and below[:1].isupper())))


def _titles_between_markers(cut: Cut) -> Iterator[SourceRemark]:
    """Doubt many answers between markers that begin with a title, or are one."""
    parts = segments(cut.lines)
    titled = [part for part in parts if len(part) > 1 and is_short_title(part[0]) and not is_question(part[1].text)]
    alone = [part for part in parts if len(part) == 1 and is_short_title(part[0])]
    begin = N_("{n} of {total} answers begin with a line like a title, as « {text} ». Is it their question? {advice}")
    are = N_("{n} of {total} answers are a line like a title, as « {text} ». Is it the question of the next? {advice}")
    for found, message in ((titled, begin), (alone, are)):
        if len(found) >= _FEWEST and len(found) >= _TITLED * len(parts):
            yield _doubt(found[0][0], message, n=len(found), total=len(parts))
            return
