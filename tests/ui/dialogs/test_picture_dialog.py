"""A picture of an answer is shown larger by a click or by the keyboard, and never larger than it is."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.ui.dialogs.picture_dialog import PictureDialog
from tests.small_pictures import png

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def test_a_picture_is_opened_with_the_keyboard_and_left_with_a_key(
    open_desk: OpenDesk, agent: Agent, qtbot: QtBot, small_faq: Faq, tmp_path: Path
) -> None:
    data = png(500, 90)
    entry = dataclasses.replace(
        small_faq.entries[0], answer=f"Voir [l’aide](https://a.fr) et ![le « plan »](picture:{picture_name(data)})"
    )
    faq = with_version(dataclasses.replace(small_faq, entries=(entry,), pictures={picture_name(data): data}))
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    database.write(tmp_path / "faq.db", faq, compile_index(faq, lexicon))
    desk = open_desk(tmp_path / "faq.db")
    desk.answer.body.setFocus()
    agent.press(Qt.Key.Key_Tab)
    agent.press(Qt.Key.Key_Tab)
    agent.press(Qt.Key.Key_Return)
    (dialog,) = desk.window.findChildren(PictureDialog)
    assert (dialog.windowTitle(), dialog.picture.accessibleName()) == ("le « plan »", "le « plan »")
    assert dialog.picture.pixmap().size().toTuple() == (500, 90)
    assert dialog.picture.width() >= 500
    qtbot.waitUntil(lambda: dialog.isAncestorOf(agent.focus()))
    agent.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.window.findChildren(PictureDialog))


@pytest.mark.parametrize(("width", "height"), [(3000, 200), (300, 3000)])
def test_the_dialog_fits_the_screen(owner: QWidget, width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    dialog = PictureDialog("Le plan", image, owner)
    dialog.open()
    screen = dialog.screen().availableSize()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    assert dialog.picture.pixmap().width() <= min(width, screen.width())
