"""``helpdesk feedback``: take out what the agents said of the answers."""

from __future__ import annotations

import argparse
from pathlib import Path

from helpdesk_app import paths
from helpdesk_app.commands.shared import OK, RefusedError, Subcommands, described, told


def add_feedback(commands: Subcommands) -> None:
    """Add ``helpdesk feedback`` and its own subcommands."""
    feedback = described(
        commands.add_parser("feedback", help="take the votes out"),
        "What the agents said of the answers.",
        "helpdesk feedback export -o votes.csv",
    )
    subcommands = feedback.add_subparsers(title="subcommands", metavar="COMMAND", required=True)
    parser = described(
        subcommands.add_parser("export", help="write every vote and copy to a file"),
        "Write every vote and copy to a file, which is complete or not there. The votes stay where they are.",
        "helpdesk feedback export -o votes.csv",
        "helpdesk feedback export -o votes.jsonl --format jsonl",
    )
    parser.set_defaults(run=_export_feedback)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write")
    parser.add_argument("--format", choices=("csv", "jsonl"), help="default: by the file's ending")
    parser.add_argument(
        "--store", type=Path, metavar="FILE", help="the feedback to read (default: that of this account)"
    )


def _export_feedback(asked: argparse.Namespace) -> int:
    from helpdesk_app.feedback.errors import FeedbackError
    from helpdesk_app.feedback.export import ExportFormat, export
    from helpdesk_app.feedback.store import FeedbackStore

    with told(FeedbackError, ValueError):
        form = ExportFormat(f".{asked.format}") if asked.format else ExportFormat.from_suffix(asked.output)
        if asked.store is not None and not asked.store.is_file():
            raise RefusedError(f"There is no feedback file “{asked.store}”. Nothing was written.")
        with FeedbackStore(asked.store or paths.feedback_database()) as store:
            count = export(store.events(), asked.output, form)
    print(f"{count} events written to {asked.output}")
    return OK
