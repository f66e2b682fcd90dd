"""``helpdesk feedback merge``: bring the exports of many stations together."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from helpdesk_app.cli.progress import ProgressLine
from helpdesk_app.cli.shared import RefusedError, Subcommands, described, translate_errors
from helpdesk_app.config.exit_codes import NOTHING, OK

_CONTRADICTIONS: Final = """Events that share an id and differ are reported with both lines. Which one is kept does not
depend on the order of the files. The exit code is then 1."""


def add_merge(commands: Subcommands) -> None:
    """Add ``helpdesk feedback merge``."""
    parser = described(
        commands.add_parser("merge", help="bring the exports of many stations together"),
        "Merge exported files into one feedback file, each event once, in any order. A file that is there already is\n"
        "added to.",
        "helpdesk feedback merge exports/*.csv exports/*.parquet -o all.db",
        more=_CONTRADICTIONS,
    )
    parser.set_defaults(run=_merge)
    parser.add_argument(
        "export", type=Path, nargs="+", metavar="EXPORT", help="an exported file: csv, xlsx, jsonl or parquet"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the feedback file to write")


def _merge(args: argparse.Namespace) -> int:
    from helpdesk_app.feedback.merge import merge

    with translate_errors(ValueError):
        exports = _expand(args.export)
        with ProgressLine() as line:
            done = merge(
                exports,
                args.output,
                progress=lambda files, events: line.show(f"merging file {files} of {len(exports)}, {events:,} events"),
            )
    print(f"{done.files} files: {done.new} events added to {args.output}, {done.repeated} were there already")
    if not done.contradicting:
        return OK
    print(f"{done.contradicting} events contradict another one with the same id:", file=sys.stderr)
    for found in done.contradictions:
        print(f"  {found.id}: kept {found.kept}; dropped {found.dropped}", file=sys.stderr)
    if done.contradicting > len(done.contradictions):
        print(f"  … and {done.contradicting - len(done.contradictions)} more", file=sys.stderr)
    return NOTHING


def _expand(exports: list[Path]) -> list[Path]:
    """Return the files that the paths name; the command line of Windows leaves wildcards to the program."""
    files: list[Path] = []
    for path in exports:
        files += sorted(path.parent.glob(path.name)) if "*" in path.name and not path.exists() else [path]
    if not files:
        raise RefusedError("No file has such a name. Nothing was written.")
    return files
