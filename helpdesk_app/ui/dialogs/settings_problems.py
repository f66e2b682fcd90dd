"""What the agent reads when settings cannot be exported or imported."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from helpdesk_app.config.settings_exchange import BadPreferenceError
from helpdesk_app.storage.errors import ForeignError, FullDiskError, NewerError, StorageError, UnwritableError


def describe(error: StorageError) -> str:
    """Return the sentences for settings that could not be exported or imported."""
    translate = QCoreApplication.translate
    match error:
        case ForeignError():
            reason = translate("SettingsExchange", "This file holds no settings of this program. Choose another one.")
        case NewerError():
            reason = translate(
                "SettingsExchange", "A newer version of the program wrote these settings. Update the program first."
            )
        case BadPreferenceError():
            reason = translate("SettingsExchange", "“%1” cannot be used. Export the settings again, or mend the file.")
            reason = reason.replace("%1", error.name)
        case UnwritableError() | FullDiskError():
            reason = translate("SettingsExchange", "The settings cannot be written there. Choose another folder.")
        case _:
            reason = translate("SettingsExchange", "The file cannot be read. Check that it is there and yours to open.")
    safe = translate("SettingsExchange", "Your settings are as they were.")
    return f"{reason} {safe} ({error.path})"
