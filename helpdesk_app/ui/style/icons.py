"""Line icons from SVG files, drawn in the colour that the theme asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap


class Icons:
    """The icons of one folder, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def icon(self, name: str, colour: str, size: int = 20) -> QIcon:
        """Return the icon ``name`` in ``colour``, sharp on screens of 100 to 300 %; ``size`` is in logical pixels."""
        icon = QIcon()
        for ratio in (1, 2, 3):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
        return icon

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1) -> QPixmap:
        """Return the icon ``name`` in ``colour`` at ``size`` logical pixels for a screen of device ``ratio``."""
        # Pages and panels ask at every keystroke.
        key = name, colour, size, ratio
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, size, ratio)
        return self._drawn[key]

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
