"""What an editor says about how one file is read, and the table of ``faq.toml`` that has it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from helpdesk_app.editing.toml_edit import TomlEdit, Value
from helpdesk_app.faq_build.sources.columns import Columns, Role
from helpdesk_app.faq_build.sources.recipe import FileRecipe, parse_recipe
from helpdesk_app.text.folding import fold_line

_SEVERAL = (Role.ANSWER, Role.WORDINGS, Role.TOPIC, Role.UNUSED)
"""Roles that several columns may have."""


class ToldAs(StrEnum):
    """What an editor says that a line is, wherever it stands; the value is its key in ``faq.toml``."""

    QUESTION = "question_lines"
    ANSWER = "answer_lines"
    FURNITURE = "noise"
    END = "end_lines"


@dataclass(frozen=True, slots=True)
class Said:
    """What an editor says about one file."""

    lines: tuple[tuple[str, ToldAs], ...] = ()
    questions: str = ""
    """The pattern of the lines that begin an entry; empty where none is stated."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role -> names of columns."""

    def with_lines(self, texts: Iterable[str], told: ToldAs | None) -> Said:
        """Return this with lines told to be ``told``, or nothing."""
        folded = {fold_line(text): text.strip() for text in texts}
        others = tuple((text, kind) for text, kind in self.lines if fold_line(text) not in folded)
        added = tuple((text, told) for text in folded.values()) if told else ()
        return replace(self, lines=(*others, *added))

    def with_column(self, columns: Columns, index: int, role: Role | None, *, further: bool = False) -> Said:
        """Return this with the column ``index`` of a table told to hold ``role``, or left to the guess.

        Args:
            columns: Of the table, as they are read now.
            index: From 0.
            role: ``None`` to leave the column to the guess.
            further: Whether other columns of the role keep it, where several may have it.
        """
        name = columns.name(index)
        told = {key: tuple(one for one in names if one != name) for key, names in self.columns.items()}
        if role is not None:
            present = tuple(columns.name(other) for other in columns.of(role) if other != index)
            keeps = further or role in (Role.WORDINGS, Role.TOPIC, Role.UNUSED)
            known = dict.fromkeys((*told.get(role, ()), *present)) if keeps and role in _SEVERAL else {}
            told[role] = (*(one for one in known if one != name), name)
        return replace(self, columns={key: names for key, names in told.items() if names})

    def by_line(self) -> dict[str, ToldAs]:
        """Return what is said, by folded line."""
        return {fold_line(text): told for text, told in self.lines}


def said_in(text: str, name: str) -> Said:
    """Return what the recipe ``text`` says about the file ``name``.

    Raises:
        SourceError: The recipe has a mistake.
    """
    parse_recipe(text)
    table = tomllib.loads(text).get("files", {}).get(name, {})
    lines = tuple((line, told) for told in ToldAs for line in _listed(table.get(told, [])))
    columns = {role: _listed(names) for role, names in table.get("columns", {}).items()}
    return Said(lines, table.get("questions", ""), columns)


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def with_said(text: str, name: str, said: Said) -> str:
    """Return the recipe ``text`` with what is said about the file ``name``; comments and order stay."""
    before = said_in(text, name)
    changes: dict[tuple[str, ...], Value | None] = {}
    for told in ToldAs:
        listed = [line for line, kind in said.lines if kind is told]
        if listed != [line for line, kind in before.lines if kind is told]:
            changes[(told.value,)] = listed or None
    if said.questions != before.questions:
        changes[("questions",)] = said.questions or None
    for role in dict.fromkeys((*before.columns, *said.columns)):
        names = said.columns.get(role, ())
        if names != before.columns.get(role, ()):
            changes[("columns", str(role))] = (names[0] if len(names) == 1 else list(names)) if names else None
    if not changes:
        return text
    edit = TomlEdit(text)
    edit.change("files", name, changes)
    return edit.text()


def recipe_of(text: str, name: str, said: Said) -> FileRecipe:
    """Return how the file ``name`` is read as the recipe ``text`` and ``said`` say."""
    return parse_recipe(with_said(text, name, said)).of(name)
