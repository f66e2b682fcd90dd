"""One facet of the topic pane: its heading and its values.

A facet of up to ``MOST_IN_FULL`` values shows all of them, in the order of the FAQ: an agent learns where each is. A
longer one shows the checked values and those with most answers first, the others a page at a time, and those without an
answer last; a box finds any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from helpdesk_app.desk.topic_order import in_order, matching
from helpdesk_app.faq.model import UNSTATED, Facet
from helpdesk_app.ui.panes.topics.facet_header import FacetHeader
from helpdesk_app.ui.panes.topics.value_filter import ValueFilter
from helpdesk_app.ui.panes.topics.value_row import ValueRow
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.accessibility import announce

MOST_IN_FULL: Final = 12
FIRST: Final = 8
"""Values of a longer facet that are shown at first."""
PAGE: Final = 12
"""Values that one press adds, and that are shown for a text at first."""


class FacetGroup(QWidget):
    """One facet with its values; folded where it has no value."""

    toggled = Signal(str, str, bool)
    """Facet question and value that were checked, or unchecked, by the agent."""

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = facet.question
        self.is_long = len(facet.values) > MOST_IN_FULL
        self._values = facet.values
        self._order = list(facet.values)
        self._counts: Mapping[str, int] = {}
        self._checked: frozenset[str] = frozenset()
        self._most = FIRST
        # In tab order. With a parent, even where it stays hidden: Python's garbage collector deletes a widget
        # without one, possibly while Qt goes through all widgets.
        heading = facet.heading or facet.question
        self.header = FacetHeader(heading, facet.question, self)
        self._body = QWidget(self)
        self.filter = ValueFilter(heading, len(facet.values), self._body)
        self._slots: list[ValueRow] = []
        self.more_button = QPushButton(self._body)
        self._unstated = ValueRow(UNSTATED, self._body)
        self._lay_out()
        self.filter.setVisible(self.is_long)
        self.filter.textChanged.connect(self._find)
        self.filter.entered.connect(self._enter_values)
        self.filter.returnPressed.connect(self._check_first)
        self.more_button.clicked.connect(self._show_page)
        self._unstated.toggled.connect(self._toggle)
        self.header.toggled.connect(self._body.setVisible)
        self.header.setChecked(bool(facet.values))
        self._body.setVisible(bool(facet.values))
        self.renew()

    @property
    def rows(self) -> list[ValueRow]:
        """The rows on show, from the top, and the row of answers without a value, which may be hidden."""
        return [*(row for row in self._slots if not row.isHidden()), self._unstated]

    def checked(self) -> frozenset[str]:
        """Return the values checked."""
        return self._checked

    def show_checked(self, values: frozenset[str]) -> None:
        """Check ``values`` and no other, without a signal."""
        self._checked = values
        if values <= {row.value for row in self.rows}:
            self._show_states()
        else:
            self.renew()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the count of each value; an absent one counts 0. The values stay where they are."""
        self._counts = counts
        self._show_states()

    def renew(self) -> None:
        """Put the values in order again, and show the first ones."""
        if self.is_long:
            self._order = in_order(self._values, self._counts, self._checked)
        self._most = FIRST
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self._show_values()

    def _lay_out(self) -> None:
        self.more_button.setObjectName("quiet")
        self.more_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(UNIT // 2, UNIT // 2, UNIT // 2, 0)
        self._column.setSpacing(UNIT // 2)
        self._column.addWidget(self.filter)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._unstated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._body)

    def _show_values(self) -> None:
        """Show the first values, in the current order."""
        listed, found = self._listed(), self._found()
        while len(self._slots) < len(listed):
            self._add_slot()
        for row, value in zip(self._slots, listed, strict=False):
            row.show_value(value, self._counts.get(value, 0), checked=value in self._checked)
        for slot, row in enumerate(self._slots):
            row.setVisible(slot < len(listed))
        left = len(found) - len(listed)
        useful = left if self.filter.text() else self._useful(found) - len(listed)
        more = self.tr("%n more", "", useful) if useful > 0 else self.tr("%n without an answer here", "", left)
        self.more_button.setText(more)
        self.more_button.setVisible(left > 0)
        has_unstated = bool(self._counts.get(UNSTATED)) or UNSTATED in self._checked
        self._unstated.setVisible(not self.is_long or (has_unstated and not self.filter.text()))
        self._show_states()

    def _found(self) -> list[str]:
        return matching(self._order, self.filter.text())

    def _useful(self, values: Iterable[str]) -> int:
        return sum(bool(self._counts.get(value)) or value in self._checked for value in values)

    def _listed(self) -> list[str]:
        found = self._found()
        if not self.is_long:
            return found
        if self.filter.text() or self._most > FIRST:
            return found[: self._most]
        # Values without an answer are folded away at first.
        return found[: max(min(FIRST, self._useful(found)), len(self._checked - {UNSTATED}))]

    def _add_slot(self) -> None:
        row = ValueRow(self._values[len(self._slots)])
        row.toggled.connect(self._toggle)
        self._column.insertWidget(1 + len(self._slots), row)
        # New widgets come last in the tab order.
        QWidget.setTabOrder(self._slots[-1].box if self._slots else self.filter, row.box)
        self._slots.append(row)

    def _show_states(self) -> None:
        for row in self.rows:
            row.show_value(row.value, self._counts.get(row.value, 0), checked=row.value in self._checked)

    def _toggle(self, value: str, checked: bool) -> None:
        self._checked = self._checked | {value} if checked else self._checked - {value}
        self.toggled.emit(self.question, value, checked)

    def _show_page(self) -> None:
        had_focus, before = self.more_button.hasFocus(), len(self.rows) - 1
        useful = 0 if self.filter.text() else self._useful(self._found())
        self._most = min(before + PAGE, useful) if before < useful else before + PAGE
        self._show_values()
        if had_focus:
            self.rows[before].box.setFocus(Qt.FocusReason.TabFocusReason)

    def _find(self, text: str) -> None:
        self._order = in_order(self._values, self._counts, self._checked)
        self._most = PAGE if text else FIRST
        self._show_values()
        announce(self.filter, self.tr("%n value(s)", "", len(self._found())))

    def _enter_values(self) -> None:
        first = next((row for row in self.rows if row.isVisible() and row.box.isEnabled()), None)
        if first is not None:
            first.box.setFocus(Qt.FocusReason.TabFocusReason)

    def _check_first(self) -> None:
        """Check the first value that was found, if there is an answer with it, and go back to all values."""
        row = self.rows[0]
        if self.filter.text() and row.isVisible() and row.box.isEnabled() and not row.box.isChecked():
            row.box.click()
            self.renew()
