"""Cut a capture by a layout, and score the cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from helpdesk_app.faq_build.sources.document import LineKind, SourceRemark
from helpdesk_app.faq_build.sources.page_capture import MOST, Capture
from helpdesk_app.faq_build.sources.page_layouts import LAYOUTS, MARKED, MARKED_QUESTIONS, Asks, Layout, Place
from helpdesk_app.faq_build.sources.page_lines import PageLine, is_question, is_title, level_of
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_

_FEWEST_TITLES: Final = 3
"""Entries that a page without questions must have."""

_ANSWERED: Final = 0.8
"""The share of the titles that must have an answer."""

_HEADER: Final = 0.1
_SHORT_HEADER: Final = 3
"""The share of the lines, and the number of lines, that may stand above the first title."""

_LONGEST: Final = 400
"""Characters of a line that begins an entry and has no answer on it."""


AS_TOLD: Final = N_("lines that begin as faq.toml says")


@dataclass(frozen=True, slots=True)
class Cut:
    """A capture, cut by a layout. Lines are given by their numbers."""

    layout: Layout
    lines: tuple[PageLine, ...]
    """All lines; of a heading with a question and more, ``asked`` is the question and ``text`` the rest."""
    headings: frozenset[int] = frozenset()
    """Lines that begin a block and are its question."""
    separators: frozenset[int] = frozenset()
    """Blank lines and rules that end a block."""
    sections: frozenset[int] = frozenset()
    """Titles above several questions."""
    contents: frozenset[int] = frozenset()
    """Questions listed at the top and answered further down."""
    skips: frozenset[int] = frozenset()
    """Headings with a number that is not the next one."""
    footer: int = 0
    """The line from which on the page has no entry any more; 0 where entries reach its end."""
    labelled: bool = False
    """Whether a label (« R : ») begins each answer, so that a question may have several lines."""
    score: float = 0.0
    doubts: tuple[SourceRemark, ...] = ()

    @property
    def has_questions(self) -> bool:
        """Whether blocks usually begin with a question."""
        return self.layout.ends is None or self.layout.asks is Asks.MOST

    @property
    def has_markers(self) -> bool:
        """Whether markers end the blocks."""
        return self.layout.ends is LineKind.MARKER


def cuts_of(lines: Sequence[PageLine], layouts: Sequence[Layout] = LAYOUTS) -> list[Cut]:
    """Return the cuts by all layouts that fit, the best first."""
    capture = Capture(lines)
    listed = capture.contents
    inner = [replace(line, kind=LineKind.BOILERPLATE) if line.number in listed else line for line in lines]
    below = Capture(inner) if listed else capture
    cuts = []
    for layout in layouts if capture.texts else ():
        cut = _by_ends(layout, capture) if layout.ends else _Cutter(layout, below).cut()
        if cut is not None:
            bonus = len(cut.headings) in capture.announced.values()
            contents = frozenset() if layout.ends else listed
            cuts.append(replace(cut, contents=contents, score=cut.score + layout.sureness + bonus))
    return sorted(cuts, key=lambda cut: -cut.score)


def cut_as_told(begins: re.Pattern[str], lines: Sequence[PageLine]) -> Cut:
    """Return the cut by the pattern that a recipe states, whatever its score."""
    told = [
        replace(line, kind=LineKind.TEXT) if line.kind is LineKind.BOILERPLATE and begins.match(line.text) else line
        for line in lines
    ]
    return _Cutter(Layout(AS_TOLD, begins=begins), Capture(told)).result()


def _by_ends(layout: Layout, capture: Capture) -> Cut | None:
    """Cut where a line ends an answer."""
    cut = Cut(layout, tuple(capture.lines), score=1.0)
    if layout.ends is not LineKind.MARKER:
        return _by_separators(cut, capture)
    if not capture.markers or (layout is MARKED_QUESTIONS) is not capture.has_questions_between_markers:
        return None
    if capture.has_one_marker_for_the_page:
        cut = replace(cut, score=-layout.sureness - 0.1)
    if layout is MARKED:
        return cut
    sections = frozenset(line.number for line in capture.sections_between_markers)
    starts = (part[part[0].number in sections :] for part in capture.parts)
    asked = (start for start in starts if is_question(start[0].text) or (len(start) > 1 and is_title(start[0].text)))
    return replace(cut, headings=frozenset(start[0].number for start in asked), sections=sections)


def _by_separators(cut: Cut, capture: Capture) -> Cut | None:
    """Cut where facets or a number of results show the page to be one of answers without questions."""
    ends = (cut.layout.ends, LineKind.BOILERPLATE, LineKind.FACET)
    texts = groupby(line.is_text for line in capture.lines if line.is_text or line.kind in ends)
    parts = sum(is_text for is_text, _ in texts)
    counts = capture.announced.values()
    facets = any(line.kind is LineKind.FACET for line in capture.lines)
    if parts < 2 or not (parts in counts or (facets and not counts)):
        return None
    return replace(cut, separators=frozenset(line.number for line in capture.lines if line.kind is cut.layout.ends))


class _Cutter:
    """Cuts a capture where lines begin entries."""

    def __init__(self, layout: Layout, capture: Capture) -> None:
        self._layout = layout
        self._capture = capture
        self._lines = capture.lines
        self._sections: set[int] = set()
        self._skips: set[int] = set()
        self._found: dict[int, re.Match[str]] = {}
        self._on_one_line = "answer" in layout.begins.groupindex
        for index in capture.places[layout.place]:
            text = self._lines[index].text
            match = layout.begins.match(text) if self._on_one_line or len(text) <= _LONGEST else None
            if match and (layout.asks is not Asks.ALL or is_question(_group(match, "question") or text)):
                self._found[index] = match
        self._asking = {index for index in self._found if is_question(self._question(index))}
        if layout.sign:
            self._keep(self._with_one_sign(layout.sign))
        if layout.value:
            self._keep(self._in_sequence(layout.value))
        if layout.is_guess and len(self._found) > 1:  # The title of the page stands above the first title.
            first, second, *_others = self._found
            at = bisect_left(capture.texts, first)
            self._keep(set(self._found) - ({first} if capture.texts[at + 1] == second else set()))
        self._titles = self._titles_in_place() if layout.asks is Asks.ALL else []

    def _question(self, index: int) -> str:
        return _group(self._found[index], "question") or self._lines[index].text

    def _keep(self, kept: set[int]) -> None:
        self._found = {index: match for index, match in self._found.items() if index in kept}
        self._asking &= kept

    def _with_one_sign(self, sign_of: Callable[[PageLine], str]) -> set[int]:
        """Return the lines with the sign that most questions have; headings of a higher level are sections."""
        signs = {index: sign for index in self._found if (sign := sign_of(self._lines[index]))}
        counted = self._asking.intersection(signs) or (signs if self._layout.asks is Asks.NONE else ())
        counts = Counter(signs[index] for index in counted)
        most = max(counts, key=lambda sign: (counts[sign], sign), default="")
        if most.startswith("#"):
            higher = (line for line in self._lines if line.kind in (LineKind.TEXT, LineKind.BOILERPLATE))
            self._sections = {line.number for line in higher if 0 < len(level_of(line)) < len(most)}
        return {index for index, sign in signs.items() if sign == most}

    def _in_sequence(self, value: Callable[[str], int]) -> set[int]:
        """Return the lines whose numbers go up from 1, without the numbered lists between them.

        Among questions, a title counts where its number is the next one; the last only if no text is next to it.
        """
        mixed = self._layout.asks is Asks.MOST
        chains: list[list[int]] = []
        ends: defaultdict[int, list[list[int]]] = defaultdict(list)
        last = 0
        for index, match in self._found.items():
            number = value(match["number"])
            sure = index in self._asking or not mixed
            before = (number - 1, *((number - 2, number - 3, last if mixed else 0) if sure else ()))
            earlier = next((end for end in before if end < number and ends[end]), 0)
            if number == 1:
                chains.append([])
                chain = chains[-1]
            elif mixed and sure and earlier != number - 1 and ends[number] and ends[number][-1][-1] not in self._asking:
                chain = ends[number].pop()
                chain.pop()  # What had this number was an item of a list.
            elif earlier:
                chain = self._taken(ends[earlier], index)
                self._skips |= {self._lines[index].number} if earlier != number - 1 else set()
            else:
                continue
            chain.append(index)
            ends[number].append(chain)
            last = number
        kept: list[int] = []
        for chain in chains:
            while mixed and chain and chain[-1] not in self._asking and not self._capture.stands_alone(chain[-1]):
                chain.pop()
            if chain and (not kept or (chain[-1] > kept[-1] and not self._is_list(chain))):
                self._sections |= self._title_above(chain[0]) if kept and mixed else set()
                kept += chain
        return set(kept)

    def _taken(self, chains: list[list[int]], index: int) -> list[int]:
        """Take the last of ``chains`` that a line goes on, rather one that it is next to than one that is a list."""
        latest = range(max(0, len(chains) - 3), len(chains))
        rank = {n: (chains[n][-1] == index - 1, not self._is_list(chains[n][-9:]), chains[n][-1]) for n in latest}
        return chains.pop(max(latest, key=lambda n: rank[n]))

    def _is_list(self, chain: Sequence[int]) -> bool:
        """Return whether most lines of a chain follow each other as items do, or do not ask on a page of questions."""
        if self._layout.asks is Asks.MOST:
            return sum(index in self._asking for index in chain) < MOST * len(chain)
        return 2 * sum(below == above + 1 for above, below in pairwise(chain)) >= len(chain)

    def _title_above(self, index: int) -> set[int]:
        """Return the title of a section above the question that numbers start again with, if there is one."""
        above = next((n for n in range(index - 1, -1, -1) if self._lines[n].is_text), None)
        if above is None or not self._capture.stands_alone(above) or not is_title(self._lines[above].text):
            return set()
        return {self._lines[above].number}

    def _titles_in_place(self) -> list[int]:
        """Return the titles without a question mark that stand where the page has its questions."""
        for place in self._layout.titles:
            starts = self._capture.places[place]
            asking = self._asking.intersection(starts)
            if len(starts) > 2 and len(asking) >= MOST * max(len(starts), len(self._asking)):
                return [n for n in starts if n not in self._asking and is_title(self._lines[n].text)]
        return []

    def cut(self) -> Cut | None:
        """Return the cut, or ``None`` where the layout is not that of the page."""
        layout, count = self._layout, len(self._found)
        is_titled = layout.asks is Asks.NONE and layout.answer is None
        if count < max(layout.fewest, _FEWEST_TITLES if is_titled else 1):
            return None
        if len(self._asking) < layout.covers * len(self._capture.asking):
            return None
        if layout.asks is Asks.MOST and len(self._asking) < MOST * count:
            return None
        if is_titled and (
            self._above() > max(_SHORT_HEADER, _HEADER * len(self._capture.texts))
            or self._answered() < _ANSWERED * count
        ):
            return None
        if layout.answer is None:
            return self.result()
        answers = len(self._capture.places[Place.ABOVE_ANSWER])
        if max(answers, len(self._asking)) < MOST * count:
            return None
        return replace(self.result(), labelled=answers >= MOST * count)

    def _above(self) -> int:
        """Return how many lines of text stand above the first entry."""
        return bisect_left(self._capture.texts, min(self._found, default=0))

    def _answered(self) -> int:
        if self._on_one_line:
            return len(self._found)
        return sum(index in self._found and below not in self._found for index, below in pairwise(self._capture.texts))

    def result(self) -> Cut:
        """Return the cut and its score, from 0 to 1."""
        found, lines = self._found, self._lines
        others = len(self._capture.asking - found.keys())
        named = [self._question(index) for index in found]
        count = max(1, len(found))
        like = different = 1.0
        if self._layout.answer is None:  # A label may stand alone, above its question.
            like = sum(is_question(text) or is_title(text) for text in named) / count
            different = len({fold_line(text) for text in named}) / count
        begun = 1 - self._above() / max(1, len(self._capture.texts))
        score = self._answered() / count * like * different * begun * (1 - others / (2 * (count + others)))
        read = list(lines)
        for index, match in found.items():
            if question := _group(match, "question"):
                read[index] = replace(lines[index], asked=question, text=_group(match, "answer"))
        return Cut(
            self._layout,
            tuple(read),
            headings=frozenset(lines[index].number for index in (*found, *self._titles)),
            sections=frozenset(self._sections),
            skips=frozenset(self._skips).intersection(lines[index].number for index in found),
            score=score,
        )


def _group(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").strip()
