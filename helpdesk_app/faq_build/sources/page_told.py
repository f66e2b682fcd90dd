"""What a person says about single lines of a capture: it goes before what the program recognises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk_app.faq_build.sources.document import LineKind
from helpdesk_app.faq_build.sources.page_choice import LayoutChoice
from helpdesk_app.faq_build.sources.page_layouts import Layout
from helpdesk_app.faq_build.sources.page_lines import PageLine
from helpdesk_app.faq_build.sources.recipe import FileRecipe
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_


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

    def choice(self, choice: LayoutChoice | None, lines: Sequence[PageLine]) -> LayoutChoice | None:
        """Return how the ``lines`` of a capture are read, given how they would be without a word."""
        told = self._begin | self._go_on | self._end
        if not told:
            return choice
        if choice is None:
            if not self._begin:
                return None
            choice = LayoutChoice(Layout(N_("lines that begin as faq.toml says"), has_questions=True), list(lines))
        layout = replace(
            choice.layout,
            headings=choice.layout.headings - told | self._begin,
            sections=choice.layout.sections - told,
            contents=choice.layout.contents - told,
            separators=choice.layout.separators - told | self._end,
            footer=0 if choice.layout.footer in told else choice.layout.footer,
        )
        read = [own if own.number in told else line for line, own in zip(choice.lines, lines, strict=True)]
        doubts = tuple(doubt for doubt in choice.doubts if doubt.line not in told)
        return LayoutChoice(layout, self._with_ends(read, layout), doubts)

    def _with_ends(self, lines: list[PageLine], layout: Layout) -> list[PageLine]:
        """Return ``lines`` with what ends an answer, and what follows it up to the next question, outside entries."""
        is_closed = False
        told: list[PageLine] = []
        for line in lines:
            is_closed = (is_closed or line.number in self._end) and line.number not in layout.headings
            if line.number in self._end:
                told.append(replace(line, kind=LineKind.RULE))
            elif is_closed and line.is_text and layout.has_questions:
                told.append(replace(line, kind=LineKind.BOILERPLATE))
            else:
                told.append(line)
        return told
