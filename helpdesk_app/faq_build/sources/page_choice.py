"""Choose how a capture is read: as its recipe says, or by the layout whose cut is best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind, SourceRemark
from helpdesk_app.faq_build.sources.page_capture import Capture
from helpdesk_app.faq_build.sources.page_cuts import Cut, cut_as_told, cuts_of
from helpdesk_app.faq_build.sources.page_doubts import RULE_ADVICE, doubts_about_cut
from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    begins_paragraph,
    is_short_title,
    proposes_contact,
    segments,
)
from helpdesk_app.faq_build.sources.recipe import FileRecipe
from helpdesk_app.text.translation import _

_CLEARLY: Final = 0.1
"""How much better than any other a cut must be where both have different places."""

_FEWEST: Final = 3
_FEWEST_SECTIONS: Final = 2


def choose(lines: Sequence[PageLine], recipe: FileRecipe) -> Cut | None:
    """Return how the lines of a capture are read, with what is doubtful, or ``None`` where nothing shows it."""
    if recipe.questions:
        return cut_as_told(recipe.questions, lines)
    cuts = cuts_of(lines)
    if not cuts:
        return None
    cut = _without_footer(_with_sections(cuts[0]))
    return replace(cut, doubts=(*_rival(cuts), *doubts_about_cut(cut)))


def _rival(cuts: Sequence[Cut]) -> list[SourceRemark]:
    """Return a doubt where another cut is about as good as the best, and has places that it has not."""
    best = cuts[0]
    near = (cut for cut in cuts if cut.score > best.score - _CLEARLY and not cut.headings <= best.headings)
    other = next(near, None)
    if other is None:
        return []
    text = _(
        "read as {layout}; read as {other}, it would be cut in other places, the first of them here. {advice}"
    ).format(layout=_(best.layout.name), other=_(other.layout.name), advice=_(RULE_ADVICE))
    return [SourceRemark(min(best.headings ^ other.headings), text)]


def _with_sections(cut: Cut) -> Cut:
    """Return ``cut`` with the titles that stand alone above questions, on a page that begins with one.

    A line alone above one question only could be the end of an answer.
    """
    if cut.has_markers or cut.labelled or cut.sections or not cut.headings:
        return cut
    titles = []
    above = -1
    for index, line in enumerate(cut.lines):
        if line.number in cut.headings and 0 <= above < index - 1:
            title = cut.lines[above]
            is_alone = title.number not in cut.headings and begins_paragraph(cut.lines, above)
            titles += [title.number] if is_alone and title.is_text and is_short_title(title) else []
        if line.kind is not LineKind.BLANK or line.text.strip():
            above = index
    if len(titles) < _FEWEST_SECTIONS or titles[0] > min(cut.headings):
        return cut
    return replace(cut, sections=frozenset(titles))


def _without_footer(cut: Cut) -> Cut:
    """Return ``cut`` without a last question that offers help, or the text below all entries that are announced."""
    if cut.has_markers:
        *closed, last = segments(cut.lines)
        known = cut.headings | cut.sections
        entries = sum(any(line.number not in known for line in part) for part in closed)
        is_open = not last[-1].ends_answer and entries in Capture(cut.lines).announced.values()
        return replace(cut, footer=last[0].number) if is_open else cut
    last_heading = max(cut.headings, default=0)
    text = next((line.asked or line.text for line in cut.lines if line.number == last_heading), "")
    if len(cut.headings) < _FEWEST or not proposes_contact(text):
        return cut
    return replace(cut, headings=cut.headings - {last_heading}, footer=last_heading)
