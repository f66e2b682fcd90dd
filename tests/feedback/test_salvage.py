"""Events are read from the pages of a file, whatever SQLite makes of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.record import FIELD_NAMES, column_values
from helpdesk_app.feedback.salvage import salvaged
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import MissingError

SHOWN = ShownAnswer("carte-perdue", "a1", "v1", "perdu e-cps", 2)


def found(path: Path) -> set[Event]:
    return set(salvaged(path, path.with_name("none")))


@pytest.mark.parametrize("lengths", [range(600, 1200, 29), range(4200, 5400, 61), range(8300, 9500, 61)])
def test_events_of_any_length_are_read_on_their_page_or_beyond(tmp_path: Path, lengths: range) -> None:
    factory, path = EventFactory("1"), tmp_path / "feedback.db"
    events = {factory.copy(replace(SHOWN, facets=(("Quel produit ?", "x" * length),))) for length in lengths}
    with FeedbackStore(path) as store:
        store.add_missing(events)
    assert found(path) == events


def table_of(path: Path, *, page_size: int, values: tuple[object, ...], columns: tuple[str, ...] = FIELD_NAMES) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute(f"CREATE TABLE event({', '.join(columns)}, PRIMARY KEY (id)) WITHOUT ROWID")
        connection.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(columns))})", values)
        connection.commit()


@pytest.mark.parametrize("page_size", [512, 1024, 32_768, 65_536])
def test_pages_of_any_size_are_read(tmp_path: Path, page_size: int) -> None:
    event = EventFactory("1").copy(SHOWN, elapsed_ms=70_000)
    table_of(tmp_path / "x.db", page_size=page_size, values=column_values(event))
    assert found(tmp_path / "x.db") == {event}


@pytest.mark.parametrize("rank", [0, 1, 2, 127, 128, 32_767, 32_768, 2**23, 2**31 - 1])
def test_numbers_of_any_width_are_read(tmp_path: Path, rank: int) -> None:
    event = EventFactory("1").copy(replace(SHOWN, rank=rank))
    table_of(tmp_path / "x.db", page_size=4096, values=column_values(event))
    assert found(tmp_path / "x.db") == {event}


@pytest.mark.parametrize("field", ["query", FIELD_NAMES[-1]])
@pytest.mark.parametrize("value", [b"perdu", b"perd", 1.5, None])
def test_a_row_with_a_value_of_another_kind_is_no_event(tmp_path: Path, field: str, value: object) -> None:
    values = list(column_values(EventFactory("1").copy(SHOWN)))
    values[FIELD_NAMES.index(field)] = value  # type: ignore[call-overload]
    table_of(tmp_path / "x.db", page_size=4096, values=tuple(values))
    assert found(tmp_path / "x.db") == set()


@pytest.mark.parametrize("others", [("", 7), (7, ""), ("", 7, "un", "deux"), ("", "un", "deux", 7)])
def test_a_row_that_contradicts_its_checksum_is_no_event(tmp_path: Path, others: tuple[object, ...]) -> None:
    columns = (*FIELD_NAMES, *(f"other_{number}" for number in range(len(others))))
    values = (*column_values(EventFactory("1").copy(SHOWN)), *others)
    table_of(tmp_path / "x.db", page_size=4096, values=values, columns=columns)
    assert found(tmp_path / "x.db") == set()


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        found(tmp_path / "none.db")


def test_a_row_whose_overflow_pages_are_gone_costs_no_other(tmp_path: Path) -> None:
    factory, path = EventFactory("1"), tmp_path / "feedback.db"
    short = factory.copy(SHOWN)
    long = factory.copy(replace(SHOWN, facets=(("Quel produit ?", "x" * 20_000),)))
    with FeedbackStore(path) as store:
        store.add_missing([short, long])
    content = path.read_bytes()
    first = next(start for start in range(0, len(content), 4096) if b"x" * 4000 in content[start : start + 4096])
    path.write_bytes(content[:first])
    assert found(path) == {short}


def test_overflow_pages_that_lead_back_to_themselves_end_the_row(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with FeedbackStore(path) as store:
        store.append(EventFactory("1").copy(replace(SHOWN, facets=(("Quel produit ?", "x" * 20_000),))))
    content = bytearray(path.read_bytes())
    for start in range(0, len(content), 4096):
        if b"x" * 4000 in content[start : start + 4096]:
            content[start : start + 4] = (start // 4096 + 1).to_bytes(4, "big")
    path.write_bytes(content)
    assert found(path) == set()
