"""Writes events to a file that is complete or absent."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final, Self
from zipfile import BadZipFile, ZipFile

from helpdesk_app.feedback.formats.csv_format import write_csv
from helpdesk_app.feedback.formats.jsonl_format import write_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.storage.atomic import atomic_path, atomic_write
from helpdesk_app.storage.file_kinds import FileKind, file_kind
from helpdesk_app.text.translation import N_, _


class ExportFormat(StrEnum):
    """A format of an exported file; its value is the suffix of the file."""

    CSV = ".csv"
    """For people and Excel; see ``csv_format``."""
    XLSX = ".xlsx"
    """For people, with types and filters; see ``xlsx_format``."""
    JSONL = ".jsonl"
    """For programs, without loss; see ``jsonl_format``."""
    PARQUET = ".parquet"
    """For bigger engines, a folder; see ``parquet_format``. Not in every installation."""

    @classmethod
    def from_suffix(cls, path: Path) -> Self:
        """Return the format of a file by its suffix, upper or lower case.

        Raises:
            ValueError: The suffix is none of ours.
        """
        try:
            return cls(path.suffix.lower())
        except ValueError:
            *most, last = cls
            raise ValueError(
                _("“{name}” has to end in {most} or {last} to say its format").format(
                    name=path.name, most=", ".join(most), last=last
                )
            ) from None


_LIBRARIES: Final = {ExportFormat.XLSX: "xlsxwriter", ExportFormat.PARQUET: "pyarrow"}


class MissingLibraryError(ValueError):
    """This installation cannot write or read the format."""

    def __init__(self, format: ExportFormat) -> None:  # noqa: A002
        super().__init__(
            _(
                "{format} needs {library}, which is not part of this installation. Choose another format, or install "
                "“helpdesk-assistant[fleet]”."
            ).format(format=format, library=_LIBRARIES[format])
        )


def installed_formats() -> tuple[ExportFormat, ...]:
    """Return the formats that this installation can write, without importing their libraries."""
    return tuple(
        format_
        for format_ in ExportFormat
        if format_ not in _LIBRARIES or importlib.util.find_spec(_LIBRARIES[format_])
    )


_PARQUET_PART: Final = re.compile(r"month=\d{4}-\d{2}|events\.parquet")
"""Names in the folder of a Parquet export."""
_MOST_READ: Final = 65536
_BOM: Final = b"\xef\xbb\xbf"


def require(format: ExportFormat) -> None:  # noqa: A002
    """Make sure that this installation can write and read a format.

    Raises:
        MissingLibraryError: It cannot.
    """
    if format not in installed_formats():
        raise MissingLibraryError(format)


def export(events: Iterable[Event], target: Path, format: ExportFormat) -> int:  # noqa: A002
    """Write ``events`` to ``target`` and return their number; without any, a header or an empty file.

    Args:
        events: In the order of the file.
        target: Replaced at the end; after an error it is as it was before. For Parquet a folder, which is absent for
            an instant.
        format: Independent of the suffix of ``target``.

    Raises:
        ProtectedTargetError: The target is there and is no such export.
        FullDiskError: There is no room.
        UnwritableError: The folder is missing or protected, or another program holds the target.
        BadEventError: An event breaks the rules of its model, or the format cannot hold it.
        MissingLibraryError: This installation cannot write the format.
    """
    require(format)
    if format is ExportFormat.PARQUET:
        from helpdesk_app.feedback.formats.parquet_format import write_parquet

        with atomic_path(target, _KINDS[format]) as folder:
            return write_parquet(events, folder)
    with atomic_write(target, _KINDS[format]) as stream:
        match format:
            case ExportFormat.CSV:
                return write_csv(events, stream)
            case ExportFormat.JSONL:
                return write_jsonl(events, stream)
            case ExportFormat.XLSX:
                from helpdesk_app.feedback.formats.xlsx_format import write_xlsx

                return write_xlsx(events, stream)


def _is_parquet_export(path: Path) -> bool:
    return path.is_dir() and all(_PARQUET_PART.fullmatch(inside.name) for inside in path.iterdir())


def _is_workbook_of_events(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with ZipFile(path) as archive, archive.open("xl/workbook.xml") as sheets:
            return b'"Retours"' in sheets.read(_MOST_READ)
    except (BadZipFile, KeyError):
        return False


_KINDS: Final = {
    ExportFormat.CSV: file_kind(
        N_("an export in CSV"), lambda head: head.removeprefix(_BOM).startswith(b"Identifiant;")
    ),
    ExportFormat.XLSX: FileKind(N_("an export in XLSX"), _is_workbook_of_events),
    ExportFormat.JSONL: file_kind(N_("an export in JSON Lines"), lambda head: head.startswith(b'{"id": "')),
    ExportFormat.PARQUET: FileKind(N_("a folder with nothing but an export in it"), _is_parquet_export),
}
"""Format -> the kind of file or folder that an export may replace."""
