"""A task of an import that takes time, to be done beside the window."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

_MANY: Final = 200_000
"""New objects of a task that no later collection looks through."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that takes time."""

    work: Callable[[], Any]
    """Touches neither the session nor, but for the last one, the folder."""
    ticket: object = field(default_factory=object)

    def run(self) -> Any:
        """Do it, and return what ``deliver`` takes; raises what ``fail`` takes."""
        # Nothing of a reading is garbage, and looking for some among a million objects stops the window for seconds.
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.work()
        finally:
            if gc.get_count()[0] > _MANY:
                gc.freeze()  # The next collection would look through all of them.
            if collects:
                gc.enable()
