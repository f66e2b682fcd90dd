"""What a person says about single lines of a capture: it goes before what the program recognises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_cuts import AS_TOLD, Cut
from helpdesk_app.faq_build.sources.page_layouts import Layout
from helpdesk_app.faq_build.sources.page_lines import PageLine
from helpdesk_app.faq_build.sources.recipe import FileRecipe
from helpdesk_app.text.folding import fold_line


class Told:
    """The lines that a recipe lists, by their numbers.

    Args:
        texts: The lines of the capture.
        recipe: What is said about it.
    """

    def __init__(self, texts: Sequence[str], recipe: FileRecipe) -> None:
        self._begin: frozenset[int] = frozenset()
        self._go_on: frozenset[int] = frozenset()
        self._end: frozenset[int] = frozenset()
        if recipe.question_lines or recipe.answer_lines or recipe.end_lines:
            folded = [fold_line(text) for text in texts]
            listed = (recipe.question_lines, recipe.answer_lines, recipe.end_lines)
            self._begin, self._go_on, self._end = (
                frozenset(number for number, text in enumerate(folded, start=1) if text in some) for some in listed
            )

    def lines(self, lines: list[PageLine]) -> list[PageLine]:
        """Return ``lines`` with those that belong to an entry as text."""
        kept = self._begin | self._go_on
        return [replace(line, kind=LineKind.TEXT) if line.number in kept else line for line in lines] if kept else lines

    def cut(self, cut: Cut | None, lines: Sequence[PageLine]) -> Cut | None:
        """Return how the ``lines`` of a capture are cut, given how they would be without a word."""
        told = self._begin | self._go_on | self._end
        if not told or (cut is None and not self._begin):
            return cut
        cut = cut or Cut(Layout(AS_TOLD), tuple(lines))
        cut = replace(
            cut,
            lines=tuple(own if own.number in told else line for line, own in zip(cut.lines, lines, strict=True)),
            headings=cut.headings - told | self._begin,
            sections=cut.sections - told,
            contents=cut.contents - told,
            separators=cut.separators - told | self._end,
            footer=0 if cut.footer in told else cut.footer,
            doubts=tuple(doubt for doubt in cut.doubts if doubt.line not in told),
        )
        return self._with_ends(cut)

    def _with_ends(self, cut: Cut) -> Cut:
        """Return ``cut`` with what ends an answer, and what follows it up to the next question, outside entries."""
        is_closed = False
        told: list[PageLine] = []
        for line in cut.lines:
            is_closed = (is_closed or line.number in self._end) and line.number not in cut.headings
            if line.number in self._end:
                told.append(replace(line, kind=LineKind.RULE))
            elif is_closed and line.is_text and cut.has_questions:
                told.append(replace(line, kind=LineKind.BOILERPLATE))
            else:
                told.append(line)
        return replace(cut, lines=tuple(told))
