"""One state of the agent's screen, as plain frozen data. The window renders it and keeps none of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from helpdesk_app.desk.copying import BlankForm, Picked
from helpdesk_app.desk.history import Collection
from helpdesk_app.desk.open_faq import CurrentAnswer, OpenFaq
from helpdesk_app.desk.qualifying import QualifyingQuestion
from helpdesk_app.desk.start_page import NO_START, StartPage
from helpdesk_app.faq.model import Entry
from helpdesk_app.feedback.shown_answer import ShownAnswer, active_facets, hash_answer
from helpdesk_app.search.model import Filters, Hit, Reliability, SearchResult
from helpdesk_app.text.identifiers import IdentifierCheck, holds_only_a_number
from helpdesk_app.text.spans import Span

if TYPE_CHECKING:
    from helpdesk_app.storage.errors import StorageError

NO_RESULT: Final = SearchResult("", (), 0)
RULE_QUERY: Final = "numéro RPPS identifiant national"
"""Searched in place of an identifier: a caller's number is no question, and the FAQ has its own rule for them."""


class Phase(Enum):
    """Whether there is a FAQ to search."""

    LOADING = auto()
    READY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class ViewState:
    """What is on the screen.

    Two states are equal if they look the same to an agent.
    """

    phase: Phase = Phase.LOADING
    problem: StorageError | None = None
    """Why there is no FAQ, in ``FAILED``."""
    faq: OpenFaq | None = field(default=None, repr=False, compare=False)
    text: str = ""
    """Of the search box."""
    filters: Filters = field(default_factory=dict)
    """The topics that are checked."""
    facet_counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict, repr=False)
    """Facet question -> value -> answers that checking the value would leave."""
    collection: Collection | None = None
    """What is listed in place of a search result; ``None`` for a search result."""
    start: StartPage = NO_START
    """What an empty start shows beside the list."""
    number: IdentifierCheck | None = None
    """What is known of an identifier that was typed in place of a question."""
    is_reported: bool = False
    """Whether the agent reported the search on show as unanswered."""
    result: SearchResult = NO_RESULT
    """What is listed."""
    is_by_words: bool = field(default=True, repr=False, compare=False)
    """Whether it was searched by words alone."""
    row: int = -1
    """The selected row, from 0; -1 in an empty list."""
    question: QualifyingQuestion | None = None
    """What to ask the caller next."""
    answer_spans: tuple[Span, ...] = ()
    """The words of the selected answer that match the query."""
    passage: Span | None = None
    """The sentence of the selected answer that is closest to the query."""
    related: tuple[Entry, ...] = ()
    """Answers near to the selected one in meaning."""
    is_favourite: bool = False
    """Whether the selected answer is one."""
    basket: tuple[Picked, ...] = ()
    """The answers to copy together, in the order in which they were picked."""
    blanks: BlankForm | None = None
    """The copy that waits for what goes into its blanks."""

    @property
    def query(self) -> str:
        """What is searched."""
        return self.text if self.number is None else RULE_QUERY

    @property
    def rows(self) -> tuple[Hit, ...]:
        """The list, best first."""
        return self.result.hits

    @property
    def hit(self) -> Hit | None:
        """The selected answer, or ``None`` in an empty list."""
        return self.rows[self.row] if 0 <= self.row < len(self.rows) else None

    @property
    def current(self) -> CurrentAnswer | None:
        """The selected answer with what a vote or a copy records of it, or ``None`` where there is none."""
        if self.hit is None or self.faq is None:
            return None
        shown = ShownAnswer(
            uid=self.hit.entry.uid,
            answer_hash=hash_answer(self.hit.entry.answer),
            database_version=self.faq.faq.version,
            query="" if self.number or holds_only_a_number(self.text) else self.text,
            rank=self.row + 1,
            facets=active_facets(self.filters),
        )
        return CurrentAnswer(self.faq, self.hit, shown)

    @property
    def is_in_basket(self) -> bool:
        """Whether the selected answer is in the basket."""
        return self.hit is not None and any(picked.entry.uid == self.hit.entry.uid for picked in self.basket)

    @property
    def left(self) -> int:
        """How many more answers match than are listed."""
        # An answer that is near in meaning may be listed without matching.
        return max(0, self.result.total - len(self.rows))

    @property
    def is_doubtful(self) -> bool:
        """Whether the list holds answers that only share some words with the query."""
        return bool(self.rows) and self.result.reliability is Reliability.NONE

    @property
    def is_to_be_checked(self) -> bool:
        """Whether the agent has to read the answer before giving it, because it may answer another question.

        Always where the FAQ lacks a word of the query. Never for a single word: it asks no question yet, and its list
        is plainly one to choose from.
        """
        result = self.result
        is_unsure = result.reliability is Reliability.CHECK or bool(result.unknown_words)
        return is_unsure and result.reliability is not Reliability.NONE and len(result.query.split()) > 1

    @property
    def can_report(self) -> bool:
        """Whether a question is on show, not reported yet, to which nothing in the FAQ is a reliable answer."""
        is_question = bool(self.text.strip()) and self.number is None and not holds_only_a_number(self.text)
        is_unanswered = self.faq is not None and self.result.reliability is Reliability.NONE
        return is_question and is_unanswered and not self.is_reported

    @property
    def can_clear(self) -> bool:
        """Whether there are blanks, a basket, a text, a topic or a collection to leave."""
        return bool(self.blanks or self.basket or self.text or self.filters or self.collection)
