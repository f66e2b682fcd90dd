"""The recipe of a folder of sources: ``faq.toml`` says about a file what its content does not.

ignore = ["notes.pdf"]                          # files of the folder that are no source
imported_on = "2026-11-22"                      # the day that the sources are of; without it, the day of the build

[files."page.txt"]
noise = ["Voir la réponse"]                     # lines that are left out wherever they stand
questions = "^Q[0-9]+ "                         # a line that begins an entry (regular expression)
ends = "^Réponse utile"                         # a line that ends an answer (regular expression)
question_lines = ["Badge perdu"]                # further lines that begin an entry, wherever they stand
answer_lines = ["Où se rendre ?"]               # lines that are part of an answer, whatever they look like
end_lines = ["Voir aussi"]                      # further lines that end an answer

[files."faq.xlsx"]
columns.question = "Intitulé"
columns.answer = ["Réponse courte", "Détail"]
columns.topics = ["Thème"]
columns.unused = ["Remarques"]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from helpdesk_app.faq_build.nearest import suggestion
from helpdesk_app.faq_build.sources.columns import Role
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.toml_text import TomlMistakeError, TomlText
from helpdesk_app.faq_build.upkeep import UpkeepError, read_day
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import _

NAME: Final = "faq.toml"

_LINES: Final = ("noise", "question_lines", "answer_lines", "end_lines")
_KEYS: Final = (*_LINES, "questions", "ends", "columns")
_TOP: Final = ("ignore", "imported_on", "files")


@dataclass(frozen=True, slots=True)
class FileRecipe:
    """What is said about one file."""

    noise: frozenset[str] = frozenset()
    """Folded lines, as in the next three."""
    question_lines: frozenset[str] = frozenset()
    answer_lines: frozenset[str] = frozenset()
    end_lines: frozenset[str] = frozenset()
    questions: re.Pattern[str] | None = None
    ends: re.Pattern[str] | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role -> names of columns."""


NO_RECIPE: Final = FileRecipe()


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is said about the files of a folder."""

    files: Mapping[str, FileRecipe] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    imported_on: str = ""
    """ISO date; empty where it is the day of the build."""

    def of(self, name: str) -> FileRecipe:
        """Return what is said about the file ``name``."""
        return self.files.get(name, NO_RECIPE)


def load_recipe(folder: Path) -> Recipe:
    """Return the recipe of a folder, an empty one where it has none.

    Raises:
        SourceError: It cannot be read, or has a mistake; names the line.
    """
    path = folder / NAME
    if not path.is_file():
        return Recipe()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(
            str(path), 1, _("the recipe cannot be read: {reason}.").format(reason=_(error.strerror or str(error)))
        ) from error
    return parse_recipe(decode(content, NAME))


def parse_recipe(text: str) -> Recipe:
    """Return the recipe that ``text`` states.

    Raises:
        SourceError: As for :func:`load_recipe`.
    """
    toml = TomlText(text)
    try:
        found = toml.parse()
    except TomlMistakeError as error:
        raise SourceError(NAME, error.line, str(error)) from error
    _refuse_unknown(found, _TOP, 1, "")
    files = found.get("files", {})
    if not isinstance(files, dict) or not all(isinstance(table, dict) for table in files.values()):
        raise SourceError(NAME, 1, _('files must be tables, [files."page.txt"].'))
    read = {name: _file(name, table, toml.table("files", name)) for name, table in files.items()}
    ignored = frozenset(_texts(found.get("ignore", []), "ignore", 1))
    return Recipe(read, ignored, _day(found["imported_on"]) if "imported_on" in found else "")


def _day(value: object) -> str:
    try:
        return read_day("imported_on", value)
    except UpkeepError as error:
        raise SourceError(NAME, 1, str(error)) from error


def _file(name: str, table: Mapping[str, Any], line: int) -> FileRecipe:
    _refuse_unknown(table, _KEYS, line, name)
    columns = table.get("columns", {})
    if not isinstance(columns, dict):
        raise SourceError(
            NAME, line, _('{name}: columns must name them, as columns.question = "Intitulé".').format(name=name)
        )
    _refuse_unknown(columns, tuple(Role), line, f"{name}, columns")
    return FileRecipe(
        **{key: frozenset(map(fold_line, _texts(table.get(key, []), key, line))) for key in _LINES},
        questions=_pattern(table, "questions", line),
        ends=_pattern(table, "ends", line),
        columns={role: _texts(names, f"columns.{role}", line) for role, names in columns.items()},
    )


def _refuse_unknown(table: Mapping[str, Any], known: tuple[str, ...], line: int, where: str) -> None:
    for key in table.keys() - set(known):
        reason = _("unknown key « {key} »; there are {known}.{suggestion}").format(
            key=key, known=", ".join(known), suggestion=suggestion(key, known)
        )
        raise SourceError(NAME, line, _("{name}: {text}").format(name=where, text=reason) if where else reason)


def _texts(value: object, name: str, line: int) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one.strip() for one in listed):
        raise SourceError(NAME, line, _('{name} must be a text or a list of texts, {name} = ["…"].').format(name=name))
    return tuple(listed)


def _pattern(table: Mapping[str, Any], key: str, line: int) -> re.Pattern[str] | None:
    if key not in table:
        return None
    (text,) = _texts(table[key], key, line)[:1]
    try:
        return re.compile(text)
    except re.error as error:
        raise SourceError(
            NAME,
            line,
            _("{key}: « {text} » is no regular expression: {error}.").format(key=key, text=text, error=_(error.msg)),
        ) from error
