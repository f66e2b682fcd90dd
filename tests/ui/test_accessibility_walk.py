"""A walk through the accessibility tree of the window and of every dialog."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QDialog, QKeySequenceEdit, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent

ROLES_WITHOUT_MEANING = {QAccessible.Role.NoRole, QAccessible.Role.Client}


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for index in range(min(interface.childCount(), 200)):
        child = interface.child(index)
        if child.isValid():
            yield from walk(child)


def nameless(top: QWidget) -> list[str]:
    root = QAccessible.queryAccessibleInterface(top)
    faults = []
    for interface in walk(root):
        state = interface.state()
        if not state.focusable or state.invisible or state.disabled:  # type: ignore[attr-defined]
            continue
        widget = interface.object()
        if isinstance(widget, QWidget) and (
            not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy()
        ):
            continue
        if not interface.text(QAccessible.Text.Name).strip():
            faults.append(f"no name: {interface.role().name} {type(widget).__name__} {widget.objectName()}")
        # Qt gives its field for keys no role of its own; its name and its description say what it is.
        if interface.role() in ROLES_WITHOUT_MEANING and not isinstance(widget, QKeySequenceEdit):
            faults.append(f"no role: {interface.text(QAccessible.Text.Name)}")
    return faults


def test_the_window_in_all_its_pages(desk: DeskView, agent: Agent) -> None:
    assert not nameless(desk.window)
    agent.type("badge")
    desk.actions.vote_no.trigger()
    desk.actions.comment.trigger()
    desk.actions.read_aloud.trigger()
    assert not nameless(desk.window)
    desk.search_box.setText("xylophone")
    desk.notice.warn("Rien.", "Encore")
    assert not nameless(desk.window)


@pytest.mark.parametrize("action", ["preferences", "change_shortcuts", "shortcuts", "accessibility", "about"])
def test_every_dialog(desk: DeskView, qtbot: QtBot, agent: Agent, action: str) -> None:
    getattr(desk.actions, action).trigger()
    (dialog,) = desk.window.findChildren(QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.windowTitle()
    assert not nameless(dialog)
    seen = []
    for _ in range(80):
        agent.press(Qt.Key.Key_Tab)
        if agent.focus() in seen:
            break
        seen.append(agent.focus())
    assert agent.focus() in seen, "Tab comes round: no field keeps it"
    start = agent.focus()
    for _ in seen:
        agent.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert agent.focus() is start, "and so it does backwards"
    agent.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.window.findChildren(QDialog))


def test_the_focus_goes_in_the_order_of_a_call(desk: DeskView, agent: Agent) -> None:
    panes = (desk.search_box, desk.list_pane, desk.answer, desk.topics)
    order: list[int] = []
    for _ in range(60):
        here = next(
            (index for index, pane in enumerate(panes) if pane is agent.focus() or pane.isAncestorOf(agent.focus()))
        )
        if order and here == 0 and order[-1] != 0:
            break
        order.append(here)
        agent.press(Qt.Key.Key_Tab)
    assert order == sorted(order)
    assert set(order) == {0, 1, 2, 3}
