from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.style.icons import Icons


@pytest.fixture
def icons(styled_app: QApplication) -> Icons:
    return Icons(paths.resource("icons"))


@pytest.fixture
def owner(styled_app: QApplication, qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def actions(owner: QWidget) -> DeskActions:
    """The actions of the window, without the window."""
    return DeskActions(owner)
