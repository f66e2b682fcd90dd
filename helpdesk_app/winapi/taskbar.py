"""The taskbar identity of the program."""

from __future__ import annotations

import sys
from typing import Final

if sys.platform == "win32":
    import ctypes

APP_USER_MODEL_ID: Final = "HelpdeskAssistant.Desk"
"""Windows groups windows and shortcuts of one id under one button; the shortcut in the Start menu has the same id."""


def name_process() -> None:
    """Give this process its taskbar identity; to be called before the first window.

    Raises:
        OSError: Windows refuses; ``errno`` says why.
    """
    if sys.platform == "win32":
        set_id = ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID
        # With this result type ctypes raises any failure.
        set_id.argtypes, set_id.restype = (ctypes.c_wchar_p,), ctypes.HRESULT
        set_id(APP_USER_MODEL_ID)
