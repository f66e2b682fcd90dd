"""Whether the system asks for high contrast."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_SPI_GETHIGHCONTRAST: Final = 0x0042
_HCF_HIGHCONTRASTON: Final = 0x0001


class _HighContrast(ctypes.Structure):
    """``HIGHCONTRASTW`` of the Windows API."""

    _fields_ = (("cbSize", ctypes.c_uint), ("dwFlags", ctypes.c_uint), ("lpszDefaultScheme", ctypes.c_wchar_p))


def system_wants_high_contrast() -> bool:
    """Return whether Windows is set to a contrast theme; on other systems nobody says so, and it is not.

    Asked of Windows itself, because Qt tells it from version 6.10 only.
    """
    if sys.platform == "win32":
        answer = _HighContrast(cbSize=ctypes.sizeof(_HighContrast))
        if ctypes.windll.user32.SystemParametersInfoW(_SPI_GETHIGHCONTRAST, answer.cbSize, ctypes.byref(answer), 0):
            return bool(answer.dwFlags & _HCF_HIGHCONTRASTON)
    return False
