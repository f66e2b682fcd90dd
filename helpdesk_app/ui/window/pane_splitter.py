"""Topics, list and answer side by side, or the list above the answer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from helpdesk_app.ui.platform.settings_file import WindowLayout
from helpdesk_app.ui.style.theme import UNIT

COMPACT_LIST_HEIGHT: Final = 28 * UNIT
"""Room for the count and about three questions."""
_MOST_OF_COMPACT: Final = 0.4
"""Share of a compact window that its list takes at most."""

_TOPICS, _LIST, _ANSWER = range(3)
_WIDTHS: Final = [33 * UNIT, 56 * UNIT, 68 * UNIT]
_MINIMUM_WIDTHS: Final = (24 * UNIT, 36 * UNIT, 48 * UNIT)
_STRETCH: Final = (0, 4, 5)


class PaneSplitter(QSplitter):
    """Holds the list and, until ``fill``, two empty places in the size and the colours of the other panes.

    Args:
        list_pane: The pane in the middle.
        layout: How the agent left the panes.
    """

    def __init__(self, list_pane: QWidget, layout: WindowLayout) -> None:
        super().__init__()
        self._normal_state: QByteArray | None = None
        """The state before the window became compact; ``None`` while it is not."""
        self._is_shared_by_agent = False
        """Whether the agent moved the edge between the list and the answer of the compact window."""
        self.splitterMoved.connect(self._leave_it_to_the_agent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        topics, answer = _empty("topicPane"), _empty("answerView")
        for pane in (topics, list_pane, answer):
            self.addWidget(pane)
            self._prepare(pane)
        topics.setVisible(layout.topics_visible)
        self.setSizes(_WIDTHS)
        if layout.splitter:
            self.restoreState(QByteArray(layout.splitter))

    def fill(self, topics: QWidget, answer: QWidget) -> None:
        """Put the two panes into their places."""
        for index, pane in ((_TOPICS, topics), (_ANSWER, answer)):
            self.replaceWidget(index, pane).deleteLater()
            self._prepare(pane)

    def show_compact(self, compact: bool) -> None:
        """Show the first answers above the selected one; or all panes side by side."""
        if compact and self._normal_state is None:
            self._normal_state = self.saveState()
            self.setOrientation(Qt.Orientation.Vertical)
            self._share_height()
        elif not compact and self._normal_state is not None:
            self._is_shared_by_agent = False
            self.restoreState(self._normal_state)
            self._normal_state = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep about three questions in view in a compact window, unless the agent wants otherwise."""
        super().resizeEvent(event)
        if self._normal_state is not None and not self._is_shared_by_agent:
            self._share_height()

    def _share_height(self) -> None:
        height = min(COMPACT_LIST_HEIGHT, round(_MOST_OF_COMPACT * self.height()))
        self.setSizes([0, height, self.height() - height - self.handleWidth()])

    def _leave_it_to_the_agent(self) -> None:
        self._is_shared_by_agent = self._normal_state is not None

    def layout_state(self) -> bytes:
        """Return the widths side by side, as ``QSplitter.saveState`` writes them."""
        return bytes((self._normal_state or self.saveState()).data())

    def _prepare(self, pane: QWidget) -> None:
        index = self.indexOf(pane)
        width = _MINIMUM_WIDTHS[index]
        if index == _TOPICS:
            # A value may wrap between words, not within one.
            width = max(width, 11 * self.fontMetrics().lineSpacing())
        pane.setMinimumWidth(width)
        self.setStretchFactor(index, _STRETCH[index])


def _empty(name: str) -> QFrame:
    frame = QFrame()
    frame.setObjectName(name)
    return frame
