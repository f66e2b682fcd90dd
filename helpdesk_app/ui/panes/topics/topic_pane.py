"""The topic pane: the facet questions of the FAQ, their values, and how many answers each would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.faq.model import UNSTATED, Facet
from helpdesk_app.search.model import Filters
from helpdesk_app.ui.panes.topics.facet_header import FacetHeader
from helpdesk_app.ui.style.theme import UNIT, scaled
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox

_FIRST_VALUES: Final = 10
"""Values of a facet that are shown at first; a button shows the others."""
_FEWEST_HIDDEN: Final = 2


class ValueRow(QWidget):
    """One value of a facet, to be checked, and its count."""

    toggled = Signal(str, bool)
    """This value was checked, or unchecked, by the agent."""

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self._label = value or self.tr("Not stated")
        self.box = WrappingCheckBox(self._label)
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

    def count(self) -> int:
        """Return the count on show."""
        return int(self._count.text() or 0)

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
        self.box.setAccessibleName(f"{self._label}, " + self.tr("%n answer(s)", "", count))


class FacetGroup(QWidget):
    """One facet question with its values; folded where it has no value."""

    toggled = Signal(str, str, bool)
    """Facet question and value that were checked, or unchecked, by the agent."""

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = facet.question
        self.header = FacetHeader(facet.question)
        self.rows = [ValueRow(value) for value in (*facet.values, UNSTATED)]
        # With a parent, even where it stays hidden: Python's garbage collector deletes a widget without one, possibly
        # while Qt goes through all widgets.
        self.more_button = QPushButton(self)
        self.more_button.hide()
        self._values = QWidget()
        values = QVBoxLayout(self._values)
        values.setContentsMargins(UNIT // 2, UNIT // 2, UNIT // 2, 0)
        values.setSpacing(UNIT // 2)
        for row in self.rows:
            row.toggled.connect(lambda value, checked: self.toggled.emit(self.question, value, checked))
            values.addWidget(row)
        self._fold_long_list(values)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._values)
        self.header.toggled.connect(self._values.setVisible)
        self.header.setChecked(bool(facet.values))
        self._values.setVisible(bool(facet.values))

    def checked(self) -> frozenset[str]:
        """Return the values checked."""
        return frozenset(row.value for row in self.rows if row.box.isChecked())

    def show_checked(self, values: frozenset[str]) -> None:
        """Check ``values`` and no other, without a signal."""
        for row in self.rows:
            row.box.blockSignals(True)
            row.box.setChecked(row.value in values)
            row.box.blockSignals(False)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the count of each value; an absent one counts 0."""
        for row in self.rows:
            row.show_count(counts.get(row.value, 0))

    def _fold_long_list(self, layout: QVBoxLayout) -> None:
        rest = self.rows[_FIRST_VALUES:-1]
        if len(rest) < _FEWEST_HIDDEN:
            return
        for row in rest:
            row.hide()
        more = self.more_button
        more.setText(self.tr("%n more", "", len(rest)))
        more.setObjectName("quiet")
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def show_rest() -> None:
            more.hide()
            for row in rest:
                row.show()

        more.clicked.connect(show_rest)
        more.show()
        layout.insertWidget(len(self.rows) - 1, more, 0, Qt.AlignmentFlag.AlignLeft)


class TopicPane(QFrame):
    """The facets as filters: OR between the values of one, AND between facets."""

    toggled = Signal(str, str, bool)
    """Facet question and value that were checked, or unchecked, by the agent."""
    cleared = Signal()
    """The agent unchecks everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topicPane")
        self._groups: list[FacetGroup] = []
        title = PlainLabel(self.tr("Topics"))
        title.setFont(scaled(self.font(), 1.0, QFont.Weight.DemiBold))
        self.clear_button = QPushButton(self.tr("Clear all"))
        self.clear_button.setObjectName("quiet")
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clear_button.clicked.connect(self.cleared)
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.clear_button)
        hold_height = self.clear_button.sizePolicy()
        hold_height.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(hold_height)
        self.clear_button.hide()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(UNIT * 3 // 2, 0, UNIT * 3 // 2, 2 * UNIT)
        self._column.setSpacing(2 * UNIT)
        self._column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll_area(self._content), 1)

    def groups(self) -> tuple[FacetGroup, ...]:
        """Return the groups, in the order of the facets."""
        return tuple(self._groups)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Replace the facets; nothing is checked.

        Facets without values come last: the others narrow the list.
        """
        for group in self._groups:
            group.setParent(None)
            group.deleteLater()
        self._groups = [FacetGroup(facet) for facet in sorted(facets, key=lambda facet: not facet.values)]
        for index, group in enumerate(self._groups):
            group.toggled.connect(self.toggled)
            self._column.insertWidget(index, group)
        self.clear_button.hide()

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Show the live counts: facet question -> value -> answers."""
        for group in self._groups:
            group.show_counts(counts.get(group.question, {}))

    def filters(self) -> Filters:
        """Return what is checked; a facet without a checked value is absent."""
        return {group.question: checked for group in self._groups if (checked := group.checked())}

    def show_filters(self, filters: Filters) -> None:
        """Check the values of ``filters`` and no other."""
        for group in self._groups:
            group.show_checked(filters.get(group.question, frozenset()))
        if not filters and self.clear_button.hasFocus():
            self.focusNextPrevChild(True)
        self.clear_button.setVisible(bool(filters))
