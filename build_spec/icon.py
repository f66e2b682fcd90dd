"""The program's icon for Windows, drawn from the SVG that the window uses."""

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
"""Pixels a side: what Windows asks for at 100, 125, 150 and 200 %."""


def write_icon(drawing: Path, target: Path) -> None:
    """Draw ``drawing`` at each size on its own, so that the small ones are sharp, into the .ico file ``target``."""
    renderer = QSvgRenderer(QByteArray(drawing.read_bytes()))
    pictures = [_drawn(renderer, size) for size in SIZES]
    largest = pictures[-1]
    sizes = [(size, size) for size in SIZES]
    largest.save(target, "ICO", sizes=sizes, append_images=pictures[:-1])


def _drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its stubs want the format as bytes, and Qt as text
    return Image.open(io.BytesIO(buffer.data().data()))


if __name__ == "__main__":
    write_icon(Path(sys.argv[1]), Path(sys.argv[2]))
