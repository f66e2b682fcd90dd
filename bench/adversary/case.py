"""What a case of the harness is, and how its tries are counted."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpdesk_app.storage.errors import StorageError

_MEMORY: Final = Path("/dev/shm")

Attempts = Callable[["Arena", int], Iterator[str]]
"""Yields once a try: why the promise was broken, or an empty text where it was kept."""


class NotHereError(Exception):
    """This system cannot do what the case needs; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of attack.

    Attributes:
        name: For the table.
        promise: What must hold in every try.
        attempts: Does the tries.
        tries: How many make a full run.
        sample: How many the test suite makes.
    """

    name: str
    promise: str
    attempts: Attempts
    tries: int
    sample: int


@dataclass(frozen=True, slots=True)
class Result:
    """What the tries of a case gave."""

    case: Case
    tries: int
    violations: tuple[str, ...]
    skipped: str = ""
    """Why the case could not be tried here; empty if it was."""


@contextmanager
def scratch() -> Iterator[Path]:
    """Offer a folder, in memory where the system has one: no try cuts the power, so that a disk would prove no more."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)


class Arena:
    """Where a case is tried: a folder of its own, and random numbers that are the same for the same seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self._count = 0

    def fresh(self) -> Path:
        """Return a new empty folder."""
        self._count += 1
        folder = self.folder / str(self._count)
        folder.mkdir(parents=True)
        return folder


def run(case: Case, folder: Path, *, seed: int, tries: int) -> Result:
    """Try a case ``tries`` times.

    An exception that is not a sentence for a person is a violation too, and ends the case.
    """
    outcomes: list[str] = []
    try:
        outcomes.extend(case.attempts(Arena(folder, seed), tries))
    except NotHereError as error:
        return Result(case, 0, (), str(error))
    except StorageError as error:
        outcomes.append(f"the harness could not go on: {error}")
    return Result(case, len(outcomes), tuple(outcome for outcome in outcomes if outcome))
