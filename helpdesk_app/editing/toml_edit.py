"""Change keys in the tables of a TOML text, and leave every other byte as it is: comments, order, line ends."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import tomlkit

Path = tuple[str, ...]
Value = str | bool | date | Sequence[str]
Key = tuple[str, str, Path]
"""Section and name of a table, ``[entries.ab12cd34ef]``, and a key of it: ``("facets", "produit")``."""

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
_ITEM: Final = re.compile(r"""\s*("(?:\\.|[^"\\])*"|'[^']*')\s*,?\s*(\#.*)?""")
_WIDTH: Final = 120
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(slots=True)
class _KeySpan:
    """A key with its value, within the text: ``start`` is that of its line, ``end`` is behind its last line."""

    path: Path
    start: int
    end: int
    comment: str
    """Behind its value, on the same line."""


@dataclass(slots=True)
class _TableSpan:
    path: Path
    is_array: bool
    start: int
    end: int
    statements: list[_KeySpan] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The offset behind its last key, before the blank lines and comments that lead to the next table."""
        return self.statements[-1].end if self.statements else self.end


class TomlEdit:
    """The changes to one text; :meth:`text` makes them all."""

    def __init__(self, text: str) -> None:
        self._eol = "\r\n" if "\r\n" in text else "\n"
        self._text = text if not text or text.endswith("\n") else text + self._eol
        self._data: dict[str, Any] = tomllib.loads(self._text)
        self._tables = list(_tables(self._text))
        self._by_path: dict[Path, list[_TableSpan]] = {}
        for table in self._tables:
            self._by_path.setdefault(table.path[:2], []).append(table)
        self._splices: list[tuple[int, int, str]] = []
        self._added: dict[str, list[str]] = {}

    def change(self, section: str, name: str, values: Mapping[Path, Value | None], comment: str = "") -> None:
        """Give keys of the table ``[section.name]`` their value, or take them away where it is ``None``.

        A table that is not there yet is added below the others, under ``comment``.
        """
        known = self._data.get(section, {}).get(name)
        if known is None:
            self._add(section, name, {path: value for path, value in values.items() if value is not None}, comment)
            return
        tables = self._by_path.get((section, name), [])
        if not tables or tables[0].path != (section, name):
            self._rewrite(section, name, values)
            return
        new = dict(values)
        for table in tables:
            for statement in table.statements:
                path = (*table.path, *statement.path)[2:]
                if path in new:
                    self._replace(statement, new.pop(path), _value_at(known, path))
                elif inside := [key for key in new if key[: len(path)] == path]:  # facets = { produit = […] }
                    self._replace_inline(statement, path, {key: new.pop(key) for key in inside}, known)
        lines = "".join(self._line(path, value) for path, value in new.items() if value is not None)
        if lines:
            at = tables[0].last if tables[0].statements else _end_of_line(self._text, tables[0].start)
            self._splices.append((at, at, lines))

    def remove(self, section: str, name: str) -> None:
        """Take the table ``[section.name]`` away, with the comment right above it."""
        for table in self._by_path.get((section, name), []):
            end = table.last if table.statements else _end_of_line(self._text, table.start)
            self._splices.append((_with_comment_above(self._text, table.start), end, ""))

    def change_array(self, name: str, old: Sequence[Mapping[str, Value]], new: Sequence[Mapping[str, Value]]) -> None:
        """Make the tables ``[[name]]``, which are ``old``, ``new``."""
        tables = [table for table in self._tables if table.is_array and table.path == (name,)]
        if len(tables) != len(old):
            raise ValueError(f"{name} is not written in tables of its own")
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        for table, record in zip(tables[same:], new[same:], strict=False):
            for statement in table.statements:
                key = statement.path[0]
                if key in record:
                    self._replace(statement, record[key], None)
        for table in tables[len(new) :]:
            self._splices.append((_with_comment_above(self._text, table.start), table.last, ""))
        for record in new[len(old) :]:
            lines = "".join(self._line((key,), value) for key, value in record.items())
            self._added.setdefault(name, []).append(f"{self._eol}[[{name}]]{self._eol}{lines}")

    def text(self) -> str:
        """Return the text with all changes."""
        if not self._splices and not self._added:
            return self._text
        for section, tables in self._added.items():
            at = self._end_of_section(section)
            self._splices.append((at, at, "".join(tables)))
        parts, last = [], 0
        for start, end, new in sorted(self._splices, key=lambda splice: splice[:2]):
            parts += [self._text[last:start], new]
            last = end
        return "".join((*parts, self._text[last:])).removeprefix(self._eol if not self._text else "")

    def _end_of_section(self, section: str) -> int:
        """Return where a new table of ``section`` goes: facets below facets, others at the end of the text."""
        inside = [table for table in self._tables if table.path[:1] == (section,)]
        if section == "facets" and inside:
            return inside[-1].last
        return len(self._text)

    def _add(self, section: str, name: str, values: Mapping[Path, Value], comment: str) -> None:
        if not values:
            return
        header = f"[{tomlkit.key([section, name]).as_string()}]"
        above = f"# {comment}{self._eol}" if comment else ""
        lines = "".join(self._line(path, value) for path, value in values.items())
        self._added.setdefault(section, []).append(f"{self._eol}{above}{header}{self._eol}{lines}")

    def _rewrite(self, section: str, name: str, values: Mapping[Path, Value | None]) -> None:
        """Write a table that stands inside another one, ``entries.x = {…}``, as one of its own."""
        for table in self._tables:
            for statement in table.statements:
                path = (*table.path, *statement.path)
                if path[:2] == (section, name):
                    self._splices.append((statement.start, statement.end, ""))
        found = dict(_leaves(self._data[section][name]))
        merged = {path: value for path, value in {**found, **values}.items() if value is not None}
        self._add(section, name, merged, "")

    def _replace(self, statement: _KeySpan, value: Value | None, old: object) -> None:
        start, end = statement.start, statement.end
        if value is None:
            self._splices.append((start, end, ""))
            return
        written = self._text[start:end]
        head = written[: _equals(written) + 1]
        lines = _same_layout(written, value) if isinstance(value, list | tuple) and old != value else ""
        new = f"{head} {lines or self._value(value, len(head))}"
        comment = f"  {statement.comment}" if statement.comment and "\n" not in new else ""
        self._splices.append((start, end, f"{new}{comment}{self._eol}"))

    def _replace_inline(
        self, statement: _KeySpan, path: Path, values: Mapping[Path, Value | None], known: Mapping[str, Any]
    ) -> None:
        """Write an inline table, ``facets = {…}``, as dotted keys with other ``values``."""
        found = {(*path, *rest): value for rest, value in _leaves(_value_at(known, path))}
        merged = {**found, **values}
        lines = "".join(self._line(key, value) for key, value in merged.items() if value is not None)
        self._splices.append((statement.start, statement.end, lines))

    def _line(self, path: Path, value: Value) -> str:
        key = tomlkit.key(path[0] if len(path) == 1 else list(path)).as_string()
        return f"{key} = {self._value(value, len(key) + 2)}{self._eol}"

    def _value(self, value: Value, indent: int) -> str:
        return toml_value(value, indent).replace("\n", self._eol)


def toml_value(value: Value, indent: int = 0) -> str:
    """Return ``value`` in TOML; a list that is too long for the line has one item a line, a text of lines is one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _lines(value) if "\n" in value else _quoted(value)
    items = [_quoted(one) for one in value]
    line = f"[{', '.join(items)}]"
    if indent + len(line) <= _WIDTH:
        return line
    return "[\n" + "".join(f"  {one},\n" for one in items) + "]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_CONTROL.sub(_escaped, escaped)}"'


def _lines(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"""', '""\\"')
    return f'"""\n{_CONTROL.sub(_escaped, escaped)}\n"""'


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _same_layout(written: str, values: Sequence[str]) -> str:
    """Return a list in the layout of ``written``, one item a line with its comments; empty where that has another."""
    lines = written[_equals(written) + 1 :].rstrip().splitlines()
    if len(lines) < 2 or lines[0].strip() != "[" or not lines[-1].strip().startswith("]"):
        return ""
    eol = "\r\n" if "\r\n" in written else "\n"
    known: dict[str, str] = {}
    above = ""
    for line in lines[1:-1]:
        if not line.strip() or line.strip().startswith("#"):
            above += line + eol
        elif found := _ITEM.fullmatch(line):
            (value,) = tomllib.loads(f"x = [{found[1]}]")["x"]
            comma = (
                line
                if line[found.end(1) :].lstrip().startswith(",")
                else f"{line[: found.end(1)]},{line[found.end(1) :]}"
            )
            known[value], above = above + comma + eol, ""
        else:
            return ""
    indent = re.match(r"\s*", lines[1])
    start = indent[0] if indent else "  "
    items = "".join(known.get(value, f"{start}{_quoted(value)},{eol}") for value in values)
    return f"[{eol}{items}{above}{lines[-1]}" if values else ""


def _tables(text: str) -> Iterator[_TableSpan]:
    """Yield the tables of a text in order, with what stands before the first one as a table without a path."""
    current = _TableSpan((), is_array=False, start=0, end=0)
    depth, line_start, position = 0, 0, 0
    comment = ""
    statement: int | None = None
    while position < len(text):
        found = _TOKEN.search(text, position)
        if found is None:
            break
        mark, position = found[0], found.end()
        if mark == "[" and depth == 0 and not text[line_start : found.start()].strip():
            position = _end_of_line(text, line_start)
            current.end = line_start
            yield current
            path, is_array = _header(text[line_start:position])
            current = _TableSpan(path, is_array, line_start, len(text))
            line_start, statement, comment = position, None, ""
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        elif mark.startswith("#"):
            comment = mark.rstrip() if depth == 0 else comment
        elif mark == "\n" and depth == 0:
            begin = line_start if statement is None else statement
            if text[begin:position].strip() and not text[begin:position].lstrip().startswith("#"):
                content = text[begin:position]
                current.statements.append(_KeySpan(_path(content), begin, position, comment))
            line_start, statement, comment = position, None, ""
        elif mark == "\n":
            statement = line_start if statement is None else statement
        # A line end inside a text of several lines begins no line.
    current.end = len(text)
    yield current


def _header(line: str) -> tuple[Path, bool]:
    data: Any = tomllib.loads(line)
    path: list[str] = []
    while data:
        ((key, data),) = data.items()
        path.append(key)
        if isinstance(data, list):
            return tuple(path), True
    return tuple(path), False


def _path(statement: str) -> Path:
    """Return the key of a statement, ``facets.produit = […]``, in its parts."""
    data: Any = tomllib.loads(f"{statement[: _equals(statement)]} = 0")
    path: list[str] = []
    while isinstance(data, dict):
        ((key, data),) = data.items()
        path.append(key)
    return tuple(path)


def _equals(statement: str) -> int:
    """Return the offset of the sign between key and value."""
    return next(
        found.start() for found in re.finditer(r"""\"(?:\\.|[^"\\])*"|'[^']*'|=""", statement) if found[0] == "="
    )


def _value_at(data: Mapping[str, Any], path: Path) -> Any:
    found: Any = data
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, data


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end + 1


def _with_comment_above(text: str, start: int) -> int:
    """Return the start of the comment lines right above the line that begins at ``start``."""
    while start:
        before = text.rfind("\n", 0, start - 1) + 1
        if not text[before:start].startswith("#"):
            break
        start = before
    return start
