"""The language of the program, in the window and at the terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from helpdesk_app.config import paths
from helpdesk_app.text import translation
from helpdesk_app.winapi.locale_name import user_locale

LANGUAGES: Final = {"fr": "Français", "en": "English"}
"""ISO 639-1 code -> the language's own name."""
LANGUAGE_VARIABLE: Final = "HELPDESK_LANGUAGE"
"""The environment variable that chooses the language of the terminal."""
_LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Of POSIX, in their order."""
_PREFERENCE: Final = r"(?ms)^\[preferences\]$(?:(?!^\[).)*?^language=[\\\"]*(\w+)"
"""The language in the settings file. A regular expression, because the terminal does without Qt; the window does
without it, and need not wait until it is compiled."""


def chosen_language(preferred: str, system: str) -> str:
    """Return the language to use: ``preferred`` if the program has it, else that of ``system``, else French.

    Args:
        preferred: ISO 639-1 code, or a text that is none.
        system: Name of the system's locale, such as ``fr_FR``.
    """
    spoken = re.split(r"[_.@-]", system)[0]
    return next((code for code in (preferred, spoken) if code in LANGUAGES), "fr")


def terminal_language() -> str:
    """Return the language of the terminal: that of the variable ``HELPDESK_LANGUAGE``, else that of the window."""
    preferred = os.environ.get(LANGUAGE_VARIABLE) or _preference_in(paths.settings_file())
    system = next(filter(None, map(os.environ.get, _LOCALE_VARIABLES)), None) or user_locale()
    return chosen_language(preferred, system)


def install_messages(language: str) -> None:
    """Show messages in ``language`` from now on; in English where the program has no catalogue of it."""
    file = paths.resource("translations", f"messages_{language}.mo")
    translation.install(file.read_bytes() if file.is_file() else b"")


def _preference_in(settings: Path) -> str:
    """Return the language in the file ``settings``; empty where it has none or cannot be read, as in the window."""
    try:
        found = re.search(_PREFERENCE, settings.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return found[1] if found else ""
