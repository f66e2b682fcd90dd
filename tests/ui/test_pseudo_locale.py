"""A language that no one speaks, longer than any, to find what is not translated and what is cut in translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from helpdesk_app.config.language import LANGUAGES
from helpdesk_app.ui.dialogs.file_dialogs import choose_export_target, choose_report_target
from helpdesk_app.ui.window.desk_view import DeskView
from tests.clipping import cut
from tests.conftest import check_topic

if TYPE_CHECKING:
    from tests.conftest import OpenDesk

WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]{2}")


class Pseudo(QTranslator):
    """Marks every text that goes through it, and makes it a third longer, as a verbose language would."""

    def translate(self, context: str, text: str | bytes, disambiguation: str | bytes | None = None, n: int = -1) -> str:
        source = text.decode() if isinstance(text, bytes) else text
        # Longer between the words too, where a line may break.
        longer = " ".join(f"{word}{'~' * (len(word) // 3)}" for word in source.split(" "))
        return f"⟦{longer}⟧"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def desk(styled_app: QApplication, open_desk: OpenDesk) -> Iterator[DeskView]:
    translator = Pseudo(styled_app)
    QCoreApplication.installTranslator(translator)
    yield open_desk()
    QCoreApplication.removeTranslator(translator)
    translator.deleteLater()


def untranslated(top: QWidget, data: set[str]) -> list[str]:
    """Return what ``top`` says, shows when asked or tells a screen reader, and no translator saw.

    Args:
        top: A window.
        data: Texts that come from the FAQ, or are the agent's.
    """
    said = [text for widget in top.findChildren(QWidget) if widget.isVisible() for text in texts(widget)]
    return [text for text in [top.windowTitle(), *said] if WORD.search(text) and "⟦" not in text and text not in data]


def texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        # What can be selected in a dialog is data: a path, a version, keys.
        if not widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())


def of_the_faq(desk: DeskView) -> set[str]:
    step = desk.answer.steps.step()
    words = {desk.answer.title(), step.text if step else ""}
    for group in desk.topics.groups():
        words.update((group.header.text(), group.header.toolTip(), group.question, *(row.value for row in group.rows)))
    proposal = desk.list_pane.qualifier.question()
    if proposal is not None:
        words.update((proposal.facet, *proposal.values))
    for row in range(desk.list_pane.model.rowCount()):
        words.add("  ·  ".join(given.value for given in desk.list_pane.model.hit(row).entry.facets))
    return words


def browsing(desk: DeskView) -> None:
    desk.search_box.clear()


def voted(desk: DeskView) -> None:
    desk.search_box.setText("badge")
    desk.actions.copy.trigger()
    desk.actions.vote_no.trigger()


def commented(desk: DeskView) -> None:
    voted(desk)
    desk.actions.comment.trigger()
    desk.answer.feedback.reasons.editor.text.setPlainText("06 12 34 56 78")


def read_aloud(desk: DeskView) -> None:
    desk.search_box.setText("badge")
    desk.actions.read_aloud.trigger()


def not_found(desk: DeskView) -> None:
    desk.search_box.setText("xylophone")


def number(desk: DeskView) -> None:
    desk.search_box.setText("81010123456")


def favourites(desk: DeskView) -> None:
    desk.actions.favourite.trigger()
    desk.actions.favourites.trigger()


def copied(desk: DeskView) -> None:
    desk.actions.copied.trigger()


def hidden(desk: DeskView) -> None:
    check_topic(desk, "Casier")
    desk.search_box.setText("horaires")


def compact(desk: DeskView) -> None:
    desk.search_box.setText("badge")
    desk.actions.compact.trigger()
    desk.actions.copy.trigger()


@pytest.mark.parametrize(
    "play", [browsing, voted, commented, read_aloud, not_found, number, favourites, copied, hidden, compact]
)
def test_the_window_says_nothing_untranslated_and_cuts_nothing(
    desk: DeskView, qtbot: QtBot, play: Callable[[DeskView], None]
) -> None:
    desk.window.resize(1280, 800)
    play(desk)
    qtbot.wait(20)
    assert not untranslated(desk.window, of_the_faq(desk))
    assert not cut(desk.window)


def test_every_action_is_translated(desk: DeskView) -> None:
    assert all("⟦" in action.text() for action in desk.actions.all())
    assert all("⟦" in menu.text() for menu in desk.window.menuBar().actions())


@pytest.mark.parametrize("action", ["preferences", "change_shortcuts", "shortcuts", "accessibility", "about"])
def test_every_dialog_says_nothing_untranslated_and_cuts_nothing(desk: DeskView, qtbot: QtBot, action: str) -> None:
    getattr(desk.actions, action).trigger()
    (dialog,) = desk.window.findChildren(QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    if action == "preferences":
        template = dialog.findChildren(QPlainTextEdit)[0]
        template.setPlainText("{inconnu}")
        dialog.findChildren(QDialogButtonBox)[0].buttons()[0].click()
        assert dialog.isVisible()
    qtbot.wait(20)
    assert not untranslated(dialog, set(LANGUAGES.values()))
    assert not cut(dialog)


@pytest.mark.parametrize("choose", [choose_export_target, choose_report_target])
def test_the_dialogs_of_the_system_are_asked_in_the_language(
    desk: DeskView, choose: Callable[[QWidget], Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def remember(_parent: QWidget, *texts: str) -> tuple[str, str]:
        asked.extend(texts)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", remember)
    assert choose(desk.window) is None
    title, _path, kinds = asked
    assert "⟦" in title
    assert all("⟦" in kind for kind in kinds.split(";;"))
