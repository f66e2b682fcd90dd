"""faq.db: the FAQ and its compiled search index in one SQLite file, written whole and read whole.

The file never changes in place: a new one is written beside it, verified, and renamed over it. Readers take its bytes
in one go and give them to SQLite in memory: they hold no lock, leave no file beside it and keep nothing open, so that
a new version can replace it while windows are open, on Windows too. SQLite itself never touches a network drive, whose
locks it advises against, nor has it to understand the file's name.

The header tells the file apart before SQLite is asked, by ``application_id`` and ``user_version``.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from helpdesk_app.faq.identity import fingerprint
from helpdesk_app.faq.model import Faq, QuestionOrigin
from helpdesk_app.faq.rows import fill, load_faq
from helpdesk_app.faq.schema import APPLICATION_ID, SCHEMA_VERSION
from helpdesk_app.storage.windows_paths import reachable, replace

_HEADER_SIZE: Final = 100
_JOURNAL_MODES: Final = slice(18, 20)
_ROLLBACK: Final = b"\x01\x01"
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
    with _reading(path) as connection:
        faq = load_faq(connection)
        index = _load_index(path, connection)
    if fingerprint(faq) != faq.version:
        raise DatabaseDamaged(path, _damaged(path, "its content does not match its fingerprint"))
    return faq, index


def read_date(path: Path) -> str:
    """Return ``Faq.imported_on`` of the FAQ in the file ``path``, without reading it all.

    Raises:
        DatabaseError: As for :func:`read`, as far as this is noticed.
    """
    with _reading(path) as connection:
        (imported_on,) = connection.execute("SELECT imported_on FROM faq").fetchone()
    return str(imported_on)


def verify(path: Path) -> VerifyReport:
    """Check the whole file, page by page and reference by reference, and say what it holds.

    Raises:
        DatabaseError: As for :func:`read`.
    """
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
            fill(connection, faq, index)
            fault = _first_fault(connection)
        if fault:
            raise DatabaseUnwritable(path, _unwritable(path, f"SQLite finds fault with it ({' '.join(fault.split())})"))
        _flush(temporary)
        if read(temporary) != (faq, dict(index)):
            raise DatabaseUnwritable(path, _unwritable(path, "reading it back gave something else"))
        written = _digest(temporary)
        replace(temporary, path)
    except (OSError, sqlite3.Error, DatabaseUnreadable, DatabaseDamaged) as error:
        raise DatabaseUnwritable(path, _unwritable(path, str(getattr(error, "strerror", None) or error))) from error
    finally:
        temporary.unlink(missing_ok=True)
    _confirm(path, written)


def check_header(path: Path) -> None:
    """Tell a FAQ database of this schema from everything else, from its first bytes and its size.

    Raises:
        DatabaseError: As for :func:`read`, as far as this shows it.
    """
    with _opened(path) as file:
        _check_header(path, file.read(_HEADER_SIZE), file.seek(0, os.SEEK_END))


def read_content(path: Path) -> bytes:
    """Return the bytes of a FAQ database, taken in one go.

    Raises:
        DatabaseError: As for :func:`check_header`.
    """
    with _opened(path) as file:
        content = file.read()
    _check_header(path, content[:_HEADER_SIZE], len(content))
    return content


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open ``path`` for reading, and turn the system's errors into ours."""
    if path.is_dir():
        raise DatabaseForeign(path, f"{path} is a folder, not a FAQ database. Name the file faq.db itself.")
    try:
        with reachable(path).open("rb") as file:
            yield file
    except FileNotFoundError as error:
        sentence = f"There is no FAQ database at {path}. Put faq.db there, or name another one."
        raise DatabaseMissing(path, sentence) from error
    except OSError as error:
        sentence = f"{path} cannot be read: {error.strerror or error}. Close what uses it, or ask for access to it."
        raise DatabaseUnreadable(path, sentence) from error


def _check_header(path: Path, header: bytes, size: int) -> None:
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


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Offer the content of ``path`` as a database in memory, and turn SQLite's errors into ours."""
    content = read_content(path)
    if content[_JOURNAL_MODES] != _ROLLBACK:
        # Somebody's tool left it in write-ahead mode, which a database in memory cannot have.
        content = content[: _JOURNAL_MODES.start] + _ROLLBACK + content[_JOURNAL_MODES.stop :]
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.deserialize(content)
            yield connection
    except sqlite3.Error as error:
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


def _load_index(path: Path, connection: sqlite3.Connection) -> dict[str, bytes]:
    index = {}
    for name, data, crc32 in connection.execute("SELECT name, data, crc32 FROM index_part ORDER BY name"):
        if zlib.crc32(data) != crc32:
            raise DatabaseDamaged(path, _damaged(path, f"part {name!r} of its search index has changed"))
        index[name] = data
    return index


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
