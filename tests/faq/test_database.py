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
from helpdesk_app.faq.checksum import sealed
from helpdesk_app.faq.identity import fingerprint, with_version
from helpdesk_app.faq.model import (
    NO_UPKEEP,
    Announcement,
    AnswerOrigin,
    Entry,
    Facet,
    FacetValue,
    Faq,
    Provenance,
    QuestionOrigin,
    Status,
    Upkeep,
)
from helpdesk_app.faq.past import NO_PAST, Archived, Past, Revision, RevisionKind
from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.faq.schema import APPLICATION_ID, SCHEMAS
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
from tests.small_pictures import png

INDEX = {"vocabulary": b"badge\0perte", "impacts": bytes(range(256)) * 40, "empty": b""}


UPKEEP = Upkeep(
    AnswerOrigin.EDITOR,
    "pôle",
    valid_from="2026-01-01",
    valid_to="2026-12-31",
    checked_on="2026-02-01",
    address="https://exemple.fr/1",
    incomplete="un lien",
)
PAST = Past(
    archive=(
        Archived(
            Entry(
                "gone",
                "Quoi ?",
                "Ceci.",
                QuestionOrigin.PROPOSED,
                ("quoi donc",),
                (FacetValue("Quel lieu ?", "Lyon"),),
                (Provenance("page.txt", 1, 2, "0" * 64),),
                dataclasses.replace(UPKEEP, status=Status.WITHDRAWN, successor="aaaa"),
            ),
            may_be="aaaa",
        ),
    ),
    revisions=(
        Revision("gone", "2026-01-01", RevisionKind.NEW),
        Revision("aaaa", "2026-01-02", RevisionKind.CHANGED, "answer", "Cela,\nou cela."),
    ),
)


def full_faq() -> Faq:
    """Return a FAQ that has something of everything."""
    entry = Entry(
        "aaaa",
        "Où ?",
        f"Ici : ![plan](picture:{picture_name(png())}).",
        facets=(FacetValue("Quel lieu ?", "Paris"),),
        provenance=(Provenance("page.txt", 7, 9, "0" * 64),),
        upkeep=UPKEEP,
    )
    facet = Facet("Quel lieu ?", ("Lyon", "Paris"), "Quel lieu ?", "Lieu", proposed=("Paris",))
    announcements = (Announcement("Maintenance ce matin.", "2026-02-01"), Announcement("Encore.", "2026-02-01"))
    pictures = {picture_name(png()): png(), picture_name(png(9)): png(9)}
    return with_version(Faq((entry,), (facet,), "2026-01-31", "", (("gone", "aaaa"),), announcements, pictures))


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


def _as_format(path: Path, version: int, faq: Faq) -> None:
    """Turn ``path`` into what an older program wrote; ``faq`` is what that could hold."""
    older = path.with_name("older.db")
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("ATTACH ? AS newer", (str(path),))
        for statement in sorted(SCHEMAS[version]):
            connection.execute(statement)
        for (table,) in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall():
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")
        connection.execute("UPDATE main.faq SET version = ?", (fingerprint(faq),))
    older.replace(path)


def as_format_1(faq: Faq) -> Faq:
    faq = as_format_2(faq)
    return dataclasses.replace(faq, facets=tuple(dataclasses.replace(facet, heading="") for facet in faq.facets))


def as_format_2(faq: Faq) -> Faq:
    return dataclasses.replace(
        as_format_3(faq),
        entries=tuple(dataclasses.replace(entry, upkeep=NO_UPKEEP) for entry in faq.entries),
        facets=tuple(dataclasses.replace(facet, proposed=()) for facet in faq.facets),
        successors=(),
        announcements=(),
    )


def as_format_3(faq: Faq) -> Faq:
    return dataclasses.replace(as_format_4(faq), pictures={})


def as_format_4(faq: Faq) -> Faq:
    return faq


@pytest.mark.parametrize(
    ("version", "reduced"), [(1, as_format_1), (2, as_format_2), (3, as_format_3), (4, as_format_4)]
)
def test_a_file_of_an_older_format_is_read_without_what_it_lacks(
    tmp_path: Path, version: int, reduced: Callable[[Faq], Faq]
) -> None:
    path = tmp_path / "faq.db"
    faq = full_faq()
    database.write(path, faq, INDEX, PAST)
    _as_format(path, version, reduced(faq))
    read, index = database.read(path)
    assert read == dataclasses.replace(reduced(faq), version=fingerprint(read))
    assert index == INDEX
    assert (read.version == faq.version) is (version == 4)
    assert database.read_past(path) == (NO_PAST if version < 3 else PAST)
    assert database.verify(path).schema_version == version
    assert database.read_date(path) == faq.imported_on
    database.write(path, faq, INDEX)
    assert database.verify(path).schema_version == 5


def test_upkeep_successors_archive_and_history_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "faq.db"
    database.write(path, full_faq(), INDEX, PAST)
    assert database.read(path) == (full_faq(), INDEX)
    assert database.read_past(path) == PAST
    assert (database.verify(path).archived, database.verify(path).pictures) == (1, 2)


def test_a_picture_under_another_name_is_found_by_a_check_and_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "faq.db"
    database.write(path, full_faq(), INDEX, PAST)
    content = path.read_bytes()
    at = content.index(png()) + 60
    path.write_bytes(sealed(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]))
    read, _ = database.read(path)
    assert (read.entries, [*read.pictures]) == (full_faq().entries, [*full_faq().pictures])
    with pytest.raises(DamagedError, match=f"the picture {picture_name(png())} has changed"):
        database.verify(path)
    with pytest.raises(ValueError, match="is not the one that its name says"):
        database.write(path, read, INDEX)


@pytest.mark.parametrize(
    ("statement", "use"),
    [
        ("UPDATE facet SET source_text = upper(source_text)", database.read),
        ("UPDATE source SET name = upper(name)", database.read),
        ("UPDATE provenance SET first_line = 1", database.read),
        ("UPDATE revision SET day = '2020-01-01'", database.read_past),
        ("UPDATE archive SET uid = 'a'", database.read_past),
    ],
)
def test_a_change_that_the_fingerprint_leaves_out_is_refused(
    tmp_path: Path, statement: str, use: Callable[[Path], object]
) -> None:
    path = tmp_path / "faq.db"
    database.write(path, full_faq(), INDEX, PAST)
    change(path, statement)
    with pytest.raises(DamagedError, match="it does not match its checksum"):
        use(path)
    with pytest.raises(DamagedError):
        database.verify(path)


def test_a_draft_is_never_written_as_an_entry_that_is_shown(tmp_path: Path, faq: Faq) -> None:
    draft = dataclasses.replace(faq.entries[0], upkeep=Upkeep(status=Status.DRAFT))
    with pytest.raises(ValueError, match="is not to be shown"):
        database.write(tmp_path / "faq.db", with_version(dataclasses.replace(faq, entries=(draft,))), INDEX)


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_file_whose_tables_are_those_of_another_format_is_damaged(written: Path, faq: Faq, version: int) -> None:
    if version == 4:
        _as_format(written, 2, as_format_2(faq))
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
