"""Which of several FAQ files is used: the first that was asked for and can be read.

A FAQ that somebody named for this run is the only one: where it fails, that has to be seen. The one that the machine's
policy names gives way to the others where it fails: on a train without the share, an older FAQ is better than none.
Among the last two, the person's own and the one that came with the program, the newer one is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from helpdesk_app.faq.database import read, read_date
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.model import Faq
from helpdesk_app.storage.errors import MissingError, StorageError


class Origin(StrEnum):
    """Who says that a FAQ lies there."""

    NAMED = "named"
    """The command line, or the environment."""
    POLICY = "policy"
    OWN = "own"
    """The person's own folder."""
    BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class Choice:
    """The FAQ that is used, and those that could not be."""

    faq: Faq
    index: dict[str, bytes]
    path: Path
    origin: Origin
    refused: tuple[StorageError, ...] = ()
    """Of the places that come before it, best first; a place of the person's own without a file is none."""


def choose(places: FaqLocations) -> Choice:
    """Return the first FAQ of ``places`` that can be used.

    Raises:
        StorageError: There is none; this is what is wrong with the last one.
    """
    if places.named is not None:
        return Choice(*read(places.named), places.named, Origin.NAMED)
    refused: list[StorageError] = []
    for path, origin in ((places.policy, Origin.POLICY), (places.own, Origin.OWN), (places.bundled, Origin.BUNDLED)):
        if path is None:
            continue
        try:
            choice = Choice(*read(path), path, origin, tuple(refused))
        except StorageError as error:
            if origin is Origin.BUNDLED:
                raise
            if origin is Origin.POLICY or not (isinstance(error, MissingError) or _is_newer(places.bundled, path)):
                refused.append(error)
        else:
            if origin is not Origin.OWN or not _is_newer(places.bundled, path, choice.faq.imported_on):
                return choice
    raise AssertionError("the bundled FAQ is read or raises")


def _is_newer(path: Path, than: Path, date: str | None = None) -> bool:
    """Return whether both can be read and the first bears a later date; ``date`` is that of the second, if known."""
    try:
        return read_date(path) > (date or read_date(than))
    except StorageError:
        return False
