"""Read the editors' file: questions, wordings, facet values and corrected facet questions.

The file is TOML, for people: one table for each facet, and one for each entry, named by its uid.

    [facets.produit]
    source = "Votre question concerne quel produit ou service produit?"    # as the source has it
    question = "Votre question concerne quel produit ou service ?"         # as people read it
    values = ["e-CPS", "Carte CPS"]                                        # the only ones allowed, in this order

    [entries.ab12cd34ef]
    question = "Où trouver mon identifiant ?"
    wordings = ["c'est quoi mon identifiant"]
    facets.produit = ["e-CPS"]
    incomplete = "lien vers le formulaire"                                 # what the answer announces and lacks

A mistake in the file (an unknown key or value, an empty question) is an error that names the line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpdesk_app.faq.model import FacetValue
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.sources.formats import read_bytes

_TABLE: Final = re.compile(r"""\s*\[\s*(facets|entries)\s*\.\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*[\].]""")
_SYNTAX_LINE: Final = re.compile(r"line (\d+)")


class CurationError(SourceError):
    """A mistake in the curation file; ``str()`` reads ``file:line: what is wrong and what to do``."""


@dataclass(frozen=True, slots=True)
class CuratedFacet:
    """A facet as the editors want it read."""

    key: str
    """Its short name inside the curation file."""
    source_text: str
    question: str
    values: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class CuratedEntry:
    """What the editors add to one entry."""

    uid: str
    question: str
    """Empty where that of the source is kept."""
    wordings: tuple[str, ...]
    facets: tuple[FacetValue, ...]
    """Named by the facet question as people read it."""
    line: int
    incomplete: str = ""
    """What the answer announces and lacks, such as a link."""


@dataclass(frozen=True, slots=True)
class Curation:
    """A whole curation file."""

    source: str
    facets: tuple[CuratedFacet, ...] = ()
    entries: tuple[CuratedEntry, ...] = ()


def load_curation(path: Path) -> Curation:
    """Read the curation file ``path``.

    Raises:
        CurationError: It cannot be read, is not TOML, or contains a mistake; names file, line and reason.
    """
    try:
        return parse_curation(decode(read_bytes(path), path.name), path.name)
    except CurationError:
        raise
    except SourceError as error:
        raise CurationError(error.source, error.line, error.reason) from error


def parse_curation(text: str, source: str) -> Curation:
    """Read a curation file from its text.

    Raises:
        CurationError: As for :func:`load_curation`.
    """
    try:
        document = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX_LINE.search(str(error))
        line = int(found[1]) if found else _last_line(text)
        raise CurationError(source, line, _first_of_two(text, line) or f"not TOML: {error}.") from error
    except RecursionError as error:
        reason = "brackets are nested too deeply. A list of texts has one pair of brackets."
        raise CurationError(source, _deepest_line(text), reason) from error
    reader = _Reader(source, _lines_of_tables(text))
    for key in document.keys() - {"facets", "entries"}:
        raise CurationError(source, 1, f"unknown section {key!r}; there are [facets.…] and [entries.…].")
    facets = tuple(reader.facet(key, table) for key, table in reader.tables(document, "facets"))
    reader.refuse_repeated([(facet.question, facet.line) for facet in facets], "facet question")
    by_key = {facet.key: facet for facet in facets}
    entries = tuple(reader.entry(uid, table, by_key) for uid, table in reader.tables(document, "entries"))
    return Curation(source, facets, entries)


class _Reader:
    """Checks the tables of a curation file."""

    def __init__(self, source: str, lines: Mapping[tuple[str, str], int]) -> None:
        self._source = source
        self._lines = lines

    def tables(self, document: Mapping[str, object], section: str) -> Iterable[tuple[str, dict[str, object]]]:
        tables = document.get(section, {})
        if not isinstance(tables, dict):
            raise CurationError(self._source, 1, f"{section!r} must be a section of tables, [{section}.…].")
        for key, table in tables.items():
            if not isinstance(table, dict):
                raise CurationError(self._source, 1, f"{section}.{key} must be a table, [{section}.{key}].")
            yield key, table

    def facet(self, key: str, table: dict[str, object]) -> CuratedFacet:
        line = self._lines.get(("facets", key), 1)
        self._refuse_unknown(table, {"source", "question", "values"}, f"facet {key}", line)
        source_text = self._text(table.get("source"), f"facet {key}: source", line)
        question = self._text(table.get("question", source_text), f"facet {key}: question", line)
        values = self._texts(table.get("values", []), f"facet {key}: values", line)
        return CuratedFacet(key, source_text, question, values, line)

    def entry(self, uid: str, table: dict[str, object], facets: Mapping[str, CuratedFacet]) -> CuratedEntry:
        line = self._lines.get(("entries", uid), 1)
        what = f"entry {uid}"
        self._refuse_unknown(table, {"question", "wordings", "facets", "incomplete"}, what, line)
        question = self._text(table["question"], f"{what}: question", line) if "question" in table else ""
        given = table.get("facets", {})
        if not isinstance(given, dict):
            raise CurationError(self._source, line, f"{what}: facets must read facets.name = [values].")
        values: list[FacetValue] = []
        for key, listed in given.items():
            if key not in facets:
                known = ", ".join(facets) or "none"
                raise CurationError(self._source, line, f"{what}: facet {key!r} is unknown; there are: {known}.")
            facet = facets[key]
            for value in self._texts(listed, f"{what}: facet {key}", line):
                if facet.values and value not in facet.values:
                    raise CurationError(
                        self._source, line, f"{what}: facet {key} has no value {value!r}; add it to [facets.{key}]."
                    )
                values.append(FacetValue(facet.question, value))
        wordings = self._texts(table.get("wordings", []), f"{what}: wordings", line)
        incomplete = self._text(table["incomplete"], f"{what}: incomplete", line) if "incomplete" in table else ""
        return CuratedEntry(uid, question, wordings, tuple(values), line, incomplete)

    def refuse_repeated(self, named: Sequence[tuple[str, int]], what: str) -> None:
        seen: dict[str, int] = {}
        for name, line in named:
            if name in seen:
                raise CurationError(self._source, line, f"{what} {name!r} is already that of line {seen[name]}.")
            seen[name] = line

    def _refuse_unknown(self, table: dict[str, object], known: set[str], what: str, line: int) -> None:
        for key in table.keys() - known:
            raise CurationError(
                self._source, line, f"{what}: unknown key {key!r}; there are: {', '.join(sorted(known))}."
            )

    def _text(self, value: object, what: str, line: int) -> str:
        if not isinstance(value, str):
            raise CurationError(self._source, line, f"{what} must be text between quotes.")
        if not value.strip():
            raise CurationError(self._source, line, f"{what} is empty.")
        return value.strip()

    def _texts(self, value: object, what: str, line: int) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise CurationError(self._source, line, f'{what} must be a list, ["…", "…"].')
        texts = [self._text(one, f"{what}: one of them", line) for one in value]
        self.refuse_repeated([(text, line) for text in texts], what)
        return tuple(texts)


def _lines_of_tables(text: str) -> dict[tuple[str, str], int]:
    """Return the line of each table, which tomllib does not report."""
    found: dict[tuple[str, str], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        match = _TABLE.match(line)
        if match:
            name = next(group for group in match.groups()[1:] if group is not None)
            found.setdefault((match[1], name), number)
    return found


def _first_of_two(text: str, line: int) -> str:
    """Return where the table that begins in ``line`` was begun before, as a sentence, or an empty string."""
    header = text.splitlines()[line - 1].split("#")[0].strip()
    found = _TABLE.match(header)
    if found is None:
        return ""
    name = next(group for group in found.groups()[1:] if group is not None)
    first = _lines_of_tables(text)[found[1], name]
    return f"{header} is already in line {first}. Put the two tables together." if first < line else ""


def _deepest_line(text: str) -> int:
    """Return the line with most opening brackets."""
    lines = text.splitlines()
    return 1 + max(range(len(lines)), key=lambda index: lines[index].count("[") + lines[index].count("{"))


def _last_line(text: str) -> int:
    return max(1, len(text.splitlines()))
