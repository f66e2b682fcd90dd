"""Two languages, chosen by the system or the agent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.ui.style.language import chosen_language, install_translations
from tests.conftest import check_topic

if TYPE_CHECKING:
    from tests.conftest import OpenDesk

LETTER: Final = re.compile(r"&(\w)")


@pytest.fixture
def english(styled_app: QApplication) -> Iterator[None]:
    install_translations(styled_app, paths.resource("translations"), "en")
    yield
    install_translations(styled_app, paths.resource("translations"), "fr")


def test_english_is_whole(english: None, open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert desk.window.windowTitle() == "Helpdesk assistant"
    assert desk.list_pane.count.text() == "4 answers"
    desk.search_box.setText("horaires")
    assert desk.list_pane.count.text() == "1 answer"


def test_the_language_changes_live_and_what_is_typed_stays(
    styled_app: QApplication, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    french = open_desk()
    check_topic(french, "Badge")
    french.search_box.setText("perdu")
    try:
        install_translations(styled_app, paths.resource("translations"), "en")
        again = open_desk(text=french.search_box.text(), filters=french.topics.filters())
        assert again.search_box.text() == "perdu"
        assert again.topics.filters() == french.topics.filters() != {}
        assert again.list_pane.count.text() == "1 answer"
        assert again.window.windowTitle() == "Helpdesk assistant"
        assert french.window.windowTitle() == "Assistant de réponse"
    finally:
        install_translations(styled_app, paths.resource("translations"), "fr")


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_letter_opens_one_entry_of_its_menu(styled_app: QApplication, open_desk: OpenDesk, code: str) -> None:
    install_translations(styled_app, paths.resource("translations"), code)
    try:
        bar = open_desk().window.menuBar()
    finally:
        install_translations(styled_app, paths.resource("translations"), "fr")
    for menu in bar.findChildren(QMenu):
        letters = [found[1].casefold() for action in menu.actions() if (found := LETTER.search(action.text()))]
        assert len(letters) == len(set(letters)), (menu.title(), letters)
    titles = [found[1].casefold() for action in bar.actions() if (found := LETTER.search(action.text()))]
    assert len(titles) == len(set(titles)) == len(bar.actions())


def test_an_unknown_language_is_replaced_by_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen_language("en") == "en"
    for system, spoken in (("de_DE", "fr"), ("en_GB", "en"), ("fr_FR", "fr"), ("C", "fr")):
        monkeypatch.setattr(QLocale, "system", lambda system=system: QLocale(system))
        assert chosen_language("") == spoken
