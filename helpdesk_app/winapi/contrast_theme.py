"""The colours of the high contrast theme that Windows is set to."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final

_SPI_GETHIGHCONTRAST: Final = 0x0042
_HCF_HIGHCONTRASTON: Final = 0x0001
_WINDOW, _WINDOW_TEXT, _HIGHLIGHT, _HIGHLIGHT_TEXT, _GRAY_TEXT, _HOT_LIGHT = 5, 8, 13, 14, 17, 26


if sys.platform == "win32":
    import ctypes

    class _HighContrast(ctypes.Structure):
        """``HIGHCONTRASTW`` of the Windows API."""

        _fields_ = (("cbSize", ctypes.c_uint), ("dwFlags", ctypes.c_uint), ("lpszDefaultScheme", ctypes.c_wchar_p))


@dataclass(frozen=True, slots=True)
class ContrastTheme:
    """The colours of a contrast theme as ``#rrggbb``, named as on the settings page of Windows."""

    background: str
    text: str
    hyperlink: str
    inactive_text: str
    selected_text: str
    selection: str
    """The background of selected text."""


def system_contrast_theme() -> ContrastTheme | None:
    """Return the contrast theme that Windows is set to, or ``None``; on other systems always ``None``.

    Read from Windows, because Qt reports a contrast theme only from version 6.10, and hides its colours under our own
    palette.
    """
    if sys.platform == "win32":
        user = ctypes.windll.user32
        answer = _HighContrast(cbSize=ctypes.sizeof(_HighContrast))
        succeeded = user.SystemParametersInfoW(_SPI_GETHIGHCONTRAST, answer.cbSize, ctypes.byref(answer), 0)
        if succeeded and answer.dwFlags & _HCF_HIGHCONTRASTON:
            indexes = (_WINDOW, _WINDOW_TEXT, _HOT_LIGHT, _GRAY_TEXT, _HIGHLIGHT_TEXT, _HIGHLIGHT)
            return ContrastTheme(*(name_of(user.GetSysColor(index)) for index in indexes))
    return None


def name_of(colour: int) -> str:
    """Return a ``COLORREF`` of Windows, whose lowest byte is red, as ``#rrggbb``."""
    red, green, blue = colour & 0xFF, colour >> 8 & 0xFF, colour >> 16 & 0xFF
    return f"#{red:02x}{green:02x}{blue:02x}"
