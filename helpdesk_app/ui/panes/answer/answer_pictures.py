"""The pictures in the text of an answer: as large as they are, as wide as the text at most, sharp on any screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QPainter,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextTable,
)

from helpdesk_app.faq.pictures import picture_fault, picture_kind, picture_name
from helpdesk_app.ui.style.theme import UNIT

SCHEME: Final = "picture:"
"""Of the addresses of pictures in the document."""

_WIDEST: Final = 2_000
"""Pixels that are kept of a decoded picture: more than a pane has, and an eighth of the memory of the largest."""

_REMEMBERED: Final = 16
"""Pictures that are kept in the size in which they were painted."""


class AnswerPictures(QPyTextObject):
    """Lays out and paints the images of a document; Qt's own way would drop rows and columns of pixels."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._images: dict[str, QImage] = {}
        self._scaled: dict[tuple[str, int, int], QImage] = {}
        """As they were painted last: by name, width and height."""

    def draw_in(self, document: QTextDocument) -> None:
        """Take over the images of ``document``."""
        document.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject, self)

    def load(self, pictures: Mapping[str, bytes]) -> None:
        """Hold the pictures of the answer on show, and forget all others; those that are held are not decoded again."""
        decoded = {name: self._images.get(name) or decode(name, data) for name, data in pictures.items()}
        self._images = {name: image for name, image in decoded.items() if not image.isNull()}
        self._scaled = {key: image for key, image in self._scaled.items() if key[0] in self._images}

    def address_of(self, name: str) -> str:
        """Return the address of a picture in the document; empty where it cannot be shown."""
        return f"{SCHEME}{name}" if name in self._images else ""

    def image(self, address: str) -> QImage | None:
        """Return the picture at an address in the document."""
        return self._images.get(address.removeprefix(SCHEME))

    def intrinsicSize(self, document: QTextDocument, position: int, text_format: QTextFormat) -> QSizeF:
        """Return the size of the picture in the text."""
        image = self._images.get(_name(text_format))
        if image is None:
            return QSizeF()
        width = min(float(image.width()), max(1.0, _room(document, position)))
        return QSizeF(width, image.height() * width / image.width())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, text_format: QTextFormat
    ) -> None:
        """Paint the picture with all pixels that the screen has for it."""
        del document, position
        name = _name(text_format)
        image = self._images.get(name)
        if image is None:
            return
        density = painter.deviceTransform().m11()
        size = (QRectF(rect).size() * density).toSize().expandedTo(QSize(1, 1))
        key = (name, size.width(), size.height())
        scaled = self._scaled.get(key)
        if scaled is None:
            if len(self._scaled) == _REMEMBERED:
                self._scaled.clear()
            mode = Qt.TransformationMode.SmoothTransformation
            self._scaled[key] = scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
        # Pixel for pixel: into a rectangle of broken size Qt would scale once more, and leave a row out.
        scaled.setDevicePixelRatio(density)
        painter.drawImage(QRectF(rect).topLeft(), scaled)


def decode(name: str, data: bytes) -> QImage:
    """Return the picture ``name``, on white where it is transparent; a null image for one that is damaged."""
    if picture_name(data) != name or picture_fault(data):
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The decoder is ours to choose: Qt would try all that are installed, SVG among them.
    reader = QImageReader(buffer, QByteArray(picture_kind(data).encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _WIDEST:
        reader.setScaledSize(size.scaled(_WIDEST, size.height(), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if not image.hasAlphaChannel():
        return image
    # As the white page had it: dark lines on nothing would be lost in dark colours.
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white


def _name(text_format: QTextFormat) -> str:
    return text_format.toImageFormat().name().removeprefix(SCHEME)


def _room(document: QTextDocument, position: int) -> float:
    """Return how wide the text is at ``position``, in logical pixels."""
    width = document.textWidth() - 2 * document.documentMargin()
    # A cursor that is moved asks for the layout, which asks for this.
    block = document.findBlock(position)
    table: QTextTable | None = QTextCursor(block).currentTable()
    items: QTextList | None = block.textList()
    if table is not None:
        return width / table.columns() - 2 * UNIT - 2
    return width - (items.format().indent() * document.indentWidth() if items is not None else 0)
