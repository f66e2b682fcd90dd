"""Prints the text and the HTML on the Windows clipboard as JSON; a Windows Python runs it."""

import ctypes
import json
import sys
from typing import Any, Final

CF_UNICODETEXT: Final = 13


def main() -> int:
    """Print the clipboard and return 0, or 1 if another program has it open."""
    windll: Any = ctypes.windll  # type: ignore[attr-defined, unused-ignore]
    user, kernel = windll.user32, windll.kernel32
    user.GetClipboardData.restype = kernel.GlobalLock.restype = ctypes.c_void_p
    kernel.GlobalLock.argtypes = kernel.GlobalSize.argtypes = kernel.GlobalUnlock.argtypes = [ctypes.c_void_p]
    kernel.GlobalSize.restype = ctypes.c_size_t
    if not user.OpenClipboard(None):
        return 1
    try:
        found: dict[str, str] = {}
        html = user.RegisterClipboardFormatW("HTML Format")
        for name, number, encoding in (
            ("CF_UNICODETEXT", CF_UNICODETEXT, "utf-16-le"),
            ("HTML Format", html, "utf-8"),
        ):
            handle = user.GetClipboardData(number)
            if handle:
                data = ctypes.string_at(kernel.GlobalLock(handle), kernel.GlobalSize(handle))
                kernel.GlobalUnlock(handle)
                found[name] = data.decode(encoding, "replace").partition("\0")[0]
    finally:
        user.CloseClipboard()
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=True).encode("ascii"))
    return 0


sys.exit(main())
