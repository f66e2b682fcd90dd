"""Classify each line of a page capture by its text and its neighbours, before the layout of the page is known.

Captures come from browsers and word processors, so most patterns are matched against a folded line: no accents, no
case, one kind of apostrophe, hyphen and space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from helpdesk_app.faq_build.sources import page_furniture as furniture
from helpdesk_app.faq_build.sources.document import LineKind
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
NUMBER: Final = re.compile(
    r"[#*_(\s]*+(?:(?:question|q) ?(?:n ?[o°] ?)?)?(?P<number>\d{1,6})\s?(?:[.):°]|[.)]?\s?[-–—])\s*(?=[^\s\d])",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_LABEL: Final = r"\s*[*_]*(?:{})\s?(?:n\s?[°ºo]\s?)?\d{{0,4}}\s?[*_]*\s?(?:[:)]|[./>»|](?=\s)|[-–—](?=\s))[*_]*\s*"
QUESTION_LABEL: Final = re.compile(_LABEL.format("questions?|quest|q|faq"), re.IGNORECASE)
ANSWER_LABEL: Final = re.compile(_LABEL.format("r[ée]ponses?|r[ée]p|answer|r|a"), re.IGNORECASE)
_SPACES: Final = "".join(filter(str.isspace, map(chr, range(0x3001))))
_ICONS_BEFORE: Final = _SPACES + ">+▶►▸▼▾▲△▽›»✚➕❓→➔➜➤■●◆✔✅📌🔹"
_ICONS_AFTER: Final = _SPACES + "+▶►▸▼▾▲△▽›✚➕∨⌄"
_ICON: Final = re.compile(r"\s*([+▶►▸▼▾▲△▽›»✚➕❓→➔➜➤■●◆✔✅📌🔹])\s*\w")
_QUESTION_END: Final = re.compile(r"[?？][\s»”\")\]*_]*$")
_TITLE_END: Final = re.compile(r"[.:;,!…]$")
_TITLE_LENGTH: Final = 160
_OPEN_END: Final = re.compile(r"[^.:;!?？…\s]$")
_SMALL_WORD_END: Final = re.compile(
    r"\b(?:[àa]|aux?|avec|ce|ces|cette|dans|de|des|du|en|est|et|la|le|les|leur|ma|mes|mon|notre|ou|par|pour|que|qui|sa|ses"
    r"|son|sur|une?|vers|votre|vos|sans|chez|quel|quelle|quels|quelles)$|[('’«/,-]$",
    re.IGNORECASE,
)
_KINDS: Final = (
    (furniture.RULE, LineKind.RULE),
    (furniture.MARKER, LineKind.MARKER),
    (furniture.FACET, LineKind.FACET),
    (furniture.COUNT, LineKind.BOILERPLATE),
    (furniture.BOILERPLATE, LineKind.BOILERPLATE),
)
_BOTH: Final = re.compile(r"\b(?:oui|yes)\b.*\b(?:non?)\b")
_DIGITS: Final = re.compile(r"\d+")
_MOST_LINES: Final = 5
_LONGEST_BOILERPLATE: Final = 400
"""Characters of a line; a longer one always counts as text, because some patterns take quadratic time."""


def classify(texts: list[str], noise: Collection[str] = (), ends: re.Pattern[str] | None = None) -> list[PageLine]:
    """Return the lines of a capture, each with its kind.

    Args:
        texts: The lines.
        noise: Lines that belong to no entry; numbers in them may differ.
        ends: What ends an answer, beside the markers that are known.
    """
    told = frozenset(map(_without_numbers, noise))
    plain = [PageLine(number, text.rstrip(), _kind(text.rstrip())) for number, text in enumerate(texts, start=1)]
    split = [_split_marker(line) for line in plain]
    # One marker, and inside a line: the text talks about it.
    is_told_of = sum(line.closes for line in split) == 1 and all(line.kind is not LineKind.MARKER for line in split)
    lines = _with_repeated_furniture([_as_told(line, told, ends) for line in (plain if is_told_of else split)])
    return with_boilerplate(_with_buttons(lines))


def _as_told(line: PageLine, noise: Collection[str], ends: re.Pattern[str] | None) -> PageLine:
    """Return ``line`` as the recipe of the source says that it is."""
    if noise and _without_numbers(line.text) in noise:
        return replace(line, kind=LineKind.BOILERPLATE)
    return replace(line, kind=LineKind.MARKER) if ends and ends.search(line.text) else line


def _with_repeated_furniture(lines: list[PageLine]) -> list[PageLine]:
    """Classify what the page repeats at each entry."""
    short = {
        n: fold_line(line.text) for n, line in enumerate(lines) if line.is_text and len(line.text) <= _TITLE_LENGTH
    }
    found = {n: _DIGITS.sub("0", text)[:12] for n, text in short.items() if furniture.FURNITURE.match(text)}
    counts = Counter(found.values())
    return [
        replace(line, kind=LineKind.BOILERPLATE) if n in found and counts[found[n]] >= _FEWEST_REPEATED else line
        for n, line in enumerate(lines)
    ]


def _without_numbers(text: str) -> str:
    """Return ``text`` folded, with 0 for each number."""
    return _DIGITS.sub("0", fold_line(text))


def proposes_contact(text: str) -> bool:
    """Return whether a question is that of a page's footer: « Vous n’avez pas trouvé votre réponse ? »."""
    return bool(furniture.PROPOSES_CONTACT.match(fold_line(text)))


def with_joined_questions(lines: list[PageLine]) -> list[PageLine]:
    """Join questions that are wrapped: the lines above that do not end a sentence go on in the line below."""
    joined = list(lines)
    for index, line in enumerate(lines):
        first = _first_line_of_question(lines, index) if line.is_question else index
        if first < index and not lines[first].text.lstrip()[:1].islower():
            text = " ".join(above.text.strip() for above in lines[first : index + 1])
            joined[first:index] = [replace(above, kind=LineKind.BLANK) for above in lines[first:index]]
            joined[index] = replace(line, text=text, first_half=lines[first].number)
    return joined


def _first_line_of_question(lines: Sequence[PageLine], index: int) -> int:
    """Return the line that a question begins on: that of its sentence, or of its paragraph if the lines are full."""
    first = sure = index
    while index - first < _MOST_LINES and _may_go_on(lines, first):
        is_middle = lines[first].text.lstrip()[:1].islower() or _SMALL_WORD_END.search(lines[first - 1].text)
        sure = first - 1 if sure == first and is_middle else sure
        first -= 1
    texts = [line.text for line in lines[first : index + 1]]
    widest = max(map(len, texts))
    is_paragraph = begins_paragraph(lines, first) and (index + 1 == len(lines) or not lines[index + 1].is_text)
    is_full = all(len(above) + len(below.split(maxsplit=1)[0]) >= widest for above, below in pairwise(texts))
    return first if is_paragraph and is_full else sure


def taken_apart(lines: Sequence[PageLine], headings: Collection[int], texts: Sequence[str]) -> list[PageLine]:
    """Return ``lines`` with the wrapped questions in them that begin no entry as they were.

    Args:
        lines: All of a capture, joined by ``with_joined_questions``.
        headings: Numbers of the lines that begin an entry.
        texts: The lines of the capture as they are in it.
    """
    apart = list(lines)
    for line in lines:
        if line.first_half and line.number not in headings:
            for number in range(line.first_half, line.number + 1):
                if number == line.number or apart[number - 1].kind is LineKind.BLANK:
                    text = texts[number - 1].rstrip()
                    apart[number - 1] = replace(apart[number - 1], text=text, kind=line.kind, first_half=0)
    return apart


def _may_go_on(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether the line above, which is text, does not end a sentence."""
    above = lines[index - 1] if index else PageLine(0, "", LineKind.BLANK)
    is_open = len(above.text) < _LONGEST_BOILERPLATE and _OPEN_END.search(above.text)
    return bool(is_open) and above.is_text and not above.closes and not _LIST_ITEM.match(above.text)


def declared_count(line: PageLine) -> int | None:
    """Return N of a line « N résultats », or ``None``."""
    match = furniture.COUNT.match(fold_line(line.text))
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


def is_short_title(line: PageLine) -> bool:
    """Return whether a line could be a heading, and is no longer than most are."""
    return is_title(line.text) and len(line.text) <= _TITLE_LENGTH // 2


def question_text(text: str) -> str:
    """Return the question in a heading line, without icon, Markdown, number or label."""
    bare = _without_icons(_after(_HEADING, _without_icons(text)))
    bare = _after(_HEADING, bare).rstrip("#").strip()
    if bare.startswith(("**", "__")) and bare.endswith(bare[:2]) and len(bare) > 4:
        bare = bare[2:-2].strip()
    return _after(QUESTION_LABEL, _after(NUMBER, bare)) or bare


def number_of(text: str) -> int | None:
    """Return the number that a line such as « 3. Comment … ? » begins with, or ``None``."""
    match = NUMBER.match(text)
    return int(match["number"]) if match else None


def decoration_of(line: PageLine) -> str:
    """Return the bullet, the icon or the Markdown emphasis that marks a line as a heading, or an empty string."""
    icon = _ICON.match(line.text)
    if line.bullet or icon:
        return line.bullet or (icon[1] if icon else "")
    bare = line.text.strip()
    return "**" if len(bare) > 4 and bare.startswith("**") and bare.endswith("**") else ""


def level_of(line: PageLine) -> str:
    """Return the signs of a Markdown heading, or an empty string."""
    match = _HEADING.match(line.text)
    return match[1] if match else ""


def after_question_label(text: str) -> str | None:
    """Return what follows « Q : » or « Question : » at the start of ``text``, or ``None``."""
    match = QUESTION_LABEL.match(text)
    return text[match.end() :].strip("*_ \t") if match else None


def after_answer_label(text: str) -> str | None:
    """Return what follows « R : » or « Réponse : » at the start of ``text``, or ``None``."""
    match = ANSWER_LABEL.match(text)
    return text[match.end() :] if match else None


def segments(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Return the lines of text, split at the markers."""
    parts: list[list[PageLine]] = [[]]
    for line in lines:
        if line.is_text:
            parts[-1].append(line)
        if line.ends_answer and parts[-1]:
            parts.append([])
    return [segment for segment in parts if segment]


def begins_paragraph(lines: Sequence[PageLine], index: int) -> bool:
    """Return whether a line is the first one, or below one that is not text."""
    return index == 0 or not lines[index - 1].is_text


def _without_icons(text: str) -> str:
    """Return ``text`` without the icons that open and close an answer, at its ends."""
    bare = text.lstrip(_ICONS_BEFORE)
    without = bare.rstrip(_ICONS_AFTER)
    return without if _QUESTION_END.search(without) or not bare.rstrip().endswith("+") else bare.rstrip()


def _after(prefix: re.Pattern[str], text: str) -> str:
    """Return ``text`` without ``prefix`` at its start."""
    match = prefix.match(text)
    return text[match.end() :] if match else text


def _split_marker(line: PageLine) -> PageLine:
    """Return a line without the marker behind its text, if there is one."""
    found = furniture.INLINE_MARKER.search(line.text)
    rest = line.text[found.end() :] if found else ""
    if found and len(rest) <= _LONGEST_BOILERPLATE and furniture.MARKER.match(fold_line(rest)):
        return PageLine(line.number, line.text[: found.start()].rstrip(), LineKind.TEXT, closes=True)
    return line


def _kind(text: str) -> LineKind:
    if is_blank(text):
        return LineKind.BLANK
    folded = fold_line(text)
    if len(text) > _LONGEST_BOILERPLATE:
        return LineKind.RULE if furniture.RULE.match(folded) else LineKind.TEXT
    return next((kind for pattern, kind in _KINDS if pattern.match(folded)), LineKind.TEXT)


def _with_buttons(lines: list[PageLine]) -> list[PageLine]:
    """Classify the buttons « Oui » and « Non » below a marker, on one line or on two, or those with thumbs."""
    result = list(lines)
    for index, line in enumerate(lines):
        below = range(index + 1, min(index + 5, len(lines))) if line.ends_answer else ()
        following = [n for n in below if lines[n].kind is not LineKind.BLANK]
        for buttons in (following[:1], following[:2]):
            folded = [fold_line(lines[n].text) for n in buttons]
            is_both = all(map(furniture.BUTTON_LINE.match, folded)) and _BOTH.search(" ".join(folded))
            if is_both or (folded and not any(map(str.isalnum, folded[0]))):
                for n in buttons:
                    result[n] = PageLine(lines[n].number, lines[n].text, LineKind.BUTTON)
                break
    return result


def with_boilerplate(lines: list[PageLine]) -> list[PageLine]:
    """Classify boilerplate that could be an answer elsewhere: at the top, after a marker, at the end."""
    starts = (0, *(index + 1 for index, line in enumerate(lines) if line.kind is LineKind.MARKER))
    runs = [range(start, len(lines)) for start in starts] + [range(len(lines) - 1, -1, -1)]
    boilerplate = set().union(*(_boilerplate_run(lines, run) for run in runs))
    return [replace(line, kind=LineKind.BOILERPLATE) if n in boilerplate else line for n, line in enumerate(lines)]


def _boilerplate_run(lines: Sequence[PageLine], indices: range) -> set[int]:
    """Return the indices of boilerplate up to the next answer or marker.

    All there is between two markers is a short answer, and so is what follows a question just above the end.
    """
    found: set[int] = set()
    for index in indices:
        line = lines[index]
        if line.ends_answer:
            return found if indices.step < 0 else set()
        if line.is_text:
            folded = fold_line(line.text) if len(line.text) <= _LONGEST_BOILERPLATE else ""
            if is_question(line.text):
                return found - {min(found, default=0)} if indices.step < 0 else found
            if not furniture.BOILERPLATE_AT_AN_EDGE.match(folded):
                return found
            found.add(index)
    return found
