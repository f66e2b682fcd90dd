"""The window itself: menus, search box, and one page at a time below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from helpdesk_app.ui.style.theme import BODY, TITLE, UNIT, scaled
from helpdesk_app.ui.widgets.menu_titles import menu_titles
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.screens import room_for
from helpdesk_app.ui.widgets.search_box import SearchBox

DEFAULT_SIZE: Final = QSize(156 * UNIT, 96 * UNIT)
"""Suits most screens."""


class MainWindow(QMainWindow):
    """What takes keys as soon as the program is started; ``DeskView`` adds the panes to it.

    Args:
        geometry: As ``saveGeometry`` wrote it; where it is empty, the window takes a size that suits most screens.
    """

    closing = Signal()

    def __init__(self, geometry: bytes = b"") -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Helpdesk assistant"))
        self.menus = [self.menuBar().addMenu(title) for title in menu_titles()]
        self.search_box = SearchBox()
        self._is_loading = True
        self._opening = PlainLabel(self.tr("Opening the FAQ…"))
        self._pages = QStackedWidget()
        self._lay_out()
        if not (geometry and self.restoreGeometry(QByteArray(geometry))):
            self.resize(DEFAULT_SIZE.boundedTo(room_for(self)))
        self.search_box.setFocus()

    def add_page(self, page: QWidget) -> None:
        """Add a page; the one on show stays."""
        self._pages.addWidget(page)

    def add_bar(self, bar: QWidget) -> None:
        """Put ``bar`` between the search box and the pages."""
        self._column.insertWidget(1, bar)

    def show_page(self, page: QWidget, *, loading: bool = False) -> None:
        """Show one of the pages that were added; ``loading`` means that parts of it are still to come."""
        self._is_loading = loading
        self._pages.setCurrentWidget(page)

    def page(self) -> QWidget:
        """Return the page on show."""
        return self._pages.currentWidget()

    def is_loading(self) -> bool:
        """Return whether the FAQ is still being opened, or parts of the window are still to come."""
        return self._is_loading

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand text that no widget wanted to the search box, so that typing anywhere searches."""
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window closes, before its widgets are gone."""
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
        self._opening.setObjectName("messagePage")
        self._opening.setFont(scaled(self.font(), TITLE, QFont.Weight.DemiBold))
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._opening)
        central = QWidget()
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(top)
        self._column.addWidget(self._pages, 1)
        self.setCentralWidget(central)
