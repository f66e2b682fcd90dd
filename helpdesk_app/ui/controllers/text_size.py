"""The size of an answer's text: two keys, kept as a preference."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from helpdesk_app.config.preferences import TEXT_SIZES
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.desk_view import DeskView

_STEPS: Final = ("", *TEXT_SIZES)


class TextSize(QObject):
    """Applies the size that the agent chose.

    Args:
        view: Its window owns the controller.
        preferences: Hold the size.
    """

    def __init__(self, view: DeskView, preferences: PreferenceKeeper) -> None:
        super().__init__(view.window)
        self._view = view
        self._preferences = preferences
        view.actions.larger_text.triggered.connect(lambda: self._step(1))
        view.actions.smaller_text.triggered.connect(lambda: self._step(-1))
        preferences.changed.connect(self._use)
        self._use()

    def _step(self, by: int) -> None:
        at = _STEPS.index(self._preferences.current.text_size) + by
        if 0 <= at < len(_STEPS):
            self._preferences.change(replace(self._preferences.current, text_size=_STEPS[at]))

    def _use(self) -> None:
        chosen = self._preferences.current.text_size
        actions = self._view.actions
        actions.smaller_text.setEnabled(chosen != _STEPS[0])
        actions.larger_text.setEnabled(chosen != _STEPS[-1])
        self._view.answer.show_text_size(int(chosen or 100))
