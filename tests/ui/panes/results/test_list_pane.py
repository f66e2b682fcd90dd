from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.results.list_pane import ListPane
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.widgets.message_page import Message


@pytest.fixture
def pane(icons: Icons, actions: DeskActions, qtbot: QtBot) -> ListPane:
    list_pane = ListPane(icons, actions)
    qtbot.addWidget(list_pane)
    list_pane.show()
    return list_pane


def test_a_message_replaces_an_empty_list(pane: ListPane) -> None:
    pane.show_nothing(Message("Aucune réponse trouvée"))
    assert pane.nothing.isVisible()
    assert not pane.results.isVisible()
    pane.show_nothing(None)
    assert pane.results.isVisible()
