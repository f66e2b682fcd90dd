"""Bullets in front of the questions of a page, where they decorate headings and make no list."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from helpdesk_app.faq_build.sources.page_lines import (
    Kind,
    PageLine,
    after_bullet,
    begins_paragraph,
    is_question,
    is_title,
    segments,
)

_MOST: Final = 0.6
"""As in the choice of the reading."""


def without_bullets(lines: list[PageLine]) -> list[PageLine]:
    """Take the bullets off the headings.

    A bullet decorates headings where several lines that bear it ask something, more than lines without do; where each
    of these begins a block or a paragraph, and text without the bullet follows most of them: questions in a list follow
    each other. On a page without paragraphs, text without the bullet follows every line that bears it.
    """
    texts = [n for n, line in enumerate(lines) if line.kind is Kind.TEXT]
    bearing = {n: after_bullet(lines[n].text) for n in texts}
    asking = [n for n, (bullet, text) in bearing.items() if bullet and is_question(text)]
    if len(asking) < 2:
        return lines
    bullet = Counter(bearing[n][0] for n in asking).most_common(1)[0][0]
    items = {n for n in texts if bearing[n][0] == bullet}
    questions = items.intersection(asking)
    if len(questions) < 2 or len(questions) <= sum(is_question(lines[n].text) for n in texts):
        return lines
    closed = sum(line.kind is Kind.MARKER or line.closes for line in lines) > 1
    first = {segment[0].number for segment in segments(lines)}
    starts = {n for n in items if (lines[n].number in first if closed else begins_paragraph(lines, n))}
    answered = {n for n, below in pairwise(texts) if n in items and below not in items}
    if not (questions <= starts and len(questions & answered) >= _MOST * len(questions)):
        if closed or answered != items or len(questions) < _MOST * len(items):
            return lines
        starts = items
    listed = {n for above, n in pairwise(texts) if above in items or lines[above].text.endswith(":")}
    titles = {n for n in (starts & answered) - questions - listed if is_title(bearing[n][1])}
    heads = questions | titles
    return [replace(line, text=bearing[n][1], bullet=bullet) if n in heads else line for n, line in enumerate(lines)]
