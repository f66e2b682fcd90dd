"""Hands the events over as a file that is complete or absent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final, Self

from helpdesk_app.feedback.csv_format import write_csv
from helpdesk_app.feedback.files import written_beside
from helpdesk_app.feedback.jsonl_format import write_jsonl
from helpdesk_app.feedback.model import Event


class ExportFormat(StrEnum):
    """A format of an exported file; its value is the suffix of the file."""

    CSV = ".csv"
    """For people and Excel; see ``csv_format``."""
    JSONL = ".jsonl"
    """For programs, without loss; see ``jsonl_format``."""

    @classmethod
    def from_suffix(cls, path: Path) -> Self:
        """Return the format that the name of a file asks for, upper or lower case.

        Raises:
            ValueError: The suffix is none of ours.
        """
        try:
            return cls(path.suffix.lower())
        except ValueError:
            raise ValueError(f"“{path.name}” has to end in {' or '.join(cls)} to say its format") from None


_WRITERS: Final[dict[ExportFormat, Callable[[Iterable[Event], BinaryIO], int]]] = {
    ExportFormat.CSV: write_csv,
    ExportFormat.JSONL: write_jsonl,
}


def export(events: Iterable[Event], target: Path, format: ExportFormat) -> int:  # noqa: A002
    """Write ``events`` to ``target`` and return how many they were; none give a header, or an empty file.

    Args:
        events: In the order they shall have in the file.
        target: Replaced at once at the end; if anything is raised, it is as it was before.
        format: Said apart, so that the name is free.

    Raises:
        FullDiskError: There is no room.
        UnwritableError: The folder is missing or protected, or another program holds the target.
        BadEventError: An event breaks the rules of its model.
    """
    with written_beside(target) as stream:
        return _WRITERS[format](events, stream)
