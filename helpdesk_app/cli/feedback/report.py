"""``helpdesk feedback report``: what to improve in the FAQ, as a page."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from helpdesk_app.cli.feedback.sources import ENGINES, add_sources, read_figures
from helpdesk_app.cli.shared import Subcommands, add_database, described, load_lexicon, open_faq
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import OK
from helpdesk_app.text.translation import _, ngettext


def add_report(commands: Subcommands) -> None:
    """Add ``helpdesk feedback report``."""
    parser = described(
        commands.add_parser("report", help=_("say what to improve in the FAQ, as a page")),
        _("Say what to improve in the FAQ first, and why: one page in French that needs no network."),
        "helpdesk feedback report -o report.html",
        "helpdesk feedback report all.db -o report.html",
        "helpdesk feedback report --engine duckdb exports/ -o report.html",
        "helpdesk feedback report --engine spark --master spark://host:7077 hdfs:///exports -o report.html",
        more=_(ENGINES),
    )
    parser.set_defaults(run=_report)
    add_sources(parser)
    add_database(parser, argparse.SUPPRESS)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the page to write"))


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
    events = report.totals.events
    said = ngettext("{n} event reported in {file}", "{n} events reported in {file}", events)
    print(said.format(n=events, file=args.output))
    return OK
