"""A short message over the lower edge of a pane, which moves nothing and goes by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class Toast(PlainLabel):
    """Lies over its parent.

    Args:
        over: The pane.
        milliseconds: How long a message is shown.
    """

    def __init__(self, over: QWidget, *, milliseconds: int) -> None:
        super().__init__(parent=over)
        self._pane = over
        self.setObjectName("toast")
        # What lies under it can be clicked.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fade = QTimer(self, singleShot=True, interval=milliseconds)
        self._fade.timeout.connect(self.end)
        over.installEventFilter(self)
        self.hide()

    def show_message(self, message: str) -> None:
        """Show and announce ``message``."""
        self.setText(message)
        self._place()
        self.show()
        self.raise_()
        self._fade.start()
        announce(self, message)

    def end(self) -> None:
        """Hide the message."""
        self.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge of the pane."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        pane = self._pane.rect()
        self.setWordWrap(False)
        width = min(self.sizeHint().width(), pane.width() - 4 * UNIT)
        self.setWordWrap(True)
        self.resize(width, self.heightForWidth(width))
        self.move((pane.width() - width) // 2, max(0, pane.height() - self.height() - UNIT))
