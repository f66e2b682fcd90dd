from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.widgets.screens import screen_layout
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def test_the_window_opens_as_it_was_left(open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path) -> None:
    first = open_desk()
    first.actions.topics.setChecked(False)
    qtbot.waitUntil(lambda: first.window.minimumWidth() < 790)
    first.window.resize(790, 600)
    first.window.close()
    assert SettingsFile(tmp_path / "settings.ini").read(screen_layout()).geometry
    second = open_desk()
    assert (second.window.width(), second.window.height()) == (790, 600)
    assert second.topics.isHidden()


def test_the_caret_begins_in_the_search_box(desk: DeskView) -> None:
    assert QApplication.focusWidget() is desk.search_box


def test_no_list_is_longer_than_anyone_reads(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    faq = with_version(Faq(tuple(Entry(f"{number}", f"Badge {number} ?", "Oui.") for number in range(501))))
    database.write(tmp_path / "faq.db", faq, {})
    desk = open_desk(tmp_path / "faq.db")
    model = desk.list_pane.model
    # The last row says how many are left.
    assert (model.rowCount(), model.left) == (500 + 1, 1)
    agent.type("badge")
    assert (model.rowCount(), model.left) == (50 + 1, 451)
