from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import RFC_4122

from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.feedback.uuid7 import Uuid7

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
NOON: Final = datetime(2025, 3, 14, 12, tzinfo=UTC)


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**47), max_size=20))
def test_ids_are_version_7_and_rise_even_when_the_clock_is_set_back(milliseconds: list[int]) -> None:
    new_id = Uuid7()

    ids = [new_id(EPOCH + timedelta(milliseconds=moment)) for moment in milliseconds]

    assert all(made.version == 7 and made.variant == RFC_4122 for made in ids)
    assert ids == sorted(set(ids))
    assert [str(made) for made in ids] == sorted(str(made) for made in ids)


def test_ids_of_the_same_millisecond_rise_even_from_the_highest_random_part() -> None:
    new_id = Uuid7(random_bits=lambda bits: (1 << bits) - 1)

    first, second = new_id(NOON), new_id(NOON)

    assert first < second
    assert second.version == 7


def test_an_id_carries_its_moment_in_milliseconds() -> None:
    made = Uuid7()(NOON + timedelta(milliseconds=7))
    assert made.int >> 80 == (NOON - EPOCH) // timedelta(milliseconds=1) + 7
