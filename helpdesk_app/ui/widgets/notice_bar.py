"""The notice bar above the panes; the agent closes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import UNIT, current_colours
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.copied_label import CopiedLabel
from helpdesk_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyle

_NARROW: Final = 90
"""Fewer characters on a line than these leave no room for buttons beside the text."""


class NoticeBar(QFrame):
    """Shows one notice at a time, or is hidden."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._icons = icons
        self._is_problem = False
        self._icon = PlainLabel()
        self._text = CopiedLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button = QPushButton()
        self.action_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.action_button.clicked.connect(self._act)
        self._then: Callable[[], None] | None = None
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setObjectName("quiet")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT * 3 // 2)
        buttons.addStretch()
        buttons.addWidget(self.action_button)
        buttons.addWidget(self.close_button)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(UNIT)
        self._parts.addWidget(self._text, 1)
        self._parts.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT * 3 // 2)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self._parts, 1)
        self.hide()

    def text(self) -> str:
        """Return the notice on show, empty when the bar is hidden."""
        return "" if self.isHidden() else self._text.written()

    def inform(self, text: str, action: str = "", then: Callable[[], None] | None = None) -> None:
        """Show ``text`` as something that went well, with a button called ``action`` that calls ``then``."""
        self._then = then
        self._show(text, action, problem=False)

    def warn(self, text: str, action: str = "", then: Callable[[], None] | None = None) -> None:
        """Show ``text`` as a problem, with a button called ``action`` that calls ``then``."""
        self._then = then
        self._show(text, action, problem=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the text where there is little room beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._parts.direction():
            self._parts.setDirection(direction)

    def changeEvent(self, event: QEvent) -> None:
        """Use the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _act(self) -> None:
        then, self._then = self._then, None
        self.hide()
        if then is not None:
            then()

    def _show(self, text: str, action: str, *, problem: bool) -> None:
        self._is_problem = problem
        self.setProperty("problem", problem)
        style: QStyle = self.style()
        for widget in (self, self._text):
            style.unpolish(widget)
            style.polish(widget)
        self._text.show_written(text)
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self._apply_colours()
        self.show()
        announce(self, text)

    def _apply_colours(self) -> None:
        colours = current_colours()
        name, colour = ("warning", colours.problem_text) if self._is_problem else ("check", colours.done)
        self._icon.setPixmap(self._icons.pixmap(name, colour, 20, self.devicePixelRatioF()))
