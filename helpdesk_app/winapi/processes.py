"""Other processes on Windows."""

from __future__ import annotations

import os
import sys
from typing import Final

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

_SYNCHRONIZE: Final = 0x00100000
_WAIT_TIMEOUT: Final = 0x102
_ANY_PROCESS: Final = 0xFFFFFFFF
_ACCESS_DENIED: Final = 5


def wait_for_end(process: int, seconds: float) -> bool:
    """Wait until ``process`` has gone, with all the files it had open; return whether it has.

    On other systems it returns at once, because a file in use can be replaced there.

    Args:
        process: Its id.
        seconds: To wait at most.
    """
    if sys.platform == "win32":
        kernel32 = ctypes.windll.kernel32
        kernel32.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel32.OpenProcess(_SYNCHRONIZE, False, process))
        if handle:
            try:
                return bool(kernel32.WaitForSingleObject(handle, int(seconds * 1000)) != _WAIT_TIMEOUT)
            finally:
                kernel32.CloseHandle(handle)
    return True


def let_others_come_forward() -> None:
    """Let any process put its window in front: Windows needs the consent of the process whose window is there."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)


def is_running(process: int) -> bool:
    """Return whether a process with the id ``process`` is running on this machine, whoever started it."""
    if sys.platform == "win32":
        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel32.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel32.OpenProcess(_SYNCHRONIZE, False, process))
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        try:
            return bool(kernel32.WaitForSingleObject(handle, 0) == _WAIT_TIMEOUT)
        finally:
            kernel32.CloseHandle(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
