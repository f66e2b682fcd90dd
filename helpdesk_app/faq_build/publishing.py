"""Document -> faq.db, in one page: sources, ledger, curation, compiled index, database."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq_build import curation as curating
from helpdesk_app.faq_build import sources
from helpdesk_app.faq_build.changes import Changes, changes_between
from helpdesk_app.faq_build.importing import import_documents
from helpdesk_app.faq_build.ledger import Ledger, LedgerLine, Notice
from helpdesk_app.faq_build.sources import SourceError
from helpdesk_app.storage.errors import DamagedError, MissingError, StorageError, UnreadableError

CompileIndex = Callable[[Faq], Mapping[str, bytes]]
"""Turns a FAQ into the named parts of its search index."""

_DATABASE_SUFFIXES: Final = (".db", ".sqlite", ".sqlite3")


class PublishError(Exception):
    """A build or a check that could not be done; ``str()`` is a sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a faq.db is built from, so that a rebuild gives the same content."""

    sources: tuple[Path, ...]
    curation: Path | None
    imported_on: str

    @classmethod
    def load(cls, path: Path) -> Recipe:
        """Read a recipe file; the files it names lie relative to it."""
        recipe = tomllib.loads(path.read_text(encoding="utf-8"))
        curation = recipe.get("curation")
        return cls(
            tuple(path.parent / name for name in recipe["sources"]),
            path.parent / curation if curation else None,
            recipe["imported_on"],
        )


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What the sources held and what became of it."""

    faq: Faq
    layouts: tuple[tuple[str, str], ...]
    """How each source was read, by its name."""
    ledger: Ledger
    notices: tuple[Notice, ...]
    target: Path | None = None
    """The database that was written; ``None`` for a dry run."""
    changes: Changes | None = None
    """Against the database that was replaced; ``None`` where there was none, or a damaged one."""

    @property
    def ok(self) -> bool:
        """Whether every block of the sources has its place in the FAQ."""
        return self.ledger.rejected == 0

    def as_text(self) -> str:
        """Return the report for people: layouts, counts, notices, the fate of every line, and what is new."""
        lines = [f"{name}: read as {layout}" for name, layout in self.layouts]
        ledger = self.ledger
        lines += [
            "",
            f"blocks   {ledger.blocks:7} = {ledger.kept} kept + {ledger.merged} merged + {ledger.rejected} rejected",
            f"entries  {len(self.faq.entries):7}",
            f"lines    {len(ledger.lines):7} = "
            + " + ".join(f"{count} {label}" for label, count in ledger.lines_by_label().items()),
            "",
            f"notices  {len(self.notices):7}",
            *(f"  {notice}" for notice in self.notices),
            "",
            "every line",
            *_ranges(ledger.lines),
        ]
        if self.target:
            lines += ["", *_changes(self.changes)]
            lines += ["", f"written  {self.target}, version {self.faq.version[:12]}"]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of a check."""

    ok: bool
    text: str

    def as_text(self) -> str:
        """Return the outcome for people."""
        return self.text


def build(
    files: Sequence[Path],
    target: Path,
    *,
    curation: Path | None,
    imported_on: str,
    compile_index: CompileIndex,
) -> BuildReport:
    """Build the database ``target`` from the source ``files``; whole, or not at all.

    Raises:
        PublishError: A file is unusable; the target is as it was.
    """
    with _told():
        _refuse_to_overwrite(target, [*files, *([curation] if curation else [])])
        replaced = _replaced(target)
        report = assemble(files, curation=curation, imported_on=imported_on)
        database.write(target, report.faq, compile_index(report.faq))
    return replace(report, target=target, changes=changes_between(replaced, report.faq) if replaced else None)


def assemble(files: Sequence[Path], *, curation: Path | None, imported_on: str) -> BuildReport:
    """Read the sources and the curation into a FAQ, and write nothing.

    Raises:
        SourceError: A source or the curation cannot be used (``CurationError`` is one); names file, line and reason.
    """
    documents = [sources.read(path) for path in files]
    imported = import_documents(documents)
    edited = curating.load(curation) if curation else None
    curated = curating.curate(imported.entries, imported.facets, edited)
    return BuildReport(
        faq=with_version(Faq(curated.entries, curated.facets, imported_on)),
        layouts=tuple((document.source, document.layout) for document in documents),
        ledger=imported.ledger,
        notices=(*imported.ledger.notices, *curated.notices),
    )


def check(path: Path, *, curation: Path | None = None) -> CheckReport:
    """Check a database, a source as if it were built, or (``.toml``) a curation file. Nothing is written.

    A file that does not hold what it should gives a report that is not ``ok``.

    Raises:
        PublishError: There is no such file, or it cannot be read.
    """
    try:
        if not path.exists():
            raise PublishError(f"There is no file {path}. Check the name.")
        if _is_database(path):
            return CheckReport(True, _describe(database.verify(path)))
        if path.suffix.lower() == ".toml":
            edited = curating.load(path)
            return CheckReport(
                True, f"{path}: {len(edited.facets)} facets, {len(edited.entries)} entries, no slip found"
            )
        report = assemble([path], curation=curation, imported_on="")
    except OSError as error:
        raise PublishError(_refused_by_system(error)) from error
    except UnreadableError as error:
        raise PublishError(str(error)) from error
    except (SourceError, StorageError) as error:
        if isinstance(error.__cause__, OSError):
            raise PublishError(str(error)) from error
        return CheckReport(False, str(error))
    return CheckReport(report.ok, report.as_text())


@contextmanager
def _told() -> Iterator[None]:
    """Turn the errors that a person can mend into a :class:`PublishError` with their sentence."""
    try:
        yield
    except (SourceError, StorageError) as error:
        raise PublishError(str(error)) from error
    except OSError as error:
        raise PublishError(_refused_by_system(error)) from error


def _refused_by_system(error: OSError) -> str:
    return (
        f"{error.filename or 'A file'} cannot be used: {error.strerror or error}. Check its name and its permissions."
    )


def _replaced(target: Path) -> Faq | None:
    """Return the FAQ that is about to be replaced, where there is one that can be read."""
    try:
        return database.read(target)[0]
    except (MissingError, DamagedError):
        return None


def _refuse_to_overwrite(target: Path, inputs: Sequence[Path]) -> None:
    """Refuse to replace what is no FAQ database of this program, or a newer one; a damaged one may be replaced."""
    if target.resolve() in {path.resolve() for path in inputs}:
        raise PublishError(f"{target} is one of the files to build from. Name another target.")
    try:
        database.check_header(target)
    except (MissingError, DamagedError):
        return


def _is_database(path: Path) -> bool:
    if path.is_dir() or path.suffix.lower() in _DATABASE_SUFFIXES:
        return True
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def _describe(found: database.VerifyReport) -> str:
    return "\n".join(
        [
            f"{found.path}: sound",
            f"  format       {found.schema_version}",
            f"  version      {found.version}",
            f"  imported on  {found.imported_on or 'unknown'}",
            f"  entries      {found.entries}, {found.proposed_questions} with a question proposed by the editors",
            f"  wordings     {found.wordings}",
            f"  facets       {found.facets}",
            f"  sources      {', '.join(found.sources) or 'none'}",
            f"  index        {found.index_parts} parts, {found.index_bytes:,} bytes",
        ]
    )


def _changes(changes: Changes | None) -> Iterable[str]:
    """Describe what is new, changed or gone, one entry a line."""
    if changes is None:
        yield "changes  no sound database was there before to compare with"
        return
    counts = f"{len(changes.new)} new, {len(changes.changed)} changed, {len(changes.gone)} gone"
    yield f"changes  against the database replaced: {counts}"
    yield from (f"  new      {entry.uid}  « {entry.question} »" for entry in changes.new)
    for change in changes.changed:
        before = f", before: « {change.before.question} »" if "question" in change.fields else ""
        yield f"  changed  {change.after.uid}  « {change.after.question} »: {', '.join(change.fields)}{before}"
    yield from (f"  gone     {entry.uid}  « {entry.question} »" for entry in changes.gone)
    yield from (f"  facet    « {facet.question} » is new or has other values" for facet in changes.facets)
    yield from (f"  facet    « {facet.question} » is gone" for facet in changes.facets_gone)


def _ranges(lines: Sequence[LedgerLine]) -> Iterable[str]:
    """Describe runs of lines that share their fate, one run a line."""

    def fate(line: LedgerLine) -> tuple[str, str, str, str]:
        return line.source, line.label, line.uid, line.note

    for (source, label, uid, note), run in groupby(lines, key=fate):
        numbers = [line.number for line in run]
        place = f"{source}:{numbers[0]}" + (f"-{numbers[-1]}" if len(numbers) > 1 else "")
        yield f"  {place:32} {label:11} {uid:12} {note}".rstrip()
