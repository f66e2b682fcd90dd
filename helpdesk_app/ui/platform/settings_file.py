"""The agent's own settings, typed, in an INI file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings

from helpdesk_app.config.preferences import Preferences, decode, encode

if TYPE_CHECKING:
    from helpdesk_app.desk.history import Remembered


@dataclass(frozen=True, slots=True)
class WindowLayout:
    """How the agent left the window; the defaults are those of a first start."""

    geometry: bytes = b""
    """As ``QWidget.saveGeometry`` writes it; empty means a first start."""
    splitter: bytes = b""
    """As ``QSplitter.saveState`` writes it; empty means the widths of a first start."""
    topics_visible: bool = True


VERSION: Final = 1
"""Of the file's format; a file without one has this version."""
_VERSION_KEY: Final = "file/version"
_GEOMETRY: Final = "window/geometry"
_SPLITTER: Final = "window/splitter"
_TOPICS: Final = "window/topics_visible"
_PREFERENCES: Final = "preferences"
_HISTORY: Final = "history/answers"
_EDITED_FOLDER: Final = "editors/folder"


class SettingsFile:
    """The INI file at ``path``. A value that cannot be read counts as absent.

    A file that a newer version of the program wrote is read as far as it is known, and never written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_newer(self) -> bool:
        """Return whether a newer version of the program wrote the file."""
        return _number(self._open().value(_VERSION_KEY)) > VERSION

    def read(self, screens: str = "") -> WindowLayout:
        """Return the layout of the window on ``screens``, with the default for each value that is absent."""
        stored = self._open()
        return WindowLayout(
            geometry=_bytes(stored.value(f"{_GEOMETRY}{screens}")),
            splitter=_bytes(stored.value(_SPLITTER)),
            topics_visible=stored.value(_TOPICS) != "false",
        )

    def write(self, layout: WindowLayout, screens: str = "") -> bool:
        """Store the layout of the window on ``screens`` and return whether the file could be written."""
        if self.is_newer():
            return False
        stored = self._open()
        stored.setValue(_VERSION_KEY, VERSION)
        stored.setValue(f"{_GEOMETRY}{screens}", QByteArray(layout.geometry))
        stored.setValue(_SPLITTER, QByteArray(layout.splitter))
        stored.setValue(_TOPICS, "true" if layout.topics_visible else "false")
        return _synced(stored)

    def read_preferences(self) -> Preferences:
        """Return what the agent chose, with the default for each value that is absent."""
        stored = self._open()
        stored.beginGroup(_PREFERENCES)
        preferences, _ = decode({name: _from_json(stored.value(name)) for name in stored.childKeys()})
        return preferences

    def write_preferences(self, preferences: Preferences) -> bool:
        """Store what the agent chose and return whether the file could be written."""
        import json

        if self.is_newer():
            return False
        stored = self._open()
        stored.setValue(_VERSION_KEY, VERSION)
        stored.beginGroup(_PREFERENCES)
        for name, value in encode(preferences).items():
            # As JSON: an INI file takes a text with a comma for a list, and has no lists of one.
            stored.setValue(name, json.dumps(value))
        return _synced(stored)

    def read_history(self) -> Remembered:
        """Return what an earlier window remembered of the answers."""
        from helpdesk_app.desk.history import Remembered

        return Remembered.read(_from_json(self._open().value(_HISTORY)))

    def write_history(self, history: Remembered) -> bool:
        """Store what the next window is to remember, and return whether the file could be written."""
        import json

        if self.is_newer():
            return False
        stored = self._open()
        stored.setValue(_VERSION_KEY, VERSION)
        stored.setValue(_HISTORY, json.dumps(asdict(history)))
        return _synced(stored)

    def read_edited_folder(self) -> Path | None:
        """Return the folder that was edited last, or ``None``."""
        stored = self._open().value(_EDITED_FOLDER)
        return Path(stored) if isinstance(stored, str) and stored else None

    def write_edited_folder(self, folder: Path) -> bool:
        """Store the folder that is edited now, and return whether the file could be written."""
        if self.is_newer():
            return False
        stored = self._open()
        stored.setValue(_VERSION_KEY, VERSION)
        stored.setValue(_EDITED_FOLDER, str(folder))
        return _synced(stored)

    def _open(self) -> QSettings:
        return QSettings(str(self._path), QSettings.Format.IniFormat)


def _synced(stored: QSettings) -> bool:
    stored.sync()
    return stored.status() == QSettings.Status.NoError


def _bytes(value: object) -> bytes:
    return bytes(value.data()) if isinstance(value, QByteArray) else b""


def _number(value: object) -> int:
    # The file holds text; what was just written in this process is still a number.
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else VERSION


def _from_json(value: object) -> object:
    """Return the JSON value that a value of the file holds, or a text that is not JSON as it is.

    Earlier versions wrote the language without quotes.
    """
    if not isinstance(value, str):
        return None
    import json

    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
