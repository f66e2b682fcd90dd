"""A row of a facet: a value to check, and how many answers it would leave."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox


@dataclass(frozen=True, slots=True)
class TopicValue:
    """One value of a facet."""

    facet: str
    value: str
    label: str
    """As the window calls it."""


class ValueRow(QWidget):
    """Shows one value of a facet, or another one in its place."""

    toggled = Signal(str, bool)
    """This value was checked, or unchecked, by the agent."""

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.box = WrappingCheckBox(self.label())
        self._count = PlainLabel()
        self._count.setObjectName("count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Beside the first line of the value.
        self._count.setFixedHeight(self.box.minimumSizeHint().height())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.box, 1)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self.box.toggled.connect(lambda checked: self.toggled.emit(self.value, checked))

    def label(self) -> str:
        """Return the value as the window calls it."""
        return self.value or self.tr("Not stated")

    def count(self) -> int:
        """Return the count on show."""
        return int(self._count.text() or 0)

    def show_value(self, value: str, count: int, *, checked: bool) -> None:
        """Show ``value``, without a signal."""
        if value != self.value:
            self.value = value
            self.box.show_text(self.label())
            self._count.clear()
        self.box.blockSignals(True)
        self.box.setChecked(checked)
        self.box.blockSignals(False)
        self.show_count(count)

    def show_count(self, count: int) -> None:
        """Show that checking this value would leave ``count`` answers."""
        self.box.setEnabled(bool(count) or self.box.isChecked())
        if self._count.text() == str(count):
            return
        self._count.setText(str(count))
        # As wide as the widest so far: a label of fixed size causes no new layout.
        room = self._count.sizeHint().width()
        if room > self._count.minimumWidth():
            self._count.setFixedWidth(room)
        self.box.setAccessibleName(f"{self.label()}, " + self.tr("%n answer(s)", "", count))
