"""faq.db: the FAQ and its compiled search index in one SQLite file, written whole and read whole.

The file never changes in place: a new one is written beside it, verified, and renamed over it. So readers open
it as immutable, hold no lock, leave no file beside it and close it at once; a new version can replace it while windows
are open, on Windows too.

The header tells the file apart before SQLite is asked, by ``application_id`` and ``user_version``.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from helpdesk_app.faq.identity import fingerprint
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, Provenance, QuestionOrigin
from helpdesk_app.faq.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES

_PAGE_SIZE: Final = 4096
_HEADER_SIZE: Final = 100
_MAGIC: Final = b"SQLite format 3\x00"


class DatabaseError(Exception):
    """A FAQ database that cannot be used; ``str()`` is a sentence that says why and what to do."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


class DatabaseMissing(DatabaseError):  # noqa: N818 - named after what happened, as the screens are
    """There is no file of that name."""


class DatabaseForeign(DatabaseError):  # noqa: N818
    """Something else lies there: a folder, another program's database, no database at all."""


class DatabaseNewer(DatabaseError):  # noqa: N818
    """A newer version of this program wrote the file."""


class DatabaseDamaged(DatabaseError):  # noqa: N818
    """The file was a FAQ database and is no longer whole."""


class DatabaseUnreadable(DatabaseError):  # noqa: N818
    """The system refuses to read the file: locked by another program, no permission, a failing disk."""


class DatabaseUnwritable(DatabaseError):  # noqa: N818
    """The new file could not be written, or not be confirmed; the sentence says which and what is safe."""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a sound FAQ database holds."""

    path: Path
    schema_version: int
    version: str
    imported_on: str
    entries: int
    proposed_questions: int
    wordings: int
    facets: int
    sources: tuple[str, ...]
    index_parts: int
    index_bytes: int


def read(path: Path) -> tuple[Faq, dict[str, bytes]]:
    """Return the FAQ in the file ``path`` and the parts of its search index.

    Raises:
        DatabaseError: The file is missing, foreign, newer, damaged or unreadable; see the subclasses.
    """
    check_header(path)
    with _reading(path) as connection:
        faq = _load_faq(connection)
        index = _load_index(path, connection)
    if fingerprint(faq) != faq.version:
        raise DatabaseDamaged(path, _damaged(path, "its content does not match its fingerprint"))
    return faq, index


def verify(path: Path) -> VerifyReport:
    """Check the whole file, page by page and reference by reference, and say what it holds.

    Raises:
        DatabaseError: As for :func:`read`.
    """
    check_header(path)
    with _reading(path) as connection:
        fault = _first_fault(connection)
    if fault:
        raise DatabaseDamaged(path, _damaged(path, "its parts do not fit together", fault))
    faq, index = read(path)
    return VerifyReport(
        path=path,
        schema_version=SCHEMA_VERSION,
        version=faq.version,
        imported_on=faq.imported_on,
        entries=len(faq.entries),
        proposed_questions=sum(entry.origin is QuestionOrigin.PROPOSED for entry in faq.entries),
        wordings=sum(len(entry.wordings) for entry in faq.entries),
        facets=len(faq.facets),
        sources=tuple(sorted({origin.source for entry in faq.entries for origin in entry.provenance})),
        index_parts=len(index),
        index_bytes=sum(map(len, index.values())),
    )


def write(path: Path, faq: Faq, index: Mapping[str, bytes]) -> None:
    """Write ``faq`` and its search index to the file ``path``, whole or not at all.

    The new file is written beside the target, checked, read back, compared and only then renamed over it.

    Raises:
        ValueError: ``faq.version`` is not the fingerprint of the content, or an entry gives an unlisted value.
        DatabaseUnwritable: The file could not be written. The target is as it was, unless the sentence says otherwise,
            and nothing is left beside it.
    """
    if faq.version != fingerprint(faq):
        raise ValueError("Faq.version is not the fingerprint of the content; build the Faq through with_version().")
    if not path.parent.is_dir():
        raise DatabaseUnwritable(path, f"There is no folder {path.parent} to write {path.name} in. Make it first.")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            _fill(connection, faq, index)
            fault = _first_fault(connection)
        if fault:
            raise DatabaseUnwritable(path, _unwritable(path, f"SQLite finds fault with it ({' '.join(fault.split())})"))
        _flush(temporary)
        if read(temporary) != (faq, dict(index)):
            raise DatabaseUnwritable(path, _unwritable(path, "reading it back gave something else"))
        written = _digest(temporary)
        temporary.replace(path)
    except (OSError, sqlite3.Error, DatabaseUnreadable, DatabaseDamaged) as error:
        raise DatabaseUnwritable(path, _unwritable(path, str(getattr(error, "strerror", None) or error))) from error
    finally:
        temporary.unlink(missing_ok=True)
    _confirm(path, written)


def check_header(path: Path) -> None:
    """Tell a FAQ database of this schema from everything else, without SQLite, which might write beside it.

    Raises:
        DatabaseError: As for :func:`read`, as far as the first bytes of the file show it.
    """
    if path.is_dir():
        raise DatabaseForeign(path, f"{path} is a folder, not a FAQ database. Name the file faq.db itself.")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_SIZE)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        sentence = f"There is no FAQ database at {path}. Put faq.db there, or name another one."
        raise DatabaseMissing(path, sentence) from error
    except OSError as error:
        sentence = f"{path} cannot be read: {error.strerror or error}. Close what uses it, or ask for access to it."
        raise DatabaseUnreadable(path, sentence) from error
    if not header:
        raise DatabaseDamaged(path, _damaged(path, "it is empty"))
    if not header.startswith(_MAGIC[: len(header)]):
        raise DatabaseForeign(path, f"{path} is not a FAQ database. Name the right file, or build it.")
    if len(header) < _HEADER_SIZE:
        raise DatabaseDamaged(path, _damaged(path, "it is cut short"))
    page_size, pages, user_version, application_id = struct.unpack(">16x H 10x I 28x I 4x I 28x", header)
    if application_id != APPLICATION_ID:
        raise DatabaseForeign(path, f"{path} is a database of another program. Name the right file, or build it.")
    if user_version > SCHEMA_VERSION:
        raise DatabaseNewer(
            path,
            f"{path} was made by a newer version of this program (format {user_version}; {SCHEMA_VERSION} is known). "
            "Install the newer version, or use the database that came with this one.",
        )
    if user_version < SCHEMA_VERSION:
        raise DatabaseForeign(path, f"{path} has the unknown format {user_version}. Build it again.")
    if size < (65536 if page_size == 1 else page_size) * pages:
        raise DatabaseDamaged(path, _damaged(path, "it is cut short"))


def _damaged(path: Path, why: str, detail: str = "") -> str:
    sentence = f"{path} is damaged: {why}. Copy it again from where it came from, or build it again."
    return f"{sentence} SQLite says: {' '.join(detail.split())}." if detail else sentence


def _unwritable(path: Path, why: str) -> str:
    return (
        f"{path} could not be written: {why}. What was there before is unchanged. "
        "Check the free space and the permissions of the folder, then build it again."
    )


def _read_only_uri(path: Path) -> str:
    """Return the URI under which SQLite opens ``path`` and leaves it, and its folder, alone.

    A Windows share (``file://server/share``) needs an empty authority before its name, the only one SQLite takes.
    """
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):
        uri = f"file:////{uri.removeprefix('file://')}"
    return f"{uri}?mode=ro&immutable=1"


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open ``path`` as a file that nobody changes, and turn SQLite's errors into ours."""
    try:
        with closing(sqlite3.connect(_read_only_uri(path), uri=True, isolation_level=None)) as connection:
            yield connection
    except sqlite3.Error as error:
        # The errors that the module itself raises carry no code.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_IOERR,
            sqlite3.SQLITE_PERM,
        ):
            sentence = f"{path} cannot be read: {error}. Close what uses it, or ask for access to it."
            raise DatabaseUnreadable(path, sentence) from error
        raise DatabaseDamaged(path, _damaged(path, "it cannot be read to its end", str(error))) from error
    except (LookupError, TypeError, ValueError) as error:
        # What a flipped byte can do to rows on their way into the model.
        raise DatabaseDamaged(path, _damaged(path, "its rows make no FAQ")) from error


def _first_fault(connection: sqlite3.Connection) -> str:
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        return str(verdict)
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    return f"a row of {broken[0]} refers to nothing" if broken else ""


def _rows_by_entry(connection: sqlite3.Connection, statement: str) -> dict[int, list[tuple[Any, ...]]]:
    """Group the rows of ``statement``, ordered by their first column, under that column."""
    return {key: [row[1:] for row in rows] for key, rows in groupby(connection.execute(statement), key=itemgetter(0))}


def _load_faq(connection: sqlite3.Connection) -> Faq:
    version, imported_on = connection.execute("SELECT version, imported_on FROM faq").fetchone()
    value_ids: dict[int, FacetValue] = {}
    facets = {
        key: Facet(question, source_text=source_text)
        for key, question, source_text in connection.execute("SELECT id, question, source_text FROM facet ORDER BY id")
    }
    values: dict[int, list[str]] = {key: [] for key in facets}
    for key, facet_id, value in connection.execute("SELECT id, facet_id, value FROM facet_value ORDER BY id"):
        value_ids[key] = FacetValue(facets[facet_id].question, value)
        values[facet_id].append(value)
    sources = {key: (name, digest) for key, name, digest in connection.execute("SELECT id, name, sha256 FROM source")}
    wordings = _rows_by_entry(connection, "SELECT entry_id, text FROM wording ORDER BY entry_id, position")
    given = _rows_by_entry(
        connection, "SELECT entry_id, facet_value_id FROM entry_facet_value ORDER BY entry_id, position"
    )
    origins = _rows_by_entry(
        connection,
        "SELECT entry_id, source_id, first_line, last_line FROM provenance ORDER BY entry_id, position",
    )
    entries = tuple(
        Entry(
            uid=uid,
            question=question,
            answer=answer,
            origin=QuestionOrigin(origin),
            wordings=tuple(text for (text,) in wordings.get(key, ())),
            facets=tuple(value_ids[value] for (value,) in given.get(key, ())),
            provenance=tuple(
                Provenance(sources[source][0], first, last, sources[source][1])
                for source, first, last in origins.get(key, ())
            ),
        )
        for key, uid, question, answer, origin in connection.execute(
            "SELECT id, uid, question, answer, origin FROM entry ORDER BY id"
        )
    )
    return Faq(
        entries=entries,
        facets=tuple(Facet(facet.question, tuple(values[key]), facet.source_text) for key, facet in facets.items()),
        imported_on=imported_on,
        version=version,
    )


def _load_index(path: Path, connection: sqlite3.Connection) -> dict[str, bytes]:
    index = {}
    for name, data, crc32 in connection.execute("SELECT name, data, crc32 FROM index_part ORDER BY name"):
        if zlib.crc32(data) != crc32:
            raise DatabaseDamaged(path, _damaged(path, f"part {name!r} of its search index has changed"))
        index[name] = data
    return index


def _fill(connection: sqlite3.Connection, faq: Faq, index: Mapping[str, bytes]) -> None:
    """Create the schema and all rows, in one fixed order, so that equal content gives equal bytes."""
    for pragma in (
        f"page_size = {_PAGE_SIZE}",
        "encoding = 'UTF-8'",
        "journal_mode = OFF",  # A failed build is thrown away whole.
        "synchronous = OFF",  # The finished file is flushed once.
        "foreign_keys = ON",
        f"application_id = {APPLICATION_ID}",
        f"user_version = {SCHEMA_VERSION}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for statement in TABLES:
        connection.execute(statement)
    _insert(connection, "faq", [(1, faq.version, faq.imported_on)])
    _fill_facets_and_entries(connection, faq)
    _insert(connection, "index_part", [(name, data, zlib.crc32(data)) for name, data in sorted(index.items())])
    connection.execute("COMMIT")


def _fill_facets_and_entries(connection: sqlite3.Connection, faq: Faq) -> None:
    listed = [FacetValue(facet.question, value) for facet in faq.facets for value in facet.values]
    value_ids = {value: number for number, value in enumerate(listed)}
    facet_ids = {facet.question: number for number, facet in enumerate(faq.facets)}
    origins = dict.fromkeys((origin.source, origin.sha256) for entry in faq.entries for origin in entry.provenance)
    source_ids = {source: number for number, source in enumerate(origins)}
    for entry in faq.entries:
        for given in entry.facets:
            if given not in value_ids:
                raise ValueError(f"Entry {entry.uid} gives {given.value!r} to {given.facet!r}, which does not list it.")

    _insert(connection, "source", [(number, *source) for source, number in source_ids.items()])
    _insert(
        connection, "facet", [(facet_ids[facet.question], facet.question, facet.source_text) for facet in faq.facets]
    )
    _insert(connection, "facet_value", [(number, facet_ids[v.facet], v.value) for v, number in value_ids.items()])
    entries = list(enumerate(faq.entries))
    _insert(connection, "entry", [(n, e.uid, e.question, e.answer, e.origin.value) for n, e in entries])
    _insert(connection, "wording", [(n, place, text) for n, e in entries for place, text in enumerate(e.wordings)])
    _insert(
        connection,
        "entry_facet_value",
        [(n, place, value_ids[given]) for n, e in entries for place, given in enumerate(e.facets)],
    )
    _insert(
        connection,
        "provenance",
        [
            (n, place, source_ids[origin.source, origin.sha256], origin.first_line, origin.last_line)
            for n, e in entries
            for place, origin in enumerate(e.provenance)
        ],
    )


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - our own table names


def _confirm(path: Path, digest: bytes) -> None:
    """Make sure that what now lies at ``path`` is what was written, and stays there."""
    try:
        _flush_folder(path.parent)
        intact = _digest(path) == digest
    except OSError as error:
        sentence = f"{path} was replaced, but the disk does not confirm it: {error.strerror or error}. Check the file."
        raise DatabaseUnwritable(path, sentence) from error
    if not intact:
        raise DatabaseUnwritable(path, f"{path} changed while it was put in place. Build it again.")


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where a folder can be opened at all (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
