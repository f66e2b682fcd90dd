from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.style.theme import current_colours
from helpdesk_app.ui.widgets.choice_box import ChoiceBox


def test_the_arrow_has_the_muted_colour(styled_app: QApplication, qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.resize(200, 40)
    image = box.grab().toImage()
    arrow = QColor(current_colours().muted)
    right = {image.pixelColor(x, y).name() for x in range(170, 198) for y in range(10, 30)}
    left = {image.pixelColor(x, y).name() for x in range(40, 160) for y in range(10, 30)}
    assert arrow.name() in right
    assert arrow.name() not in left
