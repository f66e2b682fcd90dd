"""Bullets that a page puts in front of its questions, as decoration and not as a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Final

from helpdesk_app.faq_build.sources.page_lines import (
    PageLine,
    after_bullet,
    begins_paragraph,
    is_question,
    is_title,
    segments,
)

_MOST: Final = 0.6
"""The share of lines from which a pattern counts; the same as in :mod:`page_layouts`."""


def without_bullets(lines: list[PageLine]) -> list[PageLine]:
    """Remove the bullets in front of headings.

    A bullet is decoration where several lines with it are questions, and more than lines without it; where each of
    these begins a block or a paragraph; and where text without the bullet follows most of them, because questions in a
    list follow each other. On a page without paragraphs, text without the bullet must follow every line with it.
    """
    texts = [n for n, line in enumerate(lines) if line.is_text]
    split = {n: after_bullet(lines[n].text) for n in texts}
    asking = [n for n, (bullet, text) in split.items() if bullet and is_question(text)]
    if len(asking) < 2:
        return lines
    bullet = Counter(split[n][0] for n in asking).most_common(1)[0][0]
    items = {n for n in texts if split[n][0] == bullet}
    questions = items.intersection(asking)
    if len(questions) < 2 or len(questions) <= sum(is_question(lines[n].text) for n in texts):
        return lines
    closed = sum(line.ends_answer for line in lines) > 1
    first = {segment[0].number for segment in segments(lines)}
    starts = {n for n in items if (lines[n].number in first if closed else begins_paragraph(lines, n))}
    answered = {n for n, below in pairwise(texts) if n in items and below not in items}
    if not (questions <= starts and len(questions & answered) >= _MOST * len(questions)):
        if closed or answered != items or len(questions) < _MOST * len(items):
            return lines
        starts = items
    listed = {n for above, n in pairwise(texts) if above in items or lines[above].text.endswith(":")}
    titles = {n for n in (starts & answered) - questions - listed if is_title(split[n][1])}
    heads = questions | titles
    return [replace(line, text=split[n][1], bullet=bullet) if n in heads else line for n, line in enumerate(lines)]
