"""Chooses the FAQ file to use.

A FAQ named for this run is the only candidate, so that its failure is seen. Otherwise the one that the machine's policy
names comes first; where it cannot be read, an older FAQ is better than none, for example on a train without the share.
Last come the person's own and the bundled one, of which the newer is used.
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
    """Who named the path of a FAQ."""

    NAMED = "named"
    """Named by the command line or the environment."""
    POLICY = "policy"
    OWN = "own"
    """In the person's own folder."""
    BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class Choice:
    """The FAQ to use, and those that could not be used."""

    faq: Faq
    index: dict[str, bytes]
    path: Path
    origin: Origin
    refused: tuple[StorageError, ...] = ()
    """Errors of the candidates before it, in order; a missing file in the person's own folder is no error."""


def choose(locations: FaqLocations) -> Choice:
    """Return the FAQ to use: the first of ``locations`` that can be read, by the rule above.

    Raises:
        StorageError: None can be used; this is the error of the last one.
    """
    if locations.named is not None:
        return Choice(*read(locations.named), locations.named, Origin.NAMED)
    refused: list[StorageError] = []
    for path, origin in (
        (locations.policy, Origin.POLICY),
        (locations.own, Origin.OWN),
        (locations.bundled, Origin.BUNDLED),
    ):
        if path is None:
            continue
        try:
            choice = Choice(*read(path), path, origin, tuple(refused))
        except StorageError as error:
            if origin is Origin.BUNDLED:
                raise
            if origin is Origin.POLICY or not (isinstance(error, MissingError) or _is_newer(locations.bundled, path)):
                refused.append(error)
        else:
            if origin is not Origin.OWN or not _is_newer(locations.bundled, path, choice.faq.imported_on):
                return choice
    raise AssertionError("the bundled FAQ is read or raises")


def _is_newer(path: Path, than: Path, date: str | None = None) -> bool:
    """Return whether both can be read and the first has a later date; ``date`` is that of the second, if known."""
    try:
        return read_date(path) > (date or read_date(than))
    except StorageError:
        return False
