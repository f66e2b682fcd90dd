"""The form of a captured page: what stands around, between and in its entries."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

Pair = tuple[str, str]

_TOPICS: Final = (
    "Vos démarches",
    "Carte et compte",
    "Le contrat de travail",
    "Suivi du dossier",
    "Paiements et remboursements",
    "Situations particulières",
)


@dataclass(frozen=True, slots=True)
class Material:
    """Entries of one origin."""

    kind: str
    """``asked`` where each has a question, ``titled`` where it has a title."""
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its truth."""

    text: str
    data: bytes
    entries: tuple[Pair, ...]


def as_it_is(text: str, _source: random.Random) -> str:
    """Return ``text``."""
    return text


@dataclass(frozen=True, slots=True)
class Form:
    """How a page is laid out.

    In ``entry``: ``{q}`` the question, ``{Q}`` in capitals, ``{w}`` wrapped, ``{t}`` without its mark; ``{a}`` the
    answer, ``{one}`` on one line, ``{p}`` with blank lines between its lines, ``{A}`` wrapped; ``{n}`` the number,
    ``{i}`` in Roman numerals, ``{l}`` as a letter, ``{u}`` a row of signs below the question, ``{d}`` a date, ``{v}`` a
    number of votes. In ``top``: ``{count}`` and ``{list}``, the questions.
    """

    name: str
    entry: str
    kind: str = "asked"
    top: str = ""
    bottom: str = ""
    section: str = ""
    """What stands above each group of four entries; ``{s}`` is its topic."""
    page_break: str = ""
    """What stands in the middle."""
    strange: str = ""
    """The entry in another form, for about a quarter of them."""
    change: Callable[[str, random.Random], str] = as_it_is
    """What happens to the whole text."""
    line_end: str = "\n"
    encoding: str = "utf-8"
    has_questions: bool = True

    def can_write(self, entry: Pair) -> bool:
        """Return whether the encoding has all characters of an entry."""
        return all(text == text.encode(self.encoding, "ignore").decode(self.encoding) for text in entry)

    def page(self, entries: Sequence[Pair], source: random.Random) -> Page:
        """Return the page that holds ``entries``."""
        around = {"count": len(entries), "list": "\n".join(q for q, _ in entries)}
        parts = [self.top.format(**around)]
        for index, entry in enumerate(entries):
            if self.section and index % 4 == 0:
                parts.append(self.section.format(s=_TOPICS[index // 4 % len(_TOPICS)], k=index // 4 + 1))
            if self.page_break and index == len(entries) // 2:
                parts.append(self.page_break)
            parts.append(_filled(self._form(index), entry, index, source))
        parts.append(self.bottom.format(**around))
        text = self.change("".join(parts), source)
        truth = tuple(self._truth(entry, self._form(index)) for index, entry in enumerate(entries))
        data = text.replace("\n", self.line_end).encode(self.encoding)
        return Page(text, data, truth)

    def _form(self, index: int) -> str:
        return self.strange if self.strange and index % 4 == 2 else self.entry

    def _truth(self, entry: Pair, form: str) -> Pair:
        question, answer = entry
        if not self.has_questions:
            question = ""
        elif "{Q}" in form:
            question = question.upper()
        elif "{t}" in form:
            question = _without_mark(question)
        return question, _one(answer) if "{one}" in form else _wrapped(answer) if "{A}" in form else answer


def _filled(form: str, entry: Pair, index: int, source: random.Random) -> str:
    question, answer = entry
    return form.format(
        q=question,
        Q=question.upper(),
        w=textwrap.fill(question, 38),
        t=_without_mark(question),
        a=answer,
        A=_wrapped(answer),
        one=_one(answer),
        p=answer.replace("\n", "\n\n"),
        n=index + 1,
        i=_roman(index + 1),
        l="abcdefghijklmnopqrstuvwxyz"[index % 26],
        u="=" * len(question),
        d=f"{source.randint(1, 28)}/{source.randint(1, 12):02}/2025",
        v=source.randint(1, 90),
    )


def _without_mark(question: str) -> str:
    return question.rstrip("? \u00a0\u202f")


def _wrapped(answer: str) -> str:
    return "\n".join(textwrap.fill(line, 64) for line in answer.splitlines())


def _one(answer: str) -> str:
    return " ".join(answer.split())


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
