"""Every reader refuses a forged database with a sentence, within a second."""

from __future__ import annotations

import dataclasses
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK, UNUSABLE
from helpdesk_app.faq import checksum, database
from helpdesk_app.faq.identity import fingerprint, with_version
from helpdesk_app.faq.model import Faq, Status
from helpdesk_app.faq.past import Archived, Past
from helpdesk_app.faq.schema import SCHEMA_VERSION, SCHEMAS
from helpdesk_app.faq_build.checking import check
from helpdesk_app.faq_build.publishing import PublishError, build
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.storage.errors import DamagedError, ForeignError

LEXICON = Lexicon.load(paths.resource("search", "lexicon.toml"))
ENDLESS = """WITH RECURSIVE endless(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM endless)
SELECT 0 AS entry_id, n AS position, 'x' AS text FROM endless"""
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@pytest.fixture
def written(tmp_path: Path, faq: Faq) -> Path:
    path = tmp_path / "faq.db"
    database.write(path, faq, compile_index(faq, LEXICON))
    return path


@contextmanager
def within_a_second() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < 1


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    seal(path)


def seal(path: Path) -> None:
    """Give a forged file the checksum that it should have: whoever forges one can."""
    content = path.read_bytes()
    if checksum.UNKNOWN[:6].encode() in content:
        path.write_bytes(checksum.sealed(content))


def set_part(path: Path, name: str, data: bytes) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE index_part SET data = ?, crc32 = ? WHERE name = ?", (data, zlib.crc32(data), name))
    seal(path)


def _view(path: Path) -> None:
    change(
        path,
        "DROP TABLE wording",
        f"CREATE VIEW wording AS {ENDLESS}",
    )


def _trigger(path: Path) -> None:
    change(path, "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END")


def _other_table(path: Path) -> None:
    change(path, "CREATE TABLE more (a)")


def _column_without_rules(path: Path) -> None:
    change(path, "DROP TABLE faq", "CREATE TABLE faq (id, version, imported_on)")


@pytest.mark.parametrize("forge", [_view, _trigger, _other_table, _column_without_rules])
@pytest.mark.parametrize("use", [database.read, database.read_date, database.verify])
def test_other_tables_than_those_of_a_faq_are_refused(
    written: Path, forge: Callable[[Path], None], use: Callable[[Path], object]
) -> None:
    forge(written)
    with within_a_second(), pytest.raises(DamagedError, match="its tables are not those of a FAQ"):
        use(written)


def test_a_null_under_a_matching_fingerprint_is_refused(written: Path, faq: Faq) -> None:
    forged = dataclasses.replace(faq.entries[0], answer=None)  # type: ignore[arg-type]
    version = fingerprint(dataclasses.replace(faq, entries=(forged, *faq.entries[1:])))
    with closing(sqlite3.connect(written, isolation_level=None)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'entry'").fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        loose = "UPDATE sqlite_schema SET sql = ? WHERE name = 'entry'"
        connection.execute(loose, (sql.replace("answer TEXT NOT NULL", "answer TEXT"),))
    with closing(sqlite3.connect(written, isolation_level=None)) as connection:
        connection.execute("UPDATE entry SET answer = NULL WHERE uid = ?", (forged.uid,))
        connection.execute("UPDATE faq SET version = ?", (version,))
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(loose, (sql,))
    seal(written)
    for use in (database.read, database.verify):
        with pytest.raises(DamagedError):
            use(written)


@pytest.mark.parametrize("content", ["7", "[]", "{}", "null", "[" * 200_000, '{"upkeep": 1}'])
def test_an_archived_entry_that_is_none_is_refused(written: Path, content: str) -> None:
    change(written, f"INSERT INTO archive VALUES (1, 'a', '{content}', '')")
    with within_a_second(), pytest.raises(DamagedError):
        database.verify(written)


@pytest.mark.parametrize(("field", "value"), [("answer", 7), ("wordings", [7]), ("provenance", [("a", "1", 2, "b")])])
def test_an_archived_entry_with_a_value_of_another_type_is_refused(
    tmp_path: Path, faq: Faq, field: str, value: object
) -> None:
    path = tmp_path / "faq.db"
    entry = faq.entries[0]
    hidden = dataclasses.replace(entry, uid="hidden", upkeep=dataclasses.replace(entry.upkeep, status=Status.HIDDEN))
    database.write(path, faq, {}, Past((Archived(hidden),)))
    database.verify(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        ((content,),) = connection.execute("SELECT entry FROM archive")
        record = json.loads(content)
        if field == "provenance":
            value = [dict(zip(record[field][0], place, strict=True)) for place in value]  # type: ignore[attr-defined]
        connection.execute("UPDATE archive SET entry = ?", (json.dumps(record | {field: value}),))
    with pytest.raises(DamagedError):
        database.verify(path)


@needs_pipes
def test_a_pipe_is_not_waited_for(tmp_path: Path, written: Path) -> None:
    pipe = tmp_path / "pipe.db"
    os.mkfifo(pipe)
    with within_a_second():
        for use in (database.read, database.read_date, database.verify, database.check_header):
            with pytest.raises(ForeignError, match="a device or a pipe"):
                use(pipe)
        assert not check(pipe).ok
        assert not check(tmp_path / "pipe.db").ok
        source = tmp_path / "page.jsonl"
        source.write_text('{"id": "x1", "question": "Et ?", "answer": "Oui."}', encoding="utf-8")
        with pytest.raises(PublishError):
            build([source], pipe, curation=None, imported_on="", compile_index=lambda _faq, _before: {})
    assert pipe.is_fifo()


def _grow(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(40 << 30)


def _grow_and_say_so(path: Path) -> None:
    _grow(path)
    with path.open("r+b") as file:
        file.seek(28)
        file.write(((40 << 30) // 4096).to_bytes(4, "big"))


@pytest.mark.parametrize("forge", [_grow, _grow_and_say_so])
def test_a_sparse_file_of_40_gigabytes_is_not_read(written: Path, forge: Callable[[Path], None]) -> None:
    try:
        forge(written)
    except OSError as error:
        pytest.skip(f"this file system takes no such file: {error}")
    for use in (database.read, database.read_date, database.verify, database.check_header):
        with within_a_second(), pytest.raises(ForeignError, match=r"larger than any FAQ \(40,960 MiB"):
            use(written)


def test_no_content_keeps_sqlite_busy_without_end(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _view(written)
    monkeypatch.setattr(database, "schema_of", lambda _connection: SCHEMAS[SCHEMA_VERSION])
    with within_a_second(), pytest.raises(DamagedError, match="cannot be read to its end"):
        database.read(written)


# The index


def test_an_index_of_another_faq_is_found_by_the_check_and_never_used(written: Path, faq: Faq) -> None:
    more = tuple(dataclasses.replace(entry, uid=f"{entry.uid}x") for entry in faq.entries)
    other = with_version(Faq((*faq.entries, *more), faq.facets))
    for name, data in compile_index(other, LEXICON).items():
        if name != "manifest":
            set_part(written, name, data)
    _assert_index_is_refused(written)


def test_marks_beyond_a_question_are_found_by_the_check_and_never_used(written: Path, faq: Faq) -> None:
    longer = tuple(dataclasses.replace(entry, question=f"Voici : {entry.question}") for entry in faq.entries)
    for name, data in compile_index(with_version(Faq(longer, faq.facets)), LEXICON).items():
        if name != "manifest":
            set_part(written, name, data)
    _assert_index_is_refused(written)


def test_a_score_that_is_no_number_is_found_by_the_check_and_never_used(written: Path) -> None:
    _, parts = database.read(written)
    set_part(written, "posting_impact", b"\x00\x00\xc0\x7f" * (len(parts["posting_impact"]) // 4))
    _assert_index_is_refused(written)


@pytest.mark.parametrize("depth", [200_000])
def test_a_manifest_that_is_nested_too_deep_is_found_by_the_check_and_never_used(written: Path, depth: int) -> None:
    set_part(written, "manifest", b"[" * depth + b"]" * depth)
    _assert_index_is_refused(written)


@pytest.mark.parametrize("manifest", [b"7", b"null", b"[]", json.dumps({"lexicon": ["x"]}).encode()])
def test_a_manifest_of_another_form_is_found_by_the_check_and_never_used(written: Path, manifest: bytes) -> None:
    set_part(written, "manifest", manifest)
    _assert_index_is_refused(written)


def _assert_index_is_refused(path: Path) -> None:
    with within_a_second():
        report = check(path)
    assert not report.ok
    assert "Build it again." in report.text
    faq, parts = database.read(path)
    engine, sound = SearchEngine(faq, parts, LEXICON), SearchEngine(faq, {}, LEXICON)
    for query in ("badge", "où", "perdu carte", ""):
        assert engine.search(query) == sound.search(query)


# The command line


@pytest.mark.parametrize("forge", [_view, _other_table])
def test_the_command_line_says_so(
    written: Path, forge: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(written)]) == OK
    forge(written)
    capsys.readouterr()
    with within_a_second():
        assert cli.main(["check", str(written)]) == NOTHING
        assert cli.main(["search", "badge", "--db", str(written)]) == UNUSABLE
    out, err = capsys.readouterr()
    assert "its tables are not those of a FAQ" in out
    assert "its tables are not those of a FAQ" in err
