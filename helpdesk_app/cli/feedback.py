"""``helpdesk feedback``: take out what the agents said of the answers, and bring it together."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helpdesk_app.cli.progress import ProgressLine
from helpdesk_app.cli.shared import (
    RefusedError,
    Subcommands,
    add_database,
    described,
    load_lexicon,
    machine_policy,
    open_faq,
    told,
)
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK

if TYPE_CHECKING:
    from helpdesk_app.feedback.store import FeedbackStore

_FORMATS: Final = ("csv", "xlsx", "jsonl", "parquet")
_KEEP_MONTHS: Final = 13

_AFTER_EXPORT: Final = """Once the file is there, what it holds is marked as exported, and exported events older than
--keep-months are removed from this account. What was never exported is never removed. A --store is marked with --new
only, and nothing is removed from it."""

_CONTRADICTIONS: Final = """Events that share an id and differ are told, with both places; the same one of them is kept
in any order, and the exit code is 1."""


def add_feedback(commands: Subcommands) -> None:
    """Add ``helpdesk feedback`` and its own subcommands."""
    feedback = described(
        commands.add_parser("feedback", help="take the votes out, and bring those of many desks together"),
        "What the agents said of the answers.",
        "helpdesk feedback export -o votes.csv",
        "helpdesk feedback merge paris.csv lyon.xlsx -o all.db",
        "helpdesk feedback report all.db -o report.html",
        "helpdesk feedback backlog all.db --curation curation.toml -o curation-new.toml",
    )
    subcommands = feedback.add_subparsers(title="subcommands", metavar="COMMAND", required=True)
    _add_export(subcommands)
    _add_merge(subcommands)
    _add_report(subcommands)
    _add_backlog(subcommands)


def _add_export(commands: Subcommands) -> None:
    parser = described(
        commands.add_parser("export", help="write votes, copies and unanswered searches to a file"),
        "Write votes, copies and unanswered searches to a file, which is complete or not there.",
        "helpdesk feedback export -o votes.csv",
        "helpdesk feedback export -o november.xlsx --new",
        "helpdesk feedback export -o votes.jsonl --format jsonl",
        more=_AFTER_EXPORT,
    )
    parser.set_defaults(run=_export)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write")
    parser.add_argument("--format", choices=_FORMATS, help="default: by the file's ending; parquet makes a folder")
    parser.add_argument("--new", action="store_true", help="only what no earlier export took out")
    parser.add_argument(
        "--keep-months",
        type=_months,
        metavar="N",
        help=f"how long to keep what was exported (default: what the policy of the machine says, or {_KEEP_MONTHS})",
    )
    parser.add_argument(
        "--store", type=Path, metavar="FILE", help="the feedback to read (default: that of this account)"
    )


def _add_merge(commands: Subcommands) -> None:
    parser = described(
        commands.add_parser("merge", help="bring the exports of many desks together"),
        "Bring exported files together in one feedback file, each event once, whatever their order and however often\n"
        "one comes. A file that is there already is added to.",
        "helpdesk feedback merge exports/*.csv exports/*.parquet -o all.db",
        more=_CONTRADICTIONS,
    )
    parser.set_defaults(run=_merge)
    parser.add_argument("export", type=Path, nargs="+", metavar="EXPORT", help=f"a file: {', '.join(_FORMATS)}")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the feedback file to write")


def _add_report(commands: Subcommands) -> None:
    parser = described(
        commands.add_parser("report", help="say what to mend in the FAQ, as a page"),
        "Say what to mend in the FAQ first, and why: one page in French that needs no network.",
        "helpdesk feedback report -o report.html",
        "helpdesk feedback report all.db -o report.html",
        "helpdesk feedback report fleet.parquet -o report.html",
    )
    parser.set_defaults(run=_report)
    _add_events(parser)
    add_database(parser, argparse.SUPPRESS)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the page to write")


def _add_backlog(commands: Subcommands) -> None:
    parser = described(
        commands.add_parser("backlog", help="suggest wordings for the curation file"),
        "Write the curation file again with what the desks searched in vain or proposed, each line behind a #. To\n"
        "accept one, take its # away and build with the new file.",
        "helpdesk feedback backlog all.db --curation curation.toml -o curation-new.toml",
    )
    parser.set_defaults(run=_backlog)
    _add_events(parser)
    add_database(parser, argparse.SUPPRESS)
    parser.add_argument("--curation", type=Path, required=True, metavar="FILE", help="the curation file as it is")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the new one")


def _add_events(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "events",
        type=Path,
        nargs="?",
        metavar="EVENTS",
        help="a merged feedback file, or a folder of Parquet exports (default: the feedback of this account)",
    )


def _months(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 1200:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of months from 1 to 1200")
    return int(text)


def _export(asked: argparse.Namespace) -> int:
    from helpdesk_app.feedback.errors import BadEventError
    from helpdesk_app.feedback.export import export_events
    from helpdesk_app.feedback.writing import ExportFormat, export
    from helpdesk_app.storage.errors import StorageError

    keep_months = asked.keep_months or machine_policy().keep_months or _KEEP_MONTHS
    with told(StorageError, BadEventError, ValueError):
        form = ExportFormat(f".{asked.format}") if asked.format else ExportFormat.from_suffix(asked.output)
        if asked.store is not None and not asked.store.is_file():
            raise RefusedError(f"There is no feedback file “{asked.store}”. Nothing was written.")
        with _opened(asked.store) as store, ProgressLine() as line:
            if asked.store is not None and not asked.new:
                exported, removed = export(store.events(), asked.output, form), 0
            else:
                keep = keep_months if asked.store is None else None
                done = export_events(
                    store,
                    asked.output,
                    form,
                    only_new=asked.new,
                    keep_months=keep,
                    progress=lambda written: line.show(f"writing event {written:,}"),
                )
                exported, removed = done.exported, done.removed
    print(f"{exported} events written to {asked.output}")
    if removed:
        print(f"{removed} exported events older than {keep_months} months were removed from this account")
    return OK


def _opened(path: Path | None) -> FeedbackStore:
    """Open the feedback of this account, recovered where it is damaged, or another file as it is."""
    from helpdesk_app.feedback.recovery import open_store
    from helpdesk_app.feedback.store import FeedbackStore

    if path is not None:
        return FeedbackStore(path)
    store, recovery = open_store(paths.feedback_database(), thorough=True)
    if recovery is not None:
        print(f"helpdesk: {recovery}", file=sys.stderr)
    return store


def _merge(asked: argparse.Namespace) -> int:
    from helpdesk_app.feedback.merge import merge
    from helpdesk_app.storage.errors import StorageError

    with told(StorageError, ValueError):
        exports = _expanded(asked.export)
        with ProgressLine() as line:
            done = merge(
                exports,
                asked.output,
                progress=lambda files, events: line.show(f"merging file {files} of {len(exports)}, {events:,} events"),
            )
    print(f"{done.files} files: {done.new} events added to {asked.output}, {done.repeated} were there already")
    if not done.contradicting:
        return OK
    print(f"{done.contradicting} events contradict another one with the same id:", file=sys.stderr)
    for found in done.contradictions:
        print(f"  {found.id}: kept {found.kept}; dropped {found.dropped}", file=sys.stderr)
    if done.contradicting > len(done.contradictions):
        print(f"  … and {done.contradicting - len(done.contradictions)} more", file=sys.stderr)
    return NOTHING


def _report(asked: argparse.Namespace) -> int:
    from datetime import date

    from helpdesk_app.feedback.writing import MissingLibraryError
    from helpdesk_app.reports.reporting import write_report
    from helpdesk_app.storage.errors import StorageError

    template = paths.resource("report", "report.html.jinja")
    today = date.today()  # noqa: DTZ011 -- the person's own calendar
    with told(StorageError, MissingLibraryError), ProgressLine() as line:
        report = write_report(
            asked.events or paths.feedback_database(),
            open_faq(asked.db)[0].entries,
            template,
            asked.output,
            made_on=today,
            progress=_steps_of(line),
        )
    print(f"{report.totals.events} events reported in {asked.output}")
    return OK


def _backlog(asked: argparse.Namespace) -> int:
    from helpdesk_app.feedback.writing import MissingLibraryError
    from helpdesk_app.reports.backlog import UnreadableCurationError, make_backlog
    from helpdesk_app.reports.grouping import group_alike
    from helpdesk_app.reports.reporting import read_figures
    from helpdesk_app.search.engine import SearchEngine
    from helpdesk_app.storage.atomic import atomic_write
    from helpdesk_app.storage.errors import StorageError

    with (
        told(StorageError, MissingLibraryError, UnreadableCurationError, UnicodeDecodeError),
        ProgressLine() as line,
    ):
        engine = SearchEngine(*open_faq(asked.db), load_lexicon())

        def nearest(query: str) -> str | None:
            hits = engine.search(query, limit=1).hits
            return hits[0].entry.uid if hits else None

        found = read_figures(asked.events or paths.feedback_database(), _steps_of(line))
        curation = asked.curation.read_text(encoding="utf-8-sig")
        backlog = make_backlog(curation, found.proposals, group_alike(found.unanswered), nearest)
        with atomic_write(asked.output) as stream:
            stream.write(backlog.text.encode("utf-8"))
    print(
        f"{backlog.suggested} wordings suggested in {asked.output}; {backlog.unplaced} searches are near to no answer"
    )
    return OK


def _steps_of(line: ProgressLine) -> Callable[[int, int], None]:
    return lambda done, all_: line.show(f"reading the feedback: {done} of {all_} figures")


def _expanded(exports: list[Path]) -> list[Path]:
    """Return the files that the paths mean; the command line of Windows leaves wildcards to the program."""
    files: list[Path] = []
    for path in exports:
        files += sorted(path.parent.glob(path.name)) if "*" in path.name and not path.exists() else [path]
    if not files:
        raise RefusedError("No file has such a name. Nothing was written.")
    return files
