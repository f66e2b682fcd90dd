"""The agent's own settings, typed, in an INI file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from helpdesk_app.ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the agent left the window; the defaults are those of a first start."""

    geometry: bytes = b""
    """As ``QWidget.saveGeometry`` writes it; empty means a first start."""
    splitter: bytes = b""
    """As ``QSplitter.saveState`` writes it; empty means the widths of a first start."""
    topics_visible: bool = True


VERSION: Final = 1
"""Of what is written here; a file without one is of this version."""
_VERSION_KEY: Final = "file/version"
_GEOMETRY: Final = "window/geometry"
_SPLITTER: Final = "window/splitter"
_TOPICS: Final = "window/topics_visible"
_PREFERENCES: Final = "preferences"
_RENAMED: Final = {"export": "export_new"}
"""Actions that settings of an earlier version know by another name."""
_T = TypeVar("_T")


class SettingsFile:
    """The INI file at ``path``. A value that cannot be read counts as never written.

    A file that a newer version of the program wrote is read as far as it is known, and never written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_newer(self) -> bool:
        """Return whether a newer version of the program wrote the file."""
        return _number(self._open().value(_VERSION_KEY)) > VERSION

    def read(self, layout: str = "") -> DeskSettings:
        """Return how the window stood on the screens of ``layout``, with the default for each value that is absent."""
        stored = self._open()
        return DeskSettings(
            geometry=_bytes(stored.value(f"{_GEOMETRY}{layout}")),
            splitter=_bytes(stored.value(_SPLITTER)),
            topics_visible=_flag(stored.value(_TOPICS), default=True),
        )

    def write(self, settings: DeskSettings, layout: str = "") -> bool:
        """Store how the window stands on the screens of ``layout`` and return whether the file took it."""
        if self.is_newer():
            return False
        stored = self._open()
        stored.setValue(_VERSION_KEY, VERSION)
        stored.setValue(f"{_GEOMETRY}{layout}", QByteArray(settings.geometry))
        stored.setValue(_SPLITTER, QByteArray(settings.splitter))
        stored.setValue(_TOPICS, _written(settings.topics_visible))
        return _synced(stored)

    def read_preferences(self) -> Preferences:
        """Return what the agent chose, with the default for each value that is absent."""
        stored = self._open()
        stored.beginGroup(_PREFERENCES)
        default = Preferences()
        return Preferences(
            language=_text(stored.value("language")),
            escape_minimises=_flag(stored.value("escape_minimises"), default=default.escape_minimises),
            keep_queries=_flag(stored.value("keep_queries"), default=default.keep_queries),
            ticket_template=_from_json(stored.value("ticket_template"), str, ""),
            shortcuts=tuple(
                (_RENAMED.get(name, name), keys)
                for name, keys in _from_json(stored.value("shortcuts"), dict, {}).items()
                if isinstance(name, str) and isinstance(keys, str)
            ),
            favourites=tuple(uid for uid in _from_json(stored.value("favourites"), list, []) if isinstance(uid, str)),
            always_on_top=_flag(stored.value("always_on_top"), default=default.always_on_top),
            compact=_flag(stored.value("compact"), default=default.compact),
            global_shortcut=_from_json(stored.value("global_shortcut"), str, ""),
        )

    def write_preferences(self, preferences: Preferences) -> bool:
        """Store what the agent chose and return whether the file took it."""
        if self.is_newer():
            return False
        stored = self._open()
        stored.setValue(_VERSION_KEY, VERSION)
        stored.beginGroup(_PREFERENCES)
        stored.setValue("language", preferences.language)
        stored.setValue("escape_minimises", _written(preferences.escape_minimises))
        stored.setValue("keep_queries", _written(preferences.keep_queries))
        # As JSON: an INI file has no lists of one, and folds what looks like one.
        stored.setValue("ticket_template", _as_json(preferences.ticket_template))
        stored.setValue("shortcuts", _as_json(dict(preferences.shortcuts)))
        stored.setValue("favourites", _as_json(preferences.favourites))
        stored.setValue("always_on_top", _written(preferences.always_on_top))
        stored.setValue("compact", _written(preferences.compact))
        stored.setValue("global_shortcut", _as_json(preferences.global_shortcut))
        return _synced(stored)

    def _open(self) -> QSettings:
        return QSettings(str(self._path), QSettings.Format.IniFormat)


def _synced(stored: QSettings) -> bool:
    stored.sync()
    return stored.status() == QSettings.Status.NoError


def _bytes(value: object) -> bytes:
    return bytes(value.data()) if isinstance(value, QByteArray) else b""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    # The file holds text; what was just written in this process is still a number.
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else VERSION


def _flag(value: object, *, default: bool) -> bool:
    return {"true": True, "false": False}.get(_text(value), default)


def _written(flag: bool) -> str:
    return "true" if flag else "false"


def _as_json(value: object) -> str:
    import json

    return json.dumps(value)


def _from_json(value: object, kind: type[_T], default: _T) -> _T:
    text = _text(value)
    if not text:
        return default
    import json

    try:
        read = json.loads(text)
    except ValueError:
        return default
    return read if isinstance(read, kind) else default
