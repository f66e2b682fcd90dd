"""What the curation file has to say so that an entry of a source becomes what the editors want."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Final, TypeVar

from helpdesk_app.editing.model import Content, EditedEntry
from helpdesk_app.editing.toml_edit import Path, Value
from helpdesk_app.faq.model import NO_UPKEEP, FacetValue, Upkeep
from helpdesk_app.faq_build.curation import shorten

T = TypeVar("T")

KEYS: Final = tuple(each.name for each in fields(Upkeep))
"""Attributes of ``Upkeep``, and keys of the file."""
_DAYS: Final = ("valid_from", "valid_to", "checked_on")


def changed_keys(
    before: EditedEntry | None, after: EditedEntry, facet_keys: Mapping[str, str]
) -> dict[Path, Value | None]:
    """Return the keys of the table of ``after`` that have to be written, ``None`` for one to be taken away.

    Args:
        before: As it was loaded.
        after: As it is to be loaded next.
        facet_keys: The name of each facet in the file, by its question as people read it.
    """
    was = table_of(before, facet_keys) if before and before.source else {}
    wanted = table_of(after, facet_keys)
    found = {path: wanted.get(path) for path in (*was, *wanted) if was.get(path) != wanted.get(path)}
    # What belongs together is written together: the file may have said the same in another way.
    for group in (("question", "wordings", "without.wordings"), ("answer", "answer_was")):
        if any(".".join(path) in group for path in found):
            found |= {path: wanted.get(path) for path in (tuple(name.split(".")) for name in group)}
    for question in {path[-1] for path in found if "facets" in path}:
        for path in (("facets", question), ("without", "facets", question)):
            found[path] = wanted.get(path)
    return found


def table_of(entry: EditedEntry, facet_keys: Mapping[str, str]) -> dict[Path, Value]:
    """Return the keys that make the content of an entry from its source."""
    source, content = entry.source or Content(), entry.content
    table: dict[Path, Value] = {}
    if content.question and content.question != source.question:
        table["question",] = content.question
    asked = content.question or shorten(content.answer)
    replaced = (source.question,) if source.question and "question" in dict.fromkeys(p[0] for p in table) else ()
    given = [one for one in dict.fromkeys((*replaced, *source.wordings)) if one != asked]
    added, without = _difference(given, content.wordings)
    _set(table, ("wordings",), added)
    for question, key in facet_keys.items():
        values = _difference(_of(source.facets, question), _of(content.facets, question))
        _set(table, ("facets", key), values[0])
    if content.answer != source.answer:
        table["answer",] = content.answer
        if entry.answer_was:
            table["answer_was",] = entry.answer_was
    untold = []
    for key in KEYS:
        now, then = getattr(content.upkeep, key), getattr(source.upkeep, key)
        if now == then:
            continue
        if now == getattr(NO_UPKEEP, key) and not now:
            untold.append(key)
        else:
            table[key,] = date.fromisoformat(now) if key in _DAYS else str(now)
    if content.note:
        table["note",] = content.note
    _set(table, ("without", "wordings"), without)
    for question, key in facet_keys.items():
        _, taken = _difference(_of(source.facets, question), _of(content.facets, question))
        _set(table, ("without", "facets", key), taken)
    _set(table, ("without", "keys"), untold)
    return table


def _set(table: dict[Path, Value], path: Path, values: Sequence[str]) -> None:
    if values:
        table[path] = tuple(values)


def _of(facets: Iterable[FacetValue], question: str) -> list[str]:
    return [value.value for value in facets if value.facet == question]


def _difference(given: Sequence[str], wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what is added behind ``given``, and what of it is taken away, to get ``wanted`` in its order.

    What stands at another place than in the source is taken away there and added.
    """
    kept: list[str] = []
    at = 0
    for one in wanted:
        if one not in given[at:]:
            break
        at = given.index(one, at) + 1
        kept.append(one)
    return [*wanted[len(kept) :]], [one for one in given if one not in kept]
