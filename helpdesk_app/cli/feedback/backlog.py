"""``helpdesk feedback backlog``: suggest wordings for the curation file."""

from __future__ import annotations

import argparse
from pathlib import Path

from helpdesk_app.cli.feedback.sources import ENGINES, add_sources, read_figures
from helpdesk_app.cli.shared import (
    RefusedError,
    Subcommands,
    add_database,
    described,
    open_faq,
    search_engine,
    translate_errors,
)
from helpdesk_app.config.exit_codes import OK
from helpdesk_app.text.translation import _


def add_backlog(commands: Subcommands) -> None:
    """Add ``helpdesk feedback backlog``."""
    parser = described(
        commands.add_parser("backlog", help=_("suggest wordings for the curation file")),
        _(
            "Write the curation file again with what the agents searched in vain or proposed, each line behind a #. "
            "To\naccept one, remove its # and build with the new file."
        ),
        "helpdesk feedback backlog all.db --curation curation.toml -o curation-new.toml",
        more=_(ENGINES),
    )
    parser.set_defaults(run=_backlog)
    add_sources(parser)
    add_database(parser, argparse.SUPPRESS)
    parser.add_argument("--curation", type=Path, required=True, metavar=_("FILE"), help=_("the curation file as it is"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=_("FILE"), help=_("the new one"))


def _backlog(args: argparse.Namespace) -> int:
    from helpdesk_app.reports.answer_finder import AnswerFinder
    from helpdesk_app.reports.backlog import CURATION_FILE, UnreadableCurationError, make_backlog
    from helpdesk_app.reports.grouping import group_alike
    from helpdesk_app.storage.atomic import atomic_write
    from helpdesk_app.storage.errors import translated_read_errors

    with translated_read_errors(args.curation, _("curation file")):
        content = args.curation.read_bytes()
    faq, index = open_faq(args.db)
    finder = AnswerFinder(search_engine(faq, index), faq.entries)
    figures = read_figures(args)
    try:
        curation = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            _("“{path}” is not UTF-8. Save it again in that encoding.").format(path=args.curation)
        ) from error
    with translate_errors(UnreadableCurationError):
        backlog = make_backlog(curation, figures.proposals, group_alike(figures.unanswered), finder)
    with atomic_write(args.output, CURATION_FILE, inputs=[args.curation]) as stream:
        stream.write(backlog.text.encode("utf-8"))
    print(
        _(
            "{suggested} wordings suggested in {file}; {to_write} searches need an answer, {answered} find one now"
        ).format(suggested=backlog.suggested, file=args.output, to_write=backlog.to_write, answered=backlog.answered)
    )
    return OK
