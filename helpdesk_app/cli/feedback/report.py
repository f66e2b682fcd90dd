"""``helpdesk feedback report``: what to improve in the FAQ, as a page."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from helpdesk_app.cli.feedback.sources import ENGINES, add_sources, read_figures
from helpdesk_app.cli.shared import Subcommands, add_database, described, load_lexicon, open_faq
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import OK


def add_report(commands: Subcommands) -> None:
    """Add ``helpdesk feedback report``."""
    parser = described(
        commands.add_parser("report", help="say what to improve in the FAQ, as a page"),
        "Say what to improve in the FAQ first, and why: one page in French that needs no network.",
        "helpdesk feedback report -o report.html",
        "helpdesk feedback report all.db -o report.html",
        "helpdesk feedback report --engine duckdb exports/ -o report.html",
        "helpdesk feedback report --engine spark --master spark://host:7077 hdfs:///exports -o report.html",
        more=ENGINES,
    )
    parser.set_defaults(run=_report)
    add_sources(parser)
    add_database(parser, argparse.SUPPRESS)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the page to write")


def _report(args: argparse.Namespace) -> int:
    from datetime import date

    from helpdesk_app.reports.answer_finder import reliable_answer
    from helpdesk_app.reports.reporting import write_report
    from helpdesk_app.reports.succession import passed_on
    from helpdesk_app.search.engine import SearchEngine

    faq, index = open_faq(args.db)
    engine = SearchEngine(faq, index, load_lexicon())
    figures = read_figures(args)
    template = paths.resource("report", "report.html.jinja")
    today = date.today()  # noqa: DTZ011 -- the person's own calendar
    find = partial(reliable_answer, engine)
    report = write_report(passed_on(figures, faq), faq.entries, template, args.output, made_on=today, find=find)
    print(f"{report.totals.events} events reported in {args.output}")
    return OK
