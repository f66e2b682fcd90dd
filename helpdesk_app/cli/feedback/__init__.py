"""``helpdesk feedback``: the events that the stations recorded, one module per subcommand."""

from __future__ import annotations

from helpdesk_app.cli.feedback.backlog import add_backlog
from helpdesk_app.cli.feedback.export import add_export
from helpdesk_app.cli.feedback.merge import add_merge
from helpdesk_app.cli.feedback.report import add_report
from helpdesk_app.cli.shared import Subcommands, described
from helpdesk_app.text.translation import _


def add_feedback(commands: Subcommands) -> None:
    """Add ``helpdesk feedback`` and its own subcommands."""
    feedback = described(
        commands.add_parser("feedback", help=_("export the votes, and merge those of many stations")),
        _("What the agents said of the answers."),
        "helpdesk feedback export -o votes.csv",
        "helpdesk feedback merge paris.csv lyon.xlsx -o all.db",
        "helpdesk feedback report all.db -o report.html",
        "helpdesk feedback backlog all.db --curation curation.toml -o curation-new.toml",
    )
    subcommands = feedback.add_subparsers(title=_("subcommands"), metavar=_("COMMAND"), required=True)
    add_export(subcommands)
    add_merge(subcommands)
    add_report(subcommands)
    add_backlog(subcommands)
