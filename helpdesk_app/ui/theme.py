"""The looks: two palettes, one type scale, one spacing unit, and the short style sheet that uses them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

UNIT: Final = 8
"""The spacing unit in device-independent pixels; margins and gaps are multiples of it, or half of it."""

SMALL: Final = 0.92
BODY: Final = 1.1
TITLE: Final = 1.55
"""The type scale, as factors of the system's own font size."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour a role, as ``#rrggbb``."""

    window: str
    surface: str
    text: str
    muted: str
    line: str
    strong_line: str
    hover: str
    accent: str
    on_accent: str
    selected: str
    mark: str
    done: str
    problem: str
    problem_text: str


LIGHT: Final = Colours(
    window="#f4f5f8",
    surface="#ffffff",
    text="#1c2230",
    muted="#596273",
    line="#e3e6ec",
    strong_line="#b9c0cc",
    hover="#f4f6fa",
    accent="#2a56c6",
    on_accent="#ffffff",
    selected="#e8eefc",
    mark="#ffe48a",
    done="#1a7446",
    problem="#fdf0e3",
    problem_text="#7a3b00",
)

DARK: Final = Colours(
    window="#15171c",
    surface="#1d2027",
    text="#e6e9f0",
    muted="#a2abba",
    line="#2d323c",
    strong_line="#59616f",
    hover="#242832",
    accent="#8db0ff",
    on_accent="#0d1a38",
    selected="#25324f",
    mark="#69520c",
    done="#6fd3a0",
    problem="#3a2a17",
    problem_text="#ffcf9a",
)


def current_colours() -> Colours:
    """Return the colours that go with the palette the application wears now."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def scaled(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return ``font`` at ``factor`` times its size and at ``weight``."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    result.setWeight(weight)
    return result


class Theme:
    """Dresses the application and follows the system between light and dark."""

    def __init__(self, application: QApplication, style_sheet: Path) -> None:
        self._application = application
        self._template = Template(style_sheet.read_text(encoding="utf-8"))

    def follow_system(self) -> None:
        """Dress for the system's colour scheme now and whenever it changes."""
        self._application.setStyle("Fusion")
        hints = self._application.styleHints()
        self.dress(hints.colorScheme())
        hints.colorSchemeChanged.connect(self.dress)

    def dress(self, scheme: Qt.ColorScheme) -> None:
        """Dress for ``scheme``; an unknown one counts as light."""
        colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(_palette(colours))
        self._application.setStyleSheet(self._template.substitute(asdict(colours)))


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for names, colour in (
        ((role.Window, role.Button), colours.window),
        ((role.Base, role.ToolTipBase), colours.surface),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipText), colours.text),
        ((role.PlaceholderText,), colours.muted),
        ((role.AlternateBase, role.Midlight, role.Light), colours.hover),
        ((role.Mid, role.Dark), colours.strong_line),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
    ):
        for name in names:
            palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return palette
