"""The errors of events; those of files are in ``helpdesk_app.storage.errors``."""

from __future__ import annotations

from pathlib import Path

from helpdesk_app.storage.errors import StorageError
from helpdesk_app.text.translation import _


class BadEventError(ValueError):
    """An event breaks a rule of its model."""


class BadLineError(StorageError):
    """A line of an exported file is not an event.

    Attributes:
        line: 1-based number of the line, the last one of an event that spans several.
        reason: What is wrong with it.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path, _("{path}, line {line}: {reason}").format(path=path, line=line, reason=reason))
        self.line = line
        self.reason = reason


class ConflictingEventError(StorageError):
    """The store already holds another event under the same id."""

    def __init__(self, path: Path, event_id: str) -> None:
        super().__init__(
            path,
            _("“{path}” already holds another event with the id {event_id}. It was left as it is.").format(
                path=path, event_id=event_id
            ),
        )


class UnfinishedExportError(StorageError):
    """The exported file is complete, but the store could not be brought up to date after it.

    Attributes:
        target: The export.
        exported: Events in it.
        marked: Whether they are marked as exported; else the next export holds them again.
    """

    def __init__(self, path: Path, target: Path, exported: int, *, marked: bool) -> None:
        consequence = (
            _("events that are due to be removed stay until the next export")
            if marked
            else _("the next export will hold these events again, which a merge counts once")
        )
        super().__init__(
            path,
            _(
                "“{target}” is complete, with {exported} events. But “{path}” could not be written after it: "
                "{consequence}. Nothing is lost, and there is nothing to do; if it happens often, check that this "
                "file can be written."
            ).format(target=target, exported=exported, path=path, consequence=consequence),
        )
        self.target = target
        self.exported = exported
        self.marked = marked
