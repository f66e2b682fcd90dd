"""Moving the focus from pane to pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next_pane(panes: Sequence[QWidget], step: int = 1) -> None:
    """Move the focus to the next visible pane that has a widget to focus.

    Args:
        panes: In reading order; where none has the focus, the first is next.
        step: 1 for the next, -1 for the one before.
    """
    open_panes = [pane for pane in panes if pane.isVisible() and _first_stop(pane) is not None]
    if not open_panes:
        return
    focused = QApplication.focusWidget()
    here = next((index for index, pane in enumerate(open_panes) if _holds(pane, focused)), -1 if step > 0 else 0)
    stop = _first_stop(open_panes[(here + step) % len(open_panes)])
    if stop is not None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _first_stop(pane: QWidget) -> QWidget | None:
    return next(
        (
            widget
            for widget in (pane, *pane.findChildren(QWidget))
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        ),
        None,
    )
