"""Identifiers that sort by time: UUID version 7 (RFC 9562, section 5.7).

``uuid.uuid7`` of Python 3.14 reads the clock itself; an event's id has to carry the time that the event records, so the
time is an argument here.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_RANDOM_BITS: Final = 74
_LOW_BITS: Final = 62


class Uuid7:
    """Makes identifiers, each greater than the one before, even if the clock stops or is set back.

    For one thread only.
    """

    def __init__(self, random_bits: Callable[[int], int] = secrets.randbits) -> None:
        self._random_bits = random_bits
        self._last = -1

    def __call__(self, moment: datetime) -> UUID:
        """Return the next identifier.

        Args:
            moment: With a time zone, from 1970 on.
        """
        milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
        value = milliseconds << _RANDOM_BITS | self._random_bits(_RANDOM_BITS)
        if value <= self._last:
            # RFC 9562, section 6.2, method 2: count up by a random step, so that ids stay hard to guess.
            value = self._last + 1 + self._random_bits(32)
        self._last = value
        high, low = divmod(value, 1 << _LOW_BITS)
        time, middle = divmod(high, 1 << 12)
        return UUID(int=time << 80 | 0x7 << 76 | middle << 64 | 0b10 << 62 | low)
