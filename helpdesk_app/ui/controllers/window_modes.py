"""Window modes: compact, always on top, in the notification area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.screens import room_for
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.ui.window.main_window import DEFAULT_SIZE

if TYPE_CHECKING:
    from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut
    from helpdesk_app.ui.platform.selected_text import SelectedText

COMPACT_WIDTH: Final = 48 * UNIT
COMPACT_HEIGHT: Final = 84 * UNIT


class WindowModes(QObject):
    """Applies the modes that the agent chose, and stores them.

    Args:
        view: Its window owns the modes.
        preferences: Hold what the agent chose.
        global_shortcut: Brings the window forward, where the system has such keys.
        selected_text: Of the program in front, where the system can tell.
    """

    def __init__(
        self,
        view: DeskView,
        preferences: PreferenceKeeper,
        global_shortcut: GlobalShortcut | None = None,
        selected_text: SelectedText | None = None,
    ) -> None:
        super().__init__(view.window)
        self._view = view
        self._window = window = view.window
        self._preferences = preferences
        self._normal_geometry: QRect | None = None
        self._tray: QSystemTrayIcon | None = None
        actions = view.actions
        actions.compact.setChecked(preferences.current.compact)
        actions.on_top.setChecked(preferences.current.always_on_top)
        self._view.show_compact(preferences.current.compact)
        if preferences.current.always_on_top:
            window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        actions.compact.toggled.connect(self._make_compact)
        actions.on_top.toggled.connect(self._put_on_top)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._show_in_tray()
        self._global_shortcut = global_shortcut
        self._selected_text = selected_text
        if selected_text is not None:
            selected_text.taken.connect(self._search_for)
        if global_shortcut is not None:
            global_shortcut.pressed.connect(self._answer_global_shortcut)
            preferences.changed.connect(self._use_global_shortcut)
            self._use_global_shortcut()

    def come_forward(self) -> None:
        """Put the window in front, with the caret in the search box."""
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        window.search_box.setFocus()
        window.search_box.selectAll()

    def _answer_global_shortcut(self) -> None:
        """Come forward; before that, take the selection of the program that is in front, if the agent chose so."""
        wanted = self._preferences.current.takes_selection and not self._window.isActiveWindow()
        if wanted and self._selected_text is not None:
            self._selected_text.take()
        else:
            self.come_forward()

    def _search_for(self, text: str) -> None:
        """Come forward with a new question, ``text``; an empty one leaves the question as it is."""
        if text and self._window.search_box.isEnabled():
            self._window.search_box.clear()
            self._window.search_box.setText(text)
        self.come_forward()

    def _use_global_shortcut(self) -> None:
        if self._global_shortcut is not None:
            problem = self._global_shortcut.use(self._preferences.current.global_shortcut)
            if problem:
                where = self.tr("The key that brings this window forward does not work; the settings hold it.")
                self._view.notice.warn(f"{problem} {where}")

    def _make_compact(self, compact: bool) -> None:
        window = self._window
        if compact:
            self._normal_geometry = window.geometry()
        self._view.show_compact(compact)
        self._fit()
        self._preferences.change(replace(self._preferences.current, compact=compact))

    def _fit(self) -> None:
        window = self._window
        if self._view.actions.compact.isChecked():
            before = window.geometry()
            size = QSize(COMPACT_WIDTH, COMPACT_HEIGHT).boundedTo(room_for(window))
            window.setGeometry(QRect(QPoint(before.right() - size.width() + 1, before.top()), size))
        elif self._normal_geometry is not None:
            window.setGeometry(self._normal_geometry)
        else:
            window.resize(DEFAULT_SIZE.boundedTo(room_for(window)))

    def _put_on_top(self, on_top: bool) -> None:
        self._window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on_top)
        self._window.show()  # changing the flag hides it
        self._preferences.change(replace(self._preferences.current, always_on_top=on_top))

    def _show_in_tray(self) -> None:
        menu = QMenu(self._window)
        menu.addAction(self.tr("Show the window")).triggered.connect(self.come_forward)
        menu.addAction(self._view.actions.quit)
        self._tray = QSystemTrayIcon(self._window.windowIcon(), self._window)
        self._tray.setToolTip(self._window.windowTitle())
        self._tray.setContextMenu(menu)
        self._tray.activated.connect(self._answer_tray)
        self._tray.show()

    def _answer_tray(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how == QSystemTrayIcon.ActivationReason.Trigger:
            self.come_forward()
