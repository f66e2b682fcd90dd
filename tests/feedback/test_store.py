from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import helpdesk_app
from helpdesk_app.feedback import migration, schema
from helpdesk_app.feedback import store as store_module
from helpdesk_app.feedback.errors import BadEventError, ConflictingEventError
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import COMMENT_LIMIT, WORDING_LIMIT, EventKind, Reason, Verdict
from helpdesk_app.feedback.record import FIELD_NAMES, checksum
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import (
    DamagedError,
    ForeignError,
    FullDiskError,
    LockedError,
    NewerError,
    ProgramFaultError,
    StorageError,
    UnwritableError,
)

PAST_FORMATS = sorted((Path(__file__).parent / "fixtures").glob("feedback_v*.sql"))

# Appends copies for ever (or as many as asked for) and prints the id of each once the store has acknowledged it.
WRITER = """
import sys
from pathlib import Path
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore

path, station, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
factory = EventFactory("1")
print("ready", flush=True)
sys.stdin.readline()
store = FeedbackStore(path, busy_timeout=30)
for number in range(count):
    event = factory.copy(ShownAnswer(station, "h", "v", f"recherche {number}", 1))
    store.append(event)
    print(event.id, flush=True)
if station == "exits-at-once":
    import os
    os._exit(1)
store.close()
"""


def start_writer(path: Path, station: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), station, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(helpdesk_app.__file__).parents[1],
        text=True,
        encoding="utf-8",
    )


def lines_of(writer: subprocess.Popen[str]) -> Iterator[str]:
    assert writer.stdout is not None
    return (line.strip() for line in writer.stdout)


def let_go(writer: subprocess.Popen[str]) -> None:
    assert writer.stdin is not None
    writer.stdin.write("\n")
    writer.stdin.flush()


def pragma(path: Path, name: str) -> Any:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def build_from_sql(script: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))


# What is recorded


def test_what_was_appended_is_found_again(tmp_path: Path, factory: EventFactory, shown: ShownAnswer) -> None:
    path = tmp_path / "données de l'agent #1" / "feedback.db"
    copy, vote = factory.copy(shown), factory.vote(shown, Verdict.NO)
    with FeedbackStore(path) as store:
        store.append(copy)
        store.append(vote)

    with FeedbackStore(path) as store:
        assert list(store.events()) == [copy, vote]


def test_events_come_in_order_of_id_not_of_arrival(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    first, second, third = (factory.copy(shown) for _ in range(3))
    for event in (third, first, second):
        store.append(event)

    assert list(store.events()) == [first, second, third]
    assert list(store.events(after=first.id)) == [second, third]


def test_events_are_read_page_by_page(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_PAGE", 2)
    events = [factory.copy(shown) for _ in range(5)]
    for event in events[:4]:
        store.append(event)

    reading = store.events()
    read = [next(reading), next(reading), next(reading)]
    store.append(events[4])

    assert [*read, *reading] == events


def test_appending_an_event_again_changes_nothing(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    event = factory.vote(shown, Verdict.YES)
    store.append(event)
    store.append(event)

    assert list(store.events()) == [event]


def test_another_event_under_a_known_id_is_refused(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    event = factory.vote(shown, Verdict.YES)
    store.append(event)

    with pytest.raises(ConflictingEventError):
        store.append(replace(event, verdict=Verdict.NO))

    assert list(store.events()) == [event]


def test_text_of_any_kind_comes_back_as_it_was(store: FeedbackStore, factory: EventFactory, shown: ShownAnswer) -> None:
    event = replace(factory.copy(shown), query="nul \0 é \N{PILE OF POO} ' \" \r\n", facets=(("\0", "\u2028"),))
    store.append(event)

    assert list(store.events()) == [event]


def test_an_event_that_breaks_the_rules_is_refused(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    event = factory.vote(shown, Verdict.YES)
    for broken in (
        replace(event, verdict=None),
        replace(event, kind=EventKind.COPY),
        replace(event, id="1"),
        replace(event, recorded_at="2025-02-30T08:00:00.000+00:00"),
        replace(event, recorded_at="2025-02-03T08:00:00"),
        replace(event, rank=-1),
        replace(event, corrects="hier"),
        replace(event, query="\ud800"),
        replace(event, facets=(("facette", "\udfff"),)),
        replace(event, reason=Reason.WRONG),
        replace(event, comment="é" * (COMMENT_LIMIT + 1)),
        replace(event, proposed_wording="é" * (WORDING_LIMIT + 1)),
        replace(event, elapsed_ms=10),
        replace(factory.copy(shown), comment="sur une copie"),
        replace(factory.copy(shown), elapsed_ms=-1),
        replace(factory.copy(shown), kind=EventKind.NO_RESULT),
    ):
        with pytest.raises(BadEventError):
            store.append(broken)

    assert list(store.events()) == []


# What was acknowledged stays


def test_an_acknowledged_event_survives_the_end_of_the_process(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with start_writer(path, "exits-at-once", 3) as writer:
        let_go(writer)
        ready, *acknowledged = lines_of(writer)

    with FeedbackStore(path) as store:
        assert ready == "ready"
        assert [event.id for event in store.events()] == acknowledged
    assert len(acknowledged) == 3


def test_an_acknowledged_event_survives_a_kill_in_full_flight(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with start_writer(path, "station", 1_000_000) as writer:
        let_go(writer)
        output = lines_of(writer)
        acknowledged = [next(output) for _ in range(20)][1:]
        writer.kill()
        acknowledged += [line for line in output if len(line) == 36]

    with FeedbackStore(path) as store:
        recorded = [event.id for event in store.events()]
    # The last one may have been recorded and killed before its acknowledgement came out.
    assert recorded[: len(acknowledged)] == acknowledged
    assert len(recorded) - len(acknowledged) in {0, 1}


def test_two_processes_make_one_file_write_side_by_side_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with start_writer(path, "a", 40) as one, start_writer(path, "b", 40) as other:
        starts = [next(lines_of(one)), next(lines_of(other))]
        let_go(one)
        let_go(other)
        acknowledged = [*lines_of(one), *lines_of(other)]

    with FeedbackStore(path) as store:
        assert starts == ["ready", "ready"]
        assert [event.id for event in store.events()] == sorted(acknowledged)
    assert len(acknowledged) == 80


def test_two_stores_on_one_file_see_each_others_events(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    path = tmp_path / "feedback.db"
    with FeedbackStore(path) as one, FeedbackStore(path) as other:
        events = [factory.copy(shown) for _ in range(4)]
        for store, event in zip((one, other, one, other), events, strict=True):
            store.append(event)

        assert list(one.events()) == list(other.events()) == events


def test_a_half_read_store_releases_its_file(tmp_path: Path, factory: EventFactory, shown: ShownAnswer) -> None:
    path = tmp_path / "feedback.db"
    store = FeedbackStore(path)
    store.append(factory.copy(shown))
    store.append(factory.copy(shown))
    reading = store.events()
    next(reading)
    store.close()
    store.close()

    # SQLite removes these two with the last connection; on Windows the next line fails if a handle lingers.
    assert not path.with_name("feedback.db-wal").exists()
    path.unlink()


def test_the_file_is_marked_as_ours_and_logs_ahead(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()

    assert pragma(path, "application_id") == schema.APPLICATION_ID
    assert pragma(path, "user_version") == schema.SCHEMA_VERSION
    assert pragma(path, "journal_mode") == "wal"


def test_commits_reach_the_disk_before_they_return(store: FeedbackStore) -> None:
    full = 2
    assert store._connection.execute("PRAGMA synchronous").fetchone() == (full,)


# Older, newer, foreign and damaged files


def test_every_past_format_has_a_fixture() -> None:
    assert [path.name for path in PAST_FORMATS] == [
        f"feedback_v{version}.sql" for version in range(1, schema.SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("script", PAST_FORMATS, ids=lambda path: path.stem)
def test_a_file_of_a_past_format_is_brought_up_to_date_and_keeps_its_events(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer, script: Path
) -> None:
    path = tmp_path / "feedback.db"
    build_from_sql(script, path)
    new = factory.vote(shown, Verdict.NO, reason=Reason.WRONG, comment="Faux depuis mars")

    with FeedbackStore(path) as store:
        copy, first, second, *others = store.events()
        store.append(new)

    assert (copy.kind, first.kind, second.kind) == (EventKind.COPY, EventKind.VOTE, EventKind.VOTE)
    assert first.facets == (("Votre question concerne quel produit ou service ?", "e-CPS"),)
    assert second.corrects == first.id
    assert pragma(path, "user_version") == schema.SCHEMA_VERSION
    with FeedbackStore(path) as store:
        events = [copy, first, second, *others, new]
        assert list(store.events()) == sorted(events, key=lambda event: event.id)


@pytest.mark.parametrize("script", PAST_FORMATS, ids=lambda path: path.stem)
def test_a_migrated_file_has_the_same_tables_and_indexes_as_a_new_one(tmp_path: Path, script: Path) -> None:
    columns = []
    for name in ("new", "migrated"):
        path = tmp_path / name
        if name == "migrated":
            build_from_sql(script, path)
        FeedbackStore(path).close()
        with closing(sqlite3.connect(path)) as connection:
            columns.append(
                connection.execute(
                    "SELECT entity.name, field.* FROM sqlite_schema AS entity, pragma_table_info(entity.name) AS field "
                    "ORDER BY entity.name, field.cid"
                ).fetchall()
                + connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name").fetchall()
            )

    assert columns[0] == columns[1]


def test_events_of_format_1_get_the_defaults_of_later_fields(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    build_from_sql(PAST_FORMATS[0], path)

    with FeedbackStore(path) as store:
        for event in store.events():
            assert (event.reason, event.comment, event.proposed_wording) == (None, "", "")
            assert (event.elapsed_ms, event.station) == (None, "")


def test_a_file_of_format_2_keeps_reasons_and_the_name_of_its_station(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    build_from_sql(PAST_FORMATS[1], path)

    with FeedbackStore(path) as store:
        copy, _, vote, search = store.events()
        assert store.station() == "5f0c2a9b7d314e68"

    assert copy.elapsed_ms == 2350
    assert (vote.reason, vote.comment, vote.proposed_wording) == (
        Reason.INCOMPLETE,
        "Et à l'étranger ?",
        "carte volée",
    )
    assert (search.kind, search.query, search.station) == (EventKind.NO_RESULT, "passeport", "5f0c2a9b7d314e68")


# The station


def test_a_station_keeps_its_pseudonym_until_it_is_renewed(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with FeedbackStore(path) as one, FeedbackStore(path) as other:
        assert one.station(lambda: "first") == "first"
        assert other.station(lambda: "second") == "first"
        assert other.renew_station(lambda: "third") == "third"
        assert one.station(lambda: "fourth") == "third"


def test_pseudonyms_are_random(store: FeedbackStore) -> None:
    first = store.station()

    assert len(first) == 16
    assert store.renew_station() != first


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    broken = (*schema.MIGRATIONS, ("CREATE TABLE half_done (id)", "NOT SQL"))
    monkeypatch.setattr(migration, "MIGRATIONS", broken)
    monkeypatch.setattr(migration, "SCHEMA_VERSION", len(broken))

    with pytest.raises(ProgramFaultError) as caught:
        FeedbackStore(path)
    assert "syntax error" in str(caught.value.__cause__)

    assert pragma(path, "user_version") == len(broken) - 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half_done'").fetchone() == (0,)


def test_a_file_of_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("ALTER TABLE event ADD COLUMN mood TEXT; PRAGMA user_version = 99")
    before = path.read_bytes()

    with pytest.raises(NewerError, match="newer version") as caught:
        FeedbackStore(path)

    assert caught.value.path == path
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 99",
        "DROP INDEX event_to_export; PRAGMA user_version = 3",
        "ALTER TABLE event ADD COLUMN mood TEXT; PRAGMA user_version = 1048581",
    ],
    ids=["the tables of today", "the tables of no version", "a version that will never be"],
)
def test_a_version_that_cannot_be_true_is_damage(tmp_path: Path, change: str) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(change)

    with pytest.raises(DamagedError):
        FeedbackStore(path)


@pytest.mark.parametrize("sign", ["CREATE TABLE theirs (id)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"])
def test_a_database_of_another_program_is_refused_and_untouched(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "feedback.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sign)
    before = path.read_bytes()

    with pytest.raises(ForeignError) as caught:
        FeedbackStore(path)

    assert caught.value.path == path
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    path.write_bytes(b"ceci n'est pas une base " * 200)

    with pytest.raises(DamagedError) as caught:
        FeedbackStore(path)

    assert caught.value.path == path
    assert path.read_bytes() == b"ceci n'est pas une base " * 200


def test_a_page_overwritten_with_noise_is_reported_as_damage(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    path = tmp_path / "feedback.db"
    with FeedbackStore(path) as store:
        for _ in range(100):
            store.append(factory.copy(shown))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)

    with FeedbackStore(path) as store, pytest.raises(DamagedError):
        list(store.events())


def test_a_row_edited_by_hand_into_nonsense_is_reported_as_damage(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    path = tmp_path / "feedback.db"
    with FeedbackStore(path) as store:
        store.append(factory.copy(shown))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE event SET recorded_at = 'hier'")
        connection.commit()

    with FeedbackStore(path) as store, pytest.raises(DamagedError):
        list(store.events())


# Faults of the surroundings


def test_a_locked_file_is_reported_and_a_later_try_succeeds(
    tmp_path: Path, store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    event = factory.copy(shown)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError) as caught:
            store.append(event)
        other.execute("ROLLBACK")
    store.append(event)

    assert caught.value.path == store.path
    assert list(store.events()) == [event]


def test_a_full_disk_is_reported_and_what_was_recorded_is_safe(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    kept = factory.copy(shown)
    store.append(kept)
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    large = replace(factory.copy(shown), query="é" * 100_000)

    with pytest.raises(FullDiskError) as caught:
        store.append(large)
    assert caught.value.path == store.path
    assert list(store.events()) == [kept]

    store._connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.append(large)
    assert list(store.events()) == [kept, large]


def test_a_write_protected_file_is_reported(store: FeedbackStore, factory: EventFactory, shown: ShownAnswer) -> None:
    # As SQLite answers where the file is read-only; a mode bit would not stop an administrator running the tests.
    store._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(UnwritableError) as caught:
        store.append(factory.copy(shown))

    assert caught.value.path == store.path


def test_a_folder_where_the_file_should_be_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError) as caught:
        FeedbackStore(tmp_path)

    assert caught.value.path == tmp_path


def test_a_file_where_the_folder_should_be_is_reported(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("not a folder", encoding="utf-8")

    with pytest.raises(UnwritableError):
        FeedbackStore(tmp_path / "folder" / "feedback.db")


def test_a_mistake_of_the_program_is_named_as_such(store: FeedbackStore) -> None:
    store.close()

    with pytest.raises(ProgramFaultError, match="a fault in the program") as caught:
        list(store.events())
    assert isinstance(caught.value.__cause__, sqlite3.ProgrammingError)


def test_every_error_says_what_to_do_and_quotes_no_query(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    store._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(StorageError) as caught:
        store.append(factory.copy(shown))

    assert str(store.path) in str(caught.value)
    assert shown.query not in str(caught.value)


def test_a_row_with_a_right_checksum_that_is_no_event_is_damage(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    path = tmp_path / "feedback.db"
    with FeedbackStore(path) as store:
        store.append(factory.copy(shown))
    with closing(sqlite3.connect(path)) as connection:
        columns = list(connection.execute(f"SELECT {', '.join(FIELD_NAMES)} FROM event").fetchone())
        columns[FIELD_NAMES.index("facets")] = "3"
        connection.execute("UPDATE event SET facets = '3', checksum = ?", (checksum(columns),))
        connection.commit()
    with FeedbackStore(path) as store, pytest.raises(DamagedError):
        list(store.events())


def test_a_file_that_another_program_reads_is_opened_all_the_same(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("PRAGMA journal_mode = DELETE")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM event").fetchall()
        with FeedbackStore(path, busy_timeout=0) as store:
            reader.execute("COMMIT")
            store.append(event := factory.copy(shown))
            assert list(store.events()) == [event]


def test_a_folder_that_becomes_a_file_is_reported(tmp_path: Path, factory: EventFactory, shown: ShownAnswer) -> None:
    folder = tmp_path / "folder"
    with FeedbackStore(folder / "feedback.db") as store:
        folder.rename(tmp_path / "moved")
        folder.write_bytes(b"")
        with pytest.raises(UnwritableError):
            store.append(factory.copy(shown))


@pytest.mark.parametrize(
    "pragma",
    [
        f"user_version = {schema.SCHEMA_VERSION + 1}",
        f"user_version = {schema.SCHEMA_VERSION - 1}",
        "user_version = 0",
        "application_id = 7",
        "application_id = 0",
    ],
)
def test_a_file_whose_header_contradicts_its_tables_is_refused(tmp_path: Path, pragma: str) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {pragma}")
    with pytest.raises(DamagedError):
        FeedbackStore(path)


def test_a_database_of_another_program_is_refused_with_or_without_a_mark(tmp_path: Path) -> None:
    for number in (0, 7):
        path = tmp_path / f"{number}.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE letter(text)")
            connection.execute(f"PRAGMA application_id = {number}")
        with pytest.raises(ForeignError):
            FeedbackStore(path)


def test_the_most_copied_answers_come_first_and_of_equal_ones_the_latest(
    store: FeedbackStore, factory: EventFactory, shown: ShownAnswer
) -> None:
    for uid in ("a", "b", "b", "c", "d", "d"):
        store.append(factory.copy(replace(shown, uid=uid)))
    for _ in range(5):
        store.append(factory.vote(replace(shown, uid="voted"), Verdict.YES))
    assert store.most_copied(3) == ("d", "b", "c")
    assert store.most_copied(9) == ("d", "b", "c", "a")
