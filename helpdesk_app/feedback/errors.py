"""What can go wrong around feedback, told apart by what a person can do about it.

Each message is a sentence to show or to translate: what happened, what is safe, what to do. None quotes a query or
a comment, so that all may be logged.
"""

from __future__ import annotations

import errno
from pathlib import Path


class FeedbackError(Exception):
    """Feedback cannot be kept, read or written, for a reason outside the program.

    Attributes:
        path: The file or folder at fault.
    """

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class NewerStoreError(FeedbackError):
    """The feedback file was written by a newer version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            path,
            f"“{path}” was written by a newer version of the program (format {found}, this version knows {known}). "
            "It was left as it is. Update the program to go on recording feedback.",
        )


class ForeignStoreError(FeedbackError):
    """The file is a database of another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"“{path}” belongs to another program. It was left as it is. "
            "Move it elsewhere, or choose another place for the feedback.",
        )


class DamagedStoreError(FeedbackError):
    """The feedback file is not, or no longer, a readable database."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"“{path}” is damaged and cannot be read as a feedback file. It was left as it is. "
            "Keep a copy of it for the support team, and move it away to start a new one.",
        )


class LockedStoreError(FeedbackError):
    """Another program held the feedback file for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"“{path}” is in use by another program. What was recorded before is safe, the last action was not "
            "recorded. Try again; if it happens often, ask what opens this file (backup, antivirus).",
        )


class FullDiskError(FeedbackError):
    """There is no room left where the file lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"There is no room left to write “{path}”. What was saved before is safe, the last action was not saved. "
            "Free some space and try again.",
        )


class UnwritableError(FeedbackError):
    """The file or its folder cannot be written: missing, protected, or open in another program."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"“{path}” cannot be written ({reason}). What was saved before is safe, the last action was not saved. "
            "Close it in other programs, or choose a folder that exists and that you may write to.",
        )


class ProtectedTargetError(FeedbackError):
    """What an export would replace is not an export."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(path, f"“{path}” is {found}, not an export. It was left as it is. Choose another name.")


class UnfinishedExportError(FeedbackError):
    """The file of an export is complete, but the store could not be brought up to date after it.

    Attributes:
        target: The export.
        exported: Events in it.
        marked: Whether they are marked as exported; else the next export holds them again.
    """

    def __init__(self, path: Path, target: Path, exported: int, *, marked: bool) -> None:
        consequence = (
            "events that are due to be removed stay until the next export"
            if marked
            else "the next export will hold these events again, which a merge counts once"
        )
        super().__init__(
            path,
            f"“{target}” is complete, with {exported} events. But “{path}” could not be written after it: {consequence}"
            ". Nothing is lost, and there is nothing to do; if it happens often, check that this file can be written.",
        )
        self.target = target
        self.exported = exported
        self.marked = marked


class BrokenTemplateError(FeedbackError):
    """The template of the report, which travels with the program, is missing or damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"“{path}”, which belongs to the program, is missing or damaged, and there is no report without it. "
            "The feedback is as it was. Install the program again.",
        )


class UnreadableError(FeedbackError):
    """The file to read is missing or protected."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"“{path}” cannot be read ({reason}). Check its name and that you may open it.")


class BadLineError(FeedbackError):
    """A line of an exported file is not an event.

    Attributes:
        line: 1-based number of the line, the last one of an event that spans several.
        reason: What is wrong with it.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(path, f"{path}, line {line}: {reason}")
        self.line = line
        self.reason = reason


class BadEventError(ValueError):
    """An event breaks the rules of its model: a mistake of the code that made it."""


class ConflictingEventError(FeedbackError):
    """The store already holds another event under the same id."""

    def __init__(self, path: Path, event_id: str) -> None:
        super().__init__(path, f"“{path}” already holds another event with the id {event_id}. It was left as it is.")


def write_error(path: Path, error: OSError) -> FeedbackError:
    """Return the error to raise when writing ``path`` failed with ``error``."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return FullDiskError(path)
    return UnwritableError(path, error.strerror or type(error).__name__)
