"""The window: where each part stands, and which page is on show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.ui.platform.settings_file import WindowLayout
from helpdesk_app.ui.style.theme import BODY, TITLE, UNIT, current_colours, scaled
from helpdesk_app.ui.widgets.menu_titles import menu_titles
from helpdesk_app.ui.widgets.screens import room_for
from helpdesk_app.ui.widgets.search_box import SearchBox
from helpdesk_app.ui.window.pane_focus import focus_next_pane

if TYPE_CHECKING:
    from helpdesk_app.ui.style.icons import Icons
    from helpdesk_app.ui.widgets.message_page import Message
    from helpdesk_app.ui.window.parts import Parts

ROOMY: Final = QSize(156 * UNIT, 96 * UNIT)
"""Suits most screens."""


class MainWindow(QMainWindow):
    """Holds the parts together; what they show and what follows from their signals is the controller's.

    It stands at first without parts, so that it takes keys as soon as it is on the screen: it has the titles of the
    menus, the search box, and the page that says that the FAQ is being opened. ``furnish`` puts the parts in.

    Args:
        settings: How the agent left it; on a first start it takes a size that suits most screens.
    """

    closing = Signal()

    def __init__(self, settings: WindowLayout) -> None:
        super().__init__()
        self._icons: Icons | None = None
        self._settings = settings
        self.setWindowTitle(self.tr("Helpdesk assistant"))
        self._menus = [self.menuBar().addMenu(title) for title in menu_titles()]
        self.search_box = SearchBox()
        self._magnifier = QAction(self)
        self.search_box.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self._loading = QLabel(self.tr("Opening the FAQ…"))
        self._pages = QStackedWidget()
        self._lay_out()
        if not (settings.geometry and self.restoreGeometry(QByteArray(settings.geometry))):
            self.resize(ROOMY.boundedTo(room_for(self)))
        self.search_box.setFocus()

    def furnish(self, parts: Parts) -> None:
        """Put ``parts`` in, once; the page on show stays."""
        self._parts, self._icons = parts, parts.icons
        self.search_box.setClearButtonEnabled(True)
        self.setWindowIcon(parts.icons.icon("helpdesk", "", 64))
        self._dress()
        self.actions_, self.notice, self.topics, self.answer = parts.actions, parts.notice, parts.topics, parts.answer
        self.list_pane, self.problem = parts.list_pane, parts.problem
        self.model, self.results = self.list_pane.model, self.list_pane.results
        self.count, self.nothing = self.list_pane.count, self.list_pane.nothing
        self.lift_button = self.list_pane.lift_button
        self.actions_.fill(self._menus)
        # First what the smallest size depends on.
        self.actions_.topics.setChecked(self._settings.topics_visible)
        if not self._settings.topics_visible:
            self.topics.hide()
        self._put_in()
        if self._settings.splitter:
            self._desk.restoreState(QByteArray(self._settings.splitter))
        self._connect_actions()
        self.actions_.enable_for_answer(False)
        self.show_keys()

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
        self._parts.show_keys()

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
        return not self.is_loading() and self._pages.currentWidget() is self.problem

    def settings(self) -> WindowLayout:
        """Return how the window stands, to be restored at the next start."""
        return WindowLayout(
            geometry=bytes(self.saveGeometry().data()),
            splitter=bytes(self._desk.saveState().data()),
            topics_visible=self.actions_.topics.isChecked(),
        )

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
        self._loading.setObjectName("messagePage")
        self._loading.setFont(scaled(self.font(), TITLE, QFont.Weight.DemiBold))
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._loading)
        central = QWidget()
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(top)
        self._column.addWidget(self._pages, 1)
        self.setCentralWidget(central)

    def _put_in(self) -> None:
        self._desk = QSplitter()
        self._desk.setHandleWidth(1)
        self._desk.setChildrenCollapsible(False)
        for widget, minimum, stretch in ((self.topics, 24, 0), (self.list_pane, 36, 4), (self.answer, 48, 5)):
            widget.setMinimumWidth(minimum * UNIT)
            self._desk.addWidget(widget)
            self._desk.setStretchFactor(self._desk.count() - 1, stretch)
        # A value may wrap between words, not within one.
        self.topics.setMinimumWidth(max(24 * UNIT, 11 * self.fontMetrics().lineSpacing()))
        self._desk.setSizes([33 * UNIT, 56 * UNIT, 68 * UNIT])
        for page in (self._desk, self.problem):
            self._pages.addWidget(page)
        self._column.insertWidget(1, self.notice)

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
        if self._icons is not None:
            self._magnifier.setIcon(self._icons.icon("search", current_colours().muted))
