"""The text of a TOML file: the line of each table and key, and what is wrong in a line that cannot be read."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from helpdesk_app.text.translation import _

_TABLE: Final = re.compile(r"""\s*\[\s*([\w-]+)\s*\.\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*[\].]""")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_COMMENT: Final = re.compile(r"#.*")
_TYPOGRAPHIC_QUOTES: Final = re.compile("[“”„‟«»‘’]")
_STRAIGHTENED: Final = ((re.compile("«\\s*|\\s*»|[“”„‟]"), '"'), (re.compile("[‘’]"), "'"))
_STRANGE_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
_COLON: Final = re.compile(r"([\w.-]+)\s*:\s*(.*)")
_NO_EQUALS: Final = re.compile(r"([\w.-]+)\s+([\"'\[].*)")
_BARE_TEXT: Final = re.compile(r"([\w.-]+)\s*=\s*([^\"'\[{\s].*)")
_INNER_QUOTES: Final = re.compile(r"[\w.-]+\s*=\s*\"[^\"]*\"[^\s#,\"]")
_LINE_OF_ERROR: Final = re.compile(r"line (\d+)")
_LONGEST: Final = 120
"""Characters of a line that are quoted."""


class TomlMistakeError(ValueError):
    """A text is no TOML; ``str()`` says what is wrong and how it should read."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class TomlText:
    """Where the tables and keys of a TOML file are; lines are counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._tables: dict[tuple[str, str], int] = {}
        for number, line in enumerate(self._lines, start=1):
            if name := _table_name(line):
                self._tables.setdefault(name, number)

    def parse(self) -> dict[str, Any]:
        """Return the content.

        Raises:
            TomlMistakeError: It cannot be read.
        """
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = _LINE_OF_ERROR.search(str(error))
            line = int(found[1]) if found else self.last_line()
            raise TomlMistakeError(line, self.explain(line, str(error))) from error
        except RecursionError as error:
            reason = _("brackets are nested too deeply. A list of texts has one pair of brackets.")
            raise TomlMistakeError(self.deepest_line(), reason) from error

    def line(self, number: int) -> str:
        """Return the text of a line without white space around it, shortened."""
        text = self._lines[number - 1].strip() if number <= len(self._lines) else ""
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

    def table(self, section: str, name: str) -> int:
        """Return the line of the table ``[section.name]``, or 1 where it is written in another way."""
        return self._tables.get((section, name), 1)

    def array_table(self, name: str, index: int) -> int:
        """Return the line of the table ``index``, from 0, of those called ``[[name]]``; 1 where it is not found."""
        header = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
        lines = [number for number, line in enumerate(self._lines, start=1) if header.match(line)]
        return lines[index] if index < len(lines) else 1

    def key(self, section: str, name: str, key: str, value: str = "") -> int:
        """Return the line of a key of a table, or of ``value`` in its list; that of the table where it is not found."""
        first = self.table(section, name)
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        for number in range(first + 1, len(self._lines) + 1):
            line = self._lines[number - 1]
            if pattern.match(line):
                return self._value(number, value)
            if _table_name(line):
                break
        return first

    def explain(self, number: int, error: str) -> str:
        """Return what is wrong in a line, with the line and how it should read; ``error`` is what the parser says."""
        line = self._lines[number - 1].strip(" \t") if 0 < number <= len(self._lines) else ""
        if first := self._first_of_two(number):
            return _("{table} is already in line {line}. Put the two tables together.").format(
                table=_COMMENT.sub("", line).strip(), line=first
            )
        what, expected = _mistake(line, error) or (_(error.partition(" (at ")[0]), "")
        sentences = [_("not TOML: {what}.").format(what=what)]
        if expected:
            sentences.append(
                _("Found « {text} », expected « {expected} ».").format(text=self.line(number), expected=expected)
            )
        elif line:
            sentences.append(_("Found « {text} ».").format(text=self.line(number)))
        return " ".join(sentences)

    def deepest_line(self) -> int:
        """Return the line with most opening brackets."""
        return 1 + max(range(len(self._lines)), key=lambda n: self._lines[n].count("[") + self._lines[n].count("{"))

    def last_line(self) -> int:
        """Return the number of the last line that is not blank."""
        return max(number for number, line in enumerate(self._lines, start=1) if line.strip())

    def _value(self, number: int, value: str) -> int:
        for later in range(number, len(self._lines) + 1):
            if value in self._lines[later - 1]:
                return later
        return number

    def _first_of_two(self, number: int) -> int:
        name = _table_name(self._lines[number - 1]) if 0 < number <= len(self._lines) else None
        first = self._tables[name] if name else number
        return first if first < number else 0


def _table_name(line: str) -> tuple[str, str] | None:
    found = _TABLE.match(line)
    return (found[1], next(group for group in found.groups()[1:] if group is not None)) if found else None


def _mistake(line: str, error: str) -> tuple[str, str] | None:
    """Return what is wrong in ``line`` and how it should read, or ``None`` where no usual mistake is recognised."""
    outside = _COMMENT.sub("", _STRING.sub('""', line))
    if _STRANGE_SPACE.search(outside):
        return _("a no-break or invisible space outside a text"), _STRANGE_SPACE.sub(" ", line).strip()
    if _TYPOGRAPHIC_QUOTES.search(outside):
        return _("typographic quotes around a text, straight ones are needed"), _straightened(line)
    if "Unescaped '\\'" in error or "Invalid hex value" in error:
        return _("a backslash in a text, two are needed"), re.sub(r"\\+", r"\\\\", line)
    if "Cannot overwrite" in error:
        return _("a key that is already set in this table"), ""
    if outside.startswith("[") and "]" not in outside:
        return _("the closing bracket of the name is missing"), f"{outside.strip()}]"
    if found := _COLON.fullmatch(outside.strip()):
        return _("a colon instead of an equals sign"), f"{found[1]} = {line.split(':', 1)[1].strip()}"
    if found := _NO_EQUALS.fullmatch(line):
        return _("the equals sign is missing"), f"{found[1]} = {found[2]}"
    if (found := _BARE_TEXT.fullmatch(outside.strip())) and '"' not in line:
        return _("a text without quotes"), f'{found[1]} = "{found[2].strip()}"'
    if line.count('"') % 2:
        return _("a quote is missing"), _closed(line)
    if _INNER_QUOTES.match(line):
        return _('straight quotes inside a text, « » or \\" are needed there'), ""
    if "Unclosed array" in error:
        return _("a comma or the closing bracket of a list is missing"), ""
    return None


def _straightened(line: str) -> str:
    for pattern, quote in _STRAIGHTENED:
        line = pattern.sub(quote, line)
    return line


def _closed(line: str) -> str:
    """Return ``line`` with the quote that it lacks, before the comma or bracket at its end."""
    end = len(line.rstrip(" \t,]"))
    return f'{line[:end]}"{line[end:]}'
