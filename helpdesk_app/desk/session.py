"""What the agent does goes in, what the screen shows comes out: the window without Qt.

Each event is a method that returns the new ``ViewState``. Nothing here draws, waits or writes a file, so that any state
of the screen can be reached and compared in a test on plain data.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from helpdesk_app.desk.copying import CopyForm, CopyRequest, FilledBlanks, Picked, toggled
from helpdesk_app.desk.history import Collection, History, hits_of
from helpdesk_app.desk.open_faq import CurrentAnswer, Engine, OpenFaq
from helpdesk_app.desk.qualifying import QualifyingQuestion, qualifying_question
from helpdesk_app.desk.row_texts import RowTexts
from helpdesk_app.desk.searcher import Searcher
from helpdesk_app.desk.start_page import NO_START, start_page
from helpdesk_app.desk.suggestions import replace_unknown
from helpdesk_app.desk.unanswered import UnansweredSearch, UnansweredSearches
from helpdesk_app.desk.view_state import NO_RESULT, Phase, ViewState
from helpdesk_app.faq.model import UNSTATED, Entry
from helpdesk_app.search.model import NO_FILTERS, Filters, Hit, Reliability, SearchResult
from helpdesk_app.text.blanks import Blank
from helpdesk_app.text.identifiers import check, holds_only_a_number
from helpdesk_app.text.spans import Span

if TYPE_CHECKING:
    from helpdesk_app.storage.errors import StorageError

LIMIT: Final = 50
"""Answers listed at first for a query, and added at a time: more than most read, few enough for every keystroke."""
BROWSE_LIMIT: Final = 500
"""The same while the search box is empty."""


class Session:
    """One agent at one window.

    Args:
        text: What is typed already.
        filters: What is checked already; values that the FAQ does not have are dropped when it opens.
        favourites: uids, the latest first.
        history: Answers viewed and copied.
        question_ended: Called when a question ends, with the search that stayed unanswered, or ``None``.
        clock: Returns seconds that only increase.
        today: Returns the present day.
    """

    def __init__(
        self,
        *,
        text: str = "",
        filters: Filters = NO_FILTERS,
        favourites: Sequence[str] = (),
        history: History | None = None,
        question_ended: Callable[[UnansweredSearch | None], None] = lambda _search: None,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._state = ViewState(text=text, filters=filters)
        self._favourites = tuple(favourites)
        self._history = history or History()
        self.question_ended = question_ended
        self._clock = clock
        self._today = today
        self.texts = RowTexts(lambda: self._state)
        """What the rows of the list show of their entries, and why they are in it."""
        self._unanswered = UnansweredSearches()
        self._first_key: float | None = None
        self._filled = FilledBlanks()
        self._searcher = Searcher(clock)
        self._pages = 1
        """How often the list was asked for its next answers, and once for the first ones."""
        self._is_declined = False
        """Whether the agent said that no value of the qualifying question fits this caller."""

    @property
    def state(self) -> ViewState:
        """The state on show."""
        return self._state

    @property
    def favourites(self) -> tuple[str, ...]:
        """The uids of the favourites, the latest first; of their successors where the FAQ names some."""
        faq = self._state.faq
        return faq.faq.current_uids(self._favourites) if faq else self._favourites

    # The FAQ

    def open(self, faq: OpenFaq) -> ViewState:
        """Use ``faq`` from now on; what is typed, checked and selected stays as far as the new FAQ has it."""
        selected = self._state.hit
        known = {facet.question: {*facet.values, UNSTATED} for facet in faq.faq.facets}
        filters = {
            question: kept
            for question, values in self._state.filters.items()
            if (kept := frozenset(values & known.get(question, set())))
        }
        entries = set(faq.faq.entries)
        basket = tuple(picked for picked in self._state.basket if picked.entry in entries)
        self._state = replace(
            self._state, phase=Phase.READY, problem=None, faq=faq, filters=filters, basket=basket, blanks=None
        )
        return self._search(select=selected.entry.uid if selected else "", pages=self._pages)

    def use_meaning(self, engine: Engine) -> ViewState:
        """Search by words and meaning from the next key on, with ``engine``; the list on show stays as it is."""
        if self._state.faq is not None:
            self._state = replace(self._state, faq=replace(self._state.faq, meaning=engine))
        return self._state

    def fail(self, problem: StorageError) -> ViewState:
        """Say that there is no FAQ, because of ``problem``."""
        self._state = replace(self._state, phase=Phase.FAILED, problem=problem)
        return self._state

    # The search box

    def type(self, text: str) -> ViewState:
        """Search for ``text``, the new content of the search box."""
        if text == self._state.text:
            return self._state
        collection = None if text.strip() else self._state.collection
        self._state = replace(self._state, text=text, collection=collection, blanks=None, is_reported=False)
        return self._search()

    def try_word(self, word: str) -> ViewState:
        """Search again with ``word`` in place of the word that the FAQ does not know."""
        return self.type(replace_unknown(self._state.text, self._state.result.unknown_words, word))

    def clear(self) -> ViewState:
        """Leave the blanks, the basket, the text, or else the topics and the collection: the first of them there is."""
        if self._state.blanks is not None:
            return self.leave_blanks()
        if self._state.basket:
            return self.empty_basket()
        if self._state.text:
            self._unanswered.settle()
            return self.type("")
        return self.clear_filters()

    def rest(self) -> ViewState:
        """Take note that the agent has stopped typing: the result on show is one that was looked for.

        On a PC too slow to search by meaning at every key, meaning joins now. The selected answer keeps its row.
        """
        state = self._state
        if state.text.strip() and state.is_by_words and state.faq is not None and state.faq.meaning is not None:
            self._search(at_rest=True, pages=self._pages)
        self._unanswered.settle()
        return self._state

    def unanswered(self) -> UnansweredSearch | None:
        """Return the search on show, to be reported as unanswered; ``None`` where it has an answer or was reported."""
        return UnansweredSearch.of(self._state.result, self._state) if self._state.can_report else None

    def reported(self) -> ViewState:
        """Take note that the search on show was reported; the end of the question does not record it again."""
        self._unanswered.end_question()
        self._state = replace(self._state, is_reported=True)
        return self._state

    def close(self) -> None:
        """End the question; the window is closing."""
        self._unanswered.settle()
        self._end_question()

    # The topics

    def check(self, facet: str, value: str, *, checked: bool = True) -> ViewState:
        """Check or uncheck ``value`` of the facet whose question is ``facet``; this leaves a collection."""
        values = self._state.filters.get(facet, frozenset())
        values = values | {value} if checked else values - {value}
        filters = {question: kept for question, kept in self._state.filters.items() if question != facet}
        return self._filter({**filters, facet: values} if values else filters)

    def check_only(self, facet: str, value: str) -> ViewState:
        """Check ``value`` of the facet whose question is ``facet``, and no other topic; this leaves a collection."""
        return self._filter({facet: frozenset({value})})

    def clear_filters(self) -> ViewState:
        """Uncheck every topic; this leaves a collection."""
        return self._filter({})

    def answer_question(self, index: int) -> ViewState:
        """Check the value ``index`` of the qualifying question; where it has no such value, nothing happens."""
        question = self._state.question
        if question is None or index >= len(question.values):
            return self._state
        return self.check(question.facet, question.values[index])

    def decline_question(self) -> ViewState:
        """Ask nothing more until the next question; the list stays as it is."""
        self._is_declined = True
        self._state = replace(self._state, question=None)
        return self._state

    # The list

    def select(self, row: int) -> ViewState:
        """Select ``row``."""
        if row == self._state.row or not 0 <= row < len(self._state.rows):
            return self._state
        return self._show(replace(self._state, row=row))

    def show_more(self) -> ViewState:
        """List the next answers below those on show; the selected row and the qualifying question stay."""
        state = self._state
        if state.faq is None or not state.left:
            return state
        self._pages += 1
        result, _by_words = self._searcher.search(state, self._limit(), at_rest=not state.is_by_words)
        listed = {hit.entry.uid for hit in state.rows}
        following = (hit for hit in result.hits if hit.entry.uid not in listed)
        return self._show(replace(state, result=replace(result, hits=(*state.rows, *following))))

    def viewed(self) -> None:
        """Remember that the agent went to the selected answer."""
        if self._state.hit is not None:
            self._history.viewed(self._state.hit.entry.uid)

    def see_related(self, index: int) -> ViewState:
        """Put the related answer ``index`` in front of the list, and select it."""
        state = self._state
        if index >= len(state.related):
            return state
        entry = state.related[index]
        hits = (Hit(entry, 0.0), *(hit for hit in state.rows if hit.entry.uid != entry.uid))
        self._history.viewed(entry.uid)
        return self._show(replace(state, result=replace(state.result, hits=hits), row=0))

    def open_collection(self, collection: Collection) -> ViewState:
        """List ``collection`` in place of a search result, with an empty search box."""
        self._state = replace(self._state, text="", collection=collection)
        return self._search()

    def use_favourites(self, uids: Sequence[str]) -> ViewState:
        """Take ``uids``, the latest first, as the favourites."""
        if tuple(uids) == self.favourites:
            return self._state
        self._favourites = tuple(uids)
        return self._search() if self._state.collection is Collection.FAVOURITES else self._show(self._state)

    def use_most_copied(self, uids: tuple[str, ...]) -> None:
        """Take ``uids``, the most copied first, for the next empty start; the list on show stays as it is."""
        self._history.most_copied = uids

    # The selected answer

    def request(self, form: CopyForm) -> CopyRequest | None:
        """Return what there is to copy as ``form``; ``None`` for nothing."""
        picked = self._state.basket if form is CopyForm.BASKET else tuple(filter(None, (self._picked(),)))
        return CopyRequest(form, picked) if picked else None

    def ask_blanks(self, request: CopyRequest) -> ViewState:
        """Ask what goes into the blanks of ``request``."""
        self._state = replace(self._state, blanks=self._filled.offer(request))
        return self._state

    def leave_blanks(self) -> ViewState:
        """Ask no more; nothing is copied."""
        self._state = replace(self._state, blanks=None)
        return self._state

    def copied(self, request: CopyRequest, values: Mapping[Blank, str]) -> ViewState:
        """Remember that ``request`` was copied with ``values`` in its blanks; a basket is empty then."""
        self._filled.remember(values)
        for picked in request.picked:
            self._history.copied(picked.entry.uid, self._today().isoformat())
        self._state = replace(self._state, blanks=None)
        return self.empty_basket() if request.form is CopyForm.BASKET else self._state

    def toggle_in_basket(self) -> ViewState:
        """Put the selected answer into the basket, or take it out."""
        picked = self._picked()
        if picked is not None:
            self._state = replace(self._state, basket=toggled(picked, self._state.basket))
        return self._state

    def empty_basket(self) -> ViewState:
        """Take all answers out of the basket."""
        self._state = replace(self._state, basket=(), blanks=None)
        return self._state

    def _picked(self) -> Picked | None:
        answer = self.current()
        if answer is None:
            return None
        return Picked(answer, None if self._first_key is None else round((self._clock() - self._first_key) * 1000))

    def current(self) -> CurrentAnswer | None:
        """Return the selected answer with what a vote or a copy records of it, or ``None`` where there is none."""
        return self._state.current

    def _filter(self, filters: Filters) -> ViewState:
        self._state = replace(self._state, filters=filters, collection=None)
        return self._search()

    def _limit(self) -> int:
        return self._pages * (LIMIT if self._state.text.strip() else BROWSE_LIMIT)

    def _search(self, *, select: str = "", at_rest: bool = False, pages: int = 1) -> ViewState:
        """Return the state for the current text, topics and collection.

        Args:
            select: The uid to select if it is listed.
            at_rest: Meaning joins a list that was searched by words; the selected answer keeps its row.
            pages: How many times the limit to list.
        """
        state = self._state
        if state.faq is None:
            return state
        browsing = not state.text.strip()
        if browsing:
            self._end_question()
        elif self._first_key is None:
            self._filled.forget()
            self._first_key = self._clock()
        self._pages = pages
        self._state = replace(state, number=check(state.text))
        result, by_words = self._searcher.search(self._state, self._limit(), at_rest=at_rest)
        self._state = replace(self._state, is_by_words=by_words)
        if not browsing and not state.is_reported:
            # A number replaces what was found for its first digits, and is no question.
            self._unanswered.see(NO_RESULT if holds_only_a_number(state.text) else result)
        counts = result.facet_counts
        start = NO_START
        if state.collection is not None:
            day = self._today().isoformat()
            hits = hits_of(self._history.uids(state.collection, day, self.favourites), state.faq.faq, day)
            result = SearchResult("", hits, len(hits))
        elif browsing and not state.filters:
            at_hand = (self._favourites, self._history.most_copied)
            start, hits = start_page(state.faq.faq, self._today().isoformat(), *at_hand, result.hits)
            result = replace(result, hits=hits)
        if at_rest and state.hit is not None:
            result = _with_row_kept(result, state.hit, state.row)
        listed = [hit.entry.uid for hit in result.hits]
        if at_rest or [hit.entry for hit in result.hits] == [hit.entry for hit in state.rows]:
            row = max(state.row, 0)
        else:
            row = listed.index(select) if select in listed else 0
        row = row if listed else -1
        return self._show(
            replace(
                self._state, result=result, facet_counts=counts, row=row, question=self._question(result), start=start
            )
        )

    def _show(self, state: ViewState) -> ViewState:
        """Take over ``state``, with what follows from the row that is selected in it."""
        spans: tuple[Span, ...] = ()
        passage: Span | None = None
        related: tuple[Entry, ...] = ()
        if state.hit is not None and state.faq is not None:
            engine, query = self._searcher.engine(state.faq), self._state.query
            spans = state.faq.engine.spans(state.hit.entry.answer, query)
            passage = engine.passage(query, state.hit.entry) if query.strip() else None
            related = engine.related(state.hit.entry)
        favourite = state.hit is not None and state.hit.entry.uid in self.favourites
        before, now = self._state.hit, state.hit
        blanks = state.blanks if before and now and before.entry == now.entry else None
        self._state = replace(
            state, answer_spans=spans, passage=passage, related=related, is_favourite=favourite, blanks=blanks
        )
        return self._state

    def _question(self, result: SearchResult) -> QualifyingQuestion | None:
        state = self._state
        if state.faq is None or state.number or not result.query.strip() or result.reliability is Reliability.NONE:
            return None
        if self._is_declined:
            return None
        return qualifying_question(result.hits, state.faq.faq.facets, state.filters)

    def _end_question(self) -> None:
        self._first_key = None
        self._filled.forget()
        self._is_declined = False
        result = self._unanswered.end_question()
        self.question_ended(None if result is None else UnansweredSearch.of(result, self._state))


def _with_row_kept(result: SearchResult, kept: Hit, row: int) -> SearchResult:
    """Return ``result`` with the entry of ``kept`` at ``row``, where the agent sees it selected."""
    now = next((hit for hit in result.hits if hit.entry.uid == kept.entry.uid), kept)
    others = [hit for hit in result.hits if hit.entry.uid != kept.entry.uid]
    return replace(result, hits=(*others[:row], now, *others[row:]))
