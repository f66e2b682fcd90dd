from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from helpdesk_app.winapi.hot_keys import WM_HOTKEY, hot_keys, pressed_number


def test_only_windows_has_hot_keys() -> None:
    assert (hot_keys() is not None) == (sys.platform == "win32")


def test_the_number_of_a_hot_key_is_read_from_its_message() -> None:
    pressed, closed = wintypes.MSG(message=WM_HOTKEY, wParam=7), wintypes.MSG(message=0x0010, wParam=7)
    assert pressed_number(ctypes.addressof(pressed)) == 7
    assert pressed_number(ctypes.addressof(closed)) is None
