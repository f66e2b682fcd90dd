"""The errors of files and databases, one class for each thing that a person can do about them.

Each message is a sentence to show or to translate: what happened, what is safe, what to do. None quotes a query, an
answer or a comment, so that all may be logged.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from helpdesk_app.text.translation import N_, _

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class StorageError(Exception):
    """A file cannot be read, written or used, for a reason outside the program.

    Attributes:
        path: The file or folder at fault.
    """

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class MissingError(StorageError):
    """There is no such file."""

    def __init__(self, path: Path, kind: str = N_("file")) -> None:
        super().__init__(
            path, _("There is no {kind} “{path}”. Put it there, or name another one.").format(kind=_(kind), path=path)
        )


class ForeignError(StorageError):
    """The file is not of this program: a folder, another program's database, no database at all."""

    def __init__(self, path: Path, found: str = N_("a file of another program")) -> None:
        super().__init__(
            path,
            _("“{path}” is {found}. It was left as it is. Move it elsewhere, or name another file.").format(
                path=path, found=_(found)
            ),
        )


class NewerError(StorageError):
    """A newer version of the program wrote the file."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            path,
            _(
                "“{path}” was written by a newer version of the program (format {found}; this version knows "
                "{known}). It was left as it is. Update the program."
            ).format(path=path, found=found, known=known),
        )


class DamagedError(StorageError):
    """The file is no longer whole."""

    def __init__(self, path: Path, reason: str = N_("it cannot be read to its end"), remedy: str = "") -> None:
        remedy = remedy or _("Keep a copy of it for the support team, and move it away to start a new one.")
        super().__init__(
            path,
            _("“{path}” is damaged: {reason}. It was left as it is. {remedy}").format(
                path=path, reason=_(reason), remedy=remedy
            ),
        )


class LockedError(StorageError):
    """Another program held the file for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            _(
                "“{path}” is in use by another program. What was saved before is safe, the last action was not "
                "saved. Try again; if it happens often, ask what opens this file (backup, antivirus)."
            ).format(path=path),
        )


class FullDiskError(StorageError):
    """The disk that holds the file is full."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            _(
                "There is no room left to write “{path}”. What was saved before is safe, the last action was not "
                "saved. Free some space and try again."
            ).format(path=path),
        )


class UnwritableError(StorageError):
    """The file or its folder cannot be written: missing, protected, or open in another program."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            _(
                "“{path}” cannot be written ({reason}). What was saved before is safe, the last action was not "
                "saved. Close it in other programs, or choose a folder that exists and that you may write to."
            ).format(path=path, reason=_(reason)),
        )


class UnreadableError(StorageError):
    """The file to read is protected, or not of the form it should have."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            _("“{path}” cannot be read ({reason}). Check its name and that you may open it.").format(
                path=path, reason=_(reason)
            ),
        )


class ProtectedTargetError(StorageError):
    """The file to be replaced is not of the kind that replaces it."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(
            path, _("“{path}” is {found}. It was left as it is. Choose another name.").format(path=path, found=_(found))
        )


class ProgramIncompleteError(StorageError):
    """A file that travels with the program is missing or damaged."""

    def __init__(self, path: Path, reason: str = N_("it is missing or damaged")) -> None:
        super().__init__(
            path,
            _(
                "“{path}” belongs to the program and cannot be used: {reason}. Nothing was changed. Install the "
                "program again."
            ).format(path=path, reason=_(reason)),
        )


class ProgramFaultError(StorageError):
    """The program itself made a mistake in using the file."""

    def __init__(self, path: Path, error: Exception) -> None:
        super().__init__(
            path,
            _(
                "“{path}” could not be used because of a fault in the program ({name}). What was saved before is "
                "safe, the last action was not saved. Tell your support team."
            ).format(path=path, name=type(error).__name__),
        )


def write_error(path: Path, error: OSError) -> StorageError:
    """Return the error to raise when writing ``path`` failed with ``error``."""
    if error.errno in _NO_ROOM:
        return FullDiskError(path)
    if isinstance(error, FileNotFoundError):
        return UnwritableError(path, _("there is no folder “{folder}”").format(folder=path.parent))
    return UnwritableError(path, error.strerror or type(error).__name__)


@contextmanager
def translated_write_errors(path: Path) -> Iterator[None]:
    """Raise an ``OSError`` of the block as the ``StorageError`` that says why ``path`` cannot be written."""
    try:
        yield
    except OSError as error:
        raise write_error(path, error) from error


@contextmanager
def translated_read_errors(path: Path, kind: str = N_("file")) -> Iterator[None]:
    """Raise an ``OSError`` of the block as the ``StorageError`` that says why ``path`` cannot be read.

    Args:
        path: The file.
        kind: What it should be, for the sentence of a missing one.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise MissingError(path, kind) from error
    except OSError as error:
        raise UnreadableError(path, error.strerror or type(error).__name__) from error
