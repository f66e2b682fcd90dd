"""Blanks in an answer, to be filled while it is copied: ``{{numéro de dossier}}`` or ``{{jour: lundi | mardi}}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from helpdesk_app.text.spans import Span
from helpdesk_app.text.translation import _
from helpdesk_app.text.typography import NO_BREAK_SPACE, ZERO_WIDTH_SPACE

_BLANK: Final = re.compile(r"\{\{([^{}\n]*)\}\}")
_BRACES: Final = re.compile(r"\{\{|\}\}")
_COLUMNS: Final = re.compile(r"[|\t]")


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank; those of the same name and choices take the same value."""

    name: str
    choices: tuple[str, ...] = ()
    """What may be filled in; empty for any text."""

    @property
    def unfilled(self) -> str:
        """What stands for it where nothing is filled in."""
        among = f"{NO_BREAK_SPACE}: {' / '.join(self.choices)}" if self.choices else ""
        return f"[{self.name}{among}]"


def blanks_of(answer: str) -> tuple[Blank, ...]:
    """Return the blanks of ``answer`` in order, each once."""
    return tuple(dict.fromkeys(blank for _span, blank in _placed(answer)))


def blank_spans(answer: str) -> tuple[Span, ...]:
    """Return where the blanks of ``answer`` are, braces included, in order."""
    return tuple(span for span, _blank in _placed(answer))


def fill(answer: str, values: Mapping[Blank, str]) -> str:
    """Return ``answer`` with its blanks filled; one without a value stands in square brackets.

    White space in a value is reduced to single spaces, so that no value adds a line or a column.
    """
    return _replaced(answer, lambda _written, blank: " ".join(values.get(blank, "").split()) or blank.unfilled)


def bracketed(answer: str) -> str:
    """Return ``answer`` with its blanks in square brackets; one character replaces one, so offsets hold."""
    return _replaced(
        answer, lambda written, _blank: f"{ZERO_WIDTH_SPACE}[{written[2:-2].replace('|', '/')}]{ZERO_WIDTH_SPACE}"
    )


def shielded(answer: str) -> str:
    """Return ``answer`` without the signs in its blanks that separate columns of a table; offsets hold."""
    return _replaced(answer, lambda written, _blank: _COLUMNS.sub("/", written))


def blank_faults(answer: str) -> tuple[str, ...]:
    """Return what is wrong with the blanks of ``answer``: a sentence each, for an editor."""
    found: list[str] = []
    for line in answer.split("\n"):
        found += [
            _("the blank « {{{{{inside}}}}} » {fault}").format(inside=inside, fault=fault)
            for inside in _BLANK.findall(line)
            if (fault := _fault(inside))
        ]
        for stray in _BRACES.findall(_BLANK.sub("", line)):
            has_no = (
                _("is not closed by « }} » on its line") if stray == "{{" else _("has no « {{ » before it on its line")
            )
            found.append(_("« {braces} » {fault}: « {line} »").format(braces=stray, fault=has_no, line=line.strip()))
    return tuple(found)


def _placed(answer: str) -> Iterator[tuple[Span, Blank]]:
    """Yield the blanks that can be filled; a malformed one is text like any other."""
    for found in _BLANK.finditer(answer):
        if _fault(found[1]) is None:
            name, *choices = _parts(found[1])
            yield Span(*found.span()), Blank(name, tuple(dict.fromkeys(choices)))


def _parts(inside: str) -> list[str]:
    """Return the name between the braces, and the choices behind it."""
    name, colon, choices = inside.partition(":")
    return [" ".join(part.split()) for part in (name, *(choices.split("|") if colon else ()))]


def _fault(inside: str) -> str | None:
    name, *choices = _parts(inside)
    if not name:
        return _("has no name")
    if "|" in name:
        return _("has choices, but no name and colon before them")
    if choices and not all(choices):
        return _("has an empty choice")
    if len(choices) == 1:
        return _("has only one choice")
    return None


def _replaced(answer: str, replacement: Callable[[str, Blank], str]) -> str:
    """Return ``answer`` with each blank replaced; ``replacement`` is given the blank as written and as read."""
    parts: list[str] = []
    end = 0
    for span, blank in _placed(answer):
        parts += (answer[end : span.start], replacement(span.of(answer), blank))
        end = span.end
    return "".join(parts) + answer[end:]
