"""The kinds of files that the program writes, and how an existing file is recognised as one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpdesk_app.storage.sqlite import MAGIC, application_id_in_log
from helpdesk_app.text.translation import N_

_HEAD: Final = 4096
_APPLICATION_ID: Final = slice(68, 72)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file or folder, as the atomic writer may replace it.

    Attributes:
        name: For a sentence: "an export in CSV".
        recognises: Returns whether an existing regular file with content, or folder, is of this kind.
    """

    name: str
    recognises: Callable[[Path], bool]


def file_kind(name: str, recognises: Callable[[bytes], bool]) -> FileKind:
    """Return the kind of the files whose first 4096 bytes ``recognises`` accepts."""

    def check(path: Path) -> bool:
        # On POSIX systems, closing any descriptor of a file drops all locks that the process has on it. A database with
        # such a file beside it may be open in this process.
        if not path.is_file() or path.with_name(f"{path.name}-shm").exists():
            return False
        with path.open("rb") as file:
            return recognises(file.read(_HEAD))

    return FileKind(name, check)


def database_kind(name: str, application_id: int) -> FileKind:
    """Return the kind of the SQLite databases with this ``application_id``, also when they are cut short."""
    mark = application_id.to_bytes(4, "big")
    in_header = file_kind(name, lambda head: MAGIC.startswith(head[:16]) and mark.startswith(head[_APPLICATION_ID]))

    def check(path: Path) -> bool:
        return in_header.recognises(path) or application_id_in_log(path) == application_id

    return FileKind(name, check)


OWN_FILE: Final = file_kind(N_("a file of the program"), lambda _head: True)
"""Any regular file, under a name that belongs to the program alone."""
