"""``helpdesk build``: turn FAQ documents into a database."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helpdesk_app.cli.progress import ProgressLine
from helpdesk_app.cli.shared import Subcommands, described, load_encoder, load_indexer, translate_errors
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import OK
from helpdesk_app.text.translation import N_, _, grouped

if TYPE_CHECKING:
    from helpdesk_app.faq.model import Faq

_SOURCE_HELP: Final = N_(
    "a saved page (.html, .mhtml), a table (.csv, .xlsx, .ods), an export (.json, .jsonl), a document (.docx, .md), "
    "the text capture of a page, or a folder of these"
)


def add_build(commands: Subcommands) -> None:
    """Add ``helpdesk build``."""
    parser = described(
        commands.add_parser("build", help=_("turn FAQ documents into a database")),
        _("Turn FAQ documents into a database. The target is replaced only by a complete and verified one."),
        "helpdesk build page.txt -o faq.db --curation curation.toml --report",
        "helpdesk build faq.xlsx aide.html -o faq.db --imported-on 2026-11-22",
        _("helpdesk build FOLDER -o faq.db"),
    )
    parser.set_defaults(run=_build)
    parser.add_argument("source", type=Path, nargs="+", metavar=_("SOURCE"), help=_(_SOURCE_HELP))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the database to write"))
    parser.add_argument(
        "--curation", type=Path, metavar=_("FILE"), help=_("questions, wordings and facet values by uid")
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help=_("say what became of every line of the sources, and what is new, changed, moved or withdrawn"),
    )
    parser.add_argument(
        "--before",
        type=Path,
        metavar=_("FILE"),
        help=_("the database whose entries go on under their uids (default: the one that is replaced)"),
    )
    parser.add_argument(
        "--decisions",
        type=Path,
        metavar=_("FILE"),
        help=_("write a page (.html) that shows new entries beside old ones that they may be, for an editor to decide"),
    )
    parser.add_argument(
        "--accept", action="store_true", help=_("build although something has to be looked at; look at it first")
    )
    parser.add_argument(
        "--words-only",
        action="store_true",
        help=_(
            "leave the meaning of texts out: agents search by words, and 100,000 entries build in minutes, not hours"
        ),
    )
    parser.add_argument(
        "--imported-on",
        type=_iso_date,
        metavar=_("DATE"),
        help=_("YYYY-MM-DD kept in the database (default: that of faq.toml in the folder, otherwise today)"),
    )


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("“{text}” is not a date like 2026-11-22").format(text=text)) from error


def _build(args: argparse.Namespace) -> int:
    from helpdesk_app.faq_build.build_report import summary
    from helpdesk_app.faq_build.decisions_page import write_decisions
    from helpdesk_app.faq_build.publishing import PublishError, build

    indexer = load_indexer(None if args.words_only else load_encoder())

    def index_of(faq: Faq, before: Mapping[str, bytes]) -> dict[str, bytes]:
        line.show(_("Compiling the index of {n} entries").format(n=grouped(len(faq.entries))))
        return indexer.compile(faq, before, line.show_texts)

    with ProgressLine() as line, translate_errors(PublishError):
        line.show(_("Reading the sources"))
        report = build(
            args.source,
            args.output,
            curation=args.curation,
            imported_on=args.imported_on,
            compile_index=index_of,
            open_search=indexer.open,
            accept=args.accept,
            before=args.before,
        )
    if args.decisions:
        write_decisions(
            report.resemblances,
            paths.resource("report", "decisions.html.jinja").read_text(encoding="utf-8"),
            args.decisions,
        )
    if args.report:
        print(report.as_text())
    else:
        print(
            _("{file} is written. Entries: {entries}; notices: {notices} (--report)").format(
                file=args.output, entries=len(report.faq.entries), notices=len(report.notices)
            )
        )
        for change in summary(report):
            print(change)
    return OK
