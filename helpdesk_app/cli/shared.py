"""What the subcommands share: help pages, options, opening the FAQ, errors as sentences."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK, UNUSABLE, USAGE
from helpdesk_app.text.translation import N_, _

if TYPE_CHECKING:
    from helpdesk_app.config.policy import Policy
    from helpdesk_app.faq.locations import FaqLocations
    from helpdesk_app.faq.model import Faq
    from helpdesk_app.search.encoder import Encoder
    from helpdesk_app.search.engine import SearchEngine
    from helpdesk_app.search.indexer import Indexer
    from helpdesk_app.search.lexicon import Lexicon

Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
"""What ``add_subparsers`` returns; argparse has no public name for it."""

FAQ_VARIABLE: Final = "HELPDESK_FAQ"
"""The environment variable that names the FAQ if the command line does not."""

_EXIT_CODES: Final = {
    OK: N_("done"),
    NOTHING: N_("nothing found, or the check failed"),
    USAGE: N_("the command line is wrong"),
    UNUSABLE: N_("a file cannot be used; the sentence on the error output says why and what to do"),
}


class RefusedError(Exception):
    """A command cannot go on; ``str()`` is a sentence for the person at the keyboard."""


def described(parser: argparse.ArgumentParser, purpose: str, *examples: str, more: str = "") -> argparse.ArgumentParser:
    """Give ``parser`` its help page: purpose, ``more``, examples, exit codes."""
    parts = [more] if more else []
    parts.append("\n  ".join((_("examples:"), *examples)))
    parts.append("\n  ".join((_("exit codes:"), *(f"{code}  {_(meaning)}" for code, meaning in _EXIT_CODES.items()))))
    parser.description, parser.epilog = purpose, "\n\n".join(parts)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def add_database(parser: argparse.ArgumentParser, default: object) -> None:
    """Add the option that names the FAQ to use.

    Args:
        parser: Of ``helpdesk``, or of a subcommand that uses a FAQ.
        default: ``argparse.SUPPRESS`` in a subcommand, so that --db before it holds as well.
    """
    parser.add_argument(
        "--db",
        type=Path,
        default=default,
        metavar=_("FILE"),
        help=_(
            "the FAQ to use (default: what {variable} names, or the policy of the machine, or else the newer of "
            "your own and the one that came with the program)"
        ).format(variable=FAQ_VARIABLE),
    )


def faq_locations(named: Path | None, policy: Policy) -> FaqLocations:
    """Return where the FAQ of this run may be.

    Args:
        named: By the command line.
        policy: Of the machine.
    """
    from helpdesk_app.faq.locations import FaqLocations

    given = os.environ.get(FAQ_VARIABLE, "")
    return FaqLocations(
        bundled=paths.bundled_database(),
        own=paths.own_database(),
        policy=policy.faq,
        named=named or (Path(given) if given else None),
    )


def machine_policy() -> Policy:
    """Return the policy in force on this machine; report a policy file that is refused on the error output."""
    from helpdesk_app.config.policy import policy_in_force

    policy, refusal = policy_in_force(paths.policy_file())
    if refusal is not None:
        print(
            f"helpdesk: {refusal}",
            _("The program's own rules are in force meanwhile."),
            file=sys.stderr,
        )
    return policy


def open_faq(named: Path | None) -> tuple[Faq, dict[str, bytes]]:
    """Read the FAQ to use, once, with the parts of its search index; report the ones that were refused.

    Args:
        named: By the command line; ``None`` for the usual one.
    """
    from helpdesk_app.faq.choice import choose
    from helpdesk_app.faq.database import read

    if named is not None:
        return read(named)
    choice = choose(faq_locations(None, machine_policy()))
    for error in choice.refused:
        print(f"helpdesk: {error}", _("{path} is used meanwhile.").format(path=choice.path), file=sys.stderr)
    return choice.faq, choice.index


def has_screen() -> bool:
    """Return whether a window can be opened here; only Linux has machines without a screen."""
    return sys.platform != "linux" or bool({"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ))


@contextmanager
def log_of_window() -> Iterator[None]:
    """Keep the log of a window; where none can be kept, say so on the error output and go on."""
    from helpdesk_app.config.logs import logging_to

    with ExitStack() as stack:
        try:
            stack.enter_context(logging_to(paths.log_folder()))
        except OSError as error:
            print("helpdesk:", _("No log is kept this time: {error}").format(error=error), file=sys.stderr)
        yield


@contextmanager
def translate_errors(*kinds: type[Exception]) -> Iterator[None]:
    """Raise errors of ``kinds``, whose message is a sentence for a person, as ``RefusedError``."""
    try:
        yield
    except kinds as error:
        raise RefusedError(str(error)) from error


def load_encoder() -> Encoder | None:
    """Load the sentence encoder, or say on the error output that the words have to do, and why."""
    from helpdesk_app.search.encoder import Encoder, ModelUnavailableError

    try:
        return Encoder.load(paths.encoder_model())
    except ModelUnavailableError as error:
        print(f"helpdesk: {error}.", _("Answers are found by their words alone."), file=sys.stderr)
        return None


def load_lexicon() -> Lexicon:
    """Read the lexicon that came with the program."""
    from helpdesk_app.search.lexicon import Lexicon, LexiconError

    with translate_errors(LexiconError):
        return Lexicon.load(paths.resource("search", "lexicon.toml"))


def load_indexer(encoder: Encoder | None) -> Indexer:
    """Return what compiles an index with the lexicon and the unrelated queries that came with the program.

    Args:
        encoder: ``None`` for words alone.
    """
    from helpdesk_app.search.indexer import Indexer
    from helpdesk_app.search.meaning import load_unrelated

    return Indexer(load_lexicon(), encoder, load_unrelated(paths.resource("search", "unrelated.txt")))


def search_engine(faq: Faq, parts: Mapping[str, bytes]) -> SearchEngine:
    """Return an engine of what ``open_faq`` returned, by words and, where program and database know it, by meaning."""
    from helpdesk_app.search.encoder import ModelUnavailableError
    from helpdesk_app.search.engine import SearchEngine
    from helpdesk_app.search.index import StaleIndexError
    from helpdesk_app.search.meaning import load_meaning

    engine = SearchEngine(faq, parts, load_lexicon())
    try:
        return engine.with_meaning(load_meaning(faq, parts, paths.encoder_model()))
    except (ModelUnavailableError, StaleIndexError):
        return engine  # Its ``knows_meaning`` says so.
