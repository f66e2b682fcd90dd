"""The agent's choices as a file of their own: for another computer, or for a team.

JSON in UTF-8: ``{"format": "helpdesk-settings", "version": 1, …}`` and one key a field of ``Preferences``. Where the
window stood is not in it, because that belongs to the screens.
"""

from __future__ import annotations

import json
import os
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QSaveFile

from helpdesk_app.config.preferences import Preferences, decode, encode

_FORMAT: Final = "helpdesk-settings"
_VERSION: Final = 1


class Refusal(Enum):
    """Why a file is not imported, or not written."""

    UNREADABLE = 1
    FOREIGN = 2
    NEWER = 3
    BAD_VALUE = 4
    UNWRITABLE = 5


class SettingsRefusedError(Exception):
    """A file of settings that is not used, or cannot be written; nothing was changed."""

    def __init__(self, path: Path, refusal: Refusal, detail: str = "") -> None:
        super().__init__(f"{path}: {refusal.name} {detail}".rstrip())
        self.path = path
        self.refusal = refusal
        self.detail = detail
        """The key that is to blame, or what the system says."""


def export_settings(preferences: Preferences, path: Path) -> None:
    """Write ``preferences`` to ``path``, whole or not at all.

    Raises:
        SettingsRefusedError: It cannot be written; what was there is as it was.
    """
    record = {"format": _FORMAT, "version": _VERSION, **encode(preferences)}
    content = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    file = QSaveFile(str(path))
    written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(content.encode()) >= 0
    if not (written and file.commit()):
        raise SettingsRefusedError(path, Refusal.UNWRITABLE, file.errorString())


def import_settings(path: Path) -> Preferences:
    """Return the choices that ``path`` holds, with the default for each that it leaves out.

    Raises:
        SettingsRefusedError: It cannot be read, or holds anything that is not known.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsRefusedError(path, Refusal.UNREADABLE, error.strerror or os.strerror(error.errno or 0)) from error
    except UnicodeDecodeError as error:
        raise SettingsRefusedError(path, Refusal.FOREIGN) from error
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsRefusedError(path, Refusal.FOREIGN) from error
    if not isinstance(record, dict) or record.pop("format", None) != _FORMAT:
        raise SettingsRefusedError(path, Refusal.FOREIGN)
    version = record.pop("version", None)
    if not isinstance(version, int) or version < 1:
        raise SettingsRefusedError(path, Refusal.FOREIGN)
    if version > _VERSION:
        raise SettingsRefusedError(path, Refusal.NEWER)
    preferences, refused = decode(record)
    if refused:
        raise SettingsRefusedError(path, Refusal.BAD_VALUE, refused[0])
    return preferences


def describe(error: SettingsRefusedError) -> str:
    """Return the sentences for settings that could not be exported or imported."""
    translate = QCoreApplication.translate
    match error.refusal:
        case Refusal.FOREIGN:
            reason = translate("SettingsExchange", "This file holds no settings of this program. Choose another one.")
        case Refusal.NEWER:
            reason = translate(
                "SettingsExchange", "A newer version of the program wrote these settings. Update the program first."
            )
        case Refusal.BAD_VALUE:
            reason = translate("SettingsExchange", "“%1” cannot be used. Export the settings again, or mend the file.")
            reason = reason.replace("%1", error.detail)
        case Refusal.UNWRITABLE:
            reason = translate("SettingsExchange", "The settings cannot be written there. Choose another folder.")
        case Refusal.UNREADABLE:
            reason = translate("SettingsExchange", "The file cannot be read. Check that it is there and yours to open.")
    safe = translate("SettingsExchange", "Your settings are as they were.")
    return f"{reason} {safe} ({error.path})"
