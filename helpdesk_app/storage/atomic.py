"""Files that are complete or absent, and lines that know their number."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from helpdesk_app.feedback.errors import BadLineError, UnreadableError, write_error


@contextmanager
def written_beside(target: Path) -> Iterator[BinaryIO]:
    """Open a temporary file that takes the place of ``target`` when the block ends, and only if it ends well.

    The new file is on the disk before the name changes hands. If anything is raised, the temporary file is gone and
    an older ``target`` is as it was.

    Raises:
        FullDiskError: There is no room.
        UnwritableError: The folder is missing or protected, or another program holds the target.
    """
    try:
        temporary = _beside(target)
        opened = temporary.open("xb")
    except OSError as error:
        raise write_error(target, error) from error
    try:
        with opened as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise write_error(target, error) from error
    finally:
        # After the rename there is nothing of that name.
        temporary.unlink(missing_ok=True)


@contextmanager
def path_written_beside(target: Path) -> Iterator[Path]:
    """Offer a path for a new file or folder that takes the place of ``target`` when the block ends, if it ends well.

    If anything is raised, what was made there is gone and an older ``target`` is as it was. No system exchanges two
    folders at once: a folder is absent for an instant, and never half there.

    Raises:
        FullDiskError: There is no room.
        UnwritableError: The folder is missing or protected, or another program holds the target.
    """
    try:
        temporary = _beside(target)
        temporary.mkdir()
    except OSError as error:
        raise write_error(target, error) from error
    fresh, old = temporary / "new", temporary / "old"
    try:
        yield fresh
        for path in (fresh, *fresh.rglob("*")):
            if path.is_dir():
                _sync_folder(path)
            else:
                _sync_file(path)
        if fresh.is_dir() and target.exists():
            target.replace(old)
        try:
            fresh.replace(target)
        except OSError:
            if old.exists():
                old.replace(target)
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise write_error(target, error) from error
    finally:
        # Litter that a virus scanner holds is no reason to call a finished file a failure.
        shutil.rmtree(temporary, ignore_errors=True)


def decoded_lines(path: Path) -> Iterator[tuple[int, str]]:
    r"""Iterate over the lines of a UTF-8 file, with or without BOM: (1-based number, text with its line end).

    Only ``\n`` ends a line: the other line ends of Unicode may stand within a value.

    Raises:
        UnreadableError: The file cannot be opened or read.
        BadLineError: A line is not UTF-8.
    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                try:
                    yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError:
                    # Not chained: the cause would carry the bytes.
                    raise BadLineError(path, number, "the text is not UTF-8; was the file saved again?") from None
    except OSError as error:
        raise UnreadableError(path, error.strerror or type(error).__name__) from error


def _beside(target: Path) -> Path:
    """Return a name that nothing has, in the same folder: a rename is atomic only within one file system.

    What tempfile makes is closed to everybody else, on Windows too, and stays so under its final name: an export on a
    share could be read by nobody but who wrote it.
    """
    return target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")


def _sync_file(file: Path) -> None:
    with file.open("r+b") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; Windows keeps no handle on a folder and needs none."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
