"""A line above the desk for what went well or wrong away from it; it goes when the agent has read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStyle, QWidget

from helpdesk_app.ui.accessibility import announce
from helpdesk_app.ui.icons import Icons
from helpdesk_app.ui.theme import UNIT, current_colours


class NoticeBar(QFrame):
    """Shows one notice at a time, or is hidden."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._icons = icons
        self._is_problem = False
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = QPushButton()
        self.action_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.action_button.clicked.connect(self._act)
        self._then: Callable[[], None] | None = None
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setObjectName("quiet")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT * 3 // 2)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.close_button)
        self.hide()

    def text(self) -> str:
        """Return the notice on show, empty when the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    def inform(self, text: str, action: str = "", then: Callable[[], None] | None = None) -> None:
        """Show ``text`` as something that went well, with a button called ``action`` that calls ``then``."""
        self._then = then
        self._show(text, action, problem=False)

    def warn(self, text: str, action: str = "", then: Callable[[], None] | None = None) -> None:
        """Show ``text`` as a problem, with a button called ``action`` that calls ``then``."""
        self._then = then
        self._show(text, action, problem=True)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

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
        self._text.setText(text)
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self._dress()
        self.show()
        announce(self, text)

    def _dress(self) -> None:
        colours = current_colours()
        name, colour = ("warning", colours.problem_text) if self._is_problem else ("check", colours.done)
        self._icon.setPixmap(self._icons.pixmap(name, colour, 20, self.devicePixelRatioF()))
