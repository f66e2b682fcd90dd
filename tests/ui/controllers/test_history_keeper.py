"""What is kept of the answers that were viewed and copied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpdesk_app.feedback.recovery import Recovery
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui import composition

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def test_a_window_that_closes_right_after_a_copy_leaves_the_store_closed(
    open_desk: OpenDesk, agent: Agent, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    open_store = composition._open_store

    def counted(path: Path, *, thorough: bool) -> tuple[FeedbackStore, Recovery | None]:
        opened.append(path)
        return open_store(path, thorough=thorough)

    monkeypatch.setattr(composition, "_open_store", counted)
    desk = open_desk()
    agent.type("cle")
    opened.clear()
    agent.press(Qt.Key.Key_Return)
    desk.window.close()
    qtbot.wait(50)
    assert len(opened) <= 1
