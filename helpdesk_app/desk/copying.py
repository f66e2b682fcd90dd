"""What is copied: one answer in one of its forms, or all that were gathered, with their blanks filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from helpdesk_app.desk.open_faq import CurrentAnswer
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq.pictures import pictures_of
from helpdesk_app.text.blanks import Blank, blanks_of, fill


class CopyForm(Enum):
    """What an agent asks to copy."""

    ANSWER = auto()
    """The selected answer."""
    BOTH = auto()
    """Its question and the answer."""
    NOTE = auto()
    """The ticket note about it."""
    BASKET = auto()
    """Every answer of the basket, each below its question."""


@dataclass(frozen=True, slots=True)
class Picked:
    """An answer that an agent found."""

    answer: CurrentAnswer
    elapsed_ms: int | None
    """Milliseconds from the first key of the search until it was picked; ``None`` where nothing was typed."""

    @property
    def entry(self) -> Entry:
        """The entry of the answer."""
        return self.answer.hit.entry


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What is to be copied."""

    form: CopyForm
    picked: tuple[Picked, ...]
    """In order; one for every form but the basket."""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """What can be filled in, each blank once."""
        return tuple(dict.fromkeys(blank for picked in self.picked for blank in blanks_of(picked.entry.answer)))

    @property
    def missing(self) -> tuple[str, ...]:
        """What the answers announce and lack."""
        return tuple(picked.entry.upkeep.incomplete for picked in self.picked if picked.entry.upkeep.incomplete)

    @property
    def pictures(self) -> dict[str, bytes]:
        """The pictures of the answers by their names, which are the same in every FAQ."""
        found: dict[str, bytes] = {}
        for picked in self.picked:
            found |= pictures_of([picked.entry.answer], picked.answer.faq.faq.pictures)
        return found

    def entries(self, values: Mapping[Blank, str]) -> tuple[Entry, ...]:
        """Return the entries with the blanks of their answers filled; see ``blanks.fill``."""
        return tuple(replace(picked.entry, answer=fill(picked.entry.answer, values)) for picked in self.picked)


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A copy that waits for what goes into its blanks."""

    request: CopyRequest
    values: Mapping[Blank, str] = field(repr=False)
    """What was filled in last, to be offered again."""


class FilledBlanks:
    """Remembers, in memory only, what was filled in during one call."""

    def __init__(self) -> None:
        self._values: dict[Blank, str] = {}

    def offer(self, request: CopyRequest) -> BlankForm:
        """Return the form to fill in for ``request``."""
        return BlankForm(request, {blank: self._values[blank] for blank in request.blanks if blank in self._values})

    def remember(self, values: Mapping[Blank, str]) -> None:
        """Take note of ``values``."""
        self._values |= values

    def forget(self) -> None:
        """Forget all; the next call is another caller's."""
        self._values.clear()


def toggled(picked: Picked, basket: tuple[Picked, ...]) -> tuple[Picked, ...]:
    """Return ``basket`` with ``picked`` at its end, or without it where it was in it."""
    rest = tuple(other for other in basket if other.entry.uid != picked.entry.uid)
    return rest if len(rest) < len(basket) else (*basket, picked)
