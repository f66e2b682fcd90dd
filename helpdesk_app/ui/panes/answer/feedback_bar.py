"""The question under every answer: was it useful?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.reason_panel import ReasonPanel
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class FeedbackBar(QWidget):
    """Asks for a vote and shows the recorded one; a click alone shows nothing."""

    voted = Signal(Verdict)
    grew = Signal(QWidget)
    """This widget appeared."""

    def __init__(self, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = PlainLabel(self.tr("Was this answer useful?"))
        self._buttons = {Verdict.YES: QPushButton(self.tr("Yes")), Verdict.NO: QPushButton(self.tr("No"))}
        self._thanks = PlainLabel()
        self._thanks.setObjectName("thanks")
        self._thanks.setWordWrap(True)
        self._thanks.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        question.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for verdict, button in self._buttons.items():
            button.setObjectName("vote")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleDescription(question.text())
            button.clicked.connect(lambda _checked, verdict=verdict: self._ask(verdict))
            row.addWidget(button)
        row.addSpacing(UNIT)
        row.addWidget(self._thanks, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(question)
        layout.addLayout(row)
        self.reasons = ReasonPanel(actions.reasons, actions.comment)
        self.reasons.comment_asked.connect(lambda: self.grew.emit(self.reasons.editor))
        layout.addWidget(self.reasons)
        self._recorded: Verdict | None = None
        self._reason: Reason | None = None

    def set_tool_tips(self, yes: str, no: str) -> None:
        """Set the tool tips that name the vote keys."""
        self._buttons[Verdict.YES].setToolTip(yes)
        self._buttons[Verdict.NO].setToolTip(no)

    def button(self, verdict: Verdict) -> QPushButton:
        """Return the button of ``verdict``."""
        return self._buttons[verdict]

    def thanks(self) -> str:
        """Return the thanks on show; empty while nothing is recorded."""
        return self._thanks.text()

    def show_recorded(self, verdict: Verdict | None, reason: Reason | None = None) -> None:
        """Show ``verdict`` and ``reason`` as recorded; ``None`` for no vote."""
        self._recorded, self._reason = verdict, reason
        appears = verdict is Verdict.NO and self.reasons.isHidden()
        self.reasons.show_panel(verdict is Verdict.NO)
        if appears:
            self.grew.emit(self.reasons)
        self.reasons.show_recorded(reason)
        for of, button in self._buttons.items():
            button.setChecked(of is verdict)
        self._thanks.setText("" if verdict is None else self.tr("Thank you, noted."))

    def announce_thanks(self) -> None:
        """Announce the thanks to a screen reader, right after a vote."""
        announce(self, self._thanks.text())

    def _ask(self, verdict: Verdict) -> None:
        # A click checks a checkable button; only the recorded vote may do so.
        self.show_recorded(self._recorded, self._reason)
        self.voted.emit(verdict)
