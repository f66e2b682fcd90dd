"""The events that ``report`` and ``backlog`` count, and the engine that counts them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from helpdesk_app.cli.progress import ProgressLine
from helpdesk_app.cli.shared import translate_errors
from helpdesk_app.config import paths
from helpdesk_app.text.translation import N_, _

if TYPE_CHECKING:
    from helpdesk_app.reports.figures import Figures

ENGINES: Final = N_(
    """engines:
  sqlite  a merged feedback file; exported files and folders are merged into a temporary one first
  duckdb  folders of Parquet exports, on this machine; needs helpdesk-assistant[fleet]
  spark   folders of Parquet exports, on this machine or on the cluster that --master names; needs
          helpdesk-assistant[fleet] and Java 17. It is the one command that uses a network: that of the cluster.
All give the same figures. Default: duckdb for folders, else sqlite."""
)


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name the events and the engine."""
    parser.set_defaults(usage_error=parser.error)
    parser.add_argument(
        "source",
        nargs="*",
        metavar=_("SOURCE"),
        help=_("a feedback file, or exports, or folders of Parquet exports (default: the feedback of this account)"),
    )
    parser.add_argument("--engine", choices=("sqlite", "duckdb", "spark"), help=_("what counts the events; see below"))
    parser.add_argument(
        "--master",
        default="",
        metavar=_("URL"),
        help=_("the Spark cluster, as spark://host:7077 (default: this machine)"),
    )


def read_figures(args: argparse.Namespace) -> Figures:
    """Return the figures of the events that the command line names; a line shows the progress."""
    from helpdesk_app.reports import reporting
    from helpdesk_app.reports.engines import EngineName, UnavailableEngineError

    if args.master and args.engine != "spark":
        args.usage_error(_("--master needs --engine spark"))
    with translate_errors(UnavailableEngineError, ValueError), ProgressLine() as line:
        return reporting.read_figures(
            args.source or [paths.feedback_database()],
            lambda done, all_: line.show(
                _("reading the feedback: {done} of {all} figures").format(done=done, all=all_)
            ),
            engine=EngineName(args.engine) if args.engine else None,
            master=args.master,
        )
