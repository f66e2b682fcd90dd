"""Base of all dialogs: a heading, a body that scrolls on a small screen, and the buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from helpdesk_app.ui.style.theme import TITLE, UNIT, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.screens import room_for
from helpdesk_app.ui.widgets.scrolling import ScrollWhenShort

_SCROLLING: Final = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End})


class DeskDialog(QDialog):
    """A dialog that fits the screen; deleted when it is closed.

    Args:
        title: Heading and title.
        parent: Qt's owner of the object.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = PlainLabel(title)
        heading.setFont(scaled(self.font(), TITLE, QFont.Weight.DemiBold))
        heading.setWordWrap(True)
        self._problem = PlainLabel()
        self._problem.setObjectName("problemText")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        self._column.setSpacing(2 * UNIT)
        self._column.addWidget(heading)

    def problem(self) -> str:
        """Return why the last attempt to save was refused, or an empty text."""
        return self._problem.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with keys that no widget of the body used: there may be no field whose focus scrolls it."""
        if event.key() in _SCROLLING:
            QCoreApplication.sendEvent(self._area.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def _refuse(self, problem: str) -> None:
        """Show and announce why it cannot be saved."""
        self._problem.setText(problem)
        if self._problem.isHidden():
            # Make room for it: the field at fault may be at the end of the body.
            margins = self._column.contentsMargins()
            width = self.width() - margins.left() - margins.right()
            more = self._problem.heightForWidth(width) + self._column.spacing()
            self.resize(QSize(self.width(), self.height() + more).boundedTo(room_for(self)))
        self._problem.show()
        announce(self, problem)

    def _take_back(self) -> None:
        """Show no refusal any more."""
        self._problem.clear()
        self._problem.hide()

    def _fill(self, body: QWidget, buttons: QDialogButtonBox, *, width: int = 0) -> None:
        """Lay out ``body`` above ``buttons``, ``width`` pixels wide or as wide as it wants, and fit the screen."""
        buttons.rejected.connect(self.reject)
        area = self._area = ScrollWhenShort(body, least=8 * UNIT)
        self._column.addWidget(area, 1)
        self._column.addWidget(self._problem)
        self._column.addWidget(buttons)
        room = room_for(self)
        self.resize(max(width, self._column.sizeHint().width() + area.verticalScrollBar().sizeHint().width()), 1)
        self.resize(self.size().boundedTo(room))
        # Twice, because the height depends on the width.
        self._column.activate()
        area.updateGeometry()
        self.resize(QSize(self.width(), self._column.totalSizeHint().height()).boundedTo(room))
