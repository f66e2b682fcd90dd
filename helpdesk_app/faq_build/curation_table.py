"""Read the keys of one table of the curation file; a mistake is an error with its line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from helpdesk_app.faq_build.nearest import suggestion
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.toml_text import TomlText
from helpdesk_app.faq_build.upkeep import UPKEEP_KEYS, UpkeepError, read_upkeep
from helpdesk_app.text.translation import _


class CurationError(SourceError):
    """A mistake in the curation file; ``str()`` reads ``file:line: what is wrong and what to do``."""


class CurationTable:
    """A table of a curation file, whose mistakes are errors with the line of their key."""

    def __init__(self, source: str, toml: TomlText, section: str, name: str, given: Mapping[str, object]) -> None:
        self._source = source
        self._toml = toml
        self._section = section
        self._name = name
        self._given = given
        self._what = (_("facet {name}") if section == "facets" else _("entry {name}")).format(name=name)
        self.line = toml.table(section, name)

    def refuse_unknown_keys(self, known: Collection[str]) -> None:
        """Raise for a key that is none of ``known``."""
        for key in self._given:
            if key not in known:
                reason = _("unknown key {key!r}; there are: {known}.{suggestion}").format(
                    key=key, known=", ".join(sorted(known)), suggestion=suggestion(key, known)
                )
                raise self.error(key, reason)

    def text(self, key: str, value: object) -> str:
        """Return ``value``, the text of ``key``, without white space around it; an empty one is a mistake."""
        if not isinstance(value, str):
            expected = f'{key} = "{"…" if value is None else value}"'
            raise self.error(
                key,
                _("{name} must be text between quotes, as in « {expected} ».").format(
                    name=_shown(key), expected=expected
                ),
                value,
            )
        if not value.strip():
            raise self.error(key, _("{name} is empty.").format(name=_shown(key)))
        return value.strip()

    def optional(self, key: str) -> str:
        """Return the text of ``key``, empty where it is not given."""
        return self.text(key, self._given[key]) if key in self._given else ""

    def texts(self, key: str, value: object) -> tuple[str, ...]:
        """Return ``value``, the list of texts of ``key``; an empty or a repeated one is a mistake."""
        if not isinstance(value, list):
            expected = f'{key} = ["{value}", "…"]'
            raise self.error(
                key,
                _("{name} must be a list, as in « {expected} ».").format(name=_shown(key), expected=expected),
                value,
            )
        seen: dict[str, None] = {}
        for one in value:
            if not isinstance(one, str):
                reason = _('{name}: one of them must be text between quotes, as in « "{one}" ».').format(
                    name=_shown(key), one=one
                )
                raise self.error(key, reason, one)
            text = one.strip()
            if not text:
                raise self.error(key, _("{name}: one of them is empty.").format(name=_shown(key)))
            if text in seen:
                raise self.error(
                    key, _("{name} {text!r} is already in this list.").format(name=_shown(key), text=text), text
                )
            seen[text] = None
        return tuple(seen)

    def upkeep(self) -> Mapping[str, Any]:
        """Return the attributes of ``Upkeep`` that the table gives."""
        for key in UPKEEP_KEYS:
            if self._given.get(key) == "":
                raise self.error(key, _("{key} is empty.").format(key=key))
        try:
            return read_upkeep(self._given)
        except UpkeepError as error:
            raise self.error(error.key, str(error)) from error

    def error(self, key: str, reason: str, value: object = None) -> CurationError:
        """Return the error with the line of ``key``, or of ``value`` in its list."""
        text = value if isinstance(value, str) else ""
        return CurationError(
            self._source,
            self._toml.key(self._section, self._name, key, text),
            _("{name}: {text}").format(name=self._what, text=reason),
        )


def lines_of(text: str) -> str:
    """Return a text of several lines without blank ones and without white space at the end of a line."""
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())


def _shown(key: str) -> str:
    return _("facet {name}").format(name=key.removeprefix("facets.")) if key.startswith("facets.") else key
