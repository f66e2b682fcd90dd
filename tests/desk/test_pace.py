from __future__ import annotations

from helpdesk_app.desk.pace import LIMIT, Pace


def paced(*seconds: float) -> Pace:
    pace = Pace()
    for each in seconds:
        pace.note(each)
    return pace


def test_a_pc_is_slow_when_most_of_its_last_searches_were() -> None:
    slow, fast = LIMIT * 2, LIMIT / 2
    assert not paced().is_slow()
    assert not paced(slow, slow, slow, slow).is_slow(), "too few to tell"
    assert paced(slow, slow, slow, fast, fast).is_slow()
    assert not paced(slow, slow, fast, fast, fast).is_slow()


def test_a_pc_that_has_become_fast_again_is_fast() -> None:
    slow, fast = LIMIT * 2, LIMIT / 2
    assert not paced(slow, slow, slow, slow, slow, fast, fast, fast).is_slow()
