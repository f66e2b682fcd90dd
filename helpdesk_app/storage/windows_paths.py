"""Names and places of files, as Windows sees them."""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path, PureWindowsPath
from typing import Final

_LONG: Final = 240
"""Characters from which a name is written out: Windows stops at 260, and at 248 for folders."""
_DRIVE_REMOTE: Final = 4
_PAUSES: Final = (0.05, 0.1, 0.2, 0.3, 0.4) if sys.platform == "win32" else ()
_VERBATIM: Final = "\\\\?\\"


def reachable(path: Path) -> Path:
    r"""Return ``path`` under a name that Windows takes at any length: a long one begins with ``\\?\``.

    That prefix works on every Windows, while a program that is "long path aware" also needs a switch of the machine.
    """
    if sys.platform == "win32":
        return Path(verbatim(str(path.absolute())))
    return path


def replace(source: Path, target: Path, pauses: Sequence[float] = _PAUSES) -> None:
    """Rename ``source`` over ``target``, and try again for a second where somebody just reads it.

    Windows refuses while anybody has the target open: a window that takes its bytes, a virus scanner.

    Args:
        source: On the same drive.
        target: Which may be there.
        pauses: Seconds between the tries.

    Raises:
        OSError: As for ``Path.replace``, at the last try.
    """
    for pause in pauses:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def verbatim(name: str) -> str:
    """Return the absolute file name ``name`` as the Windows API takes it whatever its length."""
    if len(name) < _LONG or name.startswith(_VERBATIM):
        return name
    return f"{_VERBATIM}UNC{name[1:]}" if name.startswith("\\\\") else f"{_VERBATIM}{name}"


def is_on_network(path: Path) -> bool:
    """Return whether ``path`` lies on a share or on a drive that stands for one; elsewhere than on Windows, ``False``.

    No share is touched for it.
    """
    if sys.platform == "win32":
        return names_share(PureWindowsPath(path.absolute()), ctypes.windll.kernel32.GetDriveTypeW)
    return False


def names_share(path: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    r"""Return whether the absolute ``path`` names a share.

    Args:
        path: As the Windows API takes it, verbatim or not.
        drive_type: Returns what ``GetDriveTypeW`` says of a root such as ``C:\\``.
    """
    name = str(path)
    if name.startswith(_VERBATIM):
        rest = name.removeprefix(_VERBATIM)
        name = f"\\\\{rest[4:]}" if rest.upper().startswith("UNC\\") else rest
    if name.startswith("\\\\"):
        return True
    return drive_type(PureWindowsPath(name).anchor) == _DRIVE_REMOTE
