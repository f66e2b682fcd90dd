"""The language of the person's account."""

from __future__ import annotations

import sys
from typing import Final

if sys.platform == "win32":
    import ctypes

_LONGEST: Final = 85
"""``LOCALE_NAME_MAX_LENGTH`` of the Windows API, in characters."""


def user_locale() -> str:
    """Return the locale of the person's account, such as ``fr-FR``; on other systems always ``""``."""
    if sys.platform == "win32":
        name = ctypes.create_unicode_buffer(_LONGEST)
        ctypes.windll.kernel32.GetUserDefaultLocaleName(name, _LONGEST)
        return name.value
    return ""
