from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.config.preferences import TEXT_SIZES
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.style.theme import DARK, LIGHT, Theme
from helpdesk_app.ui.widgets.copied_label import TitleLabel
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

CTRL = Qt.KeyboardModifier.ControlModifier


def sizes(desk: DeskView) -> tuple[float, float]:
    """Return the size of the answer's text and of what stands around it."""
    return desk.answer.body.font().pointSizeF(), desk.answer.origin.font().pointSizeF()


@pytest.mark.parametrize("larger", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_two_keys_change_the_size_from_one_end_to_the_other(desk: DeskView, agent: Agent, larger: Qt.Key) -> None:
    usual, around = sizes(desk)
    for _ in range(len(TEXT_SIZES) + 2):
        agent.press(larger, CTRL)
    assert sizes(desk)[0] == pytest.approx(2 * usual)
    assert sizes(desk)[1] == around
    assert not desk.actions.larger_text.isEnabled()
    for _ in range(len(TEXT_SIZES) + 2):
        agent.press(Qt.Key.Key_Minus, CTRL)
    assert sizes(desk)[0] == pytest.approx(usual)
    assert not desk.actions.smaller_text.isEnabled()
    assert desk.search_box.hasFocus()
    assert desk.search_box.text() == ""


def test_another_theme_leaves_the_sizes_alone(
    styled_app: QApplication, desk: DeskView, agent: Agent, qtbot: QtBot
) -> None:
    def shown() -> list[float]:
        return [widget.font().pointSizeF() for widget in desk.answer.findChildren(TitleLabel)] + list(sizes(desk))

    theme = Theme(styled_app, paths.resource("style", "desk.qss"))
    for _ in range(2):
        before = shown()
        theme.apply(DARK)
        theme.apply(LIGHT)
        qtbot.waitUntil(lambda before=before: shown() == before)  # type: ignore[misc]
        qtbot.wait(50)
        assert shown() == before
        agent.press(Qt.Key.Key_Plus, CTRL)


def test_the_size_is_kept_and_holds_for_reading_aloud(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    desk = open_desk()
    agent.press(Qt.Key.Key_Plus, CTRL)
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().text_size == "115"
    first = sizes(desk)
    desk.window.close()
    assert sizes(open_desk()) == first
