"""The looks: two palettes, one type scale, one spacing unit, and the short style sheet that uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app.ui.contrast import system_wants_high_contrast

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


HIGH_DARK: Final = Colours(
    window="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    strong_line="#ffffff",
    hover="#202020",
    accent="#1aebff",
    on_accent="#000000",
    selected="#37006e",
    mark="#6b5900",
    done="#3ff23f",
    problem="#000000",
    problem_text="#ffff00",
)

HIGH_LIGHT: Final = Colours(
    window="#ffffff",
    surface="#ffffff",
    text="#000000",
    muted="#000000",
    line="#000000",
    strong_line="#000000",
    hover="#eeeeee",
    accent="#00009f",
    on_accent="#ffffff",
    selected="#d9d9ff",
    mark="#ffe100",
    done="#004d00",
    problem="#ffffff",
    problem_text="#7a0000",
)

_ALL: Final = (LIGHT, DARK, HIGH_DARK, HIGH_LIGHT)


def current_colours() -> Colours:
    """Return the colours that go with the palette the application wears now."""
    palette = QGuiApplication.palette()
    worn = tuple(palette.color(role).name() for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text))
    for colours in _ALL:
        if worn == (colours.window, colours.text):
            return colours
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def scaled(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return ``font`` at ``factor`` times its size and at ``weight``."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    result.setWeight(weight)
    return result


class Theme(QObject):
    """Dresses the application and follows the system between light, dark and high contrast."""

    def __init__(
        self,
        application: QApplication,
        style_sheet: Path,
        *,
        wants_contrast: Callable[[], bool] = system_wants_high_contrast,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._wants_contrast = wants_contrast
        self._worn: Colours | None = None
        self._template = Template(style_sheet.read_text(encoding="utf-8"))

    def follow_system(self) -> None:
        """Dress for the system's colour scheme now and whenever it changes."""
        self._application.setStyle("Fusion")
        hints = self._application.styleHints()
        self.dress(hints.colorScheme())
        hints.colorSchemeChanged.connect(self.dress)

    def watch(self, window: QWidget) -> None:
        """Follow what the system tells ``window``: a contrast theme comes without another colour scheme."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress again for another theme of the system."""
        if event.type() == QEvent.Type.ThemeChange:
            self.dress(self._application.styleHints().colorScheme())
        return super().eventFilter(watched, event)

    def dress(self, scheme: Qt.ColorScheme) -> None:
        """Dress for ``scheme``, in high contrast where the system wants it; an unknown one counts as light."""
        ordinary, high = (DARK, HIGH_DARK) if scheme == Qt.ColorScheme.Dark else (LIGHT, HIGH_LIGHT)
        self.wear(high if self._wants_contrast() else ordinary)

    def wear(self, colours: Colours) -> None:
        """Dress in ``colours``."""
        if colours == self._worn == current_colours():
            return
        self._worn = colours
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
