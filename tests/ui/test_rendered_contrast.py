"""What a person sees: contrast read from rendered pixels, in every palette and on every kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.ui.style.theme import DARK, LIGHT, READABLE, Colours, Theme, colours_of, current_colours
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.winapi.contrast_theme import ContrastTheme
from tests.contrast_themes import BLACK, DESERT, NIGHT_SKY

if TYPE_CHECKING:
    from tests.conftest import OpenDesk

RATIO: Final = 3
"""Device pixels a pixel: strokes of letters are then wider than their smoothed edges."""
PALETTES: Final = {"light": LIGHT, "dark": DARK, "night sky": colours_of(NIGHT_SKY), "desert": colours_of(DESERT)}


def rendered(window: QWidget) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    pixmap = QPixmap(window.size() * RATIO)
    pixmap.setDevicePixelRatio(RATIO)
    window.render(pixmap)
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint32) & np.uint32(0xFFFFFF)
    return flat.reshape(image.height(), image.width())


def luminance(colour: int) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    rgb = QColor(colour)
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF())


def best_contrast(pixels: np.ndarray[tuple[int, int], np.dtype[np.uint32]]) -> float:
    """Return the contrast of the most frequent colour with the one that contrasts most with it (WCAG 2.2)."""
    colours, counts = np.unique(pixels, return_counts=True)
    ground = luminance(int(colours[counts.argmax()]))
    seen = [luminance(int(colour)) for colour, count in zip(colours, counts, strict=True) if count >= RATIO]
    return max((max(ground, one) + 0.05) / (min(ground, one) + 0.05) for one in seen)


def texts(window: QWidget) -> Iterator[tuple[QWidget, QRect]]:
    """Iterate over what shows text, and where."""
    for widget in window.findChildren(QWidget):
        shows = isinstance(widget, QLabel | QAbstractButton | QLineEdit) and bool(
            widget.text() or getattr(widget, "placeholderText", str)()
        )
        if not shows or not widget.isVisible() or not widget.isEnabled():
            continue
        at = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        visible = at.intersected(window.rect())
        if widget.visibleRegion().boundingRect().size() == widget.size() and visible == at:
            # Without the frame, which may contrast where the text does not.
            yield widget, at.adjusted(3, 3, -3, -3)


def found(desk: DeskView) -> None:
    desk.search_box.setText("badge")
    desk.actions.copy.trigger()
    desk.actions.vote_no.trigger()
    desk.actions.comment.trigger()


def not_found(desk: DeskView) -> None:
    desk.search_box.setText("xylophone")
    desk.notice.warn("Rien.", "Encore")


def checked_number(desk: DeskView) -> None:
    desk.search_box.setText("10101234563")
    desk.actions.read_aloud.trigger()


@pytest.mark.parametrize("colours", PALETTES.values(), ids=PALETTES.keys())
@pytest.mark.parametrize("play", [found, not_found, checked_number])
def test_every_text_stands_out_from_its_ground(
    open_desk: OpenDesk, styled_app: QApplication, colours: Colours, play: Callable[[DeskView], None]
) -> None:
    theme = Theme(styled_app, paths.resource("style", "desk.qss"))
    try:
        theme.apply(colours)
        desk = open_desk()
        desk.window.resize(1280, 900)
        play(desk)
        QApplication.processEvents()
        pixels = rendered(desk.window)
        checked = 0
        for widget, at in texts(desk.window):
            part = pixels[at.top() * RATIO : at.bottom() * RATIO, at.left() * RATIO : at.right() * RATIO]
            if part.size:
                checked += 1
                assert best_contrast(part) >= READABLE, (widget.objectName(), getattr(widget, "text", str)())
        assert checked > 15
        if desk.list_pane.results.isVisible():
            row = desk.list_pane.results.visualRect(desk.list_pane.model.index(0)).adjusted(8, 8, -8, -8)
            row.moveTopLeft(desk.list_pane.results.viewport().mapTo(desk.window, row.topLeft()))
            part = pixels[row.top() * RATIO : row.bottom() * RATIO, row.left() * RATIO : row.right() * RATIO]
            assert best_contrast(part) >= READABLE
    finally:
        theme.apply(LIGHT)


@pytest.mark.parametrize("colours", PALETTES.values(), ids=PALETTES.keys())
def test_every_text_of_a_dialog_stands_out(
    desk: DeskView, qtbot: QtBot, styled_app: QApplication, colours: Colours
) -> None:
    theme = Theme(styled_app, paths.resource("style", "desk.qss"))
    try:
        theme.apply(colours)
        for name in ("preferences", "change_shortcuts", "shortcuts", "about"):
            getattr(desk.actions, name).trigger()
            (dialog,) = desk.window.findChildren(QDialog)
            qtbot.waitUntil(dialog.isActiveWindow)
            pixels = rendered(dialog)
            checked = 0
            for widget, at in texts(dialog):
                part = pixels[at.top() * RATIO : at.bottom() * RATIO, at.left() * RATIO : at.right() * RATIO]
                if part.size:
                    checked += 1
                    assert best_contrast(part) >= READABLE, (name, getattr(widget, "text", str)())
            assert checked > 4
            dialog.close()
            qtbot.waitUntil(lambda: not desk.window.findChildren(QDialog))
    finally:
        theme.apply(LIGHT)


def test_a_contrast_theme_is_followed_live(styled_app: QApplication, desk: DeskView) -> None:
    chosen: list[ContrastTheme | None] = [None]
    theme = Theme(styled_app, paths.resource("style", "desk.qss"), contrast_theme=lambda: chosen[0])
    try:
        theme.apply_scheme(Qt.ColorScheme.Dark)
        assert current_colours() is DARK
        theme.watch(desk.window)
        # Another contrast theme comes without another colour scheme: Qt calls that of both unknown.
        for now in (BLACK, DESERT):
            chosen[0] = now
            QApplication.sendEvent(desk.window, QEvent(QEvent.Type.ThemeChange))
            assert current_colours() == colours_of(now)
            assert desk.window.grab().toImage().pixelColor(desk.window.rect().bottomLeft() + QPoint(2, -2)) == QColor(
                now.background
            )
    finally:
        chosen[0] = None
        theme.apply_scheme(Qt.ColorScheme.Light)


def test_the_style_sheet_stays_short() -> None:
    lines = Path(paths.resource("style", "desk.qss")).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 150
