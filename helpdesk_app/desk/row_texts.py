"""What a row of the list shows of its entry, and why the entry is in the list."""

from __future__ import annotations

from collections.abc import Callable

from helpdesk_app.desk.snippet import Snippet, one_line
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.search.model import Hit, WordMatch
from helpdesk_app.text.blanks import fill
from helpdesk_app.text.inline import without_marks
from helpdesk_app.text.spans import Span


class RowTexts:
    """Answers for the rows of one list.

    Args:
        state: Returns the state on show.
    """

    def __init__(self, state: Callable[[], ViewState]) -> None:
        self._state = state

    def explain(self, hit: Hit) -> tuple[WordMatch, ...]:
        """Return, for each word of the query, what matches it in ``hit``; nothing where nothing was searched."""
        state = self._state()
        if state.faq is None or not state.text.strip():
            return ()
        return state.faq.engine.explain(state.query, hit.entry)

    def passage_near(self, hit: Hit) -> str:
        """Return the sentence that makes ``hit`` near to the query in meaning; empty where it is not near."""
        state = self._state()
        if state.faq is None or state.faq.meaning is None or not state.text.strip():
            return ""
        engine, query = state.faq.meaning, state.query
        passage = engine.passage(query, hit.entry) if engine.is_near(query, hit.entry) else None
        return without_marks(fill(passage.of(hit.entry.answer), {})) if passage else ""

    def snippet(self, hit: Hit) -> Snippet:
        """Return the answer of ``hit`` on one line, with what matches the query: its words, or else a passage."""
        state, text = self._state(), one_line(hit.entry.answer)
        if state.faq is None or not state.text.strip():
            return Snippet(text)
        spans = state.faq.engine.spans(text, state.query)
        # Where the list was searched by words, the query's meaning is not known yet, and takes time to find out.
        return Snippet(text, spans, None if spans or state.is_by_words else self._passage_of(hit, text))

    def matched_wording(self, hit: Hit) -> Snippet | None:
        """Return the wording of ``hit`` that the query matches rather than its question, with its words."""
        state = self._state()
        if state.faq is None or not state.text.strip():
            return None
        # As for the snippet: a list that was searched by words does not wait for the meaning.
        engine = state.faq.engine if state.is_by_words else state.faq.meaning or state.faq.engine
        wording = engine.matched_wording(state.query, hit.entry)
        return Snippet(wording, engine.spans(wording, state.query)) if wording else None

    def _passage_of(self, hit: Hit, text: str) -> Span | None:
        """Return where ``text``, the answer of ``hit``, is near to the query in meaning."""
        passage = " ".join(self.passage_near(hit).split()).removeprefix("- ")
        start = text.find(passage) if passage else -1
        return Span(start, start + len(passage)) if start >= 0 else None
