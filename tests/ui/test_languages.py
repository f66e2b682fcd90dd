"""Two languages, chosen by the system or the agent, and a third that no one speaks, to find what is not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app import app, paths
from helpdesk_app.ui.language import chosen_language, speak
from helpdesk_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from tests.conftest import OpenDesk


class Pseudo(QTranslator):
    """Marks every text that goes through it, and makes it a third longer, as a verbose language would."""

    def translate(self, context: str, text: str | bytes, disambiguation: str | bytes | None = None, n: int = -1) -> str:
        source = text.decode() if isinstance(text, bytes) else text
        return f"⟦{source}{'~' * (len(source) // 3)}⟧"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def pseudo(dressed: QApplication) -> Iterator[None]:
    translator = Pseudo(dressed)
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    translator.deleteLater()


@pytest.fixture
def english(dressed: QApplication) -> Iterator[None]:
    speak(dressed, paths.resource("translations"), "en")
    yield
    speak(dressed, paths.resource("translations"), "fr")


def test_nothing_is_left_untranslated_or_cut(pseudo: None, open_desk: OpenDesk, small_faq: object) -> None:
    desk = open_desk()
    desk.resize(1500, 950)
    desk.search_box.setText("badge")
    desk.actions_.vote_no.trigger()
    desk.search_box.setText("xylophone")
    QApplication.processEvents()
    assert desk.windowTitle().startswith("⟦")
    assert all("⟦" in action.text() for action in desk.actions_.all())
    for widget in own_texts(desk):
        text = widget.text()
        assert "⟦" in text, text
        one_line = isinstance(widget, QLabel) and not widget.wordWrap()
        if one_line or widget.objectName() in {"primary", "quiet", "vote"}:
            assert widget.width() >= widget.sizeHint().width(), text


def own_texts(desk: MainWindow) -> Iterator[QLabel | QAbstractButton]:
    """Iterate over what the program itself says; the FAQ says the rest."""
    for widget in desk.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible() or not widget.text():
            continue
        of_the_faq = desk.topics.isAncestorOf(widget) and widget.text() in faq_words(desk)
        is_data = widget.objectName() == "count" or not re.search(r"[A-Za-z]{2}", widget.text())
        is_word = widget.parentWidget() is desk.nothing.suggestions and isinstance(widget, QAbstractButton)
        if not (of_the_faq or is_data or is_word):
            yield widget


def faq_words(desk: MainWindow) -> set[str]:
    words = set()
    for group in desk.topics.groups():
        words.add(group.header.text())
        words.update(row.value for row in group.rows)
    return words


def test_english_is_whole(english: None, open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert desk.windowTitle() == "Helpdesk assistant"
    assert desk.count.text() == "4 answers"
    desk.search_box.setText("horaires")
    assert desk.count.text() == "1 answer"


def test_the_language_changes_live_and_what_is_typed_stays(
    dressed: QApplication, open_desk: OpenDesk, qtbot: QtBot
) -> None:
    french = open_desk()
    french.topics.check(french.topics.groups()[1].question, "Badge")
    french.search_box.setText("perdu")
    try:
        speak(dressed, paths.resource("translations"), "en")
        successor = open_desk()
        again = open_desk()
        app.hand_over(french, again)
        assert again.search_box.text() == "perdu"
        assert successor.windowTitle() == "Helpdesk assistant"
        assert french.windowTitle() == "Assistant de réponse"
    finally:
        speak(dressed, paths.resource("translations"), "fr")


def test_an_unknown_language_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen_language("en") == "en"
    for system, spoken in (("de_DE", "fr"), ("en_GB", "en"), ("fr_FR", "fr"), ("C", "fr")):
        monkeypatch.setattr(QLocale, "system", lambda system=system: QLocale(system))
        assert chosen_language("") == spoken
