"""The words of argparse itself, in the language of the person."""

from __future__ import annotations

import argparse
from typing import Final

from helpdesk_app.text.translation import N_, _, ngettext

WORDS: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("ignored explicit argument %r"),
)
"""Those that a command line of this program can meet."""


def use_own_catalogue() -> None:
    """Make argparse ask our catalogue: it imports these two from ``gettext``, which has none of our messages."""
    vars(argparse).update({"_": _, "ngettext": ngettext})
