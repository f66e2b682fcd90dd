"""Brings the window from one view state to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from helpdesk_app.desk.view_state import Phase, ViewState
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.panes.results.guidance import Guide
from helpdesk_app.ui.panes.results.identifier_words import IdentifierWords
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
        self._guide = Guide(view.actions)
        self._identifier_words = IdentifierWords(view.window)
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
        is_new_list = state.result is not before.result or state.collection is not before.collection
        if is_new_list or state.is_reported != before.is_reported:
            self._show_head(state)
            view.list_pane.show_nothing(None if state.rows else self._in_place_of_the_list(state))
        if is_new_list:
            trust = self._guide.trust(state)
            view.list_pane.say_when_settled(f"{trust.label}. {trust.missing}".rstrip(". ") if trust else "")
            titles = {section.row: self._guide.section_title(section.kind) for section in state.start.sections}
            is_other = view.list_pane.model.show(state.rows, state.left, titles)
            view.list_pane.results.show_row(state.row)
            if is_other and state.row == 0:
                view.list_pane.results.scrollToTop()
        if state.start.announcements != before.start.announcements:
            view.list_pane.announcements.show_texts(state.start.announcements)
        if state.question != before.question:
            view.list_pane.qualifier.show_question(state.question)
        view.list_pane.results.show_row(state.row)
        self._show_answer(state)
        self._show_copying(before, state)

    def _show_head(self, state: ViewState) -> None:
        pane, result = self._view.list_pane, state.result
        if state.collection is None:
            pane.count.setText(self._guide.counted(result))
        else:
            pane.count.setText(self._guide.collection_title(state.collection, result))
        pane.clear_topics_button.setText(self._guide.hidden(result))
        pane.clear_topics_button.setVisible(bool(state.rows) and result.hidden_by_filters > 0)
        if state.number is not None:
            pane.doubt.show_message(self._identifier_words.message(state.number))
        else:
            doubt = self._guide.doubt(result, is_reported=state.is_reported)
            pane.doubt.show_message(doubt if state.is_doubtful else None)

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

    def _in_place_of_the_list(self, state: ViewState) -> Message:
        if state.collection is not None:
            return self._guide.empty_collection(state.collection)
        return self._guide.nothing(state.result, is_reported=state.is_reported)

    def _show_answer(self, state: ViewState) -> None:
        view, hit = self._view, state.hit
        view.actions.enable_for_answer(hit is not None)
        view.actions.favourite.setChecked(state.is_favourite)
        imported_on = state.faq.faq.imported_on if state.faq else ""
        view.answer.show_entry(hit.entry if hit else None, state.answer_spans, state.passage, imported_on=imported_on)
        view.answer.trust.show_trust(self._guide.trust(state))
        view.answer.related.show_entries(state.related)
        if hit is not None:
            self._answer_shown()
