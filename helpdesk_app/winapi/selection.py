"""Copying what is selected in the program in front, as its user would: by pressing Ctrl+C."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Collection
from typing import Final, Protocol

VK_SHIFT: Final = 0x10
VK_CONTROL: Final = 0x11
VK_ALT: Final = 0x12
VK_C: Final = 0x43
_INPUT_KEYBOARD: Final = 1
_KEY_UP: Final = 0x0002
_IS_DOWN: Final = 0x8000

Stroke = tuple[int, bool]
"""A virtual key, and whether it goes up."""


class Selection(Protocol):
    """Copies the selection of the program in front to the clipboard."""

    def sequence(self) -> int:
        """Return a number that is another one after each change of the clipboard."""
        ...

    def copy(self) -> None:
        """Ask the program in front to copy; it does so a little later, or never.

        Raises:
            OSError: The system refuses.
        """
        ...


class _KeyboardInput(ctypes.Structure):
    """``KEYBDINPUT`` of the Windows API."""

    _fields_ = (
        ("wVk", ctypes.c_uint16),
        ("wScan", ctypes.c_uint16),
        ("dwFlags", ctypes.c_uint32),
        ("time", ctypes.c_uint32),
        ("dwExtraInfo", ctypes.c_size_t),
    )


class _AnyInput(ctypes.Union):
    """The union in ``INPUT``; ``MOUSEINPUT``, its largest member, is eight bytes longer than ``KEYBDINPUT``."""

    _fields_ = (("ki", _KeyboardInput), ("size", ctypes.c_byte * (ctypes.sizeof(_KeyboardInput) + 8)))


class Input(ctypes.Structure):
    """``INPUT`` of the Windows API, for a key."""

    _fields_ = (("type", ctypes.c_uint32), ("any", _AnyInput))


class WindowsSelection:
    """``Selection`` of Windows itself."""

    def sequence(self) -> int:
        """As ``Selection.sequence``."""
        if sys.platform == "win32":
            return int(ctypes.windll.user32.GetClipboardSequenceNumber())
        return 0

    def copy(self) -> None:
        """As ``Selection.copy``."""
        if sys.platform == "win32":
            user32 = ctypes.WinDLL("user32", use_last_error=True)
            held = [key for key in (VK_SHIFT, VK_ALT) if user32.GetAsyncKeyState(key) & _IS_DOWN]
            inputs = inputs_of(strokes(held))
            if user32.SendInput(len(inputs), inputs, ctypes.sizeof(Input)) != len(inputs):
                raise OSError(None, "SendInput", None, ctypes.get_last_error())


def strokes(held: Collection[int]) -> tuple[Stroke, ...]:
    """Return the strokes that make Ctrl+C while the modifiers ``held`` are down.

    Ctrl goes down first: Alt going up alone would open the menu bar of the program.
    """
    released = ((key, True) for key in (VK_SHIFT, VK_ALT) if key in held)
    return ((VK_CONTROL, False), *released, (VK_C, False), (VK_C, True), (VK_CONTROL, True))


def inputs_of(wanted: Collection[Stroke]) -> ctypes.Array[Input]:
    """Return the strokes as ``SendInput`` takes them."""
    made = (
        Input(_INPUT_KEYBOARD, _AnyInput(ki=_KeyboardInput(wVk=key, dwFlags=_KEY_UP if is_up else 0)))
        for key, is_up in wanted
    )
    return (Input * len(wanted))(*made)


def selection() -> Selection | None:
    """Return what copies a selection on this system, or ``None`` where nothing can."""
    return WindowsSelection() if sys.platform == "win32" else None
