"""Classify each line of a page capture by its text and its neighbours, before the layout of the page is known.

Captures come from browsers and word processors, so most patterns are matched against a folded line: no accents, no
case, one kind of apostrophe, hyphen and space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_furniture import (
    BOILERPLATE,
    BOILERPLATE_AT_AN_EDGE,
    BREADCRUMB_SEPARATOR,
    BUTTON_LINE,
    COUNT,
    FACET,
    FURNITURE,
    INLINE_MARKER,
    MARKER,
    PROPOSES_CONTACT,
    RULE,
)
from helpdesk_app.text.folding import fold_line, is_blank


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a capture, without trailing white space."""

    number: int
    text: str
    kind: LineKind
    closes: bool = False
    """Whether a marker followed on the same line, which ends the answer."""
    bullet: str = ""
    """The bullet that was removed from ``text``, where it decorates a heading."""
    asked: str = ""
    """The question, where a pattern found it in the line; ``text`` is then what follows it."""
    first_half: int = 0
    """Number of the line above that holds the first half of the question in ``text``."""

    @property
    def is_text(self) -> bool:
        """Whether the line belongs to a question or an answer."""
        return self.kind is LineKind.TEXT

    @property
    def is_question(self) -> bool:
        """Whether the line is text that asks something."""
        return self.is_text and is_question(self.text)

    @property
    def ends_answer(self) -> bool:
        """Whether a marker is on the line, by itself or after text."""
        return self.closes or self.kind is LineKind.MARKER


_FEWEST_REPEATED: Final = 3
_LIST_ITEM: Final = re.compile(r"\s*(?:[-–—•*·◦▪‣o]|[a-z]\))\s")
_BULLET: Final = re.compile(r"\s*([-–—•*·◦▪‣])\s+(?=\S)")
_NUMBER: Final = re.compile(
    r"\s*(?:(?:question|q) ?(?:n ?[o°] ?)?)?(\d{1,6})\s?(?:[.):°]|[.)]?\s?[-–—])\s*(?=[^\s\d])", re.IGNORECASE
)
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_ASKED: Final = re.compile(
    r"\s*[*_]*(?:question|q)\s?\d{0,4}\s?[*_]*\s?(?:[:)]|\.(?=\s)|[-–—](?=\s))[*_]*\s*", re.IGNORECASE
)
_ANSWERED: Final = re.compile(
    r"\s*[*_]*(?:r[ée]ponse|r[ée]p|r|a)\s?\d{0,4}\s?[*_]*\s?(?:[:)]|\.(?=\s)|[-–—](?=\s))[*_]*\s*", re.IGNORECASE
)
_SPACES: Final = "".join(filter(str.isspace, map(chr, range(0x3001))))
_ICONS_BEFORE: Final = _SPACES + ">+▶►▸▼▾▲△▽›»✚➕❓"
_ICONS_AFTER: Final = _SPACES + "+▶►▸▼▾▲△▽›✚➕∨⌄"
_ICON: Final = re.compile(r"\s*([+▶►▸▼▾▲△▽›»✚➕❓])\s*\w")
_QUESTION_END: Final = re.compile(r"[?？][\s»”\")\]*_]*$")
_TITLE_END: Final = re.compile(r"[.:;,!…]$")
_TITLE_LENGTH: Final = 160
_LONGEST_BOILERPLATE: Final = 400
"""Characters of a line; a longer one always counts as text, because some patterns take quadratic time."""


def classify(texts: list[str], noise: Collection[str] = (), ends: re.Pattern[str] | None = None) -> list[PageLine]:
    """Return the lines of a capture, each with its kind.

    Args:
        texts: The lines.
        noise: Folded lines that belong to no entry.
        ends: What ends an answer, beside the markers that are known.
    """
    lines: list[PageLine] = []
    for number, raw in enumerate(texts, start=1):
        text = raw.rstrip()
        answer, closes = _split_marker(text)
        lines.append(PageLine(number, answer, LineKind.TEXT, True) if closes else PageLine(number, text, _kind(text)))
    inline = sum(line.closes for line in lines)
    lines = _with_repeated_furniture([_as_told(line, noise, ends) for line in lines])
    # One marker, and inside a line: the text talks about it.
    if inline == 1 and not any(line.kind is LineKind.MARKER for line in lines):
        lines = [PageLine(line.number, raw.rstrip(), line.kind) for line, raw in zip(lines, texts, strict=True)]
    return with_boilerplate(_with_buttons(lines))


def _as_told(line: PageLine, noise: Collection[str], ends: re.Pattern[str] | None) -> PageLine:
    """Return ``line`` as the recipe of the source says that it is."""
    if noise and fold_line(line.text) in noise:
        return replace(line, kind=LineKind.BOILERPLATE)
    return replace(line, kind=LineKind.MARKER) if ends and ends.search(line.text) else line


def _with_repeated_furniture(lines: list[PageLine]) -> list[PageLine]:
    """Classify what the page repeats at each entry."""
    folded = {
        index: fold_line(line.text)
        for index, line in enumerate(lines)
        if line.is_text and len(line.text) <= _TITLE_LENGTH
    }
    found = {index: text for index, text in folded.items() if FURNITURE.match(text)}
    kinds = Counter(_DIGITS.sub("0", text)[:12] for text in found.values())
    repeated = {index for index, text in found.items() if kinds[_DIGITS.sub("0", text)[:12]] >= _FEWEST_REPEATED}
    return [replace(line, kind=LineKind.BOILERPLATE) if index in repeated else line for index, line in enumerate(lines)]


_DIGITS: Final = re.compile(r"\d+")


def proposes_contact(text: str) -> bool:
    """Return whether a question is that of a page's footer: « Vous n’avez pas trouvé votre réponse ? »."""
    return bool(PROPOSES_CONTACT.match(fold_line(text)))


def with_joined_questions(lines: list[PageLine]) -> list[PageLine]:
    """Join questions that are wrapped: one that begins with a small letter goes on from the line above."""
    joined = list(lines)
    for index in range(1, len(lines)):
        above, line = lines[index - 1], lines[index]
        if (
            line.is_question
            and line.text.lstrip()[:1].islower()
            and above.is_text
            and not above.closes
            and not is_question(above.text)
            and is_title(above.text)
        ):
            joined[index - 1] = replace(above, kind=LineKind.BLANK)
            joined[index] = replace(line, text=f"{above.text} {line.text.strip()}", first_half=above.number)
    return joined


def declared_count(line: PageLine) -> int | None:
    """Return N of a line « N résultats », or ``None``."""
    match = COUNT.match(fold_line(line.text))
    return int(match["count"] or match["count_after"]) if match else None


def is_question(text: str) -> bool:
    """Return whether the line ``text`` is a question and no list item."""
    return bool(_QUESTION_END.search(_without_icons(text))) and not _LIST_ITEM.match(text)


def after_bullet(text: str) -> tuple[str, str]:
    """Return the bullet that ``text`` begins with, which may be empty, and the rest."""
    match = _BULLET.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def is_title(text: str) -> bool:
    """Return whether ``text`` could be the heading of an entry although it does not end with a question mark."""
    bare = question_text(text)
    return (
        0 < len(bare) <= _TITLE_LENGTH
        and not _TITLE_END.search(bare)
        and not bare[0].islower()
        and not _LIST_ITEM.match(text)
    )


def question_text(text: str) -> str:
    """Return the question in a heading line, without icon, Markdown, number or label."""
    bare = _without_icons(_after(_HEADING, _without_icons(text)))
    bare = _after(_HEADING, bare).rstrip("#").strip()
    if bare.startswith(("**", "__")) and bare.endswith(bare[:2]) and len(bare) > 4:
        bare = bare[2:-2].strip()
    return _after(_ASKED, _after(_NUMBER, bare)) or bare


def number_of(text: str) -> int | None:
    """Return the number that a line such as « 3. Comment … ? » begins with, or ``None``."""
    match = _NUMBER.match(_after(_HEADING, text).lstrip("*_ "))
    return int(match[1]) if match else None


def decoration_of(text: str) -> str:
    """Return the icon or the Markdown emphasis that marks ``text`` as a heading, or an empty string."""
    icon = _ICON.match(text)
    if icon:
        return icon[1]
    bare = text.strip()
    return "**" if len(bare) > 4 and bare.startswith("**") and bare.endswith("**") else ""


def heading_level(text: str) -> int:
    """Return the level of a Markdown heading, or 0."""
    match = _HEADING.match(text)
    return len(match[1]) if match else 0


def after_question_label(text: str) -> str | None:
    """Return what follows « Q : » or « Question : » at the start of ``text``, or ``None``."""
    match = _ASKED.match(text)
    return text[match.end() :].strip("*_ \t") if match else None


def after_answer_label(text: str) -> str | None:
    """Return what follows « R : » or « Réponse : » at the start of ``text``, or ``None``."""
    match = _ANSWERED.match(text)
    return text[match.end() :] if match else None


def segments(lines: list[PageLine]) -> list[list[PageLine]]:
    """Return the lines of text, split at the markers."""
    parts: list[list[PageLine]] = [[]]
    for line in lines:
        if line.is_text:
            parts[-1].append(line)
        if line.ends_answer and parts[-1]:
            parts.append([])
    return [segment for segment in parts if segment]


def begins_paragraph(lines: list[PageLine], index: int) -> bool:
    """Return whether a line is the first one, or below one that is not text."""
    return index == 0 or not lines[index - 1].is_text


def _without_icons(text: str) -> str:
    """Return ``text`` without the icons that open and close an answer, at its ends."""
    return text.lstrip(_ICONS_BEFORE).rstrip(_ICONS_AFTER)


def _after(prefix: re.Pattern[str], text: str) -> str:
    """Return ``text`` without ``prefix`` at its start."""
    match = prefix.match(text)
    return text[match.end() :] if match else text


def _is_breadcrumb(folded: str) -> bool:
    """Return whether a line is « Accueil > Aide > Badges »."""
    parts = BREADCRUMB_SEPARATOR.split(folded)
    return len(parts) > 2 and all(parts) and not any(mark in folded for mark in ".?!")


def _split_marker(text: str) -> tuple[str, bool]:
    """Split a line into an answer and a marker on the same line; return the answer and whether there was one."""
    found = INLINE_MARKER.search(text)
    if found and len(text) - found.end() <= _LONGEST_BOILERPLATE and MARKER.match(fold_line(text[found.end() :])):
        return text[: found.start()].rstrip(), True
    return text, False


def _kind(text: str) -> LineKind:
    if is_blank(text):
        return LineKind.BLANK
    folded = fold_line(text)
    if RULE.match(folded):
        return LineKind.RULE
    if len(text) > _LONGEST_BOILERPLATE:
        return LineKind.TEXT
    if MARKER.match(folded):
        return LineKind.MARKER
    if FACET.match(folded):
        return LineKind.FACET
    return LineKind.BOILERPLATE if COUNT.match(folded) or BOILERPLATE.match(folded) else LineKind.TEXT


def _with_buttons(lines: list[PageLine]) -> list[PageLine]:
    """Classify the buttons « Oui » and « Non » below a marker, on one line or on two."""
    result = list(lines)
    for index, line in enumerate(lines):
        if line.ends_answer:
            following = [
                n for n in range(index + 1, min(index + 5, len(lines))) if lines[n].kind is not LineKind.BLANK
            ][:2]
            folded = [fold_line(lines[n].text) for n in following]
            if following and not any(map(str.isalnum, lines[following[0]].text)):  # Thumbs.
                following = following[:1]
                folded = ["oui non"]
            both = len(folded) == 2 and folded[0].startswith("oui") and folded[1].startswith("non")
            if both and all(map(BUTTON_LINE.match, folded)):
                buttons = following
            elif folded and BUTTON_LINE.match(folded[0]) and "oui" in folded[0] and "non" in folded[0]:
                buttons = following[:1]
            else:
                buttons = []
            for n in buttons:
                result[n] = PageLine(lines[n].number, lines[n].text, LineKind.BUTTON)
    return result


def with_boilerplate(lines: list[PageLine]) -> list[PageLine]:
    """Classify boilerplate that could be an answer elsewhere: at the top, after a marker, at the end."""
    boilerplate: set[int] = set()
    for start in (0, *(index + 1 for index, line in enumerate(lines) if line.kind is LineKind.MARKER)):
        found, stopped_by = _boilerplate_run(lines, range(start, len(lines)))
        if stopped_by is not LineKind.MARKER:  # Otherwise it is all there is between two markers: a short answer.
            boilerplate |= found
    boilerplate |= _boilerplate_run(lines, range(len(lines) - 1, -1, -1))[0]
    return [
        replace(line, kind=LineKind.BOILERPLATE) if index in boilerplate else line for index, line in enumerate(lines)
    ]


def _boilerplate_run(lines: list[PageLine], indices: range) -> tuple[set[int], LineKind]:
    """Return the indices of boilerplate up to the next answer or marker, and the kind of line that ended it."""
    found: set[int] = set()
    for index in indices:
        line = lines[index]
        if line.ends_answer:
            return found, LineKind.MARKER
        if line.is_text:
            folded = fold_line(line.text) if len(line.text) <= _LONGEST_BOILERPLATE else ""
            if is_question(line.text) or not (BOILERPLATE_AT_AN_EDGE.match(folded) or _is_breadcrumb(folded)):
                # Going up: a question just above the run is answered by its first line.
                answered = min(found) if found and indices.step < 0 and is_question(line.text) else None
                return found - {answered}, LineKind.TEXT
            found.add(index)
    return found, LineKind.BLANK
