"""What the agent chose, kept at once when it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from helpdesk_app.config.policy import NO_POLICY, Policy


@dataclass(frozen=True, slots=True)
class Preferences:
    """The agent's choices; the defaults are those of a first start."""

    language: str = ""
    """ISO 639-1 code; empty follows the system."""
    escape_minimises: bool = False
    """Whether Esc, with nothing left to clear, puts the window away."""
    keep_queries: bool = True
    """Whether feedback holds what was searched, personal data masked."""
    ticket_template: str = ""
    """The agent's own ticket note; empty for the one that the program proposes."""
    shortcuts: tuple[tuple[str, str], ...] = ()
    """(``objectName`` of the action, key sequence in Qt's portable text) for each that differs from the default."""
    favourites: tuple[str, ...] = ()
    """uids, the latest first."""
    always_on_top: bool = False
    compact: bool = False
    """Whether the window shows only the search box and the first answers."""
    global_shortcut: str = ""
    """Key sequence in Qt's portable text that brings the window forward from anywhere; empty for none."""


class PreferenceKeeper(QObject):
    """Holds the preferences of this run and hands each change on to be stored.

    Args:
        preferences: As they were stored.
        store: Stores them and returns whether that worked; the change holds for this run in any case.
        parent: As everywhere.
        policy: What IT set for this machine. It goes before what the agent chose, which comes back with its end.
    """

    changed = Signal()
    not_stored = Signal()
    """The file did not take them; they are gone with the window."""

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
        self._policy = policy
        self._store = store

    @property
    def current(self) -> Preferences:
        """The preferences of now."""
        return self._chosen if self._policy.record_queries else replace(self._chosen, keep_queries=False)

    @property
    def may_keep_queries(self) -> bool:
        """Whether the agent may choose ``keep_queries``."""
        return self._policy.record_queries

    def change(self, preferences: Preferences) -> None:
        """Use and store ``preferences`` from now on."""
        if not self._policy.record_queries:
            preferences = replace(preferences, keep_queries=self._chosen.keep_queries)
        if preferences == self._chosen:
            return
        self._chosen = preferences
        if not self._store(preferences):
            self.not_stored.emit()
        self.changed.emit()
