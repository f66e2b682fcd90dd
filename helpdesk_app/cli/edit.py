"""``helpdesk edit``: open the editors' window on a folder of FAQ documents."""

from __future__ import annotations

import argparse
from pathlib import Path

from helpdesk_app.cli.shared import RefusedError, Subcommands, described, has_screen, log_of_window
from helpdesk_app.config import paths
from helpdesk_app.text.translation import _


def add_edit(commands: Subcommands) -> None:
    """Add ``helpdesk edit``."""
    parser = described(
        commands.add_parser("edit", help=_("mend a FAQ in a window")),
        _("Mend a FAQ in a window. The folder holds its sources and what the editors add to them."),
        _("helpdesk edit FOLDER"),
    )
    parser.set_defaults(run=_edit)
    parser.add_argument(
        "folder", type=Path, nargs="?", metavar=_("FOLDER"), help=_("what to edit (default: the folder of last time)")
    )
    parser.add_argument(
        "--quit-when-ready",
        action="store_true",
        help=_("open the window, wait until the folder is read, and quit"),
    )


def _edit(args: argparse.Namespace) -> int:
    if not has_screen():
        raise RefusedError(_("There is no screen here to open the window on."))
    from helpdesk_app.ui.editor import start

    with log_of_window():
        return start.run(args.folder, settings=paths.settings_file(), quit_when_ready=args.quit_when_ready)
