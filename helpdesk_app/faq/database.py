"""faq.db: the FAQ, its compiled search index, archive and history in one SQLite file, written whole and read whole.

The file never changes in place: a new one is made in memory, checked, and put there by the atomic writer. Readers take
all its bytes at once and give them to SQLite in memory: they hold no lock, leave no file beside it and keep nothing
open, so that a new version can replace it while windows are open, on Windows too. SQLite itself never touches a network
drive, where its locks cannot be trusted, and never sees the file's name.

The header identifies the file before SQLite is asked, by ``application_id`` and ``user_version``.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final

from helpdesk_app.faq.checksum import is_sealed, sealed
from helpdesk_app.faq.identity import fingerprint
from helpdesk_app.faq.model import Faq, QuestionOrigin
from helpdesk_app.faq.past import NO_PAST, Past
from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.faq.rows import ChangedPartError, fill, format_of, load_faq, load_index, load_past, schema_of
from helpdesk_app.faq.schema import APPLICATION_ID, FIRST_WITH_CHECKSUM, SCHEMA_VERSION, SCHEMAS
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import (
    DamagedError,
    ForeignError,
    NewerError,
    UnwritableError,
    translated_read_errors,
)
from helpdesk_app.storage.file_kinds import database_kind
from helpdesk_app.storage.sqlite import MAGIC
from helpdesk_app.storage.windows_paths import reachable
from helpdesk_app.text.translation import N_, _, grouped

FAQ_DATABASE: Final = database_kind(N_("a FAQ database"), APPLICATION_ID)
"""The kind of file that a FAQ may replace."""

_MOST_BYTES: Final = 1 << 30
_STEPS_PER_BYTE: Final = 10
"""Steps of SQLite's virtual machine; reading and checking a FAQ takes less than a tenth of one."""
_LEAST_STEPS: Final = 100_000
_STEPS_PER_CALL: Final = 10_000

_HEADER_SIZE: Final = 100
_JOURNAL_MODES: Final = slice(18, 20)
_ROLLBACK: Final = b"\x01\x01"
_REMEDY: Final = N_("Copy it again from where it came from, or build it again.")


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a sound FAQ database holds."""

    path: Path
    schema_version: int
    version: str
    imported_on: str
    entries: int
    archived: int
    pictures: int
    proposed_questions: int
    wordings: int
    facets: int
    sources: tuple[str, ...]
    index_parts: int
    index_bytes: int


def read(path: Path) -> tuple[Faq, dict[str, bytes]]:
    """Return the FAQ in the file ``path`` and the parts of its search index.

    Raises:
        StorageError: The file is missing, foreign, newer, damaged or unreadable; the class says which.
    """
    return parse(read_content(path), path)


def parse(content: bytes, path: Path) -> tuple[Faq, dict[str, bytes]]:
    """Return the FAQ in the bytes of a database and the parts of its search index.

    Args:
        content: As ``read_content`` returns it.
        path: The file that an error names.

    Raises:
        DamagedError: The content is not sound.
    """
    with _opened(content, path) as connection:
        faq = load_faq(connection)
        index = load_index(connection)
        if fingerprint(faq) != faq.version:
            raise _damaged(path, _("its content does not match its fingerprint"))
        _check_checksum(connection, content, path)
    return faq, index


def read_past(path: Path) -> Past:
    """Return the archive and the history in the file ``path``; none in a file of an older format.

    Raises:
        StorageError: As for :func:`read`.
    """
    content = read_content(path)
    with _opened(content, path) as connection:
        past = load_past(connection)
        _check_checksum(connection, content, path)
    return past


def read_date(path: Path) -> str:
    """Return ``Faq.imported_on`` of the FAQ in the file ``path``, without reading the rest.

    Raises:
        StorageError: As for :func:`read`, as far as this notices it.
    """
    with _opened(read_content(path), path) as connection:
        (imported_on,) = connection.execute("SELECT imported_on FROM faq").fetchone()
    return str(imported_on)


def verify(path: Path) -> VerifyReport:
    """Check the whole file, page by page and reference by reference, and return what it holds.

    Raises:
        StorageError: As for :func:`read`.
    """
    content = read_content(path)
    with _opened(content, path) as connection:
        fault = _first_fault(connection)
        schema_version = format_of(connection)
        archived = len(load_past(connection).archive)
    if fault:
        raise _damaged(path, _("its parts do not fit together"), fault)
    faq, index = parse(content, path)
    if changed := _misnamed(faq):
        raise _damaged(path, _("the picture {changed} has changed").format(changed=changed))
    return VerifyReport(
        path=path,
        schema_version=schema_version,
        version=faq.version,
        imported_on=faq.imported_on,
        entries=len(faq.entries),
        archived=archived,
        pictures=len(faq.pictures),
        proposed_questions=sum(entry.origin is QuestionOrigin.PROPOSED for entry in faq.entries),
        wordings=sum(len(entry.wordings) for entry in faq.entries),
        facets=len(faq.facets),
        sources=tuple(sorted({origin.source for entry in faq.entries for origin in entry.provenance})),
        index_parts=len(index),
        index_bytes=sum(map(len, index.values())),
    )


def write(path: Path, faq: Faq, index: Mapping[str, bytes], past: Past = NO_PAST) -> None:
    """Write ``faq``, its search index, archive and history to the file ``path``, whole or not at all.

    Raises:
        ValueError: ``faq.version`` is not the fingerprint of the content, a picture has the name of another, or an
            entry gives an unlisted value or is not published.
        StorageError: The file could not be written; what was there is as it was.
    """
    if faq.version != fingerprint(faq):
        raise ValueError("Faq.version is not the fingerprint of the content; build the Faq through with_version().")
    if misnamed := _misnamed(faq):
        raise ValueError(f"The picture {misnamed} is not the one that its name says.")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection, faq, index, past)
        fault = _first_fault(connection)
        content = sealed(connection.serialize())
    if fault:
        raise UnwritableError(path, _("SQLite finds fault with it: {fault}").format(fault=" ".join(fault.split())))
    with _opened(content, path) as connection:
        read_back = load_past(connection)
    if (*parse(content, path), read_back) != (faq, dict(index), past):
        raise UnwritableError(path, _("reading it back gave something else"))
    with atomic_write(path, FAQ_DATABASE) as stream:
        stream.write(content)


def check_header(path: Path) -> None:
    """Make sure, by its first bytes and its size, that a file is a FAQ database of a format that is read.

    Raises:
        StorageError: As for :func:`read`, as far as this shows it.
    """
    with _file(path) as file:
        _check_header(path, file.read(_HEADER_SIZE), file.seek(0, os.SEEK_END))


def read_content(path: Path) -> bytes:
    """Return all bytes of a FAQ database.

    Raises:
        StorageError: As for :func:`check_header`.
    """
    with _file(path) as file:
        header = file.read(_HEADER_SIZE)
        size = file.seek(0, os.SEEK_END)
        _check_header(path, header, size)
        file.seek(0)
        # The checked size, because read() allocates what it is asked for: the limit would cost a gigabyte.
        return file.read(size)


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    with translated_read_errors(path, _("FAQ database")):
        mode = reachable(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise ForeignError(path, _("a folder, not a FAQ database"))
        if not stat.S_ISREG(mode):  # Opening a pipe would wait for another program.
            raise ForeignError(path, _("a device or a pipe, not a FAQ database"))
        with reachable(path).open("rb") as file:
            yield file


def _check_header(path: Path, header: bytes, size: int) -> None:
    if not header:
        raise _damaged(path, _("it is empty"))
    if not header.startswith(MAGIC[: len(header)]):
        raise ForeignError(path, _("not a FAQ database"))
    if len(header) < _HEADER_SIZE:
        raise _damaged(path, _("it is cut short"))
    page_size, pages, user_version, application_id = struct.unpack(">16x H 10x I 28x I 4x I 28x", header)
    if application_id != APPLICATION_ID:
        raise ForeignError(path, _("a database of another program"))
    if user_version > SCHEMA_VERSION:
        raise NewerError(path, user_version, SCHEMA_VERSION)
    if user_version not in SCHEMAS:
        raise ForeignError(path, _("a FAQ database of the unknown format {format}").format(format=user_version))
    if size < (65536 if page_size == 1 else page_size) * pages:
        raise _damaged(path, _("it is cut short"))
    if size > _MOST_BYTES:
        raise ForeignError(
            path,
            _("larger than any FAQ ({size} MiB; the limit is {most} MiB)").format(
                size=grouped(size >> 20), most=grouped(_MOST_BYTES >> 20)
            ),
        )


def _damaged(path: Path, why: str, detail: str = "") -> DamagedError:
    said = " " + _("SQLite says: {text}.").format(text=" ".join(detail.split())) if detail else ""
    return DamagedError(path, why, _(_REMEDY) + said)


@contextmanager
def _opened(content: bytes, path: Path) -> Iterator[sqlite3.Connection]:
    """Offer ``content`` as a database in memory, and raise what SQLite or the model finds wrong as damage."""
    if content[_JOURNAL_MODES] != _ROLLBACK:
        # Another tool left it in write-ahead mode, which a database in memory cannot have.
        content = content[: _JOURNAL_MODES.start] + _ROLLBACK + content[_JOURNAL_MODES.stop :]
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.deserialize(content)
            _limit_steps(connection, _LEAST_STEPS + _STEPS_PER_BYTE * len(content))
            if schema_of(connection) != SCHEMAS[format_of(connection)]:
                raise _damaged(path, _("its tables are not those of a FAQ"))
            yield connection
    except sqlite3.Error as error:
        raise _damaged(path, _("it cannot be read to its end"), str(error)) from error
    except ChangedPartError as error:
        raise _damaged(path, str(error)) from error
    except (LookupError, TypeError, ValueError) as error:
        # What a flipped byte can do to rows on their way into the model.
        raise _damaged(path, _("its rows make no FAQ")) from error


def _check_checksum(connection: sqlite3.Connection, content: bytes, path: Path) -> None:
    """Raise what the fingerprint does not notice: sources, lines, the past, and what SQLite keeps about them."""
    if format_of(connection) >= FIRST_WITH_CHECKSUM and not is_sealed(content):
        raise _damaged(path, _("it does not match its checksum"))


def _limit_steps(connection: sqlite3.Connection, most: int) -> None:
    """Interrupt ``connection`` after ``most`` steps, so that no content can keep it busy without end."""
    calls = count(1)
    connection.set_progress_handler(lambda: next(calls) * _STEPS_PER_CALL > most, _STEPS_PER_CALL)


def _misnamed(faq: Faq) -> str:
    """Return the first name of a picture that is not made of its content; empty where all are."""
    return next((name for name, data in faq.pictures.items() if picture_name(data) != name), "")


def _first_fault(connection: sqlite3.Connection) -> str:
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        return str(verdict)
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    return _("a row of {table} refers to nothing").format(table=broken[0]) if broken else ""
