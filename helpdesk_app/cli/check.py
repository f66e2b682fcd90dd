"""``helpdesk check``: check a database, or a FAQ document before building."""

from __future__ import annotations

import argparse
from pathlib import Path

from helpdesk_app.cli.shared import Subcommands, described, translate_errors
from helpdesk_app.config.exit_codes import NOTHING, OK


def add_check(commands: Subcommands) -> None:
    """Add ``helpdesk check``."""
    parser = described(
        commands.add_parser("check", help="check a database, or a FAQ document before building"),
        "Check a database, or a FAQ document as if it were built. Nothing is written.",
        "helpdesk check faq.db",
        "helpdesk check page.txt",
    )
    parser.set_defaults(run=_check)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--curation", type=Path, metavar="FILE", help="check a document together with its curation")


def _check(asked: argparse.Namespace) -> int:
    from helpdesk_app.faq_build.checking import check
    from helpdesk_app.faq_build.publishing import PublishError

    with translate_errors(PublishError):
        report = check(asked.file, curation=asked.curation)
    print(report.text)
    return OK if report.ok else NOTHING
