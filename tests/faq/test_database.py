"""faq.db is written whole, read whole, and refused with the right words when it is not sound."""

from __future__ import annotations

import dataclasses
import errno
import os
import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import fingerprint
from helpdesk_app.faq.model import Facet, Faq
from helpdesk_app.storage.errors import (
    DamagedError,
    ForeignError,
    FullDiskError,
    MissingError,
    NewerError,
    StorageError,
    UnreadableError,
    UnwritableError,
)
from helpdesk_app.storage.windows_paths import reachable

FACETS_OF_FORMAT_1 = (
    "CREATE TABLE facet( id INTEGER PRIMARY KEY, question TEXT NOT NULL UNIQUE, source_text TEXT NOT NULL ) STRICT"
)
INDEX = {"vocabulary": b"badge\0perte", "impacts": bytes(range(256)) * 40, "empty": b""}


@pytest.fixture
def written(tmp_path: Path, faq: Faq) -> Path:
    path = tmp_path / "faq.db"
    database.write(path, faq, INDEX)
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("name", ["faq.db", "l’été à Orléans.db", "a b#c%20d?e.db"])
def test_what_was_written_is_read_back(tmp_path: Path, faq: Faq, name: str) -> None:
    if "?" in name:
        name = name.replace("?", "&")  # not a file name on Windows
    path = tmp_path / name
    database.write(path, faq, INDEX)
    assert database.read(path) == (faq, INDEX)


def test_reading_allocates_no_more_than_the_file(written: Path) -> None:
    tracemalloc.start()
    try:
        content = database.read_content(written)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(content) == written.stat().st_size
    assert peak < len(content) + 1_000_000


def test_equal_content_gives_equal_bytes(tmp_path: Path, faq: Faq) -> None:
    database.write(tmp_path / "a.db", faq, INDEX)
    database.write(tmp_path / "b.db", faq, dict(reversed(INDEX.items())))
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def test_nothing_is_left_beside_the_file_after_writing_and_reading(written: Path) -> None:
    before = written.read_bytes()
    database.read(written)
    database.verify(written)
    assert [path.name for path in written.parent.iterdir()] == ["faq.db"]
    assert written.read_bytes() == before


def test_a_file_in_a_read_only_folder_is_read(written: Path, faq: Faq) -> None:
    written.chmod(0o444)
    written.parent.chmod(0o555)
    try:
        assert database.read(written)[0] == faq
    finally:
        written.parent.chmod(0o755)
        written.chmod(0o644)


def test_verifying_says_what_the_file_holds(written: Path, faq: Faq) -> None:
    report = database.verify(written)
    assert (report.entries, report.proposed_questions, report.wordings, report.facets) == (3, 3, 6, 1)
    assert report.sources == ("page.txt",)
    assert report.version == faq.version
    assert report.index_bytes == sum(map(len, INDEX.values()))


def _as_format_1(path: Path) -> None:
    """Turn ``path`` into what the program before headings wrote."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        version = fingerprint(without_headings(database.read(path)[0]))
        connection.execute("ALTER TABLE facet DROP COLUMN heading")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'facet'", (FACETS_OF_FORMAT_1,))
        connection.execute("UPDATE faq SET version = ?", (version,))
        connection.execute("PRAGMA user_version = 1")


def without_headings(faq: Faq) -> Faq:
    return dataclasses.replace(faq, facets=tuple(dataclasses.replace(facet, heading="") for facet in faq.facets))


def test_a_file_of_format_1_is_read_without_headings(written: Path, faq: Faq) -> None:
    _as_format_1(written)
    read, index = database.read(written)
    assert (without_headings(faq).facets, faq.entries, INDEX) == (read.facets, read.entries, index)
    assert read.version == fingerprint(read) != faq.version
    assert database.verify(written).schema_version == 1
    assert database.read_date(written) == faq.imported_on
    database.write(written, faq, INDEX)
    assert database.verify(written).schema_version == 2


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_whose_tables_are_those_of_another_format_is_damaged(written: Path, version: int) -> None:
    if version == 2:
        _as_format_1(written)
    change(written, f"PRAGMA user_version = {version}")
    with pytest.raises(DamagedError, match="tables are not those of a FAQ"):
        database.read(written)


def test_an_empty_faq_is_a_faq(tmp_path: Path, faq: Faq) -> None:
    empty = dataclasses.replace(faq, entries=(), facets=())
    empty = dataclasses.replace(empty, version=fingerprint(empty))
    database.write(tmp_path / "faq.db", empty, {})
    assert database.read(tmp_path / "faq.db") == (empty, {})


def _remove(path: Path) -> None:
    path.unlink()


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _cut_into_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _fill_with_noise(path: Path) -> None:
    path.write_bytes(bytes((7 * n) % 251 for n in range(9000)))


def _wipe_a_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)


def _put_another_program_there(path: Path) -> None:
    path.unlink()
    change(path, "PRAGMA journal_mode = WAL", "CREATE TABLE song(title TEXT)")


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (_remove, MissingError),
        (_make_folder, ForeignError),
        (_fill_with_noise, ForeignError),
        (_put_another_program_there, ForeignError),
        (_empty, DamagedError),
        (_truncate, DamagedError),
        (_cut_into_the_header, DamagedError),
        (_wipe_a_page, DamagedError),
        (lambda path: change(path, "PRAGMA user_version = 99"), NewerError),
        (lambda path: change(path, "PRAGMA user_version = 0"), ForeignError),
        (lambda path: change(path, "DROP TABLE wording"), DamagedError),
        (lambda path: change(path, "DELETE FROM faq"), DamagedError),
        (lambda path: change(path, "UPDATE entry SET answer = 'Oui.' WHERE id = 2"), DamagedError),
        (lambda path: change(path, "UPDATE entry SET answer = CAST(x'ff' AS TEXT)"), DamagedError),
        (lambda path: change(path, "UPDATE index_part SET data = x'00'"), DamagedError),
        (lambda path: change(path, "DELETE FROM facet_value"), DamagedError),
        (lambda path: change(path, "DELETE FROM source"), DamagedError),
    ],
)
@pytest.mark.parametrize("use", [database.read, database.verify])
def test_an_unsound_file_is_refused_with_a_sentence_and_left_alone(
    written: Path,
    spoil: Callable[[Path], None],
    refusal: type[StorageError],
    use: Callable[[Path], object],
) -> None:
    spoil(written)
    before = sorted(path.name for path in written.parent.iterdir())
    with pytest.raises(refusal) as caught:
        use(written)
    assert type(caught.value) is refusal
    assert caught.value.path == written
    assert str(written) in str(caught.value)
    assert str(caught.value).endswith(".")
    assert sorted(path.name for path in written.parent.iterdir()) == before


def test_a_file_that_the_system_will_not_read_has_its_own_error(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(UnreadableError, match="cannot access"):
        database.read(written)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    written: Path, faq: Faq, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FullDiskError, match="no room left"):
        database.write(written, faq, {})
    assert written.read_bytes() == before
    assert [path.name for path in written.parent.iterdir()] == ["faq.db"]


def test_a_missing_folder_is_a_failed_write(tmp_path: Path, faq: Faq) -> None:
    with pytest.raises(UnwritableError):
        database.write(tmp_path / "nowhere" / "faq.db", faq, {})


def test_a_faq_without_its_fingerprint_is_not_written(tmp_path: Path, faq: Faq) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        database.write(tmp_path / "faq.db", dataclasses.replace(faq, imported_on="", version="abc"), {})


def test_a_value_that_no_facet_lists_is_not_written(tmp_path: Path, faq: Faq) -> None:
    astray = dataclasses.replace(faq, facets=(Facet("Autre ?"),))
    astray = dataclasses.replace(astray, version=fingerprint(astray))
    with pytest.raises(ValueError, match="does not list it"):
        database.write(tmp_path / "faq.db", astray, {})
    assert list(tmp_path.iterdir()) == []


def test_a_tool_that_left_the_file_in_write_ahead_mode_did_no_harm(written: Path, faq: Faq) -> None:
    change(written, "PRAGMA journal_mode = WAL")
    assert database.read(written) == (faq, INDEX)


def test_the_date_is_read_alone(written: Path, faq: Faq) -> None:
    assert database.read_date(written) == faq.imported_on
    _truncate(written)
    with pytest.raises(DamagedError):
        database.read_date(written)


def test_sqlite_is_never_given_the_name_of_the_file(written: Path, faq: Faq, monkeypatch: pytest.MonkeyPatch) -> None:
    connect, named = sqlite3.connect, list[str]()

    def remembered(name: str, **options: Any) -> Any:
        named.append(name)
        return connect(name, **options)

    monkeypatch.setattr(sqlite3, "connect", remembered)
    assert database.read(written)[0] == faq
    assert named == [":memory:"]


def test_the_end_of_a_long_name_is_reached(tmp_path: Path, written: Path, faq: Faq) -> None:
    folder = tmp_path.joinpath(*["un dossier à rallonge, n°1 #%"] * 12)
    reachable(folder).mkdir(parents=True)
    reachable(folder / "faq.db").write_bytes(written.read_bytes())
    assert database.read(folder / "faq.db")[0] == faq
