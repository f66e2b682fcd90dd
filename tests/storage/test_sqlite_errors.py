from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from helpdesk_app.storage.errors import DamagedError, LockedError, ProgramFaultError, UnwritableError
from helpdesk_app.storage.sqlite_errors import primary_code, translated_errors


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.executemany("INSERT INTO note VALUES (?)", [("secret " * 50,)] * 200)
        connection.commit()
    return path


@pytest.fixture
def connection(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=0)) as opened:
        yield opened


def test_a_lock_is_reported(file: Path, connection: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedError, match="notes"), translated_errors(file):
            connection.execute("SELECT * FROM note").fetchall()


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"x" * 5000)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(DamagedError), translated_errors(path):
        connection.execute("SELECT * FROM note")


def test_a_damaged_page_is_reported_without_its_content(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    file.write_bytes(content)
    with closing(sqlite3.connect(file)) as connection, pytest.raises(DamagedError) as raised, translated_errors(file):
        connection.execute("SELECT * FROM note").fetchall()
    assert "secret" not in str(raised.value)


def test_text_that_is_not_utf_8_is_damage_and_is_not_quoted(file: Path, connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO note VALUES (CAST(x'73656372657420e9' AS TEXT))")
    with pytest.raises(DamagedError) as raised, translated_errors(file):
        connection.execute("SELECT * FROM note").fetchall()
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_a_database_without_its_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError), translated_errors(tmp_path / "none" / "x.db"):
        sqlite3.connect(tmp_path / "none" / "x.db")


def test_a_mistake_of_the_program_is_named_as_such(file: Path, connection: sqlite3.Connection) -> None:
    with pytest.raises(ProgramFaultError, match="OperationalError") as raised, translated_errors(file):
        connection.execute("SELECT * FROM absent")
    cause = raised.value.__cause__
    assert isinstance(cause, sqlite3.OperationalError)
    assert str(cause).startswith("no such table")
    assert primary_code(cause) == sqlite3.SQLITE_ERROR


def test_an_error_of_the_module_has_no_code() -> None:
    assert primary_code(sqlite3.ProgrammingError("closed")) == 0
