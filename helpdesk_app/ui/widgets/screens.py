"""The screens of the machine."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from helpdesk_app.ui.style.theme import UNIT

_FRAME: Final = QSize(2 * UNIT, 6 * UNIT)
"""The largest frame that a system draws around a window."""


def screen_layout() -> str:
    """Return an identifier of this arrangement of screens, for a key in the settings."""
    geometries = [screen.geometry() for screen in QGuiApplication.screens()]
    return "".join(sorted(f"_{at.x()}_{at.y()}_{at.width()}x{at.height()}" for at in geometries))


def room_for(window: QWidget) -> QSize:
    """Return the largest size of ``window``, without its frame, that fits its screen."""
    return window.screen().availableSize() - _FRAME
