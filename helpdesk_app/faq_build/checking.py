"""Check a database, a curation file, or a document as if it were built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helpdesk_app.faq import database
from helpdesk_app.faq.limits import faq_excess
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq_build.curation_file import load_curation
from helpdesk_app.faq_build.expected_results import NAME as EXPECTED
from helpdesk_app.faq_build.expected_results import ExpectedOutcome, parse_expected
from helpdesk_app.faq_build.publishing import (
    CompileIndex,
    OpenSearch,
    PublishError,
    assemble,
    expected_in,
    read_before,
    refused_by_system,
    with_outcomes,
)
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.sources.folder import DATABASE
from helpdesk_app.search.index import index_fault
from helpdesk_app.storage.errors import StorageError, UnreadableError
from helpdesk_app.storage.sqlite import MAGIC
from helpdesk_app.text.blanks import blank_faults
from helpdesk_app.text.translation import _, grouped, ngettext

_DATABASE_SUFFIXES: Final = (".db", ".sqlite", ".sqlite3")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of a check."""

    ok: bool
    text: str
    """For people."""
    faq: Faq | None = None
    """What was checked, where it could be read."""
    index: Mapping[str, bytes] = field(default_factory=dict)
    """Of ``faq``, where it was compiled to run the editors' test list."""
    expected: tuple[ExpectedOutcome, ...] = ()
    """What that list finds."""


def check(
    path: Path,
    *,
    curation: Path | None = None,
    before: Path | None = None,
    compile_index: CompileIndex | None = None,
    open_search: OpenSearch | None = None,
) -> CheckReport:
    """Check a database, a curation file (``.toml``), or a source as if it were built. Nothing is written.

    The report of a faulty file is not ``ok``.

    Args:
        path: What is checked.
        curation: The editors' file.
        before: The database whose entries go on under their uids; the ``faq.db`` of a folder where there is none.
        compile_index: Makes the index for the test list of a folder; without it the list is only read.
        open_search: Opens what runs the list.

    Raises:
        PublishError: There is no such file, or it cannot be read.
    """
    try:
        if not path.exists():
            raise PublishError(_("There is no file {path}. Check the name.").format(path=path))
        if is_database(path):
            return _check_database(path)
        if path.name == EXPECTED:
            listed = parse_expected(decode(path.read_bytes(), path.name))
            said = ngettext(
                "{path}: {n} search, no mistake found", "{path}: {n} searches, no mistake found", len(listed)
            )
            return CheckReport(True, said.format(path=path, n=len(listed)))
        if path.suffix.lower() == ".toml":
            edited = load_curation(path)
            return CheckReport(
                True,
                _("{path}: {facets} facets, {entries} entries, no mistake found").format(
                    path=path, facets=len(edited.facets), entries=len(edited.entries)
                ),
            )
        old, parts = read_before(before, path / DATABASE) if before or path.is_dir() else (None, {})
        expected = expected_in([path])
        report = assemble([path], curation=curation, imported_on="", before=old)
        index: Mapping[str, bytes] = {}
        if expected and compile_index and open_search:
            index = compile_index(report.faq, parts)
            report = with_outcomes(report, expected, open_search(report.faq, index))
    except OSError as error:
        raise PublishError(refused_by_system(error)) from error
    except UnreadableError as error:
        raise PublishError(str(error)) from error
    except (SourceError, StorageError) as error:
        if isinstance(error.__cause__, OSError):
            raise PublishError(str(error)) from error
        return CheckReport(False, str(error))
    return CheckReport(report.ok and not report.doubts, report.as_text(), report.faq, index, report.expected)


def _check_database(path: Path) -> CheckReport:
    found = database.verify(path)
    faq, parts = database.read(path)
    if parts and (fault := index_fault(parts, faq)):
        return CheckReport(
            False, _("{path} cannot be searched at once: {fault}. Build it again.").format(path=path, fault=fault)
        )
    if excess := faq_excess(faq):
        return CheckReport(
            False,
            _("{path} exceeds a limit: {excess}. Shorten it in the source, then build it again.").format(
                path=path, excess=excess
            ),
        )
    faults = [
        "  " + _("entry {uid}: {fault}").format(uid=entry.uid, fault=fault)
        for entry in faq.entries
        for fault in blank_faults(entry.answer)
    ]
    return CheckReport(True, "\n".join([_describe(found), *faults]), faq)


def is_database(path: Path) -> bool:
    """Return whether ``path`` is to be read as a database."""
    # A pipe too: what reads a database refuses it, and never opens it.
    if path.is_dir():
        return False
    if not path.is_file() or path.suffix.lower() in _DATABASE_SUFFIXES:
        return True
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _describe(found: database.VerifyReport) -> str:
    entries = _("{n} with a question proposed by the editors").format(n=found.proposed_questions)
    rows = (
        (_("format"), found.schema_version),
        (_("version"), found.version),
        (_("imported on"), found.imported_on or _("unknown")),
        (_("entries"), f"{found.entries}, {entries}"),
        (_("archive"), _("{n} drafts, hidden and withdrawn").format(n=found.archived)),
        (_("pictures"), found.pictures),
        (_("wordings"), found.wordings),
        (_("facets"), found.facets),
        (_("sources"), ", ".join(found.sources) or _("none")),
        (
            _("index"),
            _("{n} parts, {size} bytes").format(n=found.index_parts, size=grouped(found.index_bytes)),
        ),
    )
    return "\n".join([_("{path}: sound").format(path=found.path), *(f"  {name:<13}{value}" for name, value in rows)])
