"""The topics of an entry as check boxes, facet by facet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from helpdesk_app.faq.model import Facet, FacetValue
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox


class TopicField(QWidget):
    """One group of check boxes for each facet, each with a button for a new value, and a button for a new facet."""

    checked = Signal(object, bool)
    """A ``FacetValue``, and whether it was checked."""
    value_asked = Signal(str)
    """A new value of this facet is wanted."""
    facet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets: tuple[Facet, ...] | None = None
        self._boxes: dict[FacetValue, WrappingCheckBox] = {}
        self._groups = QVBoxLayout()
        self._groups.setSpacing(UNIT)
        new_facet = self._quiet(self.tr("New topic…"))
        new_facet.clicked.connect(self.facet_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(self._groups)
        column.addWidget(new_facet, 0, Qt.AlignmentFlag.AlignLeft)

    def boxes(self) -> dict[FacetValue, WrappingCheckBox]:
        """Return the check box of each value."""
        return dict(self._boxes)

    def show_topics(self, facets: Sequence[Facet], given: Sequence[FacetValue]) -> None:
        """Show the values of ``facets``, those without any last, with those ``given`` to the entry checked."""
        if tuple(facets) != self._facets:
            self._rebuild(tuple(facets))
        wanted = set(given)
        for value, box in self._boxes.items():
            if box.isChecked() is not (value in wanted):
                box.setChecked(value in wanted)

    def _rebuild(self, facets: tuple[Facet, ...]) -> None:
        self._facets = facets
        self._boxes.clear()
        while self._groups.count():
            group = self._groups.takeAt(0).widget()
            group.hide()
            group.deleteLater()
        for facet in sorted(facets, key=lambda facet: not facet.values):
            self._groups.addWidget(self._group(facet))

    def _group(self, facet: Facet) -> QWidget:
        name = facet.heading or facet.question
        label = PlainLabel(name)
        label.setObjectName("muted")
        label.setWordWrap(True)
        values = QWidget()
        flow = FlowLayout(values, spacing=UNIT * 3 // 2)
        for value in facet.values:
            given = FacetValue(facet.question, value)
            box = WrappingCheckBox(value)
            # As wide as its text, beside others; by itself it would take any width, also none.
            policy = box.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            box.setSizePolicy(policy)
            box.setAccessibleName(self.tr("%1: %2").replace("%2", value).replace("%1", name))
            # Clicked, not toggled: a box that the form checks is not announced.
            box.clicked.connect(lambda checked, given=given: self.checked.emit(given, checked))
            flow.addWidget(box)
            self._boxes[given] = box
        new_value = self._quiet(self.tr("New value…"))
        new_value.setAccessibleName(self.tr("New value of %1…").replace("%1", name))
        new_value.clicked.connect(lambda: self.value_asked.emit(facet.question))
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(new_value)
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(values)
        values.setVisible(bool(facet.values))
        return group

    @staticmethod
    def _quiet(text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
