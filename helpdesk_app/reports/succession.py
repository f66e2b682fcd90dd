"""Count what was recorded of an entry that gave way to another for the one that took over."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from helpdesk_app.faq.model import Faq
from helpdesk_app.reports.figures import Copies, Figures, ProposedWording, ReasonCount, Usefulness

_SUMMED: Final = ("yes", "no", "count")
_KNOWN_APART: Final = ("stations",)
_Row = TypeVar("_Row", Usefulness, Copies, ReasonCount, ProposedWording)


def passed_on(figures: Figures, faq: Faq) -> Figures:
    """Return ``figures`` with the uids of successors in place of those that ``faq`` no longer shows.

    Where both have votes on the same text they are added up. The number of stations is then that of the larger part,
    because nobody knows which stations are in both.
    """
    if not faq.successors:
        return figures
    return replace(
        figures,
        usefulness=_renamed(figures.usefulness, faq),
        copies=_renamed(figures.copies, faq),
        reasons=_renamed(figures.reasons, faq),
        proposals=_renamed(figures.proposals, faq),
        comments=tuple(sorted(replace(row, uid=_current(row.uid, faq)) for row in figures.comments)),
    )


def _current(uid: str, faq: Faq) -> str:
    (current,) = faq.current_uids([uid])
    return current


def _renamed(rows: Iterable[_Row], faq: Faq) -> tuple[_Row, ...]:
    by_key: dict[Hashable, _Row] = {}
    for row in (replace(row, uid=_current(row.uid, faq)) for row in rows):
        key = tuple(getattr(row, each.name) for each in fields(row) if each.name not in (*_SUMMED, *_KNOWN_APART))
        known = by_key.get(key)
        by_key[key] = row if known is None else _added(known, row)
    return tuple(sorted(by_key.values()))


def _added(one: _Row, other: _Row) -> _Row:
    both: dict[str, Any] = {name: getattr(one, name) + getattr(other, name) for name in _SUMMED if hasattr(one, name)}
    both |= {name: max(getattr(one, name), getattr(other, name)) for name in _KNOWN_APART if hasattr(one, name)}
    return replace(one, **both)
