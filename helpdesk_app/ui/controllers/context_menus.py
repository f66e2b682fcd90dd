"""What a right click, or the menu key, offers on an answer, on its text and on a topic."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from helpdesk_app.desk.session import Session
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.text.blanks import blanks_of
from helpdesk_app.ui.panes.answer.answer_pictures import SCHEME
from helpdesk_app.ui.window.desk_view import DeskView


class ContextMenus(QObject):
    """Opens the menus of one window; what they hold is in its other menus too, with the same keys.

    Args:
        view: Its window owns the menus.
        session: What is on show.
        render: Shows a state.
    """

    def __init__(self, view: DeskView, session: Session, render: Callable[[ViewState], None]) -> None:
        super().__init__(view.window)
        self._view = view
        self._session = session
        self._render = render
        view.list_pane.results.menu_asked.connect(self._open_on_row)
        for widget, open_menu in ((view.answer.body, self._open_on_text), (view.topics, self._open_on_topics)):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(open_menu)

    def _open_on_row(self, at: QPoint) -> None:
        menu = self._menu()
        self._add_answer(menu)
        menu.popup(at)

    def _open_on_text(self, at: QPoint) -> None:
        body = self._view.answer.body
        menu = self._menu()
        address = body.anchorAt(at)
        if body.textCursor().hasSelection():
            menu.addAction(self.tr("Copy the selection")).triggered.connect(body.copy)
        if address and not address.startswith(SCHEME):
            copy = menu.addAction(self.tr("Copy the address"))
            copy.triggered.connect(lambda: body.address_chosen.emit(address))
        menu.addAction(self.tr("Select all")).triggered.connect(body.selectAll)
        menu.addSeparator()
        self._add_answer(menu)
        menu.popup(body.mapToGlobal(at))

    def _open_on_topics(self, at: QPoint) -> None:
        topics = self._view.topics
        menu = self._menu()
        value = topics.value_at(at)
        if value is not None:
            label = self.tr("Only « %1 »").replace("%1", value.label.replace("&", "&&"))
            only = menu.addAction(label)
            only.triggered.connect(lambda: self._render(self._session.check_only(value.facet, value.value)))
        menu.addAction(self._view.actions.clear_topics)
        menu.popup(topics.mapToGlobal(at))

    def _add_answer(self, menu: QMenu) -> None:
        """Add what can be done with the answer on show."""
        actions, state = self._view.actions, self._session.state
        if state.basket:
            # The first action copies the basket meanwhile.
            menu.addAction(self.tr("Copy the answer")).triggered.connect(self._view.answer.copy_asked)
        menu.addActions([actions.copy, actions.copy_both, actions.copy_note])
        if state.hit is not None and blanks_of(state.hit.entry.answer):
            menu.addAction(actions.copy_unfilled)
        menu.addSeparator()
        menu.addActions([actions.basket, actions.favourite, actions.read_aloud])
        menu.addSeparator()
        menu.addActions([actions.vote_yes, actions.vote_no])

    def _menu(self) -> QMenu:
        menu = QMenu(self._view.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
