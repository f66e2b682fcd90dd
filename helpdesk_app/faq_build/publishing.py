"""Build faq.db from documents: sources, ledger, curation, search index, database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.limits import pictures_excess
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq.pictures import pictures_of
from helpdesk_app.faq_build.build_report import BuildReport
from helpdesk_app.faq_build.changes import changes_between
from helpdesk_app.faq_build.continuity import Before, past_of, successors_after
from helpdesk_app.faq_build.expected_results import (
    ExpectedResult,
    RankingEngine,
    doubts_in,
    load_expected,
    run_expected,
)
from helpdesk_app.faq_build.gathering import gather
from helpdesk_app.faq_build.ledger import Notice, summarise
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.folder import CURATION, SAVING
from helpdesk_app.faq_build.sources.formats import read_sources
from helpdesk_app.faq_build.sources.pictures import GROUP as PICTURES_NOT_KEPT
from helpdesk_app.faq_build.sources.recipe import load_recipe
from helpdesk_app.storage.errors import DamagedError, MissingError, StorageError
from helpdesk_app.text.inline import pictures_in
from helpdesk_app.text.translation import _

Parts = Mapping[str, bytes]
"""The named parts of a search index."""
CompileIndex = Callable[[Faq, Parts], Parts]
"""Turns a FAQ into the named parts of its search index.

It also gets the parts of the database that is replaced, empty where there is none, to take over what did not change.
"""
OpenSearch = Callable[[Faq, Parts], RankingEngine]
"""Opens what runs the editors' test list on a FAQ and the parts of its index."""


class PublishError(Exception):
    """A build or a check that cannot be done; ``str()`` is a sentence that says why and what to do."""


class DoubtError(PublishError):
    """A build that stops to ask; ``str()`` lists what has to be looked at, and says how to go on."""

    def __init__(self, doubts: Sequence[Notice]) -> None:
        listed = "\n".join(f"  {line}" for line in summarise(doubts))
        super().__init__(
            _(
                "Look at this before the FAQ is built:\n{doubts}\nNothing was written. Correct the source, or state in "
                "faq.toml how it is to be read; if it is right as it is, build again with --accept."
            ).format(doubts=listed)
        )
        self.doubts = tuple(doubts)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A FAQ that is ready to be written."""

    report: BuildReport
    index: Parts

    def write(self, target: Path) -> BuildReport:
        """Write the database ``target``, whole or not at all, and return the report.

        Raises:
            PublishError: It cannot be written; it is as it was.
        """
        with _as_publish_error():
            database.write(target, self.report.faq, self.index, self.report.past)
        return replace(self.report, target=target)


def build(
    files: Sequence[Path],
    target: Path,
    *,
    curation: Path | None,
    imported_on: str | None,
    compile_index: CompileIndex,
    open_search: OpenSearch | None = None,
    accept: bool = False,
    before: Path | None = None,
) -> BuildReport:
    """Build the database ``target`` from the source ``files`` and folders; whole, or not at all.

    Args:
        files: The sources.
        target: The database to write.
        curation: The editors' file.
        imported_on: As in ``Faq``; by default what ``faq.toml`` in the only folder says, otherwise today.
        compile_index: Makes the search index.
        open_search: As for :func:`prepare`.
        accept: Whether doubts about the sources, and searches that do not find their entry, were looked at.
        before: The database whose entries go on under their uids; ``target`` as it was where there is none.

    Raises:
        DoubtError: Something has to be looked at, and ``accept`` does not say that it was.
        PublishError: A file is unusable; the target is as it was.
    """
    prepared = prepare(
        files,
        target,
        curation=curation,
        imported_on=imported_on,
        compile_index=compile_index,
        open_search=open_search,
        before=before,
        stop_at_doubts=not accept,
    )
    if prepared.report.doubts and not accept:
        raise DoubtError(prepared.report.doubts)
    return prepared.write(target)


def prepare(
    files: Sequence[Path],
    target: Path,
    *,
    curation: Path | None,
    imported_on: str | None,
    compile_index: CompileIndex,
    open_search: OpenSearch | None = None,
    before: Path | None = None,
    stop_at_doubts: bool = False,
) -> Prepared:
    """Do all of :func:`build` but the writing: its report says what changes, and what has to be looked at.

    Arguments and errors are those of :func:`build`. ``open_search`` opens what runs the test lists in the folders;
    without it none is run. ``stop_at_doubts`` raises doubts about the sources before the index is compiled; a folder
    with a test list is compiled all the same, so that all there is to look at is known at once.
    """
    with _as_publish_error():
        _refuse_to_overwrite(target, [*files, *([curation] if curation else [])])
        _refuse_half_saved(files)
        old, parts = read_before(before, target)
        day = imported_on or _day_of(files) or date.today().isoformat()  # noqa: DTZ011 -- the person's own calendar
        expected = expected_in(files) if open_search else ()
        report = assemble(files, curation=curation, imported_on=day, before=old)
        if report.doubts and stop_at_doubts and not expected:
            raise DoubtError(report.doubts)
        if excess := pictures_excess(report.faq.pictures):
            reason = _("The FAQ cannot be built: {excess}. Make the largest smaller, and build again.")
            raise PublishError(reason.format(excess=excess))
        index = compile_index(report.faq, parts)
        if open_search and expected:
            report = with_outcomes(report, expected, open_search(report.faq, index))
    return Prepared(replace(report, changes=changes_between(old.faq, report.faq) if old else None), index)


def expected_in(files: Sequence[Path]) -> tuple[ExpectedResult, ...]:
    """Return the test lists of the folders among ``files``.

    Raises:
        SourceError: One cannot be read, or has a mistake; names the line.
    """
    return tuple(result for path in files if path.is_dir() for result in load_expected(path))


def with_outcomes(report: BuildReport, expected: Sequence[ExpectedResult], engine: RankingEngine) -> BuildReport:
    """Return ``report`` with what the test list finds, and a doubt for each query that is not met."""
    outcomes = run_expected(expected, report.faq, engine)
    return replace(report, expected=outcomes, doubts=(*report.doubts, *doubts_in(outcomes)))


def assemble(
    files: Sequence[Path], *, curation: Path | None, imported_on: str, before: Before | None = None
) -> BuildReport:
    """Read the sources and the curation into a FAQ whose entries go on from ``before``, and write nothing.

    Raises:
        SourceError: A source or the curation cannot be used (``CurationError`` is one); names file, line and reason.
    """
    found = gather(read_sources(files), curation or _curation_of(files), before)
    continued, curated, edited = found.continued, found.curated, found.curation
    successors = successors_after(found.before, continued, curated)
    announcements = edited.announcements if edited else ()
    pictures = {**found.before.faq.pictures, **found.imported.pictures}
    faq = with_version(
        Faq(
            curated.entries,
            curated.facets,
            imported_on,
            successors=successors,
            announcements=announcements,
            pictures=pictures,
        )
    )
    past = past_of(faq, curated, found.before, continued, edited)
    answers = [entry.answer for entry in (*faq.entries, *(kept.entry for kept in past.archive))]
    return BuildReport(
        faq=replace(faq, pictures=pictures_of(answers, pictures)),
        past=past,
        resemblances=continued.resemblances,
        layouts=tuple((document.source, document.layout) for document in found.documents),
        ledger=found.imported.ledger.with_uids(continued.uids),
        notices=(*found.notices, *_missing_pictures(faq)),
        doubts=found.doubts,
    )


def _missing_pictures(faq: Faq) -> Iterator[Notice]:
    """Mention the pictures that answers name and that neither the sources nor the FAQ before have."""
    for entry in faq.entries:
        for placed in pictures_in(entry.answer):
            if placed.name not in faq.pictures:
                words = placed.alternative.of(entry.answer)
                text = _("entry {uid} names the picture « {words} », which is not there; its words stand for it.")
                source, line = next(((one.source, one.first_line) for one in entry.provenance), ("faq.db", 0))
                yield Notice(source, line, text.format(uid=entry.uid, words=words), _(PICTURES_NOT_KEPT))


def _curation_of(files: Sequence[Path]) -> Path | None:
    """Return the curation in the only folder among ``files``."""
    found = [path / CURATION for path in files if path.is_dir() and (path / CURATION).is_file()]
    return found[0] if len(found) == 1 else None


def _day_of(files: Sequence[Path]) -> str:
    """Return the day that the recipe of the only folder among ``files`` states."""
    folders = [path for path in files if path.is_dir()]
    return load_recipe(folders[0]).imported_on if len(folders) == 1 else ""


@contextmanager
def _as_publish_error() -> Iterator[None]:
    """Raise the errors that a person can act on as a :class:`PublishError` with the same sentence."""
    try:
        yield
    except (SourceError, StorageError) as error:
        raise PublishError(str(error)) from error
    except OSError as error:
        raise PublishError(refused_by_system(error)) from error


def refused_by_system(error: OSError) -> str:
    """Return the sentence for an error of the operating system."""
    return _("{file} cannot be used: {reason}. Check its name and its permissions.").format(
        file=error.filename or _("A file"), reason=_(error.strerror or str(error))
    )


def read_before(named: Path | None, target: Path) -> tuple[Before | None, dict[str, bytes]]:
    """Return what a build goes on from, and its index; of ``target``, nothing where there is no sound one."""
    try:
        faq, parts = database.read(named or target)
        return Before(faq, database.read_past(named or target)), parts
    except (MissingError, DamagedError):
        if named is not None:
            raise
        return None, {}


def _refuse_half_saved(files: Sequence[Path]) -> None:
    """Refuse a folder in which only some files of a save are written."""
    for folder in (path for path in files if (path / SAVING).exists()):
        reason = _(
            "A save of the folder “{folder}” is not finished. Wait a moment and build again; if it stays so, open the "
            "folder in the workshop once, which finishes it."
        )
        raise PublishError(reason.format(folder=folder))


def _refuse_to_overwrite(target: Path, inputs: Sequence[Path]) -> None:
    """Refuse to replace one of the inputs, another kind of file, or a newer FAQ; a damaged one may be replaced."""
    if target.resolve() in {path.resolve() for path in inputs}:
        raise PublishError(_("{target} is one of the files to build from. Name another target.").format(target=target))
    try:
        database.check_header(target)
    except (MissingError, DamagedError):
        return
