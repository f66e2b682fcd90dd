"""Which entries are shown today: those whose dates allow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from helpdesk_app.faq.model import Entry

Mask = npt.NDArray[np.bool_]


class Validity:
    """The mask of the entries that are valid on the present day, which may change while a window is open.

    Args:
        entries: Of the FAQ.
        today: Returns the present day.
    """

    def __init__(self, entries: Sequence[Entry], today: Callable[[], date]) -> None:
        self._today = today
        self._dated = [
            (row, entry.upkeep) for row, entry in enumerate(entries) if entry.upkeep.valid_from or entry.upkeep.valid_to
        ]
        self._mask: Mask = np.ones(len(entries), dtype=np.bool_)
        self._day = ""

    def mask(self) -> Mask:
        """Return, for every entry, whether it is shown."""
        if self._dated and (day := self._today().isoformat()) != self._day:
            mask = np.ones_like(self._mask)
            for row, upkeep in self._dated:
                mask[row] = upkeep.is_valid_on(day)
            self._mask, self._day = mask, day
        return self._mask
