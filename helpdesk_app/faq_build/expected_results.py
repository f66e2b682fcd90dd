"""The editors' own test of the search: ``recherches.toml`` in their folder says what each query must find first.

"mot de passe oublié" = "k3v6tq2abc"   # Comment changer mon mot de passe ?
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

import tomlkit
from tomlkit.items import KeyType, SingleKey

from helpdesk_app.faq.limits import LONGEST_LINE
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.toml_text import TomlMistakeError, TomlText
from helpdesk_app.search.model import SearchResult
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_, _, grouped

NAME: Final = "recherches.toml"
LISTED: Final = 50
"""Entries of a list in which a rank is looked up."""

_HOW: Final = N_(
    'Each line is a query and the entry that it must find, both between quotes: "mot de passe" = "k3v6tq2abc".'
)
_GROUP: Final = N_("searches that do not find their entry first")


@dataclass(frozen=True, slots=True)
class ExpectedResult:
    """A query, and the entry that it must find first."""

    query: str
    uid: str
    line: int = field(default=0, compare=False)
    """In the file, 1-based; 0 before it is saved."""


@dataclass(frozen=True, slots=True)
class ExpectedOutcome:
    """What the search does with one query of the list."""

    expected: ExpectedResult
    uid: str
    """The entry that must come first: the expected one, or what took over from it."""
    is_there: bool
    """Whether agents see that entry at all."""
    rank: int
    """1-based; 0 where it is not among the first ``LISTED``."""
    first: Entry | None
    """What comes first; ``None`` where nothing is found."""

    @property
    def is_met(self) -> bool:
        """Whether the query finds its entry first."""
        return self.rank == 1

    @property
    def reason(self) -> str:
        """Why it is not met: a sentence, empty where it is."""
        if self.is_met:
            return ""
        query, uid = self.expected.query, self.uid
        if not self.is_there:
            return _("« {query} » must find {uid}, which is not in the FAQ.").format(query=query, uid=uid)
        if self.first is None:
            return _("« {query} » finds nothing, and must find {uid}.").format(query=query, uid=uid)
        names = {"query": query, "uid": uid, "first": self.first.uid, "question": self.first.question}
        if self.rank:
            reason = _("« {query} » finds {first} first (« {question} »); {uid} is number {rank}.")
            return reason.format(rank=self.rank, **names)
        reason = _("« {query} » finds {first} first (« {question} »); {uid} is not among the first {listed}.")
        return reason.format(listed=LISTED, **names)


class RankingEngine(Protocol):
    """What a run needs of a search engine; ``helpdesk_app.search.engine.SearchEngine`` is one."""

    def search(self, text: str, *, limit: int = ...) -> SearchResult:
        """Return the entries that answer ``text``, best first."""
        ...


def run_expected(expected: Iterable[ExpectedResult], faq: Faq, engine: RankingEngine) -> tuple[ExpectedOutcome, ...]:
    """Search for each query of the list as an agent would, and return what came of it, in the order of the list."""
    shown = {entry.uid for entry in faq.entries}

    def outcome(each: ExpectedResult) -> ExpectedOutcome:
        (uid,) = faq.current_uids([each.uid])
        found = [hit.entry for hit in engine.search(each.query, limit=LISTED).hits]
        rank = next((number for number, entry in enumerate(found, start=1) if entry.uid == uid), 0)
        return ExpectedOutcome(each, uid, uid in shown, rank, found[0] if found else None)

    return tuple(map(outcome, expected))


def doubts_in(outcomes: Iterable[ExpectedOutcome]) -> tuple[Notice, ...]:
    """Return the queries that are not met as what a person has to look at before a FAQ is built."""
    return tuple(
        Notice(NAME, outcome.expected.line, outcome.reason, _(_GROUP)) for outcome in outcomes if not outcome.is_met
    )


def load_expected(folder: Path) -> tuple[ExpectedResult, ...]:
    """Return the list of a folder, an empty one where it has none.

    Raises:
        SourceError: It cannot be read, or has a mistake; names the line.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(
            str(path), 1, _("the list cannot be read: {reason}.").format(reason=_(error.strerror or str(error)))
        ) from error
    return parse_expected(decode(content, NAME))


def parse_expected(text: str) -> tuple[ExpectedResult, ...]:
    """Return the list that ``text`` states, in its order.

    Raises:
        SourceError: As for :func:`load_expected`.
    """
    try:
        found = TomlText(text).parse()
    except TomlMistakeError as error:
        raise SourceError(NAME, error.line, f"{error} {_(_HOW)}") from error
    lines = _lines(text)
    seen: dict[str, str] = {}
    for query, uid in found.items():
        folded, line = fold_line(query), lines.get(query, 1)
        if not isinstance(uid, str) or not uid.strip() or not folded:
            reason = _("« {query} » is not read.").format(query=query)
            raise SourceError(NAME, line, f"{reason} {_(_HOW)}")
        if len(query) > LONGEST_LINE:
            reason = _("the query has {count} characters, at most {most} are read.")
            raise SourceError(NAME, line, reason.format(count=grouped(len(query)), most=grouped(LONGEST_LINE)))
        if folded in seen:
            reason = _("« {query} » is already in line {first}. Keep one of them.")
            raise SourceError(NAME, line, reason.format(query=query, first=lines.get(seen[folded], 1)))
        seen[folded] = query
    return tuple(ExpectedResult(query, uid.strip(), lines.get(query, 1)) for query, uid in found.items())


def edited_text(text: str, results: Sequence[ExpectedResult], questions: Mapping[str, str]) -> str:
    """Return ``text`` with the list ``results``; comments, order and lines that stay are kept as they are.

    Args:
        text: The file as it is, empty where there is none.
        results: What it is to say.
        questions: The question of each uid, which a new line shows beside it.
    """
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    wanted = {result.query: result.uid for result in results}
    for query in document.keys() - wanted.keys():
        del document[query]
    for query, uid in wanted.items():
        if document.get(query) == uid:
            continue
        value = tomlkit.string(uid)
        if question := " ".join(questions.get(uid, "").split()):
            value.comment(question)
        if query in document:
            document[query] = value
        else:
            document.append(SingleKey(query, KeyType.Basic), value)
    edited = tomlkit.dumps(document)
    return edited.replace("\n", "\r\n") if "\r\n" in text else edited


def with_expected(results: Sequence[ExpectedResult], query: str, uid: str) -> tuple[ExpectedResult, ...]:
    """Return the list with ``query`` finding ``uid``: in the place of the same search, or at the end."""
    query = " ".join(query.split())
    new, same = ExpectedResult(query, uid), fold_line(query)
    if any(fold_line(result.query) == same for result in results):
        return tuple(new if fold_line(result.query) == same else result for result in results)
    return (*results, new)


def without_expected(results: Iterable[ExpectedResult], query: str) -> tuple[ExpectedResult, ...]:
    """Return the list without ``query``."""
    return tuple(result for result in results if fold_line(result.query) != fold_line(query))


def renamed_expected(results: Sequence[ExpectedResult], query: str, new: str) -> tuple[ExpectedResult, ...]:
    """Return the list with the query ``new`` in place of ``query``; one that was there already gives way."""
    old, wanted = fold_line(query), fold_line(new)
    kept = (result for result in results if fold_line(result.query) == old or fold_line(result.query) != wanted)
    new = " ".join(new.split())
    return tuple(replace(result, query=new, line=0) if fold_line(result.query) == old else result for result in kept)


def _lines(text: str) -> Mapping[str, int]:
    """Return the line of each query, as far as it stands on one line with its entry."""
    return {
        query: number for number, line in enumerate(text.split("\n"), start=1) for query in _keys(line.rstrip("\r"))
    }


def _keys(line: str) -> Iterator[str]:
    try:
        yield from tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return
