"""The one writer of files: it replaces a file whole or not at all, and only by a file of the same kind."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from helpdesk_app.storage.errors import ProtectedTargetError, StorageError, translated_write_errors
from helpdesk_app.storage.file_kinds import FileKind
from helpdesk_app.storage.sqlite import exclusive_lock
from helpdesk_app.storage.windows_paths import reachable, replace
from helpdesk_app.text.translation import _

_SCRATCH: Final = ".helpdesk-{}.tmp"
_LOCK: Final = "lock"


@contextmanager
def atomic_write(target: Path, kind: FileKind, *, inputs: Iterable[Path] = ()) -> Iterator[BinaryIO]:
    """Open a new file that replaces ``target`` when the block ends without an error.

    Args and errors are those of ``atomic_path``.
    """
    with atomic_path(target, kind, inputs=inputs) as fresh, fresh.open("xb") as stream:
        yield stream


@contextmanager
def atomic_path(target: Path, kind: FileKind, *, inputs: Iterable[Path] = ()) -> Iterator[Path]:
    """Offer a path for a new file or folder that replaces ``target`` when the block ends without an error.

    What was made there is on the disk before it gets its name. After an error it is removed, and an older ``target``
    is as it was. No system exchanges two folders at once: a folder is absent for an instant, and never incomplete.

    Args:
        target: The file or folder; of a link, what it points to.
        kind: What an existing ``target`` must be, unless it is an empty file.
        inputs: Files that are read to make the new one, none of which it may replace.

    Raises:
        ProtectedTargetError: ``target`` is something else, or one of the ``inputs``.
        FullDiskError: There is no room.
        UnwritableError: The folder is missing or protected, or another program holds ``target``.
    """
    with translated_write_errors(target):
        destination = reachable(target.resolve() if target.is_symlink() else target)
        _refuse_other_kinds(target, destination, kind, inputs)
        _remove_litter(destination.parent)
        # Within the same folder, because a rename is atomic only within one file system. Not from tempfile: what it
        # makes is closed to other people, and stays so under its final name.
        scratch = destination.with_name(_SCRATCH.format(secrets.token_hex(8)))
        scratch.mkdir()
        try:
            with ExitStack() as lock:
                # A file system without locks keeps the litter of a killed process, and is written all the same.
                with suppress(sqlite3.Error):
                    lock.enter_context(exclusive_lock(scratch / _LOCK, 0))
                fresh = scratch / "new"
                with _named(target, fresh):
                    yield fresh
                _sync(fresh)
                _put(fresh, destination, scratch / "old")
                _sync_folder(destination.parent)
        finally:
            # A virus scanner that still holds a scratch file does not make a finished write a failure.
            shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _named(target: Path, fresh: Path) -> Iterator[None]:
    """Let an error about the scratch file ``fresh`` name ``target`` instead, the only path that people know."""
    try:
        yield
    except StorageError as error:
        if error.path == fresh:
            error.path, error.args = target, (str(error).replace(str(fresh), str(target)),)
        raise


def _refuse_other_kinds(target: Path, destination: Path, kind: FileKind, inputs: Iterable[Path]) -> None:
    try:
        status = destination.stat()
    except FileNotFoundError:
        return
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise ProtectedTargetError(target, _("a device or a pipe, not a regular file"))
    if any(path.exists() and destination.samefile(path) for path in inputs):
        raise ProtectedTargetError(target, _("one of the files to read"))
    is_empty = stat.S_ISREG(status.st_mode) and status.st_size == 0
    if not (is_empty or kind.recognises(destination)):
        raise ProtectedTargetError(target, _("not {kind}").format(kind=_(kind.name)))


def _remove_litter(folder: Path) -> None:
    """Remove the scratch folders of processes that were killed: those whose lock nobody holds."""
    for scratch in folder.glob(_SCRATCH.format("*")):
        lock = scratch / _LOCK
        if lock.is_file():
            with suppress(sqlite3.Error):
                with exclusive_lock(lock, 0):
                    pass
                shutil.rmtree(scratch, ignore_errors=True)


def _put(fresh: Path, destination: Path, old: Path) -> None:
    """Rename ``fresh`` to ``destination``; a folder that is there moves to ``old`` first."""
    if fresh.is_dir() and destination.exists():
        destination.replace(old)
    try:
        replace(fresh, destination)
    except OSError:
        if old.exists():
            old.replace(destination)
        raise


def _sync(path: Path) -> None:
    """Flush a file, or a folder with all that is in it, to the disk."""
    for inside in (path, *path.rglob("*")):
        if inside.is_dir():
            _sync_folder(inside)
        else:
            with inside.open("r+b") as file:
                os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; Windows opens no folder as a file, and needs no such flush."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
