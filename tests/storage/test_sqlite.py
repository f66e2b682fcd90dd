from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest

from helpdesk_app.storage.sqlite import open_to_read, read_only_uri, transaction


@pytest.mark.parametrize("name", ["base.db", "données de l'agence #1 ? 100 %.db"])
def test_any_file_name_opens_and_cannot_be_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name.replace("?", "")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")

    with closing(open_to_read(path)) as connection:
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("INSERT INTO t VALUES (1)")


def test_a_windows_share_becomes_part_of_the_path() -> None:
    class WindowsPath(PureWindowsPath):
        def absolute(self) -> WindowsPath:
            return self

    assert read_only_uri(WindowsPath(r"\\server\share\faq.db")) == "file:////server/share/faq.db?mode=ro"  # type: ignore[arg-type]
    assert read_only_uri(WindowsPath(r"C:\données\faq.db")) == "file:///C:/donn%C3%A9es/faq.db?mode=ro"  # type: ignore[arg-type]


def test_a_transaction_keeps_all_or_nothing() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (a UNIQUE)")
        with transaction(connection):
            connection.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError), transaction(connection):
            connection.executemany("INSERT INTO t VALUES (?)", [(2,), (1,)])

        assert connection.execute("SELECT a FROM t").fetchall() == [(1,)]
        assert not connection.in_transaction
