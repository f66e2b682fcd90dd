"""A dialog that shows a picture of an answer as large as the screen allows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.screens import room_for

_AROUND: Final = 12 * UNIT
"""Pixels of the dialog's width that are not for the picture."""


class PictureDialog(DeskDialog):
    """A picture below what it shows in words; one that is higher than the screen scrolls.

    Args:
        words: What it shows.
        image: The picture.
        parent: Qt's owner of the object.
    """

    def __init__(self, words: str, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        density = self.devicePixelRatioF()
        width = min(image.width(), room_for(self).width() - _AROUND)
        pixmap = QPixmap.fromImage(
            image.scaledToWidth(round(width * density), Qt.TransformationMode.SmoothTransformation)
        )
        pixmap.setDevicePixelRatio(density)
        self.picture = PlainLabel()
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleName(words)
        self._fill(self.picture, QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
