"""``helpdesk check``: check a database, or a FAQ document before building."""

from __future__ import annotations

import argparse
from pathlib import Path

from helpdesk_app.cli.shared import Subcommands, described, load_lexicon, translate_errors
from helpdesk_app.config import paths
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


def _check(args: argparse.Namespace) -> int:
    from helpdesk_app.faq_build.checking import check, is_database
    from helpdesk_app.faq_build.publishing import PublishError

    with translate_errors(PublishError):
        report = check(args.file, curation=args.curation)
    print(report.text)
    if report.ok and is_database(args.file):
        _print_duplicates(args.file)
    return OK if report.ok else NOTHING


def _print_duplicates(path: Path) -> None:
    """Print the pairs of entries that say the same, if program and database can compare meanings."""
    from helpdesk_app.faq.database import read
    from helpdesk_app.search.encoder import ModelUnavailableError
    from helpdesk_app.search.engine import SearchEngine
    from helpdesk_app.search.index import StaleIndexError
    from helpdesk_app.search.meaning import load_meaning

    faq, parts = read(path)
    try:
        meaning = load_meaning(faq, parts, paths.encoder_model())
    except (ModelUnavailableError, StaleIndexError):
        return
    for entry, other in SearchEngine(faq, parts, load_lexicon()).with_meaning(meaning).duplicates():
        print(f"  near duplicates  {entry.uid}  « {entry.question} » and {other.uid}  « {other.question} »")
