"""A file as it is read: each line with what it was taken for, the entries that come out, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.doubts import doubts_about
from helpdesk_app.faq_build.importing import import_documents
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.sources.document import Block, Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source
from helpdesk_app.faq_build.sources.page_lines import after_question_label, question_text
from helpdesk_app.faq_build.sources.pictures import files_beside
from helpdesk_app.faq_build.sources.recipe import FileRecipe
from helpdesk_app.faq_build.sources.rich_text import plain
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import _


class LineRole(Enum):
    """What a line was taken for, as people see it."""

    QUESTION = auto()
    ANSWER = auto()
    REJECTED = auto()
    """Part of what looks like an entry and makes none."""
    TOPIC = auto()
    FURNITURE = auto()
    OUTSIDE = auto()
    """Text in no entry."""
    END = auto()
    """What ends an answer: a marker, its buttons, a rule."""
    BLANK = auto()


_ROLES = {
    LineKind.FACET: LineRole.TOPIC,
    LineKind.BOILERPLATE: LineRole.FURNITURE,
    LineKind.OUTSIDE: LineRole.OUTSIDE,
    LineKind.MARKER: LineRole.END,
    LineKind.BUTTON: LineRole.END,
    LineKind.RULE: LineRole.END,
    LineKind.BLANK: LineRole.BLANK,
}


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What became of a file."""

    document: Document | None
    """``None`` for a file that is not read at all."""
    entries: tuple[Entry, ...] = ()
    doubts: tuple[Notice, ...] = ()
    rejected: int = 0
    """Blocks that make no entry."""
    problem: str = ""
    """Why there is no entry, and what to do."""
    questions: frozenset[int] = frozenset()
    """The lines of text that are questions."""
    beside: tuple[Path, ...] = ()
    """The files beside it that it shows: pictures."""

    @property
    def is_table(self) -> bool:
        """Whether its columns are to be named, and not its lines."""
        return self.document is not None and bool(self.document.tables)

    def role(self, number: int) -> LineRole:
        """Return what the line ``number``, from 1, was taken for."""
        assert self.document is not None
        line = self.document.lines[number - 1]
        if line.kind is not LineKind.TEXT:
            return _ROLES[line.kind]
        if self.document.blocks[line.block].fault:
            return LineRole.REJECTED
        return LineRole.QUESTION if number in self.questions else LineRole.ANSWER

    def note(self, number: int) -> str:
        """Return why a line was taken for what it is, where that is known."""
        assert self.document is not None
        line = self.document.lines[number - 1]
        return _(self.document.blocks[line.block].fault if line.block >= 0 else line.note)


def read(data: bytes, name: str, recipe: FileRecipe, path: Path) -> SourceReading:
    """Read the file ``name`` as ``recipe`` says.

    Args:
        data: Its content.
        name: As it is called in the folder of the FAQ.
        recipe: What is said about it.
        path: Where it is now; what it shows is beside it.
    """
    beside: set[Path] = set()
    try:
        document = parse_source(data, name, recipe, files_beside(path, path.parent, beside))
        imported = import_documents([document])
    except SourceError as error:
        return SourceReading(error.unread, problem=error.reason)
    return SourceReading(
        document,
        imported.entries,
        doubts_about([document]),
        imported.ledger.rejected,
        questions=frozenset(_questions(document)),
        beside=tuple(sorted(beside)),
    )


def _questions(document: Document) -> Iterator[int]:
    """Yield the lines that hold the question of their block, which are its first."""
    if not document.texts:
        return
    numbers: dict[int, list[int]] = {}
    for line in document.lines:
        if line.block >= 0:
            numbers.setdefault(line.block, []).append(line.number)
    for index, block in enumerate(document.blocks):
        yield from _question_lines(block, numbers.get(index, []), document.texts)


def _question_lines(block: Block, numbers: list[int], texts: tuple[str, ...]) -> Iterator[int]:
    question = fold_line(block.question)
    answered = fold_line(next(iter(block.answer.split("\n")), ""))
    for number in numbers if question else ():
        text = plain(texts[number - 1])
        label = after_question_label(text)
        asked = fold_line(question_text(text) if label is None else label)
        if not asked or asked == answered or (asked not in question and question not in asked):
            return
        yield number
