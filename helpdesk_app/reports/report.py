"""What to improve in the FAQ first, and why: the figures by answer, in order of urgency."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from helpdesk_app.faq.model import Entry
from helpdesk_app.feedback.shown_answer import hash_answer
from helpdesk_app.reports.figures import Comment, Figures, ProposedWording, Totals, WeekActivity, WeekVotes
from helpdesk_app.reports.grouping import QueryGroup, group_alike

_Z: Final = 1.959963984540054
"""Of the normal distribution, for 95 %."""
TOLERATED: Final = 0.1
"""Share of « Non » up to which an answer needs no improvement."""
LISTED: Final = 30
"""Groups of searches that the report lists."""
FEW_STATIONS: Final = 3
"""Fewer stations than this are not counted, so that nobody can be recognised."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of votes with its 95 % confidence interval: Wilson's score interval (1927)."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 0 if ``whole`` is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return max(0.0, self._middle() - self._margin()) if self.whole else 0.0

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return min(1.0, self._middle() + self._margin()) if self.whole else 1.0

    def _middle(self) -> float:
        return (self.value + _Z**2 / (2 * self.whole)) / (1 + _Z**2 / self.whole)

    def _margin(self) -> float:
        spread = self.value * (1 - self.value) / self.whole + _Z**2 / (4 * self.whole**2)
        return _Z * math.sqrt(spread) / (1 + _Z**2 / self.whole)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, and how often it was made word for word."""

    text: str
    count: int
    reason: str
    """Of the latest; empty where none was given."""
    last_week: str


@dataclass(frozen=True, slots=True)
class AnswerReport:
    """The feedback on one answer, in its present text or in an older one."""

    uid: str
    question: str
    useful: Share
    copies: int
    few_stations: bool
    reasons: tuple[tuple[str, int], ...] = ()
    """Most frequent first."""
    comments: tuple[Comment, ...] = ()
    """Latest first."""

    @property
    def against(self) -> Share:
        """The votes that say no."""
        return Share(self.useful.whole - self.useful.part, self.useful.whole)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The comments, each once: most frequent first, then latest."""
        same: dict[str, list[Comment]] = defaultdict(list)
        for comment in self.comments:
            same[comment.comment].append(comment)
        remarks = (Remark(text, len(all_), all_[0].reason, all_[0].week) for text, all_ in same.items())
        return tuple(sorted(remarks, key=lambda remark: -remark.count))

    @property
    def main_reason(self) -> str:
        """The reason that at least half of the votes with a reason give, or empty."""
        given = sum(count for _, count in self.reasons)
        return next((reason for reason, count in self.reasons if 2 * count >= given), "")

    @property
    def calls_lost(self) -> float:
        """The lower bound of the calls that the answer did not help."""
        return self.against.low * max(self.copies, self.useful.whole)


@dataclass(frozen=True, slots=True)
class Improvement:
    """One improvement: either an answer to rewrite, or a question to answer."""

    calls: int
    answer: AnswerReport | None = None
    searches: QueryGroup | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    totals: Totals
    few_stations: bool
    improvements: tuple[Improvement, ...]
    """Most calls first."""
    answers: tuple[AnswerReport, ...]
    """In their present text; by the upper bound of usefulness, lowest first."""
    older: tuple[AnswerReport, ...]
    """Feedback on a text that has changed since, or was removed."""
    most_copied: tuple[AnswerReport, ...]
    never_used: tuple[Entry, ...]
    unanswered: tuple[QueryGroup, ...]
    found: Mapping[str, Entry] | None
    """Representative of a listed group -> the answer that the search finds now; ``None`` if that was not looked up."""
    proposals: tuple[tuple[str, ProposedWording], ...]
    """Question of the answer, and the wording."""
    week_votes: tuple[WeekVotes, ...]
    week_activity: tuple[WeekActivity, ...]

    def calls_of_first(self, things: int) -> Share:
        """Return the share of the unsuccessful calls that the first ``things`` to improve explain."""
        calls = [thing.calls for thing in self.improvements]
        return Share(sum(calls[:things]), sum(calls))

    def now(self, uid: str) -> AnswerReport | None:
        """Return the feedback on the present text of an answer, or ``None``."""
        return next((answer for answer in self.answers if answer.uid == uid), None)


def make_report(
    figures: Figures, entries: Sequence[Entry], find: Callable[[str], Entry | None] | None = None
) -> Report:
    """Combine figures with the present FAQ.

    Args:
        figures: Of the feedback.
        entries: Of the FAQ.
        find: Returns the answer that a search finds reliably now; ``None`` where there is nothing to search with.
    """
    questions = {entry.uid: entry.question for entry in entries}
    current = {(entry.uid, hash_answer(entry.answer)) for entry in entries}
    texts = _by_text(figures, questions)
    answers = [report for text, report in texts.items() if text in current]
    older = [report for text, report in texts.items() if text not in current]
    used = {uid for uid, _ in texts}
    groups = group_alike(figures.unanswered)
    return Report(
        totals=figures.totals,
        few_stations=figures.totals.stations < FEW_STATIONS,
        improvements=_improvements(answers, groups),
        answers=tuple(sorted(answers, key=lambda answer: (answer.useful.high, answer.uid))),
        older=tuple(sorted(older, key=lambda answer: (-answer.useful.whole, answer.uid))),
        most_copied=tuple(sorted(answers, key=lambda answer: (-answer.copies, answer.uid))),
        never_used=tuple(entry for entry in entries if entry.uid not in used),
        unanswered=groups,
        found=None if find is None else _found(groups[:LISTED], find),
        proposals=tuple(
            (questions.get(proposal.uid, proposal.uid), proposal)
            for proposal in sorted(figures.proposals, key=lambda proposal: (-proposal.count, proposal))
        ),
        week_votes=figures.week_votes,
        week_activity=figures.week_activity,
    )


def _found(groups: Iterable[QueryGroup], find: Callable[[str], Entry | None]) -> dict[str, Entry]:
    found = ((group.representative, find(group.representative)) for group in groups)
    return {query: entry for query, entry in found if entry is not None}


def _by_text(figures: Figures, questions: Mapping[str, str]) -> dict[tuple[str, str], AnswerReport]:
    """Return the feedback on each text of each answer, by uid and hash."""
    reasons: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    comments: dict[tuple[str, str], list[Comment]] = defaultdict(list)
    for reason in figures.reasons:
        reasons[reason.uid, reason.answer_hash].append((reason.reason, reason.count))
    for comment in figures.comments:
        comments[comment.uid, comment.answer_hash].append(comment)
    copies = {(row.uid, row.answer_hash): row for row in figures.copies}
    votes = {(row.uid, row.answer_hash): row for row in figures.usefulness}
    reports = {}
    for text in sorted(copies.keys() | votes.keys()):
        copied, voted = copies.get(text), votes.get(text)
        stations = max(copied.stations if copied else 0, voted.stations if voted else 0)
        reports[text] = AnswerReport(
            uid=text[0],
            question=questions.get(text[0], text[0]),
            useful=Share(voted.yes, voted.yes + voted.no) if voted else Share(0, 0),
            copies=copied.count if copied else 0,
            few_stations=stations < FEW_STATIONS,
            reasons=tuple(sorted(reasons[text], key=lambda pair: (-pair[1], pair[0]))),
            comments=tuple(sorted(comments[text], key=lambda comment: comment.week, reverse=True)),
        )
    return reports


def _improvements(answers: Sequence[AnswerReport], groups: Sequence[QueryGroup]) -> tuple[Improvement, ...]:
    poor = [answer for answer in answers if answer.against.low >= TOLERATED]
    things = [Improvement(round(answer.calls_lost), answer=answer) for answer in poor]
    things += [Improvement(group.count, searches=group) for group in groups]
    return tuple(sorted((thing for thing in things if thing.calls), key=lambda thing: -thing.calls))
