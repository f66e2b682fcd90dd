"""Reads exported events of any format, each with the line it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpdesk_app.feedback.formats.csv_format import read_csv
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.writing import ExportFormat, require


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event and the line it was read from."""

    file: Path
    line: int
    """1-based line, or row, in the file."""
    event: Event


def read_export(path: Path) -> Iterator[ReadEvent]:
    """Iterate over the events of an exported file, which is never in memory as a whole (except a workbook).

    Args:
        path: Its suffix gives its format; a folder is read as Parquet.

    Raises:
        ValueError: The suffix is none of ours.
        MissingLibraryError: This installation cannot read the format.
        StorageError: The file cannot be opened, or is not of its format.
        BadLineError: A line is not an event; those before it have been yielded.
    """
    format_ = ExportFormat.PARQUET if path.is_dir() else ExportFormat.from_suffix(path)
    require(format_)
    match format_:
        case ExportFormat.CSV:
            yield from (ReadEvent(path, line, event) for line, event in read_csv(path))
        case ExportFormat.JSONL:
            yield from (ReadEvent(path, line, event) for line, event in read_jsonl(path))
        case ExportFormat.XLSX:
            from helpdesk_app.feedback.formats.xlsx_format import read_xlsx

            yield from (ReadEvent(path, line, event) for line, event in read_xlsx(path))
        case ExportFormat.PARQUET:
            from helpdesk_app.feedback.formats.parquet_format import read_parquet

            yield from (ReadEvent(file, line, event) for file, line, event in read_parquet(path))
