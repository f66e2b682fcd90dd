"""``helpdesk feedback export``: write the recorded events to a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helpdesk_app.cli.progress import ProgressLine
from helpdesk_app.cli.shared import RefusedError, Subcommands, described, machine_policy, translate_errors
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import OK
from helpdesk_app.config.policy import MOST_MONTHS, RETENTION_MONTHS
from helpdesk_app.text.translation import N_, _, grouped, ngettext

if TYPE_CHECKING:
    from helpdesk_app.feedback.store import FeedbackStore

_FORMATS: Final = ("csv", "xlsx", "jsonl", "parquet")

_AFTER_EXPORT: Final = N_(
    """Once the file is complete, its events are marked as exported, and exported events older than
--keep-months are removed from this account. Events that were never exported are never removed. With --store, events
are marked only with --new, and none is removed."""
)


def add_export(commands: Subcommands) -> None:
    """Add ``helpdesk feedback export``."""
    parser = described(
        commands.add_parser("export", help=_("write votes, copies and unanswered searches to a file")),
        _("Write votes, copies and unanswered searches to a file, which is complete or not there."),
        "helpdesk feedback export -o votes.csv",
        "helpdesk feedback export -o november.xlsx --new",
        "helpdesk feedback export -o votes.jsonl --format jsonl",
        more=_(_AFTER_EXPORT),
    )
    parser.set_defaults(run=_export)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the file to write"))
    parser.add_argument("--format", choices=_FORMATS, help=_("default: by the file's suffix; parquet makes a folder"))
    parser.add_argument("--new", action="store_true", help=_("only the events that no earlier export holds"))
    parser.add_argument(
        "--keep-months",
        type=_months,
        metavar="N",
        help=_("how long to keep exported events (default: as the policy of the machine says, or {n})").format(
            n=RETENTION_MONTHS
        ),
    )
    parser.add_argument(
        "--store", type=Path, metavar=_("FILE"), help=_("the feedback to read (default: that of this account)")
    )


def _months(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_MONTHS:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a number of months from 1 to {most}").format(text=text, most=MOST_MONTHS)
        )
    return int(text)


def _export(args: argparse.Namespace) -> int:
    from helpdesk_app.feedback.export import export_events
    from helpdesk_app.feedback.writing import ExportFormat, export

    keep_months = args.keep_months or machine_policy().keep_months or RETENTION_MONTHS
    with translate_errors(ValueError):
        format_ = ExportFormat(f".{args.format}") if args.format else ExportFormat.from_suffix(args.output)
        if args.store is not None and not args.store.is_file():
            raise RefusedError(_("There is no feedback file “{path}”. Nothing was written.").format(path=args.store))
        with _open_store(args.store) as store, ProgressLine() as line:
            if args.store is not None and not args.new:
                exported, removed = export(store.events(), args.output, format_), 0
            else:
                done = export_events(
                    store,
                    args.output,
                    format_,
                    only_new=args.new,
                    keep_months=keep_months if args.store is None else None,
                    progress=lambda written: line.show(_("writing event {n}").format(n=grouped(written))),
                )
                exported, removed = done.exported, done.removed
    said = ngettext("{n} event written to {file}", "{n} events written to {file}", exported)
    print(said.format(n=exported, file=args.output))
    if removed:
        said = ngettext(
            "{n} exported event older than {months} months was removed from this account",
            "{n} exported events older than {months} months were removed from this account",
            removed,
        )
        print(said.format(n=removed, months=keep_months))
    return OK


def _open_store(path: Path | None) -> FeedbackStore:
    """Open the feedback file at ``path`` as it is, or that of this account, recovered where it is damaged."""
    from helpdesk_app.feedback.recovery import open_checked, open_store

    if path is not None:
        return open_checked(path)
    store, recovery = open_store(paths.feedback_database(), thorough=True)
    if recovery is not None:
        print(f"helpdesk: {recovery}", file=sys.stderr)
    return store
