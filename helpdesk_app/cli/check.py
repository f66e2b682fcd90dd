"""``helpdesk check``: check a database, or a FAQ document before building."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpdesk_app.cli.progress import ProgressLine
from helpdesk_app.cli.shared import Subcommands, described, load_encoder, load_indexer, load_lexicon, translate_errors
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK
from helpdesk_app.text.translation import _

if TYPE_CHECKING:
    from helpdesk_app.faq.model import Faq
    from helpdesk_app.faq_build.expected_results import ExpectedOutcome
    from helpdesk_app.search.indexer import Indexer


def add_check(commands: Subcommands) -> None:
    """Add ``helpdesk check``."""
    parser = described(
        commands.add_parser("check", help=_("check a database, or a FAQ document before building")),
        _("Check a database, or a FAQ document as if it were built. Nothing is written."),
        "helpdesk check faq.db",
        "helpdesk check page.txt",
        _("helpdesk check FOLDER --report health.html"),
    )
    parser.set_defaults(run=_check)
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument(
        "--curation", type=Path, metavar=_("FILE"), help=_("check a document together with its curation")
    )
    parser.add_argument(
        "--before",
        type=Path,
        metavar=_("FILE"),
        help=_("the database whose entries go on under their uids (default: faq.db in the folder that is checked)"),
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar=_("FILE"),
        help=_("write a page (.html, in French) with what to mend: for each entry the reason and the one thing to do"),
    )


def _check(args: argparse.Namespace) -> int:
    from helpdesk_app.faq_build.checking import check, is_database
    from helpdesk_app.faq_build.publishing import PublishError

    # Loaded when something is to be searched: a check of a page or a database needs neither lexicon nor encoder.
    indexer = cache(lambda: load_indexer(load_encoder()))
    with ProgressLine() as line, translate_errors(PublishError):

        def index_of(faq: Faq, before: Mapping[str, bytes]) -> dict[str, bytes]:
            return indexer().compile(faq, before, line.show_texts)

        report = check(
            args.file,
            curation=args.curation,
            before=args.before,
            compile_index=index_of,
            open_search=lambda faq, parts: indexer().open(faq, parts),
        )
        index = report.index
        if args.report and report.faq and not index:
            index = index_of(report.faq, {})
    print(report.text)
    if report.ok and is_database(args.file):
        _print_duplicates(args.file)
    if args.report and report.faq:
        _write_health(report.faq, indexer(), index, report.expected, args.report)
    return OK if report.ok else NOTHING


def _write_health(
    faq: Faq, indexer: Indexer, index: Mapping[str, bytes], expected: tuple[ExpectedOutcome, ...], target: Path
) -> None:
    """Write the health report, and print how many findings of each kind it has."""
    from helpdesk_app.faq_build.health import findings_about
    from helpdesk_app.faq_build.health_page import write_health

    day = date.today().isoformat()  # noqa: DTZ011
    acronyms = {"".join(phrase) for group in indexer.lexicon.groups for phrase in group if len(phrase) == 1}
    findings = findings_about(faq, indexer.open(faq, index), day, acronyms, expected)
    template = paths.resource("report", "health.html.jinja").read_text(encoding="utf-8")
    write_health(findings, len(faq.entries), day, template, target)
    print(_("{file}: {n} to mend").format(file=target, n=len(findings)))
    for kind, count in Counter(finding.kind for finding in findings).items():
        print(f"  {count:5}  {kind}")


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
        print(
            "  "
            + _("near duplicates  {uid}  « {question} » and {other}  « {other_question} »").format(
                uid=entry.uid, question=entry.question, other=other.uid, other_question=other.question
            )
        )
