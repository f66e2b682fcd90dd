"""Draws the icon of the Windows program from the SVG of the window."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
"""Widths in pixels that Windows uses at 100, 125, 150 and 200 %."""


def write_icon(drawing: Path, target: Path) -> None:
    """Write the SVG ``drawing`` to the .ico file ``target``, drawn anew at each size to keep the small ones sharp."""
    renderer = QSvgRenderer(QByteArray(drawing.read_bytes()))
    *smaller, largest = [_render(renderer, size) for size in SIZES]
    largest.save(target, "ICO", sizes=[(size, size) for size in SIZES], append_images=smaller)


def _render(renderer: QSvgRenderer, size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub wants bytes where Qt wants text
    return Image.open(io.BytesIO(buffer.data().data()))


if __name__ == "__main__":
    write_icon(Path(sys.argv[1]), Path(sys.argv[2]))
