"""The style: light, dark and contrast palettes, one type scale, one spacing unit, and the style sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app.ui.style.contrast import blend, contrast
from helpdesk_app.winapi.contrast_theme import ContrastTheme, system_contrast_theme

STYLE: Final = "Fusion"
"""The style of Qt that the style sheet and the palettes are made for."""

UNIT: Final = 8
"""The spacing unit in device-independent pixels; margins and gaps are multiples of it, or half of it."""

SMALL: Final = 0.92
BODY: Final = 1.1
TITLE: Final = 1.55
"""The type scale, as factors of the system's own font size."""


@dataclass(frozen=True, slots=True)
class Colours:
    """A colour for each role, as ``#rrggbb``."""

    window: str
    surface: str
    text: str
    muted: str
    disabled: str
    line: str
    strong_line: str
    hover: str
    accent: str
    link: str
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
    disabled="#596273",
    line="#e3e6ec",
    strong_line="#b9c0cc",
    hover="#f4f6fa",
    accent="#2a56c6",
    link="#2a56c6",
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
    disabled="#a2abba",
    line="#2d323c",
    strong_line="#59616f",
    hover="#242832",
    accent="#8db0ff",
    link="#8db0ff",
    on_accent="#0d1a38",
    selected="#25324f",
    mark="#69520c",
    done="#6fd3a0",
    problem="#3a2a17",
    problem_text="#ffcf9a",
)


CONTRAST: Final = ContrastTheme("#000000", "#ffffff", "#8ab4ff", "#a6a6a6", "#000000", "#ffd84a")
"""The contrast theme where an agent wants one and the system has none."""

_CHOSEN: Final = {"light": LIGHT, "dark": DARK}

READABLE: Final = 4.5
"""The least contrast of a text with its background, as WCAG 2.2 asks for at level AA."""

_COLOURS_PROPERTY: Final = "desk_colours"
"""The property of the application that holds its current colours."""


def colours_of(theme: ContrastTheme) -> Colours:
    """Return the colours of ``theme`` for every role: its own, and readable tints of its background."""
    ground, text = theme.background, theme.text
    accent, on_accent = theme.selection, theme.selected_text
    if min(contrast(accent, ground), contrast(accent, on_accent)) < READABLE:
        accent, on_accent = text, ground

    def tint(most: float, *readable: str) -> str:
        tints = (blend(ground, accent, most * part / 8) for part in range(8, 0, -1))
        return next((tint for tint in tints if all(contrast(one, tint) >= READABLE for one in readable)), ground)

    return Colours(
        window=ground,
        surface=ground,
        text=text,
        muted=text,
        disabled=theme.inactive_text,
        line=text,
        strong_line=text,
        hover=tint(0.1, text, accent),
        accent=accent,
        link=theme.hyperlink,
        on_accent=on_accent,
        selected=tint(0.25, text, accent),
        mark=tint(0.5, text),
        done=text,
        problem=ground,
        problem_text=text,
    )


def current_colours() -> Colours:
    """Return the current colours of the application."""
    application = QGuiApplication.instance()
    current = application.property(_COLOURS_PROPERTY) if application is not None else None
    return current if isinstance(current, Colours) else LIGHT


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
    """Applies a palette and the style sheet; unless a theme is chosen, as the system is: light, dark, high contrast.

    Args:
        application: Is given the palette.
        style_sheet: A template for the colours.
        chosen: A key of ``THEMES`` in ``config/preferences.py``, or empty.
        contrast_theme: Returns the contrast theme of the system.
    """

    def __init__(
        self,
        application: QApplication,
        style_sheet: Path,
        chosen: str = "",
        *,
        contrast_theme: Callable[[], ContrastTheme | None] = system_contrast_theme,
    ) -> None:
        super().__init__(application)
        self._chosen = chosen
        self._application = application
        self._contrast_theme = contrast_theme
        self._template = Template(style_sheet.read_text(encoding="utf-8"))

    def follow_system(self) -> None:
        """Apply the system's colour scheme now and whenever it changes."""
        hints = self._application.styleHints()
        self.apply_scheme(hints.colorScheme())
        hints.colorSchemeChanged.connect(self.apply_scheme)

    def choose(self, chosen: str) -> None:
        """Apply the theme ``chosen``, or that of the system where it is empty."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.apply_scheme(self._application.styleHints().colorScheme())

    def watch(self, window: QWidget) -> None:
        """Follow the theme changes that ``window`` receives: a contrast theme comes without a new colour scheme."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Apply the new theme of the system."""
        if event.type() == QEvent.Type.ThemeChange:
            self.apply_scheme(self._application.styleHints().colorScheme())
        return super().eventFilter(watched, event)

    def apply_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Apply the theme chosen, or the contrast theme of the system, or ``scheme``; an unknown one is light."""
        theme = self._contrast_theme()
        if self._chosen in _CHOSEN:
            self.apply(_CHOSEN[self._chosen])
        elif theme is not None or self._chosen == "contrast":
            self.apply(colours_of(theme or CONTRAST))
        else:
            self.apply(DARK if scheme == Qt.ColorScheme.Dark else LIGHT)

    def apply(self, colours: Colours) -> None:
        """Apply ``colours``."""
        application = self._application
        palette = _palette(colours)
        if application.property(_COLOURS_PROPERTY) == colours and application.palette() == palette:
            return
        # First, because widgets read it as soon as they receive the new palette.
        application.setProperty(_COLOURS_PROPERTY, colours)
        application.setPalette(palette)
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
        ((role.Highlight, role.Accent), colours.accent),
        ((role.Link, role.LinkVisited), colours.link),
        ((role.HighlightedText,), colours.on_accent),
    ):
        for name in names:
            palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.disabled))
    return palette
