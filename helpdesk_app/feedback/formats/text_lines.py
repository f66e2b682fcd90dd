"""The lines of a text file, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helpdesk_app.feedback.errors import BadLineError
from helpdesk_app.storage.errors import translated_read_errors
from helpdesk_app.text.translation import _


def decoded_lines(path: Path) -> Iterator[tuple[int, str]]:
    r"""Iterate over the lines of a UTF-8 file, with or without BOM: (1-based number, text with its line end).

    Only ``\n`` ends a line: a value may contain the other line ends of Unicode.

    Raises:
        StorageError: The file cannot be opened or read.
        BadLineError: A line is not UTF-8.
    """
    with translated_read_errors(path), path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                # Not chained: the cause would carry the bytes.
                raise BadLineError(path, number, _("the text is not UTF-8; was the file saved again?")) from None
            yield number, text
