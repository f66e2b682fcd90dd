"""The layout of the window's panes."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from helpdesk_app.ui.actions import hint
from helpdesk_app.ui.panes.answer.answer_view import AnswerView
from helpdesk_app.ui.panes.copying.basket_bar import BasketBar
from helpdesk_app.ui.panes.copying.blank_bar import BlankBar
from helpdesk_app.ui.panes.topics.topic_pane import TopicPane
from helpdesk_app.ui.platform.settings_file import WindowLayout
from helpdesk_app.ui.widgets.message_page import Message, MessagePage
from helpdesk_app.ui.window.first_view import FirstView
from helpdesk_app.ui.window.pane_focus import focus_next_pane


class DeskView:
    """Lays all panes out in a window. The controllers decide what they show, and answer their signals.

    Args:
        first: The window with its list.
    """

    def __init__(self, first: FirstView) -> None:
        self.window = window = first.window
        self.search_box = window.search_box
        self.actions = first.actions
        self.notice = first.notice
        self.basket = BasketBar(self.actions)
        self.blanks = BlankBar(self.actions)
        self.topics = TopicPane()
        self.list_pane = first.list_pane
        self.answer = AnswerView(first.icons, self.actions)
        self.problem = MessagePage(first.icons)
        self._splitter = first.splitter
        self.search_box.decorate(first.icons)
        window.setWindowIcon(first.icons.icon("helpdesk", "", 64))
        self.actions.fill(window.menus)
        self._splitter.fill(self.topics, self.answer)
        window.add_page(self.problem)
        for bar in (self.basket, self.blanks):
            window.add_bar(bar)
        self.actions.topics.setChecked(first.topics_visible)
        self.topics.setVisible(first.topics_visible)
        self._connect_actions()
        self.actions.enable_for_answer(False)
        self.show_keys()

    def show_desk(self) -> None:
        """Show the panes."""
        self._order_focus()
        self.search_box.setEnabled(True)
        self.window.show_page(self._splitter)
        self.search_box.setFocus()

    def show_problem(self, message: Message) -> None:
        """Show why there is no FAQ; nothing can be searched."""
        self.problem.show_message(message)
        self.actions.enable_for_answer(False)
        self.search_box.setEnabled(False)
        self.window.show_page(self.problem)
        self.problem.button.setFocus()

    def has_problem(self) -> bool:
        """Return whether the problem page is on show."""
        return self.window.page() is self.problem

    def confirm(self, message: str) -> None:
        """Show and say ``message`` for a short while."""
        self.answer.confirm(message)

    def show_keys(self) -> None:
        """Name the keys on the buttons and in the tool tips; again whenever a shortcut was changed."""
        self.answer.show_keys()
        self.list_pane.clear_topics_button.setToolTip(hint(self.actions.clear_topics))

    def show_compact(self, compact: bool) -> None:
        """Show the first answers above the selected one, without the topics; or all panes side by side."""
        self._splitter.show_compact(compact)
        self.list_pane.show_compact(compact)
        self.topics.setVisible(not compact and self.actions.topics.isChecked())
        self.actions.topics.setEnabled(not compact)
        # At once, from the inside out: the smallest size of the window depends on it.
        widget: QWidget | None = self._splitter
        while widget is not None:
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LayoutRequest))
            widget = widget.parentWidget()

    def settings(self) -> WindowLayout:
        """Return the layout of the window, to be restored at the next start."""
        return WindowLayout(
            geometry=bytes(self.window.saveGeometry().data()),
            splitter=self._splitter.layout_state(),
            topics_visible=self.actions.topics.isChecked(),
        )

    def _connect_actions(self) -> None:
        actions = self.actions
        actions.share_copies([self.search_box, self.list_pane.results, self.answer.body])
        actions.topics.toggled.connect(self.topics.setVisible)
        actions.read_aloud.toggled.connect(self.answer.read_aloud)
        for end in (self.answer.replaced, self.answer.steps.left):
            end.connect(lambda: actions.read_aloud.setChecked(False))
        actions.next_step.triggered.connect(lambda: self._read_step(1))
        actions.previous_step.triggered.connect(lambda: self._read_step(-1))
        actions.quit.triggered.connect(self.window.close)
        panes = (
            self.search_box,
            self.blanks,
            self.basket,
            self.notice,
            self.list_pane,
            self.answer,
            self.topics,
            self.problem,
        )
        actions.next_pane.triggered.connect(lambda: focus_next_pane(panes))
        actions.previous_pane.triggered.connect(lambda: focus_next_pane(panes, -1))

    def _order_focus(self) -> None:
        """Let Tab go from the search box to the list, then to what guides in it, to the answer and to the topics."""
        order: list[QWidget] = [self.search_box, self.list_pane.results]
        for pane in (self.list_pane, self.answer, self.topics):
            stops = (w for w in pane.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
            order += (widget for widget in stops if widget not in order)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _read_step(self, by: int) -> None:
        if self.actions.read_aloud.isChecked():
            self.answer.steps.go(by)
        else:
            self.actions.read_aloud.setChecked(True)
