"""How far to trust the answer, above it, where the agent looks before copying it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from helpdesk_app.ui.style.theme import SMALL, UNIT, scaled
from helpdesk_app.ui.widgets.plain_label import PlainLabel

REST_MS: Final = 500
"""Milliseconds after the last key before the line appears; while the agent types it would flicker."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What the line says."""

    label: str
    """In the chip, such as "To be checked"."""
    advice: str
    """The same as a sentence."""
    missing: str = ""
    """Beside the chip: the words that the FAQ lacks."""
    is_refused: bool = False
    """Whether nothing can be relied on."""


class TrustLine(QWidget):
    """A chip and the missing words, or hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trust: Trust | None = None
        self.chip = PlainLabel()
        self.chip.setObjectName("trust")
        self.chip.setFont(scaled(self.font(), SMALL, QFont.Weight.DemiBold))
        self.missing = PlainLabel()
        self.missing.setObjectName("problemText")
        self.missing.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.missing, 1)
        # Its place is kept, so that the question below does not move.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._settled = QTimer(self, singleShot=True, interval=REST_MS)
        self._settled.timeout.connect(self.show)
        self.hide()

    def show_trust(self, trust: Trust | None) -> None:
        """Show ``trust`` once the agent stops typing; ``None`` hides the line at once."""
        if trust is None:
            self._settled.stop()
            self.hide()
            self.missing.clear()
            self._trust = None
        elif self.isHidden():
            self._settled.start()
        if trust is None or trust == self._trust:
            return
        self._trust = trust
        self.chip.setText(trust.label)
        self.chip.setToolTip(trust.advice)
        self.chip.setAccessibleDescription(trust.advice)
        self.missing.setText(trust.missing)
        self.missing.setVisible(bool(trust.missing))
        self.chip.setProperty("refused", trust.is_refused)
        self.chip.style().unpolish(self.chip)
        self.chip.style().polish(self.chip)
