"""Global hot keys of Windows."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from enum import IntFlag
from typing import Final, Protocol

WM_HOTKEY: Final = 0x0312
_ALREADY_REGISTERED: Final = 1409
_NO_REPEAT: Final = 0x4000


class Modifier(IntFlag):
    """Modifier keys, numbered as for ``RegisterHotKey``."""

    ALT = 1
    CONTROL = 2
    SHIFT = 4


class TakenError(OSError):
    """Another program has this key."""


class HotKeys(Protocol):
    """Registers keys for a window of this process."""

    def register(self, window: int, number: int, modifiers: Modifier, key: int) -> None:
        """Have ``window`` receive ``WM_HOTKEY`` with ``number`` when the virtual ``key`` is pressed.

        Raises:
            TakenError: Another program has it.
            OSError: Windows refuses for another reason.
        """
        ...

    def unregister(self, window: int, number: int) -> None:
        """Release the key that was registered under ``number``."""
        ...


class WindowsHotKeys:
    """``HotKeys`` of Windows itself."""

    def register(self, window: int, number: int, modifiers: Modifier, key: int) -> None:
        """As ``HotKeys.register``."""
        if sys.platform == "win32":
            user32 = ctypes.WinDLL("user32", use_last_error=True)
            arguments = wintypes.HWND(window), number, modifiers.value | _NO_REPEAT, key
            if not user32.RegisterHotKey(*arguments):
                error = ctypes.get_last_error()
                raise (TakenError if error == _ALREADY_REGISTERED else OSError)(None, "RegisterHotKey", None, error)

    def unregister(self, window: int, number: int) -> None:
        """As ``HotKeys.unregister``."""
        if sys.platform == "win32":
            ctypes.windll.user32.UnregisterHotKey(wintypes.HWND(window), number)


def hot_keys() -> HotKeys | None:
    """Return the hot keys of this system, or ``None`` where there are none."""
    return WindowsHotKeys() if sys.platform == "win32" else None


def pressed_number(message_address: int) -> int | None:
    """Return the number of the hot key in a Windows message, or ``None`` for any other message.

    Args:
        message_address: Of a ``MSG``.
    """
    message = wintypes.MSG.from_address(message_address)
    return int(message.wParam) if message.message == WM_HOTKEY else None
