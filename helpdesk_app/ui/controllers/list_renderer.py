"""Brings the list, and what is above it, from one view state to the next."""

from __future__ import annotations

from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.results.guidance import Guide
from helpdesk_app.ui.panes.results.identifier_words import IdentifierWords
from helpdesk_app.ui.panes.results.list_pane import ListPane
from helpdesk_app.ui.widgets.message_page import Message


class ListRenderer:
    """Renders the difference between two view states in ``pane``; messages name the shortcuts of ``actions``."""

    def __init__(self, pane: ListPane, actions: DeskActions) -> None:
        self._pane = pane
        self.guide = Guide(actions)
        self._identifier_words = IdentifierWords(pane)

    def render(self, before: ViewState, state: ViewState) -> None:
        """Show ``state`` in place of ``before``."""
        pane = self._pane
        is_new_list = state.result is not before.result or state.collection is not before.collection
        if is_new_list or state.is_reported != before.is_reported:
            self._show_head(state)
            pane.show_nothing(None if state.rows else self._in_place_of_the_list(state))
        if is_new_list:
            trust = self.guide.trust(state)
            pane.say_when_settled(f"{trust.label}. {trust.missing}".rstrip(". ") if trust else "")
            titles = {section.row: self.guide.section_title(section.kind) for section in state.start.sections}
            is_other = pane.model.show(state.rows, state.left, titles)
            pane.results.show_row(state.row)
            if is_other and state.row == 0:
                pane.results.scrollToTop()
        if state.start.announcements != before.start.announcements:
            pane.announcements.show_texts(state.start.announcements)
        if state.question != before.question:
            pane.qualifier.show_question(state.question)
        pane.results.show_row(state.row)

    def _show_head(self, state: ViewState) -> None:
        pane, result = self._pane, state.result
        if state.collection is None:
            pane.count.setText(self.guide.counted(result))
        else:
            pane.count.setText(self.guide.collection_title(state.collection, result))
        pane.clear_topics_button.setText(self.guide.hidden(result))
        pane.clear_topics_button.setVisible(bool(state.rows) and result.hidden_by_filters > 0)
        if state.number is not None:
            pane.doubt.show_message(self._identifier_words.message(state.number))
        else:
            doubt = self.guide.doubt(result, is_reported=state.is_reported)
            pane.doubt.show_message(doubt if state.is_doubtful else None)

    def _in_place_of_the_list(self, state: ViewState) -> Message:
        if state.collection is not None:
            return self.guide.empty_collection(state.collection)
        return self.guide.nothing(state.result, is_reported=state.is_reported)
