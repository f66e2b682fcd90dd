"""File names and renames that work on Windows too."""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path, PureWindowsPath
from typing import Final

_LONG: Final = 240
"""Length from which a name gets the verbatim prefix: Windows stops at 260 characters, and at 248 for folders."""
_DRIVE_REMOTE: Final = 4
_PAUSES: Final = (0.05, 0.1, 0.2, 0.3, 0.4) if sys.platform == "win32" else ()
_VERBATIM: Final = "\\\\?\\"


def reachable(path: Path) -> Path:
    r"""Return ``path`` under a name that Windows accepts at any length: a long one begins with ``\\?\``.

    That prefix works on every Windows, while a program that is "long path aware" also needs a switch of the machine.
    """
    if sys.platform == "win32":
        return Path(verbatim(str(path.absolute())))
    return path


def replace(source: Path, target: Path, pauses: Sequence[float] = _PAUSES) -> None:
    """Rename ``source`` over ``target``; while another program has the target open, retry for a second.

    Windows refuses the rename while a window or a virus scanner reads the target.

    Args:
        source: On the same drive.
        target: May exist.
        pauses: Seconds between the tries.

    Raises:
        OSError: As for ``Path.replace``, at the last try.
    """
    _again(lambda: source.replace(target), pauses)


def remove(path: Path, pauses: Sequence[float] = _PAUSES) -> None:
    """Remove the file ``path`` if it is there, with retries as for :func:`replace`.

    Raises:
        OSError: As for ``Path.unlink``, at the last try.
    """
    _again(lambda: path.unlink(missing_ok=True), pauses)


def _again(change: Callable[[], object], pauses: Sequence[float]) -> None:
    for pause in pauses:
        try:
            change()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    change()


def verbatim(name: str) -> str:
    """Return the absolute file name ``name`` in a form that the Windows API accepts at any length."""
    if len(name) < _LONG or name.startswith(_VERBATIM):
        return name
    return f"{_VERBATIM}UNC{name[1:]}" if name.startswith("\\\\") else f"{_VERBATIM}{name}"


def is_on_network(path: Path) -> bool:
    """Return whether ``path`` is on a share or on a drive mapped to one; always ``False`` on other systems.

    No share is accessed.
    """
    if sys.platform == "win32":
        return names_share(PureWindowsPath(path.absolute()), ctypes.windll.kernel32.GetDriveTypeW)
    return False


def names_share(path: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    r"""Return whether the absolute ``path`` names a share.

    Args:
        path: With the verbatim prefix or without.
        drive_type: Returns what ``GetDriveTypeW`` says of a root such as ``C:\\``.
    """
    name = str(path)
    if name.startswith(_VERBATIM):
        rest = name.removeprefix(_VERBATIM)
        name = f"\\\\{rest[4:]}" if rest.upper().startswith("UNC\\") else rest
    if name.startswith("\\\\"):
        return True
    return drive_type(PureWindowsPath(name).anchor) == _DRIVE_REMOTE
