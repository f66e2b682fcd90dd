"""The window: where each part stands, and which page is on show."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.ui.actions import DeskActions, hint
from helpdesk_app.ui.answer_view import AnswerView
from helpdesk_app.ui.icons import Icons
from helpdesk_app.ui.list_pane import ListPane
from helpdesk_app.ui.message_page import Message, MessagePage
from helpdesk_app.ui.notice_bar import NoticeBar
from helpdesk_app.ui.panes import focus_next_pane
from helpdesk_app.ui.search_box import SearchBox
from helpdesk_app.ui.settings import DeskSettings
from helpdesk_app.ui.theme import BODY, TITLE, UNIT, current_colours, scaled
from helpdesk_app.ui.topic_pane import TopicPane

ROOMY: Final = QSize(156 * UNIT, 96 * UNIT)
"""Suits most screens."""


class MainWindow(QMainWindow):
    """Holds the parts together; what they show and what follows from their signals is the controller's."""

    closing = Signal()

    def __init__(self, icons: Icons, *, confirmation_ms: int = 3000) -> None:
        super().__init__()
        self._icons = icons
        self.setWindowTitle(self.tr("Helpdesk assistant"))
        self.setWindowIcon(icons.icon("helpdesk", "", 64))
        self.actions_ = DeskActions(self)
        self.actions_.fill(self.menuBar())
        self.search_box = SearchBox()
        self._magnifier = QAction(self)
        self.search_box.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self.notice = NoticeBar(icons)
        self.topics = TopicPane()
        self.list_pane = ListPane(icons, self.actions_)
        self.model, self.results = self.list_pane.model, self.list_pane.results
        self.count, self.nothing = self.list_pane.count, self.list_pane.nothing
        self.lift_button = self.list_pane.lift_button
        self.answer = AnswerView(icons, self.actions_, confirmation_ms=confirmation_ms)
        self.problem = MessagePage(icons)
        self._loading = MessagePage(icons)
        self._loading.show_message(Message(self.tr("Opening the FAQ…")))
        self._lay_out()
        self._connect_actions()
        self.show_keys()
        self._dress()
        self.show_loading()
        self.search_box.setFocus()

    def show_loading(self) -> None:
        """Show that the FAQ is being opened; what is typed meanwhile is searched afterwards."""
        self._pages.setCurrentWidget(self._loading)
        self.actions_.enable_for_answer(False)

    def show_desk(self) -> None:
        """Show list and answer."""
        self._order_focus()
        self.search_box.setEnabled(True)
        self._pages.setCurrentWidget(self._desk)
        self.search_box.setFocus()

    def show_problem(self, message: Message) -> None:
        """Show why there is no FAQ; nothing can be searched."""
        self.problem.show_message(message)
        self.actions_.enable_for_answer(False)
        self.search_box.setEnabled(False)
        self._pages.setCurrentWidget(self.problem)
        self.problem.button.setFocus()

    def confirm(self, message: str) -> None:
        """Show and say ``message`` for a short while, above the list where its place at the answer is out of view."""
        self.answer.confirm(message)
        if not self.answer.shows_confirmation():
            self.list_pane.confirm(message, self.answer.confirmation_time())

    def show_keys(self) -> None:
        """Show under the pointer which keys do what; again whenever a shortcut was changed."""
        actions = self.actions_
        self.answer.set_copy_hint(hint(actions.copy))
        self.answer.feedback.set_tool_tips(hint(actions.vote_yes), hint(actions.vote_no))
        self.lift_button.setToolTip(hint(actions.lift))
        self.answer.feedback.reasons.show_keys()
        self.answer.script.set_tool_tips(hint(actions.previous_step), hint(actions.next_step))

    def show_compact(self, compact: bool) -> None:
        """Show the search box and the first answers only, or everything."""
        self.answer.setVisible(not compact)
        self.topics.setVisible(not compact and self.actions_.topics.isChecked())
        self.actions_.topics.setEnabled(not compact)
        self.actions_.script.setEnabled(not compact)
        # At once, from the inside out: what follows depends on the smallest size of the window.
        for part in (self._desk, self._pages, self.centralWidget(), self):
            QCoreApplication.sendEvent(part, QEvent(QEvent.Type.LayoutRequest))

    def is_loading(self) -> bool:
        """Return whether the FAQ is still being opened."""
        return self._pages.currentWidget() is self._loading

    def has_problem(self) -> bool:
        """Return whether the problem page is on show."""
        return self._pages.currentWidget() is self.problem

    def settings(self) -> DeskSettings:
        """Return how the window stands, to be restored at the next start."""
        return DeskSettings(
            geometry=bytes(self.saveGeometry().data()),
            splitter=bytes(self._desk.saveState().data()),
            topics_visible=self.actions_.topics.isChecked(),
        )

    def restore(self, settings: DeskSettings) -> None:
        """Stand as ``settings`` say; on a first start, at a size that suits most screens."""
        # First what the smallest size depends on.
        self.actions_.topics.setChecked(settings.topics_visible)
        if not (settings.geometry and self.restoreGeometry(QByteArray(settings.geometry))):
            self.resize(ROOMY)
        if settings.splitter:
            self._desk.restoreState(QByteArray(settings.splitter))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand text that no part wanted to the search box, so that typing anywhere searches."""
        modifiers = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        # Ctrl and Alt together are AltGr on Windows: @ and € are text. With one of them alone it is a shortcut, though
        # a digit keeps its text; the search box would hand it back.
        alone = modifiers in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
        is_text = bool(event.text()) and event.text().isprintable() and not alone
        if is_text and self.search_box.isEnabled():
            self.search_box.setFocus()
            QCoreApplication.sendEvent(self.search_box, event)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window closes, while it still knows how it stands."""
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        top = QFrame()
        top.setObjectName("topBar")
        bar = QHBoxLayout(top)
        bar.setContentsMargins(2 * UNIT, UNIT * 3 // 2, 2 * UNIT, UNIT * 3 // 2)
        bar.addWidget(self.search_box)
        self.search_box.setFont(scaled(self.font(), (BODY + TITLE) / 2))
        self.search_box.setMinimumHeight(6 * UNIT)
        self._desk = QSplitter()
        self._desk.setHandleWidth(1)
        self._desk.setChildrenCollapsible(False)
        for widget, minimum, stretch in ((self.topics, 24, 0), (self.list_pane, 36, 4), (self.answer, 48, 5)):
            widget.setMinimumWidth(minimum * UNIT)
            self._desk.addWidget(widget)
            self._desk.setStretchFactor(self._desk.count() - 1, stretch)
        self._desk.setSizes([33 * UNIT, 56 * UNIT, 68 * UNIT])
        self._pages = QStackedWidget()
        for page in (self._loading, self._desk, self.problem):
            self._pages.addWidget(page)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(central)

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.share_copies([self.search_box, self.results, self.answer.body])
        actions.topics.toggled.connect(self.topics.setVisible)
        actions.script.toggled.connect(self.answer.read_aloud)
        for action, by in ((actions.next_step, 1), (actions.previous_step, -1)):
            action.triggered.connect(lambda _checked=False, by=by: self._read_step(by))
        actions.quit.triggered.connect(self.close)
        panes = (self.search_box, self.notice, self.topics, self.list_pane, self.answer, self.problem)
        actions.next_pane.triggered.connect(lambda: focus_next_pane(panes))
        actions.previous_pane.triggered.connect(lambda: focus_next_pane(panes, -1))
        self.answer.copy_asked.connect(actions.copy.trigger)

    def _order_focus(self) -> None:
        # Topics are made when the FAQ is there; without this, Tab would come to them last.
        before: QWidget = self.search_box
        for widget in self.topics.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                self.setTabOrder(before, widget)
                before = widget

    def _read_step(self, by: int) -> None:
        if self.actions_.script.isChecked():
            self.answer.script.go(by)
        else:
            self.actions_.script.setChecked(True)

    def _dress(self) -> None:
        self._magnifier.setIcon(self._icons.icon("search", current_colours().muted))
