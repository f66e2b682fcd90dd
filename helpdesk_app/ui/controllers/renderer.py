"""Brings the window from one view state to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from helpdesk_app.desk.view_state import Phase, ViewState
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.controllers.list_renderer import ListRenderer
from helpdesk_app.ui.widgets.message_page import Message
from helpdesk_app.ui.window.desk_view import DeskView


class Renderer:
    """Renders the difference between two view states.

    Args:
        view: What it renders into.
        describe_problem: Puts into words why there is no FAQ.
        answer_shown: Called when another answer, or the same one for another query, is on show.
    """

    def __init__(
        self,
        view: DeskView,
        describe_problem: Callable[[StorageError], Message],
        answer_shown: Callable[[], None],
    ) -> None:
        self._view = view
        self._describe_problem = describe_problem
        self._answer_shown = answer_shown
        self._list = ListRenderer(view.list_pane, view.actions)
        self._state = ViewState()

    def render(self, state: ViewState) -> None:
        """Show ``state`` in place of the one on show."""
        before, self._state = self._state, state
        view = self._view
        if view.search_box.text() != state.text:
            view.search_box.setText(state.text)
        is_new_faq = state.faq is not None and (before.faq is None or state.faq.faq is not before.faq.faq)
        if is_new_faq and state.faq is not None:
            view.topics.show_facets(state.faq.faq.facets)
        if state.phase is Phase.FAILED and state.problem is not None:
            if state.problem is not before.problem:
                view.show_problem(self._describe_problem(state.problem))
            return
        if state.phase is Phase.LOADING:
            return
        if state.phase is not before.phase or is_new_faq:
            view.show_desk()
        view.topics.show_filters(state.filters)
        is_new_query = is_new_faq or state.text != before.text or state.collection is not before.collection
        view.topics.show_counts(state.facet_counts, is_new_query=is_new_query)
        view.actions.clear_topics.setEnabled(bool(state.filters))
        view.actions.report_unanswered.setEnabled(state.can_report)
        self._list.render(before, state)
        self._show_answer(state)
        self._show_copying(before, state)

    def _show_copying(self, before: ViewState, state: ViewState) -> None:
        view = self._view
        view.actions.basket.setChecked(state.is_in_basket)
        view.actions.show_basket(len(state.basket))
        view.answer.show_copy_key(not state.basket and state.blanks is None)
        # While there are blanks to fill, Enter copies those.
        basket = () if state.blanks else state.basket
        view.basket.show_questions([picked.entry.question for picked in basket])
        if state.blanks is not before.blanks:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and view.blanks.isAncestorOf(focused)
            view.blanks.show_form(state.blanks)
            if had_focus and state.blanks is None:
                view.search_box.setFocus()

    def _show_answer(self, state: ViewState) -> None:
        view, hit = self._view, state.hit
        view.actions.enable_for_answer(hit is not None)
        view.actions.favourite.setChecked(state.is_favourite)
        imported_on, pictures = (state.faq.faq.imported_on, state.faq.faq.pictures) if state.faq else ("", {})
        view.answer.show_entry(
            hit.entry if hit else None,
            state.answer_spans,
            state.passage,
            imported_on=imported_on,
            pictures=pictures,
        )
        view.answer.trust.show_trust(self._list.guide.trust(state))
        view.answer.related.show_entries(state.related)
        if hit is not None:
            self._answer_shown()
