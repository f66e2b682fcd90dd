"""The command ``helpdesk``: no argument opens the window; every other capability is a subcommand.

Each subcommand imports what it needs and no more: asking for help loads neither numpy nor Qt, searching loads no Qt,
and the window, which an agent waits for, loads no subcommand.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helpdesk_app import __version__
from helpdesk_app.cli.argparse_words import use_own_catalogue
from helpdesk_app.cli.shared import RefusedError, add_database, described, faq_locations, has_screen, log_of_window
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import BROKEN_PIPE, INTERRUPTED, UNUSABLE
from helpdesk_app.config.language import install_messages, terminal_language
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.text.translation import _

if TYPE_CHECKING:
    from helpdesk_app.ui.start import Given

_QUIT_WHEN_READY: Final = "--quit-when-ready"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments after the program's name; those of this process where ``None``.

    Returns:
        The exit code, one of ``config/exit_codes.py``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # redirected on Windows, it would use the code page of the machine
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if argv is None else argv
    of_window_only = set(arguments) <= {_QUIT_WHEN_READY}
    if not (of_window_only and has_screen()):  # the window reads the catalogue after its first paint
        install_messages(terminal_language())
        use_own_catalogue()
    args = _parser(of_window_only=of_window_only).parse_args(arguments)
    try:
        code: int = args.run(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as head(1), stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (RefusedError, StorageError, OSError) as error:
        print(f"helpdesk: {error}", file=sys.stderr)
        return UNUSABLE
    return code


def _parser(*, of_window_only: bool) -> argparse.ArgumentParser:
    parser = described(
        argparse.ArgumentParser(prog="helpdesk", allow_abbrev=False),
        _("Answer desk over a FAQ, without a network. Without a subcommand the window opens."),
        "helpdesk",
        "helpdesk --db other.db",
        'helpdesk search "e cps"',
    )
    parser.set_defaults(run=_open_window)
    parser.add_argument("--version", action="version", version=f"helpdesk {__version__}")
    add_database(parser, None)
    parser.add_argument(
        _QUIT_WHEN_READY, action="store_true", help=_("open the window, wait until it accepts a key, and quit")
    )
    parser.add_argument(
        "--selftest",
        dest="run",
        action="store_const",
        const=_selftest,
        help=_("test every part of this installation, without a screen, and print the result as JSON"),
    )
    parser.add_argument(
        "--quit",
        dest="run",
        action="store_const",
        const=_quit,
        help=_("close the window of this user as they would, and wait until it is gone"),
    )
    if not of_window_only:
        _add_subcommands(parser)
    return parser


def _add_subcommands(parser: argparse.ArgumentParser) -> None:
    from helpdesk_app.cli.build import add_build
    from helpdesk_app.cli.check import add_check
    from helpdesk_app.cli.edit import add_edit
    from helpdesk_app.cli.feedback import add_feedback
    from helpdesk_app.cli.search import add_search
    from helpdesk_app.cli.where import add_where

    commands = parser.add_subparsers(title=_("subcommands"), metavar=_("COMMAND"))
    add_build(commands)
    add_check(commands)
    add_edit(commands)
    add_search(commands)
    add_feedback(commands)
    add_where(commands)


def _selftest(_args: argparse.Namespace) -> int:
    from helpdesk_app.cli.selftest import selftest

    return selftest()


def _quit(_args: argparse.Namespace) -> int:
    from helpdesk_app.cli.where import quit_window

    return quit_window()


def _open_window(args: argparse.Namespace) -> int:
    if not has_screen():
        raise RefusedError(_("There is no screen here to open the window on. “helpdesk search TEXT” needs none."))
    # Nothing made until the FAQ is open is garbage; start.py enables it again then.
    gc.disable()
    from helpdesk_app.ui import start

    with log_of_window():
        return start.run(
            given=partial(_given, args.db),
            feedback=paths.feedback_database(),
            settings=paths.settings_file(),
            quit_when_ready=args.quit_when_ready,
        )


def _given(named: Path | None) -> Given:
    from helpdesk_app.config.policy import policy_in_force

    policy, refusal = policy_in_force(paths.policy_file())
    return faq_locations(named, policy), policy, refusal
