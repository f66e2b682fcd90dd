"""Pictures are shown as large as they are, as wide as the text at most, and not at all where they are damaged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.text.rendering import as_html
from helpdesk_app.ui.panes.answer.answer_body import AnswerBody
from helpdesk_app.ui.panes.answer.answer_pictures import decode
from tests.small_pictures import data_url, png

RED = (200, 30, 30)
WIDTH = 400


def encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def show(owner: QWidget, answer: str, *pictures: bytes) -> AnswerBody:
    owner.resize(WIDTH, 300)
    body = AnswerBody(owner)
    body.resize(WIDTH, 10)
    address_of = body.load_pictures({picture_name(data): data for data in pictures})
    body.show_answer(answer, as_html(answer, address_of=address_of))
    owner.show()
    body.show()
    return body


def mark(data: bytes, words: str = "plan") -> str:
    return f"![{words}](picture:{picture_name(data)})"


def painted(body: AnswerBody, density: float = 1) -> list[tuple[int, int]]:
    """Return the red pixels, which are those of the pictures."""
    pixmap = QPixmap(body.size() * density)
    pixmap.setDevicePixelRatio(density)
    pixmap.fill(Qt.GlobalColor.white)
    body.render(pixmap)
    image = pixmap.toImage()
    red = QColor(*RED)
    return [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) == red]


def extent(pixels: list[tuple[int, int]]) -> tuple[int, int]:
    columns, rows = [x for x, _y in pixels], [y for _x, y in pixels]
    return max(columns) - min(columns) + 1, max(rows) - min(rows) + 1


def test_a_small_picture_keeps_its_size_and_a_wide_one_is_as_wide_as_the_text(owner: QWidget) -> None:
    small = show(owner, f"Ici : {mark(png(30, 20))}", png(30, 20))
    assert extent(painted(small)) == (30, 20)
    wide = show(owner, mark(png(1600, 400)), png(1600, 400))
    assert extent(painted(wide)) == (WIDTH, 100)
    wide.resize(200, 10)
    assert extent(painted(wide)) == (200, 50)


def test_a_picture_in_a_list_or_a_table_stays_inside(owner: QWidget) -> None:
    in_list = show(owner, f"- un\n- {mark(png(1600, 400))}", png(1600, 400))
    width, _height = extent(painted(in_list))
    assert width == WIDTH - round(in_list.document().indentWidth())
    in_table = show(owner, f"| un | {mark(png(1600, 400))} |", png(1600, 400))
    assert extent(painted(in_table))[0] <= WIDTH / 2
    assert not in_table.horizontalScrollBar().isVisible()


def test_every_pixel_of_the_screen_is_used(owner: QWidget) -> None:
    """A line a pixel wide is still there on a screen of twice the density, where the picture has a pixel for each."""
    image = QImage(2 * WIDTH, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(*RED))
    for row in range(40):
        image.setPixelColor(400, row, Qt.GlobalColor.black)
    data = encoded(image, "PNG")
    body = show(owner, mark(data), data)
    assert len(painted(body, 2)) == (2 * WIDTH - 1) * 40


def test_a_jpeg_is_decoded_and_what_is_transparent_is_on_white(styled_app: QApplication) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    for kind, colour in (("PNG", QColor("white")), ("JPEG", QColor("black"))):
        data = encoded(image, kind)
        decoded = decode(picture_name(data), data)
        assert (decoded.width(), decoded.height(), decoded.pixelColor(3, 3)) == (40, 20, colour)
    large = QImage(4000, 1000, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.green)
    data = encoded(large, "JPEG")
    assert decode(picture_name(data), data).size().toTuple() == (2000, 500)


@pytest.mark.parametrize("data", [png()[:-30], png()[:40], b"GIF89a", b"<svg/>"])
def test_a_damaged_picture_leaves_its_words(owner: QWidget, data: bytes) -> None:
    body = show(owner, f"Voir {mark(data)}.", data)
    assert body.toPlainText() == "Voir [plan]."
    assert not painted(body)


def test_another_picture_under_the_name_leaves_the_words(styled_app: QApplication) -> None:
    assert decode(picture_name(png(9)), png()).isNull()


def test_its_words_describe_it_and_a_copied_selection_has_it(owner: QWidget) -> None:
    body = show(owner, f"Voir {mark(png(), 'le « plan »')} et {mark(png(9), 'l’été')}.", png(), png(9))
    assert "le « plan »; l’été" in body.accessibleDescription()
    body.selectAll()
    mime = body.createMimeDataFromSelection()
    assert mime.text() == "Voir [le «\u00a0plan\u00a0»] et [l’été]."
    assert f'src="{data_url(png())}"' in mime.html()
    assert f'src="{data_url(png(9))}"' in mime.html()
    assert "picture:" not in mime.html()
    body.show_answer("Sans.", as_html("Sans."))
    assert body.accessibleDescription() == ""
