"""Front matter: the YAML between ``---`` lines, or the TOML between ``+++`` lines, at the top of a Markdown file.

Every value is read as text: « non » and « 2026-11-22 » stay what was written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

import yaml

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.text.translation import _

_YAML: Final = "---"
_FENCES: Final = (_YAML, "+++")
_KEY: Final = re.compile(r"[\w\"'-]+\s*:(?:\s|$)|#")


def split_front_matter(lines: list[str], source: str) -> tuple[dict[str, Any], int]:
    """Return the front matter of a file, and how many of its lines that takes; nothing and 0 where there is none.

    Raises:
        SourceError: It is not closed, or cannot be read; names the line.
    """
    fence = lines[0].rstrip() if lines else ""
    if fence not in _FENCES or (fence == _YAML and not _KEY.match(lines[1] if len(lines) > 1 else "")):
        return {}, 0  # A line drawn at the top.
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == fence), None)
    if end is None:
        reason = _(
            "the line {fence} opens the front matter, and none closes it. Write {fence} below its last key."
        ).format(fence=fence)
        raise SourceError(source, 1, reason)
    text = "\n".join(lines[1:end])
    try:
        return (_yaml(text, source) if fence == _YAML else _toml(text, source)), end + 1
    except RecursionError as error:
        raise SourceError(source, 2, _("front matter with brackets that are nested too deeply.")) from error


def _yaml(text: str, source: str) -> dict[str, Any]:
    try:
        found = yaml.load(text, Loader=_Loader)  # noqa: S506 -- it makes nothing but texts
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        content = text.split("\n")[line] if line < len(text.split("\n")) else ""
        reason = _("front matter that cannot be read, « {content} »: {problem}. Write a key as « uid: ab12 ».").format(
            content=content.strip(), problem=_(str(error.problem))
        )
        raise SourceError(source, line + 2, reason) from error
    except yaml.YAMLError as error:
        raise SourceError(source, 1, _("front matter that cannot be read: {error}.").format(error=error)) from error
    if not isinstance(found, dict):
        raise SourceError(source, 2, _("front matter without keys. Write a key a line, as « uid: ab12 »."))
    return found


class _Loader(yaml.BaseLoader):  # type: ignore[misc]  # The library has no types.
    """Reads texts, lists and mappings only, and no references, which could stand for any amount of text."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.MarkedYAMLError(None, None, _("a reference (*) is not read"), event.start_mark)
        return super().compose_node(parent, index)


def _toml(text: str, source: str) -> dict[str, Any]:
    try:
        return _as_texts(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(source, 2, _("front matter that cannot be read: {error}.").format(error=error)) from error


def _as_texts(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _as_text(value) for key, value in table.items()}


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return _as_texts(value)
    if isinstance(value, list):
        return [_as_text(part) for part in value]
    return value if isinstance(value, str) else str(value)
