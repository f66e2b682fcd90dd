"""CSV with any separator: the rows of a table, each with its lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from helpdesk_app.faq.limits import LONGEST_ANSWER
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.sources.records import Record, read_table
from helpdesk_app.text.translation import N_, _

_SEPARATORS: Final = (";", ",", "\t", "|")
_NAMES: Final = {";": N_("semicolons"), ",": N_("commas"), "\t": N_("tabs"), "|": N_("bars")}
_SAMPLE: Final = 200
"""Rows that are tried with each separator."""


def parse(
    text: str,
    source: str,
    sha256: str,
    columns: Mapping[str, Sequence[str]] | None = None,
    pictures: Pictures | None = None,
) -> Document:
    """Read a table of text; the pictures of its HTML are taken into ``pictures``.

    Raises:
        SourceError: It has one column with every separator, a quote is not closed, or its columns cannot be told apart.
    """
    lines = split_lines(text)
    first = 1
    separator = ""
    if lines[0].casefold().startswith("sep=") and len(lines[0]) == 5:  # Excel's own hint.
        separator, first = lines[0][4], 2
    separator = separator or _separator(lines, source)
    records = [*_records(lines[first - 1 :], separator, source, first)]
    if first == 2:
        records.insert(0, Record(1, 1, (lines[0],)))
    return read_table(
        records,
        source,
        sha256,
        _("a table with {separator}").format(separator=_(_NAMES.get(separator, separator))),
        columns,
        pictures,
    )


def _separator(lines: Sequence[str], source: str) -> str:
    """Return the separator with which most rows have the same number of cells, and most cells at that."""
    scores = {}
    for separator in _SEPARATORS:
        try:
            widths = [len(record.cells) for record in _sampled(lines, separator, source)]
        except SourceError:
            continue
        most = max(widths, key=widths.count, default=0)
        if most > 1:
            scores[separator] = (widths.count(most) / len(widths), most)
    if not scores:
        # Raises what is wrong with the quotes, where that is the reason.
        [*_records(lines, ";", source, 1)]
        reason = _("a table of one column. Separate question and answer with semicolons, and save it as CSV again.")
        raise SourceError(source, 1, reason)
    return max(scores, key=lambda separator: scores[separator])


def _sampled(lines: Sequence[str], separator: str, source: str) -> Iterable[Record]:
    for count, record in enumerate(_records(lines, separator, source, 1)):
        if count == _SAMPLE:
            return
        if not record.is_blank:
            yield record


def _records(lines: Sequence[str], separator: str, source: str, first: int) -> Iterable[Record]:
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_ANSWER))
    # A line end inside quotes is the reader's to see, so every line gets one.
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            yield Record(before + first, reader.line_num + first - 1, tuple(cell.strip("\n") for cell in cells))
            before = reader.line_num
    except csv.Error as error:
        raise SourceError(source, before + first, _mistake(str(error), separator)) from error


def _mistake(error: str, separator: str) -> str:
    if "unexpected end" in error:
        return _(
            'a quote (") opens a cell and none closes it: the rest of the file would be one cell. Close or remove it.'
        )
    if "expected after" in error:
        return _(
            'a quote (") inside a cell. Double it ("") inside a quoted cell, or check that « {separator} » separates '
            "the cells."
        ).format(separator=separator)
    if "field larger" in error:
        return _("a cell longer than any answer may be. A quote may not be closed; look at this row.")
    return _("not a table: {error}.").format(error=error)
