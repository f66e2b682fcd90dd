from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from helpdesk_app.storage.file_kinds import OWN_FILE, database_kind, file_kind

OURS, OTHERS = 0x48445346, 0x12345678


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "ours.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {OURS}")
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
    return path


def test_a_database_is_recognised_by_its_application_id(database: Path) -> None:
    assert database_kind("ours", OURS).recognises(database)
    assert not database_kind("theirs", OTHERS).recognises(database)


@pytest.mark.parametrize("length", [1, 16, 70, 3000])
def test_a_database_that_is_cut_short_is_still_recognised(database: Path, length: int) -> None:
    database.write_bytes(database.read_bytes()[:length])
    assert database_kind("ours", OURS).recognises(database)


def test_a_database_whose_id_is_still_in_the_log_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "ours.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("CREATE TABLE t (x)")
        connection.execute(f"PRAGMA application_id = {OURS}")
        connection.commit()
        assert path.read_bytes()[68:72] != OURS.to_bytes(4, "big")
        assert database_kind("ours", OURS).recognises(path)
        assert not database_kind("theirs", OTHERS).recognises(path)


def test_a_text_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("SQLite is a database", encoding="utf-8")
    assert not database_kind("ours", OURS).recognises(path)


def test_a_file_is_recognised_by_its_first_bytes(tmp_path: Path) -> None:
    kind, path = file_kind("a page", lambda head: head.startswith(b"<!doctype")), tmp_path / "page.html"
    path.write_bytes(b"<!doctype html>" + b" " * 10_000)
    assert kind.recognises(path)
    path.write_bytes(b"hello")
    assert not kind.recognises(path)
    assert OWN_FILE.recognises(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert not OWN_FILE.recognises(tmp_path)
