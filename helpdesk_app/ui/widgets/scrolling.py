"""Scroll areas, so that nothing is squeezed or cut in a small window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_RELEVANT: Final = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


def scroll_area(content: QWidget) -> QScrollArea:
    """Return an area without background or frame in which ``content`` scrolls."""
    return _prepared(QScrollArea(), content)


class ScrollWhenShort(QScrollArea):
    """As high as its content; where there is less room, the content scrolls.

    Args:
        content: May be hidden, and then takes no room.
        least: The height in pixels below which it does not go while its content needs more.
    """

    def __init__(self, content: QWidget, *, least: int) -> None:
        super().__init__()
        self._least = least
        self._asked = -1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        _prepared(self, content)

    def sizeHint(self) -> QSize:
        """Return the width of the content, and its height at the current width."""
        self._asked = self._height()
        return QSize(self._content().sizeHint().width(), self._asked)

    def minimumSizeHint(self) -> QSize:
        """Return the least height, or the height of smaller content."""
        return QSize(self._content().minimumSizeHint().width(), min(self._least, self._height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height at the new width."""
        super().resizeEvent(event)
        self._adapt()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the new height of the content."""
        # Later, when the content has been laid out.
        done = super().eventFilter(watched, event)
        if event.type() in _RELEVANT:
            self._adapt()
            if self._height() != self._asked:
                self.updateGeometry()
        return done

    def _adapt(self) -> None:
        # A scroll bar makes the content narrower and higher, so Qt would keep one that is no longer needed.
        fits = self.height() >= self._height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)

    def _content(self) -> QWidget:
        return self.widget()

    def _height(self) -> int:
        content = self._content()
        if content.isHidden():
            return 0
        return content.heightForWidth(self.width()) if content.hasHeightForWidth() else content.sizeHint().height()


def _prepared(area: QScrollArea, content: QWidget) -> QScrollArea:
    hidden = content.isHidden() and content.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # Not area.viewport(): to wrap a widget that Qt made, PySide6 loads every class of widgets.
    viewport = QWidget()
    viewport.setAutoFillBackground(False)
    area.setViewport(viewport)
    area.setWidget(content)
    # Qt shows the content and fills its background by default.
    content.setVisible(not hidden)
    content.setAutoFillBackground(False)
    return area
