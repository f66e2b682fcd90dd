"""The one way in which files are replaced: whole, or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from helpdesk_app.storage.errors import translated_write_errors
from helpdesk_app.storage.windows_paths import reachable, replace


@contextmanager
def atomic_write(target: Path) -> Iterator[BinaryIO]:
    """Open a new file that replaces ``target`` when the block ends without an error.

    Raises:
        FullDiskError: There is no room; ``target`` is as it was.
        UnwritableError: The folder is missing or protected, or another program holds ``target``, which is as it was.
    """
    with atomic_path(target) as fresh, fresh.open("xb") as stream:
        yield stream


@contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Offer a path for a new file or folder that replaces ``target`` when the block ends without an error.

    What was made there is on the disk before it gets its name. After an error it is removed, and an older ``target``
    is as it was. No system exchanges two folders at once: a folder is absent for an instant, and never incomplete.

    Raises:
        FullDiskError: There is no room.
        UnwritableError: The folder is missing or protected, or another program holds ``target``.
    """
    with translated_write_errors(target):
        destination = reachable(target)
        # Within the same folder, because a rename is atomic only within one file system. Not from tempfile: what it
        # makes is closed to other people, and stays so under its final name.
        scratch = destination.with_name(f".helpdesk-{secrets.token_hex(8)}.tmp")
        scratch.mkdir()
        try:
            fresh = scratch / "new"
            yield fresh
            _sync(fresh)
            _put(fresh, destination, scratch / "old")
            _sync_folder(destination.parent)
        finally:
            # A virus scanner that still holds a scratch file does not make a finished write a failure.
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
