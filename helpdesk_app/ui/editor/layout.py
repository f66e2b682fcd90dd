"""The layout of the editors' window: pages, and on the first of them the list, the form and the panes beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.ui.actions import hint, plain_name
from helpdesk_app.ui.editor.actions import EditorActions
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.message_page import Message, MessagePage
from helpdesk_app.ui.widgets.notice_bar import NoticeBar
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.screens import room_for
from helpdesk_app.ui.window.pane_focus import focus_next_pane

_TOOLS, _VIEW = 3, 4
"""Menus."""
_SIZE: Final = QSize(170 * UNIT, 100 * UNIT)
"""Suits most screens."""
_WIDTHS: Final = [42 * UNIT, 66 * UNIT, 58 * UNIT]
_LEAST_WIDTHS: Final = (28 * UNIT, 42 * UNIT, 40 * UNIT)


class EditorWindow(QMainWindow):
    """Holds the panes, which it does not know.

    Args:
        icons: For all panes.
        entry_list: On the left of the first page.
        form: In its middle.
    """

    close_asked = Signal()
    """The editor wants to close the window; ``allow_close`` lets it."""
    retry_asked = Signal()
    """The editor pressed the button of a message."""
    closing = Signal()
    """The window closes; its widgets are still there."""

    def __init__(self, icons: Icons, entry_list: QWidget, form: QWidget) -> None:
        super().__init__()
        # Gone before the application is, in whatever order Python deletes them.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(icons.icon("helpdesk", "", 64))
        self.commands = EditorActions(self)
        self.notice = NoticeBar(icons)
        self.side = QTabWidget()
        self.pages = QTabWidget()
        for tabs in (self.side, self.pages):
            tabs.setDocumentMode(True)
            # The style sheet has its own line.
            tabs.tabBar().setDrawBase(False)
        self._message = MessagePage(icons)
        self._message.button.clicked.connect(self.retry_asked)
        self._stack = QStackedWidget()
        self._saved = PlainLabel()
        self._counts = PlainLabel()
        self._may_close = False
        self._panes = (entry_list, form, self.side)
        self._lay_out()
        self._menus = self.commands.fill(self.menuBar())
        # The fields leave these keys to the window.
        self.addActions(self.commands.findChildren(QAction))
        self.commands.close.triggered.connect(self.close)
        self.commands.next_pane.triggered.connect(lambda: focus_next_pane(self._focusable()))
        self.commands.previous_pane.triggered.connect(lambda: focus_next_pane(self._focusable(), -1))
        self.resize(_SIZE.boundedTo(room_for(self)))

    def add_side(self, pane: QWidget, title: str, keys: str) -> QAction:
        """Add a pane about the selected entry, beside the form; return the action that shows it."""
        self.side.addTab(pane, title)
        return self._add_shower(title, keys, lambda: self._show_side(pane))

    def add_page(self, page: QWidget, title: str, keys: str) -> QAction:
        """Add a page about the whole FAQ; return the action that shows it."""
        self.pages.addTab(page, title)
        self.pages.tabBar().show()
        return self._add_shower(title, keys, lambda: self._show_page(page))

    def add_tool(self, action: QAction, *, in_bar: bool = False) -> None:
        """Add ``action`` to the menu of tools, and to the bar if it is one that editors use every day."""
        self._menus[_TOOLS].addAction(action)
        self.addAction(action)
        if in_bar:
            self._bar.addWidget(self._button(action))

    def show_pages(self) -> None:
        """Show the pages."""
        self._stack.setCurrentWidget(self.pages)

    def show_first_page(self) -> None:
        """Show the page of the list and the form."""
        self.pages.setCurrentIndex(0)

    def show_message(self, message: Message) -> None:
        """Show ``message`` in place of the pages."""
        self._message.show_message(message)
        self._stack.setCurrentWidget(self._message)

    def show_status(self, saved: str, counts: str) -> None:
        """Show in the status line whether all is saved, and what there is."""
        for label, text in ((self._saved, saved), (self._counts, counts)):
            if label.text() != text:
                label.setText(text)

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def allow_close(self) -> None:
        """Close the window without asking any more."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing."""
        if not self._may_close:
            # Leave that is given at once is taken below: Qt ignores a call of close() within this event.
            self.close_asked.emit()
        if self._may_close:
            self.closing.emit()
            super().closeEvent(event)
        else:
            event.ignore()

    def _lay_out(self) -> None:
        top = QWidget()
        top.setObjectName("topBar")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar = QHBoxLayout(top)
        self._bar.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self._bar.setSpacing(UNIT)
        actions = self.commands
        for action in (actions.new, actions.save, actions.undo, actions.redo):
            self._bar.addWidget(self._button(action))
        self._bar.addStretch()
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane, least in zip(self._panes, _LEAST_WIDTHS, strict=True):
            pane.setMinimumWidth(least)
            splitter.addWidget(pane)
        splitter.setSizes(_WIDTHS)
        splitter.setStretchFactor(1, 1)
        splitter.setStretchFactor(2, 1)
        self.pages.addTab(splitter, self.tr("Answers"))
        self.pages.tabBar().hide()
        for page in (self._message, self.pages):
            self._stack.addWidget(page)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (top, self.notice):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._saved.setContentsMargins(2 * UNIT, 0, 0, UNIT // 2)
        self._counts.setContentsMargins(0, 0, 2 * UNIT, UNIT // 2)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._saved)
        self.statusBar().addPermanentWidget(self._counts)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(plain_name(action))
        button.setToolTip(hint(action))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action is self.commands.save:
            button.setObjectName("primary")
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _focusable(self) -> tuple[QWidget, ...]:
        return (*self._panes, *(self.pages.widget(number) for number in range(1, self.pages.count())))

    def _add_shower(self, title: str, keys: str, show: Callable[[], None]) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(show)
        self._menus[_VIEW].addAction(action)
        self.addAction(action)
        return action

    def _show_side(self, pane: QWidget) -> None:
        self.pages.setCurrentIndex(0)
        self.side.setCurrentWidget(pane)
        focus_next_pane((pane,))

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        focus_next_pane((page,))
