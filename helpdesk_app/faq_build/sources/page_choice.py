"""Choose how a capture is read: as its recipe says, by its markers and questions, or by the pattern that fits best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind, SourceRemark
from helpdesk_app.faq_build.sources.page_layouts import Layout, choose_layout
from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    declared_count,
    is_question,
    is_title,
    number_of,
    proposes_contact,
    segments,
)
from helpdesk_app.faq_build.sources.page_patterns import Fit, fits_of, forced, rival
from helpdesk_app.faq_build.sources.recipe import FileRecipe
from helpdesk_app.text.translation import N_, _

_SURE: Final = 0.9
"""Score from which a pattern that finds more entries than the questions alone is right."""

_MARKED: Final = frozenset(("underlined", "bold", "capitals", "Markdown", "Roman", "sub-numbers"))
"""Words of the names of patterns that a person wrote on purpose."""

_NUMBERED: Final = ("Roman", "sub-numbers", "lettered")
"""Words of the names of patterns that take more off a question than its number."""

_TITLED: Final = 0.4
"""The share of the answers between markers that begin with a title from which these may be the questions."""

_FEWEST: Final = 3
_ALIKE: Final = 0.8
"""The share of the questions that stand alone from which a title that stands alone may be one."""

_INSIDE: Final = N_("lines that stand like a question inside an answer")
_SENTENCE: Final = re.compile(r"\s*[A-ZÀ-ÝŒ].{15,}[.!…]\s*$")
_LONGEST_TITLE: Final = 80
_RULE_ADVICE: Final = N_("State in faq.toml beside the file what begins an entry (questions), or accept.")


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """How a capture is read."""

    layout: Layout
    lines: list[PageLine]
    doubts: tuple[SourceRemark, ...] = ()


def choose(lines: list[PageLine], recipe: FileRecipe) -> LayoutChoice | None:
    """Return how the lines of a capture are read, or ``None`` where nothing shows it."""
    if recipe.questions:
        return _of(forced(recipe.questions, lines))
    layout = choose_layout(lines)
    if layout is None or not (layout.has_markers or layout.labelled or layout.separators):
        fits = fits_of(lines)
        best = next((fit for fit in fits if _is_better(fit, layout)), None)
        if best is not None:
            return _of(best, rival(best, fits) if layout is None else None)
    if layout is None:
        return None
    layout = _without_footer(_with_sections(layout, lines), lines)
    if layout.has_markers and not layout.has_questions:
        return LayoutChoice(layout, lines, tuple(_titles_between_markers(lines)))
    return LayoutChoice(layout, lines, tuple(_titles_inside(lines, layout)) if not layout.has_markers else ())


def _is_better(fit: Fit, layout: Layout | None) -> bool:
    """Return whether a pattern says more than the questions that are recognised already."""
    if layout is None:
        return True
    if fit.headings == layout.headings:
        return any(word in fit.pattern.name for word in _NUMBERED)
    is_marked = any(word in fit.pattern.name for word in _MARKED)
    return is_marked and fit.headings > layout.headings and fit.score >= _SURE


def _of(fit: Fit, other: Fit | None = None) -> LayoutChoice:
    layout = Layout(fit.pattern.name, fit.headings, has_questions=True)
    doubts: tuple[SourceRemark, ...] = ()
    if other is not None:
        differing = sorted(fit.headings ^ other.headings)
        text = _(
            "read as {layout}; read as {other}, it would be cut in other places, the first of them here. {advice}"
        ).format(layout=_(fit.pattern.name), other=_(other.pattern.name), advice=_(_RULE_ADVICE))
        doubts = (SourceRemark(differing[0], text),)
    return LayoutChoice(layout, list(fit.lines), doubts)


def _with_sections(layout: Layout, lines: Sequence[PageLine]) -> Layout:
    """Return ``layout`` with the titles that stand alone above questions, on a page that begins with one.

    A line alone above one question only could be the end of an answer.
    """
    if layout.has_markers or layout.labelled or layout.sections or not layout.headings:
        return layout
    titles: list[int] = []
    for index, line in enumerate(lines):
        if line.number in layout.headings:
            above = index - 1
            while above >= 0 and lines[above].kind is LineKind.BLANK and not lines[above].text.strip():
                above -= 1
            if _is_section(lines, above, index, layout):
                titles.append(lines[above].number)
    first = min(layout.headings)
    starts = [number for number in titles if number < first]
    if not starts or len(titles) < _FEWEST - 1:
        return layout
    return replace(layout, sections=frozenset(titles))


def _is_section(lines: Sequence[PageLine], index: int, below: int, layout: Layout) -> bool:
    """Return whether the line ``index`` is a title alone between blank lines, above the question ``below``."""
    if index < 0 or below - index < 2 or lines[index].number in layout.headings or not lines[index].is_text:
        return False
    is_alone = index == 0 or not lines[index - 1].is_text
    return is_alone and is_title(lines[index].text) and len(lines[index].text) <= _LONGEST_TITLE


def _without_footer(layout: Layout, lines: Sequence[PageLine]) -> Layout:
    """Return ``layout`` without a last question that offers help instead of an answer."""
    if len(layout.headings) < _FEWEST or layout.has_markers:
        return layout
    last = max(layout.headings)
    text = next(line.text for line in lines if line.number == last)
    if not proposes_contact(text):
        return layout
    return replace(layout, headings=layout.headings - {last}, footer=last)


def _titles_inside(lines: list[PageLine], layout: Layout) -> list[SourceRemark]:
    """Return a doubt for each line inside an answer that stands as the questions do, and only lacks their mark.

    Where the page announces as many entries as there are, none is missing.
    """
    counts = {declared_count(line) for line in lines if line.kind is LineKind.BOILERPLATE}
    if not layout.headings or layout.labelled or len(layout.headings) in counts:
        return []
    texts = [line for line in lines if line.is_text]
    first = {below.number for above, below in pairwise(texts) if above.number in layout.headings}
    last = max((n for n, line in enumerate(lines) if line.is_text), default=0)
    apart = [n for n, line in enumerate(lines) if line.number in layout.headings and _is_apart(lines, n, last)]
    alone = len(apart) >= _ALIKE * len(layout.headings)
    known = layout.headings | layout.sections | layout.contents
    return [
        SourceRemark(
            line.number,
            _("« {text} » stands like a question inside an answer. Is it one?").format(text=line.text.strip()),
            _INSIDE,
        )
        for index, line in enumerate(lines)
        if line.is_text
        and line.number not in known
        and line.number not in first
        and number_of(line.text) is None
        and line.number > min(layout.headings)
        and (not layout.footer or line.number < layout.footer)
        and _is_short_title(line)
        and (_is_apart(lines, index, last) if alone else _is_between_sentences(lines, index, layout.headings))
    ]


def _is_apart(lines: Sequence[PageLine], index: int, last: int) -> bool:
    """Return whether a line stands between lines that are not text, above the ``last`` line of text."""
    above = index == 0 or not lines[index - 1].is_text
    return above and index < last and not lines[index + 1].is_text


def _is_between_sentences(lines: Sequence[PageLine], index: int, headings: AbstractSet[int]) -> bool:
    """Return whether a whole sentence is above, and below another one, or the last line of the answer."""
    if not 0 < index < len(lines) - 1 or not (lines[index - 1].is_text and lines[index + 1].is_text):
        return False
    above, below = lines[index - 1].text, lines[index + 1].text
    is_last = index + 2 == len(lines) or lines[index + 2].number in headings
    return bool(_SENTENCE.match(above) and (_SENTENCE.match(below) or (is_last and below[:1].isupper())))


def _titles_between_markers(lines: list[PageLine]) -> list[SourceRemark]:
    """Return a doubt where many answers between markers begin with a title, or are one."""
    parts = segments(lines)
    titled = [part for part in parts if _begins_with_title(part)]
    alone = [part for part in parts if len(part) == 1 and _is_short_title(part[0])]
    for found, text in (
        (titled, N_("{n} of {total} answers begin with a line like a title, as « {title} ». Is it their question?")),
        (alone, N_("{n} of {total} answers are a line like a title, as « {title} ». Is it the question of the next?")),
    ):
        if len(found) >= _FEWEST and len(found) >= _TITLED * len(parts):
            first = found[0][0]
            said = _(text).format(n=len(found), total=len(parts), title=first.text.strip())
            return [SourceRemark(first.number, f"{said} {_(_RULE_ADVICE)}")]
    return []


def _begins_with_title(part: Sequence[PageLine]) -> bool:
    return len(part) > 1 and _is_short_title(part[0]) and not is_question(part[1].text)


def _is_short_title(line: PageLine) -> bool:
    return is_title(line.text) and len(line.text) <= _LONGEST_TITLE
