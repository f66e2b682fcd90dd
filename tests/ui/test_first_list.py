"""The first list is on the screen before the other panes are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.config.policy import NO_POLICY
from helpdesk_app.desk.view_state import Phase
from helpdesk_app.faq.choice import choose
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.search.encoder import ModelUnavailableError
from helpdesk_app.search.index import StaleIndexError
from helpdesk_app.ui import composition
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.first_list import FirstList, open_faq
from helpdesk_app.ui.panes.topics.value_row import ValueRow
from helpdesk_app.ui.window.main_window import MainWindow

Begin = Callable[[Path], FirstList]


@pytest.fixture
def window(styled_app: QApplication, qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def begin(window: MainWindow, tmp_path: Path) -> Begin:
    return lambda database: FirstList(database, tmp_path / "settings.ini", NO_POLICY, window)


class Paints(QObject):
    """Calls ``call`` each time before ``widget`` is painted."""

    def __init__(self, widget: QWidget, call: Callable[[], object]) -> None:
        super().__init__(widget)
        self._call = call
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if event.type() == QEvent.Type.Paint:
            self._call()
        return super().eventFilter(watched, event)


def is_squeezed(row: ValueRow) -> bool:
    return row.isVisible() and row.height() < row.box.heightForWidth(row.box.width())


def add_panes(first: FirstList, database: Path, folder: Path) -> DeskController:
    environment = composition.Environment(database, folder / "feedback.db", folder / "settings.ini")
    return composition.open_window(environment, first)


def test_the_answers_to_what_was_typed_are_painted_at_once(window: MainWindow, begin: Begin, faq_file: Path) -> None:
    first = begin(faq_file)
    pane = first.view.list_pane
    painted: list[str] = []
    Paints(pane.results.viewport(), lambda: painted.append(pane.count.text()))
    QTest.keyClicks(window.search_box, "perdu")
    first.paint()
    assert painted == ["1 réponse"]
    hit = pane.results.current_hit()
    assert hit is not None
    assert (hit.entry.uid, pane.count.text(), pane.results.isVisible()) == ("perdu", "1 réponse", True)
    assert window.is_loading()


def test_enter_harms_nothing_before_there_is_an_answer_to_read(
    window: MainWindow, begin: Begin, faq_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("from before")
    QTest.keyClicks(window.search_box, "per")
    QTest.keyClick(window.search_box, Qt.Key.Key_Return)
    first = begin(faq_file)
    first.paint()
    QTest.keyClick(window.search_box, Qt.Key.Key_Return)
    assert (window.search_box.text(), QGuiApplication.clipboard().text()) == ("per", "from before")
    # Neither is what comes between the list and the other panes lost.
    QTest.keyClicks(window.search_box, "du")
    controller = add_panes(first, faq_file, tmp_path)
    qtbot.waitUntil(lambda: not window.is_loading())
    assert (window.search_box.text(), controller.session.state.text) == ("perdu", "perdu")
    assert controller.view.answer.title()
    assert not (tmp_path / "feedback.db").exists()
    window.close()


def test_the_other_panes_come_without_moving_the_list(
    window: MainWindow, begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    faq_file = paths.bundled_database()  # it has topics enough to be squeezed
    first = begin(faq_file)
    first.paint()
    pane = first.view.list_pane
    before, row = pane.geometry(), pane.results.visualRect(pane.model.index(0))
    splitter = first.view.splitter
    assert [splitter.widget(place).objectName() for place in range(3)] == ["topicPane", "middle", "answerView"]
    view = add_panes(first, faq_file, tmp_path).view
    squeezed: list[bool] = []
    Paints(view.topics, lambda: squeezed.extend(any(map(is_squeezed, group.rows)) for group in view.topics.groups()))
    qtbot.waitUntil(lambda: not window.is_loading())
    assert (pane.geometry(), pane.results.visualRect(pane.model.index(0))) == (before, row)
    qtbot.waitUntil(lambda: bool(squeezed))
    assert not any(squeezed)
    assert view.topics.isVisible()
    assert view.answer.isVisible()
    window.close()


def test_without_a_faq_there_is_no_list_but_a_reason(
    window: MainWindow, begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    missing = tmp_path / "missing.db"
    first = begin(missing)
    first.paint()
    assert first.session.state.phase is Phase.FAILED
    assert not first.view.list_pane.isVisible()
    controller = add_panes(first, missing, tmp_path)
    with qtbot.waitSignal(controller.failed):
        pass
    assert controller.view.has_problem()
    window.close()


def test_what_a_misspelt_word_needs_is_loaded_with_the_model(faq_file: Path) -> None:
    opened = open_faq(choose(FaqLocations(faq_file)), lexicon=paths.resource("search", "lexicon.toml"))
    speller = opened.engine._matcher.speller  # type: ignore[attr-defined]
    assert "_signatures" not in vars(speller)
    assert opened.load_meaning is not None
    with pytest.raises((ModelUnavailableError, StaleIndexError)):  # this FAQ was built without vectors
        opened.load_meaning()
    assert "_signatures" in vars(speller)
