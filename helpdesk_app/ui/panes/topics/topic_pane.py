"""The topic pane: the facet questions of the FAQ, their values, and how many answers each would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.faq.model import Facet
from helpdesk_app.search.model import Filters
from helpdesk_app.ui.panes.topics.facet_group import FacetGroup
from helpdesk_app.ui.panes.topics.value_row import TopicValue
from helpdesk_app.ui.style.theme import UNIT, scaled
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area


class TopicPane(QFrame):
    """The facets as filters: OR between the values of one, AND between facets.

    The values of a long facet are put in order by their answers for each new list. A topic that the agent checks or
    unchecks here moves nothing before the mouse has left the pane, so that the next click hits what it was aimed at.
    """

    toggled = Signal(str, str, bool)
    """Facet question and value that were checked, or unchecked, by the agent."""
    cleared = Signal()
    """The agent unchecks everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topicPane")
        self._groups: list[FacetGroup] = []
        self._counts: Mapping[str, Mapping[str, int]] = {}
        self._is_out_of_order = False
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

    def value_at(self, at: QPoint) -> TopicValue | None:
        """Return the value whose row is ``at`` this place of the pane."""
        for group in self._groups:
            for row in group.rows:
                if row.isVisible() and row.rect().contains(row.mapFrom(self, at)):
                    return TopicValue(group.question, row.value, row.label())
        return None

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
            group.show()  # A layout would show it in a later turn, after a paint.
        self.clear_button.hide()

    def show_counts(self, counts: Mapping[str, Mapping[str, int]], *, is_new_query: bool = True) -> None:
        """Show the live counts: facet question -> value -> answers.

        Args:
            counts: Those of the list on show.
            is_new_query: Whether the list has another query than before, and not only other filters.
        """
        is_changed, self._counts = counts != self._counts, counts
        for group in self._groups:
            group.show_counts(counts.get(group.question, {}))
        if is_new_query or (is_changed and not self._is_in_use()):
            self._renew()
        elif is_changed:
            self._is_out_of_order = True

    def leaveEvent(self, event: QEvent) -> None:
        """Put the values in order that have waited for it."""
        super().leaveEvent(event)
        if self._is_out_of_order and not self._holds_focus():
            self._renew()

    def _is_in_use(self) -> bool:
        return self.underMouse() or self._holds_focus()

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _renew(self) -> None:
        self._is_out_of_order = False
        for group in self._groups:
            group.renew()

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
