from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.widgets.message_page import Message, MessagePage


@pytest.fixture
def page(styled_app: QApplication, qtbot: QtBot) -> MessagePage:
    message_page = MessagePage(Icons(paths.resource("icons")))
    qtbot.addWidget(message_page)
    return message_page


def test_empty_fields_are_not_shown(page: MessagePage) -> None:
    page.show_message(Message("Chargement"))
    assert page.message() == Message("Chargement")
    assert page.button.isHidden()
    assert page.suggestions.isHidden()


def test_the_button_and_the_words_send_signals(page: MessagePage, qtbot: QtBot) -> None:
    page.show_message(Message("Rien", action="Effacer", suggestions=("badge",)))
    assert page.button.text() == "Effacer"
    with qtbot.waitSignal(page.acted):
        page.button.click()
    with qtbot.waitSignal(page.suggested) as sent:
        page.suggestions.buttons()[0].click()
    assert sent.args == ["badge"]


def test_a_message_replaces_the_one_before(page: MessagePage) -> None:
    page.show_message(Message("Rien", ("Un paragraphe.",), "C:\\faq.db", "Effacer", "search", ("badge",)))
    page.show_message(Message("Chargement"))
    assert page.button.isHidden()
    assert page.suggestions.buttons() == ()
