"""The agent's own settings, typed, in an INI file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the agent left the window; the defaults are those of a first start."""

    geometry: bytes = b""
    """As ``QWidget.saveGeometry`` writes it; empty means a first start."""
    splitter: bytes = b""
    """As ``QSplitter.saveState`` writes it; empty means the widths of a first start."""
    topics_visible: bool = True


_GEOMETRY: Final = "window/geometry"
_SPLITTER: Final = "window/splitter"
_TOPICS: Final = "window/topics_visible"


class SettingsFile:
    """The INI file at ``path``. A value that cannot be read counts as never written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> DeskSettings:
        """Return the settings, with the default for each that is absent."""
        stored = self._open()
        return DeskSettings(
            geometry=_bytes(stored.value(_GEOMETRY)),
            splitter=_bytes(stored.value(_SPLITTER)),
            topics_visible=stored.value(_TOPICS, "true") != "false",
        )

    def write(self, settings: DeskSettings) -> bool:
        """Store ``settings`` and return whether the file took them."""
        stored = self._open()
        stored.setValue(_GEOMETRY, QByteArray(settings.geometry))
        stored.setValue(_SPLITTER, QByteArray(settings.splitter))
        stored.setValue(_TOPICS, "true" if settings.topics_visible else "false")
        stored.sync()
        return stored.status() == QSettings.Status.NoError

    def _open(self) -> QSettings:
        return QSettings(str(self._path), QSettings.Format.IniFormat)


def _bytes(value: object) -> bytes:
    return bytes(value.data()) if isinstance(value, QByteArray) else b""
