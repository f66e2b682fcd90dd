"""A sample of the crash harness, and the faults of a disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import DamagedError, FullDiskError, LockedError, StorageError, UnwritableError
from helpdesk_app.storage.sqlite_errors import translated_errors
from tests.feedback.crash import ROOT, run

# Fills a file that may not grow beyond a size, as a quota or a full disk would have it.
FILLER = """
import resource, signal, sys
from pathlib import Path
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store, factory = FeedbackStore(Path(sys.argv[1])), EventFactory("1")
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    while True:
        event = factory.copy(ShownAnswer("uid", "hash", "version", "é" * 900, 1))
        store.append(event)
        print(event.id)
except StorageError as error:
    print("full:", type(error).__name__)
    sys.stdout.flush()
    import os
    os._exit(0)
"""


def test_no_acknowledged_event_is_lost_and_none_is_half_written_when_writers_are_killed(tmp_path: Path) -> None:
    outcome = run(tmp_path, 15, longest=0.1, seed=1)
    assert outcome.ok, outcome
    assert outcome.acknowledged > 0


@pytest.mark.skipif(os.name == "nt", reason="only POSIX can limit the size of a file for one process")
def test_what_was_acknowledged_before_the_disk_was_full_is_safe_and_recording_goes_on_after(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    filler = [sys.executable, "-c", FILLER, str(path)]
    done = subprocess.run(filler, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    *acknowledged, last = done.stdout.splitlines()
    assert last.startswith("full: ")
    assert len(acknowledged) > 5

    store, recovery = open_store(path)
    with store:
        new = EventFactory("1").copy(ShownAnswer("uid", "hash", "version", "", 1))
        store.append(new)
        recorded = [event.id for event in store.events()]
    assert recovery is None
    assert recorded == [*acknowledged, new.id]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, FullDiskError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LockedError),
        (sqlite3.SQLITE_LOCKED, LockedError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, UnwritableError),
        (sqlite3.SQLITE_CANTOPEN, UnwritableError),
        (sqlite3.SQLITE_PERM, UnwritableError),
        (sqlite3.SQLITE_IOERR_FSYNC, UnwritableError),
        (sqlite3.SQLITE_IOERR_WRITE, UnwritableError),
        (sqlite3.SQLITE_CORRUPT, DamagedError),
        (sqlite3.SQLITE_NOTADB, DamagedError),
    ],
)
def test_every_fault_of_the_disk_has_its_sentence(tmp_path: Path, code: int, kind: type[StorageError]) -> None:
    fault = sqlite3.OperationalError("injected")
    fault.sqlite_errorcode = code
    with pytest.raises(kind) as caught, translated_errors(tmp_path / "feedback.db"):
        raise fault
    assert str(tmp_path / "feedback.db") in str(caught.value)
    assert caught.value.__cause__ is fault


def test_a_fault_in_the_commit_leaves_no_half_event_and_the_next_try_succeeds(tmp_path: Path) -> None:
    event = EventFactory("1").copy(ShownAnswer("uid", "hash", "version", "", 1))
    with FeedbackStore(tmp_path / "feedback.db") as store:
        real = store._connection

        class Faulty:
            """A connection whose disk fails at the moment of the commit."""

            def __getattr__(self, name: str) -> object:
                return getattr(real, name)

            def execute(self, statement: str, *parameters: object) -> object:
                if statement == "COMMIT":
                    fault = sqlite3.OperationalError("disk I/O error")
                    fault.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
                    raise fault
                return real.execute(statement, *parameters)  # type: ignore[arg-type]

        store._connection = Faulty()  # type: ignore[assignment]
        with pytest.raises(UnwritableError):
            store.append(event)
        store._connection = real
        assert list(store.events()) == []
        store.append(event)
        assert list(store.events()) == [event]
