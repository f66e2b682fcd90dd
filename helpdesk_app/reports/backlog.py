"""Brings what the desks asked for back into the curation file, as lines that an editor accepts by taking a # away.

Nothing else of the file changes, and as long as every # stays the build gives the same FAQ. A wording goes to the
answer that it was proposed for, or that is nearest to the search; what is near to nothing is told at the end.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import Array, String

from helpdesk_app.reports.figures import ProposedWording
from helpdesk_app.reports.grouping import QueryGroup, clusters, nearest_alike
from helpdesk_app.storage.file_kinds import FileKind

_INDENT: Final = "  "
_NO_ANSWER: Final = (
    "Recherches sans réponse proche dans la FAQ : une réponse à écrire, ou des mots à ajouter à une autre"
)
_NOT_LISTED: Final = "Formulations pour des réponses qui n’ont pas encore leur table ; enlever les # pour accepter"


def _is_curation(path: Path) -> bool:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")).keys() <= {"facets", "entries"}
    except (OSError, ValueError, RecursionError):
        return False


CURATION_FILE: Final = FileKind("a curation file", _is_curation)
"""The kind of file that a backlog may replace."""


class UnreadableCurationError(ValueError):
    """The curation file is no TOML, or no curation file."""


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
    unplaced: int
    """Groups of searches that no answer is near to."""


def make_backlog(
    curation: str,
    proposals: Iterable[ProposedWording],
    groups: Iterable[QueryGroup],
    nearest: Callable[[str], str | None],
) -> Backlog:
    """Return the curation file with the wordings that the feedback suggests.

    Args:
        curation: The text of the file as it is.
        proposals: Wordings that agents proposed.
        groups: Searches that led to nothing.
        nearest: Returns the uid of the answer nearest to a query, ``None`` where none is near.

    Raises:
        UnreadableCurationError: The file is not what it should be.
    """
    suggestions = []
    by_answer: dict[str, list[ProposedWording]] = defaultdict(list)
    for proposal in proposals:
        by_answer[proposal.uid].append(proposal)
    for uid, proposed in by_answer.items():
        for alike in clusters(proposed, lambda proposal: proposal.wording, lambda proposal: proposal.count):
            why = f"proposé {_times(sum(proposal.count for proposal in alike))}"
            suggestions.append(Suggestion(uid, alike[0].wording, why))
    unplaced = []
    for group in groups:
        near = nearest(group.representative)
        if near is None:
            unplaced.append(group)
        else:
            why = f"cherché {_times(group.count)} sans réponse fiable"
            suggestions.append(Suggestion(near, group.representative, why))
    by_uid: dict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in suggestions:
        by_uid[suggestion.uid].append(suggestion)
    return _insert(curation, by_uid, unplaced)


def _insert(curation: str, by_uid: Mapping[str, Sequence[Suggestion]], unplaced: Sequence[QueryGroup]) -> Backlog:
    try:
        document = tomlkit.parse(curation)
    except ParseError as error:
        raise UnreadableCurationError(f"the curation file is not TOML: {error}") from error
    entries = document.get("entries", {})
    not_listed: list[str] = []
    suggested = 0
    for uid, wanted in by_uid.items():
        entry = entries.get(uid, {})
        wordings = entry.get("wordings")
        known = [str(text) for text in (*(wordings or ()), entry.get("question", ""))]
        new = []
        for suggestion in wanted:
            # The search forgives a slip: a wording that differs by no more from one that is there would add nothing.
            if nearest_alike(suggestion.wording, known) is None:
                known.append(suggestion.wording)
                new.append(suggestion)
        suggested += len(new)
        if isinstance(wordings, Array):
            for suggestion in new:
                wordings.add_line(indent=_INDENT, comment=_line(suggestion))
        elif new:
            not_listed += _table(uid, new, listed=uid in entries)
    ending = [*_section(_NOT_LISTED, not_listed), *_section(_NO_ANSWER, [_search(group) for group in unplaced])]
    text = tomlkit.dumps(document)
    return Backlog(text + "".join(f"{line}\n" for line in ending), suggested, len(unplaced))


def _line(suggestion: Suggestion) -> str:
    return f"{_quoted(suggestion.wording)},  # {suggestion.why}"


def _table(uid: str, suggestions: Sequence[Suggestion], *, listed: bool) -> list[str]:
    head = f"# À mettre dans [entries.{uid}] :" if listed else f"# [entries.{uid}]"
    return [head, "# wordings = [", *(f"#   {_line(suggestion)}" for suggestion in suggestions), "# ]"]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"# --- {title} ---", *lines] if lines else []


def _search(group: QueryGroup) -> str:
    others = f" ; aussi {', '.join(map(_quoted, group.others[:3]))}" if group.others else ""
    return f"# {_quoted(group.representative)}\N{NO-BREAK SPACE}: cherché {_times(group.count)}{others}"


def _times(count: int) -> str:
    return f"{count} fois"


def _quoted(text: str) -> str:
    """Return ``text`` as TOML writes it, line ends and control characters escaped."""
    quoted: String = tomlkit.string(text)
    return quoted.as_string()
