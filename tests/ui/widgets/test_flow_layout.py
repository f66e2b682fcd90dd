from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.flow_layout import FlowLayout

SPACING = 10


class Box(QWidget):
    """A widget of a fixed size hint."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        return self._size


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """Three boxes of 100, 60 and 80 pixels; the second is the lowest."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(widget, spacing=SPACING)
    for width, height in ((100, 20), (60, 10), (80, 20)):
        layout.addWidget(Box(width, height))
    return widget


def positions(row: QWidget, width: int) -> list[tuple[int, int]]:
    layout = row.layout()
    assert layout is not None
    layout.setGeometry(QRect(0, 0, width, 500))
    items = [layout.itemAt(index) for index in range(layout.count())]
    return [(item.geometry().x(), item.geometry().y()) for item in items if item is not None]


def test_items_that_fit_share_a_line_and_are_centred_in_it(row: QWidget) -> None:
    assert positions(row, 260) == [(0, 0), (110, 5), (180, 0)]


def test_an_item_without_room_begins_a_line(row: QWidget) -> None:
    assert positions(row, 259) == [(0, 0), (110, 5), (0, 30)]


@pytest.mark.parametrize(("width", "height"), [(260, 20), (259, 50), (100, 70)])
def test_the_height_follows_from_the_width(row: QWidget, width: int, height: int) -> None:
    layout = row.layout()
    assert layout is not None
    assert layout.heightForWidth(width) == height


def test_a_hidden_item_takes_no_room(row: QWidget) -> None:
    layout = row.layout()
    assert layout is not None
    item = layout.itemAt(0)
    assert item is not None
    item.widget().hide()
    assert layout.heightForWidth(150) == 20


def test_an_item_can_be_taken_out(row: QWidget) -> None:
    layout = row.layout()
    assert layout is not None
    taken = layout.takeAt(1)
    assert taken is not None
    assert layout.count() == 2
    assert positions(row, 190) == [(0, 0), (110, 0)]
    assert layout.itemAt(2) is None


def test_an_item_that_comes_later_moves_the_others(row: QWidget, qtbot: QtBot) -> None:
    row.resize(500, 20)
    row.show()
    layout, first, last = row.layout(), Box(40, 20), row.findChildren(Box)[-1]
    assert layout is not None
    layout.removeWidget(last)
    qtbot.wait(1)
    for widget in (first, last):
        layout.addWidget(widget)
        widget.show()
    qtbot.waitUntil(lambda: last.x() == first.x() + 40 + SPACING)
