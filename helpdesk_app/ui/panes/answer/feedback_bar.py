"""The row below every answer: copy it, and was it useful?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.ui.actions import DeskActions, hint, with_key
from helpdesk_app.ui.panes.answer.reason_panel import ReasonPanel
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class FeedbackBar(QFrame):
    """Asks for a vote and shows the recorded one; a click alone shows nothing.

    ``reasons`` stands above the bar; whoever places the bar places it.

    Args:
        actions: Of the window.
        copy: The button that comes first.
        parent: Qt's owner of the object.
    """

    voted = Signal(Verdict)

    def __init__(self, actions: DeskActions, copy: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerFoot")
        whole = self.tr("Was this answer useful?")
        self._ask_label = PlainLabel(self.tr("Useful?"))
        self._ask_label.setToolTip(whole)
        self._ask_label.setAccessibleName(whole)
        self._names = {Verdict.YES: self.tr("Yes"), Verdict.NO: self.tr("No")}
        self._actions: dict[Verdict, QAction] = {Verdict.YES: actions.vote_yes, Verdict.NO: actions.vote_no}
        self._buttons = {verdict: QPushButton(name) for verdict, name in self._names.items()}
        row = FlowLayout(spacing=UNIT)
        row.addWidget(copy)
        row.addWidget(self._ask_label)
        for verdict, button in self._buttons.items():
            button.setObjectName("vote")
            button.setCheckable(True)
            button.setAccessibleName(self._names[verdict])
            button.setAccessibleDescription(whole)
            button.clicked.connect(lambda _checked, verdict=verdict: self._ask(verdict))
            row.addWidget(button)
        around = QVBoxLayout(self)
        around.setContentsMargins(3 * UNIT, UNIT * 3 // 4, UNIT, UNIT * 3 // 4)
        around.addLayout(row)
        self.reasons = ReasonPanel(actions.reasons, actions.comment, self)
        self._recorded: Verdict | None = None
        self._reason: Reason | None = None

    def show_keys(self) -> None:
        """Show on each button the key that presses it."""
        for verdict, button in self._buttons.items():
            button.setText(with_key(self._names[verdict], self._actions[verdict]))
            button.setToolTip(hint(self._actions[verdict]))
        self.reasons.show_keys()

    def button(self, verdict: Verdict) -> QPushButton:
        """Return the button of ``verdict``."""
        return self._buttons[verdict]

    def show_recorded(self, verdict: Verdict | None, reason: Reason | None = None) -> None:
        """Show ``verdict`` and ``reason`` as recorded; ``None`` for no vote."""
        self._recorded, self._reason = verdict, reason
        self.reasons.show_panel(verdict is Verdict.NO)
        self.reasons.show_recorded(reason)
        for of, button in self._buttons.items():
            button.setChecked(of is verdict)

    def _ask(self, verdict: Verdict) -> None:
        # A click checks a checkable button; only the recorded vote may do so.
        self.show_recorded(self._recorded, self._reason)
        self.voted.emit(verdict)
