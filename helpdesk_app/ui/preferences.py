"""The preferences of this run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from helpdesk_app.config.policy import NO_POLICY, Policy
from helpdesk_app.config.preferences import Preferences, imposed_by


class PreferenceKeeper(QObject):
    """Holds the preferences of this run and stores each change.

    Args:
        preferences: As they were stored.
        store: Stores them and returns whether that worked; the change holds for this run in any case.
        parent: Owns the keeper.
        policy: What IT set for this machine. It overrides the agent's choices and leaves them stored.
    """

    changed = Signal()
    not_stored = Signal()
    """The file could not be written: the change is lost when the window closes."""

    def __init__(
        self,
        preferences: Preferences,
        store: Callable[[Preferences], bool],
        parent: QObject | None = None,
        *,
        policy: Policy = NO_POLICY,
    ) -> None:
        super().__init__(parent)
        self._chosen = preferences
        self._imposed = imposed_by(policy)
        self._store = store

    @property
    def current(self) -> Preferences:
        """The preferences in force."""
        return replace(self._chosen, **self._imposed)

    @property
    def imposed(self) -> Mapping[str, Any]:
        """What the agent cannot choose here: name -> value."""
        return self._imposed

    def change(self, preferences: Preferences) -> None:
        """Use and store ``preferences`` from now on."""
        preferences = replace(preferences, **{name: getattr(self._chosen, name) for name in self._imposed})
        if preferences == self._chosen:
            return
        self._chosen = preferences
        if not self._store(preferences):
            self.not_stored.emit()
        self.changed.emit()
