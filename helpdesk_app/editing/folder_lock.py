"""Who has a folder open to edit it: a file in it says so, on a share too.

The locks of the system and of SQLite cannot be trusted on a network drive, and do not say who holds them. So the
holder writes a file with its name, and writes it again every now and then. Whether that has stopped is told by the
clock of the file server alone: the age of the file is measured against a file written now.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from helpdesk_app.storage.errors import MissingError, translated_read_errors, translated_write_errors
from helpdesk_app.storage.windows_paths import remove
from helpdesk_app.text.translation import N_, _
from helpdesk_app.winapi.processes import is_running

LOCK: Final = ".helpdesk-open.json"
BEAT_SECONDS: Final = 20
"""How often the holder has to call ``FolderLock.beat``."""
_DEAD_SECONDS: Final = 90
"""Without a beat for as long, the holder was killed, or its machine is off the network."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a folder open."""

    user: str
    machine: str
    since: str
    """Local time in ISO format, to the minute."""
    process: int
    token: str
    """Different for each opening."""

    @classmethod
    def present(cls) -> Holder:
        """Return this process, opening a folder now."""
        since = datetime.now().astimezone().isoformat(" ", "minutes")[:16]
        return cls(_user(), platform.node(), since, os.getpid(), uuid4().hex)


def _user() -> str:
    """Return the name by which the system knows the person; Python raises what it likes where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


_UNKNOWN: Final = Holder("?", "?", "?", 0, "")
"""Whose file is being written this very moment."""


def _in_words(since: str) -> str:
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:  # another version of the program may write it otherwise
        return since
    return moment.strftime(_("%Y-%m-%d %H:%M"))


class FolderHeldError(Exception):
    """Someone else has the folder open; ``str()`` is a sentence."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(
            _("{user} has this folder open on {machine} since {since}.").format(
                user=holder.user, machine=holder.machine, since=_in_words(holder.since)
            )
        )
        self.holder = holder


class FolderLock:
    """A folder that is held until :meth:`release`; made by :func:`take_folder`."""

    def __init__(self, path: Path, me: Holder) -> None:
        self._path = path
        self._me = me

    def beat(self) -> bool:
        """Tell the others that the holder lives; return whether the folder is still held.

        It is not where someone took it over, for example after this machine was asleep.

        Raises:
            StorageError: The folder cannot be reached now.
        """
        if not self._is_mine():
            return False
        # Its content, not its time, is written, so that the server's clock counts; it is never empty for a reader.
        with translated_write_errors(self._path), self._path.open("r+b") as file:
            file.write(_record(self._me))
        return True

    def _is_mine(self) -> bool:
        try:
            with translated_read_errors(self._path):
                return _parsed(self._path.read_bytes()) == self._me
        except MissingError:
            folder = self._path.parent
            # A share that is gone for a while is not a folder that someone took over.
            with translated_read_errors(folder, N_("folder")):
                folder.stat()
            return False

    def release(self) -> None:
        """Let others have the folder.

        Raises:
            StorageError: The file cannot be removed.
        """
        if _read(self._path) == self._me:
            with translated_write_errors(self._path):
                remove(self._path)


def take_folder(
    folder: Path, me: Holder, *, by_force: bool = False, is_alive: Callable[[int], bool] = is_running
) -> FolderLock:
    """Hold ``folder``, which a holder who lives no more, or ``by_force`` any other, gives up.

    Args:
        folder: To edit.
        me: Who asks.
        by_force: Whether a person decided to take it over.
        is_alive: Returns whether a process of this machine is running.

    Raises:
        FolderHeldError: Someone else has it open.
        StorageError: Nothing can be written there.
    """
    path = folder / LOCK
    for _attempt in range(2):
        with translated_write_errors(path):
            try:
                with path.open("xb") as file:
                    file.write(_record(me))
            except FileExistsError:
                holder = _read(path)
                if not by_force and _lives(path, holder, is_alive):
                    raise FolderHeldError(holder or _UNKNOWN) from None
                _set_aside(path, holder)
            else:
                return FolderLock(path, me)
    raise FolderHeldError(_read(path) or _UNKNOWN)


def holder_of(folder: Path, is_alive: Callable[[int], bool] = is_running) -> Holder | None:
    """Return who has ``folder`` open, ``None`` where nobody has who lives."""
    path = folder / LOCK
    holder = _read(path)
    return holder if holder and _lives(path, holder, is_alive) else None


def _set_aside(path: Path, holder: Holder | None) -> None:
    """Remove the file of a dead ``holder``, unless another process has just done so and holds the folder."""
    aside = path.with_name(f"{LOCK}.{uuid4().hex}")
    with suppress(FileNotFoundError):
        path.rename(aside)
        if _read(aside) == holder or path.exists():
            aside.unlink()
        else:
            aside.rename(path)


def _lives(path: Path, holder: Holder | None, is_alive: Callable[[int], bool]) -> bool:
    if holder and holder.machine == platform.node() and not is_alive(holder.process):
        return False
    probe = path.with_name(f"{LOCK}.{uuid4().hex}")
    try:
        probe.write_bytes(b"")
        age = probe.stat().st_mtime - path.stat().st_mtime
    except OSError:
        return True  # A folder that cannot be written is not taken anyway.
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return age < _DEAD_SECONDS


def _record(holder: Holder) -> bytes:
    return json.dumps(asdict(holder), ensure_ascii=False).encode("utf-8")


def _read(path: Path) -> Holder | None:
    """Return the holder in a file; ``None`` where there is none, or it is being written."""
    try:
        return _parsed(path.read_bytes())
    except OSError:
        return None


def _parsed(data: bytes) -> Holder | None:
    """Return the holder that a file of this content names; ``None`` where it names none."""
    try:
        record = json.loads(data)
        texts = (record["user"], record["machine"], record["since"], record["token"])
        user, machine, since, token = map(str, texts)
        return Holder(user, machine, since, int(record["process"]), token)
    except (ValueError, TypeError, LookupError):
        return None
