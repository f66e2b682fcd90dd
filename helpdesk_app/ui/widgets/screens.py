"""The screens that the window may stand on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from helpdesk_app.ui.style.theme import UNIT

_FRAME: Final = QSize(2 * UNIT, 6 * UNIT)
"""What a system draws around a window, at most."""


def screen_layout() -> str:
    """Return what tells this arrangement of screens from another, to be part of a key in the settings."""
    places = [screen.geometry() for screen in QGuiApplication.screens()]
    return "".join(sorted(f"_{at.x()}_{at.y()}_{at.width()}x{at.height()}" for at in places))


def room_for(window: QWidget) -> QSize:
    """Return how large ``window`` may be inside its frame, so that all of it stands on its screen."""
    return window.screen().availableSize() - _FRAME
