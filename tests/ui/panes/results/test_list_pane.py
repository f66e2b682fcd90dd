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


def test_the_badge_waits_for_a_pause_and_goes_at_once(pane: ListPane, qtbot: QtBot) -> None:
    pane.ask_to_check(True)
    assert pane.badge.isHidden()
    qtbot.waitUntil(lambda: not pane.badge.isHidden())
    pane.ask_to_check(False)
    assert pane.badge.isHidden()


def test_a_badge_that_is_no_longer_wanted_never_comes(pane: ListPane, qtbot: QtBot) -> None:
    pane.ask_to_check(True)
    pane.ask_to_check(False)
    qtbot.wait(700)
    assert pane.badge.isHidden()


def test_a_confirmation_replaces_the_count_for_a_moment(pane: ListPane, qtbot: QtBot) -> None:
    pane.confirm("Réponse copiée", 50)
    assert pane.confirmation.isVisible()
    assert not pane.count.isVisible()
    qtbot.waitUntil(pane.count.isVisible)
    assert pane.confirmation.text() == ""


def test_a_message_replaces_an_empty_list(pane: ListPane) -> None:
    pane.show_nothing(Message("Aucune réponse trouvée"))
    assert pane.nothing.isVisible()
    assert not pane.results.isVisible()
    pane.show_nothing(None)
    assert pane.results.isVisible()
