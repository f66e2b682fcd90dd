"""What the subcommands share: exit codes, help pages, refusals."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from helpdesk_app import paths

if TYPE_CHECKING:
    from helpdesk_app.search.lexicon import Lexicon

Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
"""What ``add_subparsers`` returns; argparse has no public name for it."""

OK: Final = 0
NOTHING: Final = 1
"""Nothing was found, or what was checked does not hold."""
USAGE: Final = 2
"""What argparse leaves with."""
UNUSABLE: Final = 3
"""A file, or the environment, cannot be used."""

_EXIT_CODES: Final = f"""exit codes:
  {OK}  done
  {NOTHING}  nothing found, or the check failed
  {USAGE}  the command line is wrong
  {UNUSABLE}  a file cannot be used; the sentence on the error output says why and what to do"""


class RefusedError(Exception):
    """A sentence for the person at the keyboard, in the place of a traceback."""


def described(parser: argparse.ArgumentParser, purpose: str, *examples: str, more: str = "") -> argparse.ArgumentParser:
    """Give ``parser`` its help page: purpose, more on it, examples, exit codes."""
    parts = [more] if more else []
    parts += ["examples:\n" + "\n".join(f"  {example}" for example in examples), _EXIT_CODES]
    parser.description, parser.epilog = purpose, "\n\n".join(parts)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def add_database(parser: argparse.ArgumentParser, default: object) -> None:
    """Add the option that names the FAQ to use."""
    parser.add_argument(
        "--db", type=Path, default=default, metavar="FILE", help="the FAQ to use (default: the one that came with it)"
    )


@contextmanager
def told(*kinds: type[Exception]) -> Iterator[None]:
    """Turn the errors that a person can mend into their sentence."""
    try:
        yield
    except kinds as error:
        raise RefusedError(str(error)) from error


def load_lexicon() -> Lexicon:
    """Read the lexicon that came with the program."""
    from helpdesk_app.search.lexicon import Lexicon, LexiconError

    with told(LexiconError):
        return Lexicon.load(paths.resource("search", "lexicon.toml"))
