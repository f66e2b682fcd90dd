"""Turn the rows of a table, or the records of an export, into a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from helpdesk_app.faq.model import Facet, FacetValue, Status, Upkeep
from helpdesk_app.faq_build.sources.columns import COLUMN, ColumnError, Columns, Role, is_header, recognise
from helpdesk_app.faq_build.sources.document import (
    Block,
    Document,
    Line,
    LineKind,
    SourceError,
    SourceRemark,
    SourceTable,
    unread,
)
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.sources.rich_text import plain
from helpdesk_app.faq_build.upkeep import UpkeepError, read_upkeep
from helpdesk_app.text.folding import fold_line, is_blank
from helpdesk_app.text.translation import N_, _

_SEPARATORS: Final = re.compile(r"[;|\n]")
_PAST_SEPARATORS: Final = re.compile(r"(?<=\?)\s+(?=[A-ZÀ-Ý])|[;|\n]")
_STATUSES: Final = {
    **dict.fromkeys(
        ("brouillon", "draft", "a relire", "a valider", "a rediger", "en cours", "a completer"), Status.DRAFT
    ),
    **dict.fromkeys(("non publie", "non publiee", "inactif", "inactive"), Status.DRAFT),
    **dict.fromkeys(("archive", "archivee", "masque", "masquee", "hidden", "obsolete", "supprime"), Status.HIDDEN),
}
"""Folded word -> status; any other word means published."""

_NAMES_OF_DRAFT: Final = frozenset(("draft", "brouillon"))
_NAMES_OF_PUBLISHED: Final = frozenset(("publie", "published"))
_YES: Final = frozenset(("oui", "yes", "true", "vrai", "1", "x"))
_NO: Final = frozenset(("non", "no", "false", "faux", "0"))
_UPKEEP: Final = (Role.OWNER, Role.VALID_FROM, Role.VALID_TO, Role.CHECKED_ON, Role.ADDRESS)
_TIME_OF_DAY: Final = re.compile(r"(?<=\d)[T ]\d\d:\d\d.*")
HEADER_AMONG: Final = 10
"""Rows at the top of a table among which its header is sought."""
_FRENCH: Final = "fr"
_LOST_LINKS: Final = N_("answers with a link that leads nowhere outside its page; its text is kept")


@dataclass(frozen=True, slots=True)
class Record:
    """One row or record, with the lines of the source that it has."""

    first_line: int
    last_line: int
    cells: tuple[str, ...]
    marked: Mapping[int, str] = field(default_factory=dict)
    """Those of the cells that have a bold part or a link, by their index, in the FAQ's subset of Markdown."""

    @property
    def is_blank(self) -> bool:
        """Whether no cell shows anything."""
        return all(is_blank(cell) for cell in self.cells)


def read_table(
    records: Sequence[Record],
    source: str,
    sha256: str,
    kind: str,
    given: Mapping[str, Sequence[str]] | None = None,
    pictures: Pictures | None = None,
) -> Document:
    """Read a table whose header is one of its first rows.

    Args:
        records: All rows, in order, blank ones too.
        source: Name of the file.
        sha256: Of its bytes.
        kind: What the file is, for the report.
        given: Role -> names of its columns, from the recipe.
        pictures: Takes in those of the cells that are HTML.

    Raises:
        SourceError: The columns cannot be told apart, or there is no entry.
    """
    written = [number for number, record in enumerate(records) if not record.is_blank]
    if not written:
        raise SourceError(source, 1, _("the table is empty. Save it again, and check its size."))
    named = (number for number in written[:HEADER_AMONG] if is_header(records[number].cells))
    head = next(named, written[0])
    is_entry = not is_header(records[head].cells) and _is_entry(records[head].cells)
    if is_entry and all(name.startswith(f"{COLUMN} ") for some in (given or {}).values() for name in some):
        return _without_header(records, source, sha256, kind, given, pictures)
    rows = [record for record in records[head + 1 :] if not record.is_blank]
    names = tuple(" ".join(cell.split()) for cell in records[head].cells)
    try:
        columns = recognise(names, [record.cells for record in rows], given)
    except ColumnError as error:
        raise undecided(error, records, rows, names, source, sha256) from error
    above = {number: N_("header") if number == head else N_("above the header") for number in range(head + 1)}
    document = _RecordReader(columns, rows, source, pictures).document(records, above, sha256, kind)
    if columns.is_named:
        return document
    text = _("no column has a name that is known, and this row is taken as the header: {names}.").format(
        names=", ".join(filter(None, names))
    )
    return replace(document, doubts=(SourceRemark(records[head].first_line, text),))


def _is_entry(cells: Sequence[str]) -> bool:
    """Return whether a row at the top of a table asks something and answers it, so that it is no header."""
    asking = [cell for cell in cells if cell.strip().endswith("?")]
    return bool(asking) and any(cell.strip() and cell not in asking for cell in cells)


def _without_header(
    records: Sequence[Record],
    source: str,
    sha256: str,
    kind: str,
    given: Mapping[str, Sequence[str]] | None,
    pictures: Pictures | None,
) -> Document:
    """Read a table whose first row is an entry already."""
    width = max(len(record.cells) for record in records)
    names = tuple(f"{COLUMN} {number}" for number in range(1, width + 1))
    rows = [record for record in records if not record.is_blank]
    try:
        columns = recognise(names, [record.cells for record in rows], given)
    except ColumnError as error:
        raise undecided(error, records, rows, names, source, sha256) from error
    return read_records(records, columns, source, sha256, _("{kind}, without a header").format(kind=kind), pictures)


def undecided(
    error: ColumnError,
    records: Sequence[Record],
    rows: Sequence[Record],
    names: tuple[str, ...],
    source: str,
    sha256: str,
) -> SourceError:
    """Return the error about columns that a person has to name, with the table."""
    refusal = SourceError(source, rows[0].first_line if rows else records[-1].last_line, str(error))
    lines = unread(source, sha256, [""] * records[-1].last_line).lines
    table = SourceTable(Columns(names), tuple((row.first_line, row.cells) for row in rows))
    refusal.unread = Document(source, sha256, lines, (), tables=(table,))
    return refusal


def read_records(
    records: Sequence[Record],
    columns: Columns,
    source: str,
    sha256: str,
    kind: str,
    pictures: Pictures | None = None,
) -> Document:
    """Read records that have no header; ``columns`` says what their fields hold.

    Raises:
        SourceError: There is no entry.
    """
    rows = [record for record in records if not record.is_blank]
    return _RecordReader(columns, rows, source, pictures).document(records, {}, sha256, kind)


class _RecordReader:
    """Makes blocks of the rows of one table."""

    def __init__(self, columns: Columns, rows: Sequence[Record], source: str, pictures: Pictures | None) -> None:
        self._pictures = pictures
        self._columns = columns
        self._rows = rows
        self._source = source
        self._remarks: list[SourceRemark] = []
        languages = Counter(self._cell(row, Role.LANGUAGE).casefold()[:2] for row in rows)
        self._only = _FRENCH if languages[_FRENCH] and len(languages) > 1 else ""

    def document(self, records: Sequence[Record], above: Mapping[int, str], sha256: str, kind: str) -> Document:
        if not self._rows:
            raise SourceError(
                self._source, 1, _("the table has a header and no entry. Save it again, and check its size.")
            )
        lines: list[Line] = []
        blocks: list[Block] = []
        for index, record in enumerate(records):
            numbers = range(record.first_line, record.last_line + 1)
            if record.is_blank:
                lines += (Line(number, LineKind.BLANK) for number in numbers)
            elif index in above:
                lines += (Line(number, LineKind.BOILERPLATE, note=above[index]) for number in numbers)
            else:
                lines += (Line(number, LineKind.TEXT, len(blocks)) for number in numbers)
                blocks.append(self._block(record))
        facets = dict.fromkeys(value.facet for block in blocks for value in block.facets)
        return Document(
            source=self._source,
            sha256=sha256,
            lines=tuple(lines),
            blocks=tuple(blocks),
            facets=tuple(Facet(question, source_text=question) for question in facets),
            remarks=tuple(self._remarks),
            layout=_("; ").join((kind, self._columns.described())),
            tables=(SourceTable(self._columns, tuple((row.first_line, row.cells) for row in self._rows)),),
        )

    def _cell(self, record: Record, role: Role) -> str:
        index = next(iter(self._columns.of(role)), len(record.cells))
        return record.cells[index].strip() if index < len(record.cells) else ""

    def _block(self, record: Record) -> Block:
        answers = [self._answer(record, index) for index in self._columns.of(Role.ANSWER)]
        answer = "\n".join(filter(None, answers))
        question = plain(_one_line(self._cell(record, Role.QUESTION)))
        return Block(
            record.first_line,
            record.last_line,
            answer,
            question,
            wordings=self._wordings(record, question),
            facets=tuple(dict.fromkeys(self._topics(record))),
            uid=_one_line(self._cell(record, Role.UID)),
            upkeep=self._upkeep(record),
            fault=self._fault(record, question, answer),
        )

    def _fault(self, record: Record, question: str, answer: str) -> str:
        more = len(record.cells) - len(self._columns.names)
        if more > 0 and any(cell.strip() for cell in record.cells[-more:]):
            return _("{n} cells where the header has {width}").format(
                n=len(record.cells), width=len(self._columns.names)
            )
        if not any(character.isalnum() for character in answer):
            return N_("a question without an answer") if question else N_("neither question nor answer")
        language = self._cell(record, Role.LANGUAGE)
        if self._only and language.casefold()[:2] != self._only:
            return _("its language is « {language} »").format(language=language)
        return ""

    def _upkeep(self, record: Record) -> Upkeep:
        given = {role.value: self._cell(record, role) for role in _UPKEEP}
        dates = {role.value: _TIME_OF_DAY.sub("", given[role.value]) for role in _UPKEEP[1:4]}
        try:
            return replace(Upkeep(**read_upkeep(given | dates)), status=self._status(record))
        except UpkeepError as error:
            raise SourceError(self._source, record.first_line, str(error)) from error

    def _status(self, record: Record) -> Status:
        status = fold_line(self._cell(record, Role.STATUS))
        if status:
            name = fold_line(self._columns.names[self._columns.of(Role.STATUS)[0]])
            if (name in _NAMES_OF_DRAFT and status in _YES) or (name in _NAMES_OF_PUBLISHED and status in _NO):
                return Status.DRAFT
        return _STATUSES.get(status, Status.PUBLISHED)

    def _answer(self, record: Record, index: int) -> str:
        cell = record.cells[index] if index < len(record.cells) else ""
        if "<" in cell or "&" in cell:
            from helpdesk_app.faq_build.sources.html_text import html_fragment_lines, looks_like_html

            if looks_like_html(cell):
                shown = html_fragment_lines(cell, self._pictures)
                self._remark(record, shown.remarks, shown.lost_links)
                return shown.text
        lines = split_lines(record.marked.get(index, cell))
        return "\n".join(line.rstrip() for line in lines).strip("\n")

    def _remark(self, record: Record, pictures: Sequence[SourceRemark], lost_links: Sequence[str]) -> None:
        self._remarks += (replace(remark, line=record.first_line) for remark in pictures)
        if lost_links:
            text = _("the link « {text} » leads nowhere outside its page; its text is kept.").format(text=lost_links[0])
            self._remarks.append(SourceRemark(record.first_line, text, _LOST_LINKS))

    def _wordings(self, record: Record, question: str) -> tuple[str, ...]:
        cells = (record.cells[index] for index in self._columns.of(Role.WORDINGS) if index < len(record.cells))
        given = (_one_line(part) for cell in cells for part in _PAST_SEPARATORS.split(cell))
        return tuple(dict.fromkeys(part for part in given if part and part != question))

    def _topics(self, record: Record) -> Iterable[FacetValue]:
        for index in self._columns.of(Role.TOPIC):
            cell = record.cells[index] if index < len(record.cells) else ""
            for value in map(_one_line, _SEPARATORS.split(cell)):
                if value:
                    yield FacetValue(self._columns.names[index], value)


def _one_line(text: str) -> str:
    return " ".join(text.split())
