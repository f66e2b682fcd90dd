from __future__ import annotations

from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from helpdesk_app import paths
from helpdesk_app.ui.icons import Icons
from helpdesk_app.ui.theme import DARK, LIGHT, Colours, Theme, current_colours


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    rgb = QColor(colour)
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF())


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("text", "muted") for ground in ("window", "surface", "hover", "selected")),
        *(("accent", ground) for ground in ("window", "surface", "selected")),
        ("text", "mark"),
        ("on_accent", "accent"),
        ("done", "surface"),
        ("problem_text", "problem"),
    ],
)
def test_text_stands_out_from_its_ground(colours: Colours, text: str, ground: str) -> None:
    named = asdict(colours)
    assert contrast(named[text], named[ground]) >= 4.5


def test_the_desk_follows_the_colour_scheme(dressed: QApplication) -> None:
    theme = Theme(dressed, paths.resource("style", "desk.qss"))
    theme.dress(Qt.ColorScheme.Dark)
    assert current_colours() is DARK
    assert dressed.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    assert DARK.accent in dressed.styleSheet()
    theme.dress(Qt.ColorScheme.Unknown)
    assert current_colours() is LIGHT
    assert "$" not in dressed.styleSheet()


@pytest.mark.parametrize("name", sorted(path.stem for path in paths.resource("icons").glob("*.svg")))
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    image = Icons(paths.resource("icons")).pixmap(name, "#ff0000", 20, 2).toImage()
    assert image.width() == 40
    assert any(image.pixelColor(x, y).alpha() for x in range(40) for y in range(40))
