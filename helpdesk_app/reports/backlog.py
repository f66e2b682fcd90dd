"""Suggests wordings in the curation file, as comments that an editor accepts by removing a #.

Nothing else of the file changes, and the build gives the same FAQ until a # is removed. A wording goes to the answer
that it was proposed for, or that it clearly belongs to; a search that belongs to none is listed at the end. Every line
is written by the TOML library, so that no text from a desk can become anything but a comment.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import Array, String

from helpdesk_app.faq.model import Entry
from helpdesk_app.reports.figures import ProposedWording
from helpdesk_app.reports.grouping import QueryGroup, clusters, nearest_alike
from helpdesk_app.storage.file_kinds import FileKind
from helpdesk_app.text.translation import N_, _

_INDENT: Final = "  "
_TO_WRITE: Final = "Réponses à écrire : recherches qui n’ont pas de réponse dans la FAQ"
_ANSWERED: Final = "Recherches qui trouvent maintenant une réponse ; rien à faire si c’est la bonne"
_NOT_LISTED: Final = "Formulations pour des réponses qui n’ont pas encore leur table ; enlever les # pour accepter"
_COLON: Final = "\N{NO-BREAK SPACE}:"


def _is_curation(path: Path) -> bool:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")).keys() <= {"facets", "entries"}
    except (OSError, ValueError, RecursionError):
        return False


CURATION_FILE: Final = FileKind(N_("a curation file"), _is_curation)
"""The kind of file that a backlog may replace."""


class UnreadableCurationError(ValueError):
    """The curation file is not TOML, or holds no entries."""


class Finder(Protocol):
    """Finds answers of the present FAQ; ``AnswerFinder`` is one."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The answers of the FAQ, by uid."""
        ...

    def found(self, query: str) -> Entry | None:
        """Return the answer that the search now finds reliably."""
        ...

    def best(self, query: str) -> Entry | None:
        """Return the answer that ``query`` may be a wording of."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A wording for an answer, and why."""

    uid: str
    wording: str
    why: str


@dataclass(frozen=True, slots=True)
class Backlog:
    """The curation file with what is suggested."""

    text: str
    suggested: int
    """Wordings in it, each behind a #."""
    answered: int
    """Groups of searches that now find an answer."""
    to_write: int
    """Groups of searches that no answer clearly belongs to."""


def make_backlog(
    curation: str, proposals: Iterable[ProposedWording], groups: Iterable[QueryGroup], finder: Finder
) -> Backlog:
    """Return the curation file with the wordings that the feedback suggests.

    Args:
        curation: The text of the file as it is.
        proposals: Wordings that agents proposed.
        groups: Searches that led to nothing.
        finder: Of the present FAQ.

    Raises:
        UnreadableCurationError: The file cannot be used.
    """
    by_uid: dict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in _proposed(proposals, finder):
        by_uid[suggestion.uid].append(suggestion)
    answered: list[tuple[QueryGroup, Entry]] = []
    to_write: list[QueryGroup] = []
    for group in groups:
        if found := finder.found(group.representative):
            answered.append((group, found))
        elif best := finder.best(group.representative):
            why = f"cherché {_times(group.count)} sans réponse fiable"
            by_uid[best.uid].append(Suggestion(best.uid, group.representative, why))
        else:
            to_write.append(group)
    text, suggested = _insert(curation, by_uid)
    ending = [
        *_section(_ANSWERED, (f"{_search(group)} ; trouve {_named(entry)}" for group, entry in answered)),
        *_section(_TO_WRITE, map(_search, to_write)),
    ]
    return Backlog(text + "".join(ending), suggested, len(answered), len(to_write))


def _proposed(proposals: Iterable[ProposedWording], finder: Finder) -> Iterator[Suggestion]:
    by_answer: dict[str, list[ProposedWording]] = defaultdict(list)
    for proposal in proposals:
        by_answer[proposal.uid].append(proposal)
    for uid, proposed in by_answer.items():
        for alike in clusters(proposed, lambda proposal: proposal.wording, lambda proposal: proposal.count):
            wording = alike[0].wording
            why = f"proposé {_times(sum(proposal.count for proposal in alike))}"
            found = finder.found(wording)
            if uid not in finder.entries:
                why += " ; cette réponse n’est plus dans la FAQ"
            elif found is not None and found.uid == uid:
                why += " ; la recherche trouve déjà cette réponse"
            yield Suggestion(uid, wording, why)


def _insert(curation: str, by_uid: Mapping[str, Sequence[Suggestion]]) -> tuple[str, int]:
    """Return the file with the suggestions, and their number."""
    try:
        document = tomlkit.parse(curation)
    except ParseError as error:
        raise UnreadableCurationError(
            _("The curation file is not TOML: {error}. Nothing was written.").format(error=error)
        ) from error
    entries = document.get("entries", {})
    if not isinstance(entries, Mapping):
        raise UnreadableCurationError(_("“entries” in the curation file is not a table. Nothing was written."))
    not_listed: list[str] = []
    suggested = 0
    for uid, wanted in by_uid.items():
        entry = entries.get(uid)
        if not isinstance(entry, Mapping):
            entry = {}
        wordings = entry.get("wordings")
        known = [str(text) for text in (*(wordings if isinstance(wordings, Array) else ()), entry.get("question", ""))]
        new = []
        for suggestion in wanted:
            # The search tolerates a typo: a wording that differs by no more from a known one would add nothing.
            if nearest_alike(suggestion.wording, known) is None:
                known.append(suggestion.wording)
                new.append(suggestion)
        suggested += len(new)
        if isinstance(wordings, Array):
            for suggestion in new:
                wordings.add_line(indent=_INDENT, comment=_line(suggestion))
        elif new:
            not_listed += _table(uid, new, listed=uid in entries)
    return tomlkit.dumps(document) + "".join(_section(_NOT_LISTED, not_listed)), suggested


def _line(suggestion: Suggestion) -> str:
    return f"{_quoted(suggestion.wording)},  # {suggestion.why}"


def _table(uid: str, suggestions: Sequence[Suggestion], *, listed: bool) -> list[str]:
    name = f"[{tomlkit.key(['entries', uid]).as_string()}]"
    head = f"À mettre dans {name}{_COLON}" if listed else name
    return [head, "wordings = [", *(f"{_INDENT}{_line(suggestion)}" for suggestion in suggestions), "]"]


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    comments = [tomlkit.comment(line).as_string() for line in lines]
    if comments:
        yield "\n"
        yield tomlkit.comment(f"--- {title} ---").as_string()
        yield from comments


def _search(group: QueryGroup) -> str:
    others = f" ; aussi {', '.join(map(_quoted, group.others[:3]))}" if group.others else ""
    return f"{_quoted(group.representative)}{_COLON} cherché {_times(group.count)}{others}"


def _named(entry: Entry) -> str:
    return f"{_quoted(entry.question)} ({tomlkit.key([entry.uid]).as_string()})"


def _times(count: int) -> str:
    return f"{count} fois"


def _quoted(text: str) -> str:
    """Return ``text`` as TOML writes it, line ends and control characters escaped."""
    quoted: String = tomlkit.string(text)
    return quoted.as_string()
