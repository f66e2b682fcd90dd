"""The figures of the report, as SQL that SQLite, DuckDB and Apache Spark run unchanged.

An engine offers one relation, ``feedback``: the fields of ``Event`` and ``week``, the Monday of the event's week as
YYYY-MM-DD. ``current_vote`` is derived from it first: the votes that no later one corrected.
No figure is split by station: stations are counted, never named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, Protocol, TypeVar

from helpdesk_app.feedback.record import FIELD_NAMES

COLUMNS: Final = frozenset({*FIELD_NAMES, "week"})
"""The columns of ``feedback``."""

CURRENT_VOTE: Final = """
WITH RECURSIVE ancestry (id, ancestor, steps) AS (
    SELECT vote.id, original.id, 1
    FROM feedback AS vote JOIN feedback AS original ON original.id = vote.corrects
    WHERE vote.kind = 'vote' AND original.kind = 'vote' AND original.id < vote.id
  UNION ALL
    SELECT ancestry.id, original.id, ancestry.steps + 1
    FROM ancestry
        JOIN feedback AS vote ON vote.id = ancestry.ancestor
        JOIN feedback AS original ON original.id = vote.corrects
    WHERE original.kind = 'vote' AND original.id < vote.id AND ancestry.steps < 90
)
SELECT vote.*
FROM (
    SELECT max(thread.id) AS id
    FROM (
        SELECT vote.id AS id, coalesce(min(ancestry.ancestor), vote.id) AS first
        FROM feedback AS vote LEFT JOIN ancestry ON ancestry.id = vote.id
        WHERE vote.kind = 'vote'
        GROUP BY vote.id
    ) AS thread
    GROUP BY thread.first
) AS latest
JOIN feedback AS vote ON vote.id = latest.id
"""
"""The current votes: the latest of those that correct one another. Ids grow with time, so the first has the smallest.

Spark stops after a hundred recursive steps, more corrections than anyone makes of one vote.
"""


class FiguresEngine(Protocol):
    """Something that runs SQL over ``feedback``."""

    def define(self, name: str, query: str) -> None:
        """Store the result of ``query`` as the relation ``name``, for later queries."""

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """Return the result of ``query``."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of all events."""

    events: int
    stations: int
    copies: int
    unanswered: int
    first_week: str
    last_week: str


@dataclass(frozen=True, slots=True, order=True)
class Usefulness:
    """The current votes on one text of an answer."""

    uid: str
    answer_hash: str
    yes: int
    no: int
    stations: int


@dataclass(frozen=True, slots=True, order=True)
class Copies:
    """How often one text of an answer was copied."""

    uid: str
    answer_hash: str
    count: int
    stations: int


@dataclass(frozen=True, slots=True, order=True)
class ReasonCount:
    """How often a reason was given against one text of an answer."""

    uid: str
    answer_hash: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True, order=True)
class Comment:
    """A comment on one text of an answer; ``reason`` is empty if none was given."""

    uid: str
    answer_hash: str
    reason: str
    comment: str
    week: str


@dataclass(frozen=True, slots=True, order=True)
class Unanswered:
    """A query that found nothing, or nothing reliable."""

    query: str
    no_result: int
    unreliable: int
    stations: int


@dataclass(frozen=True, slots=True, order=True)
class ProposedWording:
    """A wording that agents proposed for an answer."""

    uid: str
    wording: str
    count: int
    stations: int


@dataclass(frozen=True, slots=True, order=True)
class WeekVotes:
    """The current votes of a week."""

    week: str
    yes: int
    no: int


@dataclass(frozen=True, slots=True, order=True)
class WeekActivity:
    """The activity of a week."""

    week: str
    copies: int
    unanswered: int
    stations: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a report; each tuple is sorted."""

    totals: Totals
    usefulness: tuple[Usefulness, ...]
    copies: tuple[Copies, ...]
    reasons: tuple[ReasonCount, ...]
    comments: tuple[Comment, ...]
    unanswered: tuple[Unanswered, ...]
    proposals: tuple[ProposedWording, ...]
    week_votes: tuple[WeekVotes, ...]
    week_activity: tuple[WeekActivity, ...]


_VOTES: Final = "sum(CASE WHEN verdict = 'yes' THEN 1 ELSE 0 END), sum(CASE WHEN verdict = 'no' THEN 1 ELSE 0 END)"
_COPIES: Final = "sum(CASE WHEN kind = 'copy' THEN 1 ELSE 0 END)"
_UNANSWERED: Final = "sum(CASE WHEN kind IN ('no-result', 'unreliable') THEN 1 ELSE 0 END)"

_SQL: Final[dict[type[Any], str]] = {
    Totals: f"""
        SELECT count(*), count(DISTINCT station), {_COPIES}, {_UNANSWERED}, min(week), max(week)
        FROM feedback""",  # noqa: S608 -- constants, here and below
    Usefulness: f"""
        SELECT uid, answer_hash, {_VOTES}, count(DISTINCT station) FROM current_vote GROUP BY uid, answer_hash""",  # noqa: S608
    Copies: """
        SELECT uid, answer_hash, count(*), count(DISTINCT station)
        FROM feedback WHERE kind = 'copy' GROUP BY uid, answer_hash""",
    ReasonCount: """
        SELECT uid, answer_hash, reason, count(*)
        FROM current_vote WHERE reason IS NOT NULL GROUP BY uid, answer_hash, reason""",
    Comment: """
        SELECT uid, answer_hash, coalesce(reason, ''), comment, week FROM current_vote WHERE comment <> ''""",
    Unanswered: """
        SELECT query, sum(CASE WHEN kind = 'no-result' THEN 1 ELSE 0 END),
            sum(CASE WHEN kind = 'unreliable' THEN 1 ELSE 0 END), count(DISTINCT station)
        FROM feedback WHERE kind IN ('no-result', 'unreliable') AND query <> '' GROUP BY query""",
    ProposedWording: """
        SELECT uid, proposed_wording, count(*), count(DISTINCT station)
        FROM current_vote WHERE proposed_wording <> '' GROUP BY uid, proposed_wording""",
    WeekVotes: f"SELECT week, {_VOTES} FROM current_vote GROUP BY week",  # noqa: S608
    WeekActivity: f"""
        SELECT week, {_COPIES}, {_UNANSWERED}, count(DISTINCT station) FROM feedback GROUP BY week""",  # noqa: S608
}

STEPS: Final = len(_SQL) + 1
"""Steps that ``figures`` reports to its ``progress``: one a query, and one for the current votes."""

_Row = TypeVar("_Row")


def figures(engine: FiguresEngine, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Figures:
    """Return the figures of the events in ``engine``.

    Args:
        engine: Holds the events.
        progress: Called before each query with the number of finished ones and of all; may raise to stop.
    """
    done = 0

    def step() -> None:
        nonlocal done
        progress(done, STEPS)
        done += 1

    def table(kind: type[_Row]) -> tuple[_Row, ...]:
        step()
        return _table(engine, kind)

    step()
    engine.define("current_vote", CURRENT_VOTE)
    (totals,) = table(Totals)
    return Figures(
        totals=totals,
        usefulness=table(Usefulness),
        copies=table(Copies),
        reasons=table(ReasonCount),
        comments=table(Comment),
        unanswered=table(Unanswered),
        proposals=table(ProposedWording),
        week_votes=table(WeekVotes),
        week_activity=table(WeekActivity),
    )


def _table(engine: FiguresEngine, kind: type[_Row]) -> tuple[_Row, ...]:
    """Return the rows of a figure, with each value converted to the type of its field."""
    # SQL's sums and extremes of no rows are null.
    empty = {"int": 0, "str": ""}
    types = [str(field.type) for field in fields(kind)]  # type: ignore[arg-type]
    rows = (
        kind(*(empty[name] if value is None else _as(name, value) for name, value in zip(types, row, strict=True)))
        for row in engine.rows(_SQL[kind])
    )
    return tuple(sorted(rows)) if kind is not Totals else tuple(rows)  # type: ignore[type-var]


def _as(name: str, value: object) -> int | str:
    return int(str(value)) if name == "int" else str(value)
