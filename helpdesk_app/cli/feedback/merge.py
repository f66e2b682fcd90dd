"""``helpdesk feedback merge``: bring the exports of many stations together."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from helpdesk_app.cli.progress import ProgressLine
from helpdesk_app.cli.shared import RefusedError, Subcommands, described, translate_errors
from helpdesk_app.config.exit_codes import NOTHING, OK
from helpdesk_app.text.translation import N_, _, grouped, ngettext

_CONTRADICTIONS: Final = N_(
    """Events that share an id and differ are reported with both lines. Which one is kept does not
depend on the order of the files. The exit code is then 1."""
)


def add_merge(commands: Subcommands) -> None:
    """Add ``helpdesk feedback merge``."""
    parser = described(
        commands.add_parser("merge", help=_("bring the exports of many stations together")),
        _(
            "Merge exported files into one feedback file, each event once, in any order. A file that is there already "
            "is\nadded to."
        ),
        "helpdesk feedback merge exports/*.csv exports/*.parquet -o all.db",
        more=_(_CONTRADICTIONS),
    )
    parser.set_defaults(run=_merge)
    parser.add_argument(
        "export", type=Path, nargs="+", metavar=_("EXPORT"), help=_("an exported file: csv, xlsx, jsonl or parquet")
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the feedback file to write")
    )


def _merge(args: argparse.Namespace) -> int:
    from helpdesk_app.feedback.merge import merge

    with translate_errors(ValueError):
        exports = _expand(args.export)
        with ProgressLine() as line:
            done = merge(
                exports,
                args.output,
                progress=lambda files, events: line.show(
                    _("merging file {n} of {total}, {events} events").format(
                        n=files, total=len(exports), events=grouped(events)
                    )
                ),
            )
    print(
        _("{files} files: {new} events added to {output}, {repeated} were there already").format(
            files=done.files, new=done.new, output=args.output, repeated=done.repeated
        )
    )
    if not done.contradicting:
        return OK
    print(
        ngettext(
            "{n} event contradicts another one with the same id:",
            "{n} events contradict another one with the same id:",
            done.contradicting,
        ).format(n=done.contradicting),
        file=sys.stderr,
    )
    for found in done.contradictions:
        said = _("{id}: kept {kept}; dropped {dropped}")
        print(f"  {said.format(id=found.id, kept=found.kept, dropped=found.dropped)}", file=sys.stderr)
    if done.contradicting > len(done.contradictions):
        print(
            "  " + _("… and {n} more").format(n=done.contradicting - len(done.contradictions)),
            file=sys.stderr,
        )
    return NOTHING


def _expand(exports: list[Path]) -> list[Path]:
    """Return the files that the paths name; the command line of Windows leaves wildcards to the program."""
    files: list[Path] = []
    for path in exports:
        files += sorted(path.parent.glob(path.name)) if "*" in path.name and not path.exists() else [path]
    if not files:
        raise RefusedError(_("No file has such a name. Nothing was written."))
    return files
