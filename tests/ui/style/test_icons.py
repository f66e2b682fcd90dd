from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from helpdesk_app.ui.style.icons import Icons

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="5" fill="{}"/></svg>'


@pytest.fixture
def icons(qapp: QApplication, tmp_path: Path) -> Icons:
    (tmp_path / "half.svg").write_text(SQUARE.format("currentColor"), encoding="utf-8")
    return Icons(tmp_path)


def test_an_icon_is_drawn_in_the_colour_asked_for(icons: Icons) -> None:
    image = icons.pixmap("half", "#0b6e4f", 20).toImage()
    assert image.size() == QSize(20, 20)
    assert image.pixelColor(10, 5) == QColor("#0b6e4f")
    assert image.pixelColor(10, 15).alpha() == 0


def test_an_icon_is_sharp_on_a_dense_screen(icons: Icons) -> None:
    pixmap = icons.pixmap("half", "#000000", 20, 1.5)
    assert pixmap.size() == QSize(30, 30)
    assert pixmap.deviceIndependentSize().toSize() == QSize(20, 20)
    sizes = icons.icon("half", "#000000").availableSizes()
    assert {size.width() for size in sizes} == {20, 40, 60}


def test_an_icon_is_drawn_once(icons: Icons, tmp_path: Path) -> None:
    first = icons.pixmap("half", "#000000", 20)
    (tmp_path / "half.svg").unlink()
    assert icons.pixmap("half", "#000000", 20).cacheKey() == first.cacheKey()
