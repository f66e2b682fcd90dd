"""The sentences above a list, or in place of an empty one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from helpdesk_app.desk.history import Collection
from helpdesk_app.desk.start_page import SectionKind
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.search.model import SearchResult
from helpdesk_app.ui.actions import DeskActions, plain_name, shortcut_text, with_key
from helpdesk_app.ui.widgets.message_page import Message
from helpdesk_app.ui.widgets.trust_line import Trust


class Guide(QObject):
    """Puts a result into words, with the agent's own shortcuts."""

    def __init__(self, actions: DeskActions) -> None:
        super().__init__(actions)
        self._actions = actions

    def counted(self, result: SearchResult) -> str:
        """Return how many answers there are, and how many of them are listed."""
        if result.total > len(result.hits):
            shown = self.tr("First %n answer(s)", "", len(result.hits))
            return shown + " " + self.tr("of %n", "", result.total)
        return self.tr("%n answer(s)", "", result.total)

    def hidden(self, result: SearchResult) -> str:
        """Return how many more answers the topics hide."""
        return self.tr("%n more without the topics", "", result.hidden_by_filters)

    def trust(self, state: ViewState) -> Trust | None:
        """Return how far to trust the answer on show; ``None`` where there is nothing to say."""
        if not state.rows or state.number is not None or state.collection is not None:
            return None
        missing = " ".join(self._unknown(state.result))
        if state.is_doubtful:
            advice = self.tr("No answer can be relied on: the answers listed only share some words with the question.")
            return Trust(self.tr("Nothing reliable"), advice, missing, is_refused=True)
        if state.is_to_be_checked:
            advice = self.tr("A possible answer: read it before you give it.")
            return Trust(self.tr("To be checked"), advice, missing)
        return None

    def doubt(self, result: SearchResult, *, is_reported: bool = False) -> Message:
        """Return the message above answers that only share some words with the query.

        Args:
            result: What is listed.
            is_reported: Whether the agent reported the query as unanswered.
        """
        paragraphs = list(self._unknown(result))
        if result.hidden_by_filters:
            more = self.tr("%n more answer(s) without the topics: %1", "", result.hidden_by_filters)
            paragraphs.append(more.replace("%1", shortcut_text(self._actions.clear_topics)))
        below = self.tr("%n answer(s) below: only some words in common with the question.", "", len(result.hits))
        paragraphs.append(below)
        return Message(
            self.tr("Nothing reliable"),
            (*paragraphs, *self._report(is_reported)),
            action=self._offer_to_report(is_reported),
            icon="warning",
            suggestions=result.closest_words,
        )

    def nothing(self, result: SearchResult, *, is_reported: bool = False) -> Message:
        """Return the message in place of an empty list; the arguments are those of ``doubt``."""
        if result.hidden_by_filters:
            hidden = self.tr("%n answer(s) match without the topics you checked.", "", result.hidden_by_filters)
            return Message(
                self.tr("Nothing within these topics"), (hidden,), action=self.tr("Clear the topics"), icon="nothing"
            )
        advice = self.tr("Try fewer words, or other ones: the name of the product, or the message on the screen.")
        return Message(
            self.tr("No answer found"),
            (*self._unknown(result), advice, *self._report(is_reported)),
            action=self._offer_to_report(is_reported),
            icon="nothing",
            suggestions=result.closest_words,
        )

    def collection_title(self, collection: Collection, result: SearchResult) -> str:
        """Return the title of a collection, with the number of answers."""
        titles = {
            Collection.FAVOURITES: self.tr("Favourites"),
            Collection.VIEWED: self.tr("Recently viewed"),
            Collection.COPIED: self.tr("Copied today"),
        }
        return f"{titles[collection]} · {self.counted(result)}"

    def section_title(self, kind: SectionKind) -> str:
        """Return the title above a part of the list."""
        match kind:
            case SectionKind.FAVOURITES:
                return self.tr("Favourite answers")
            case SectionKind.MOST_COPIED:
                return self.tr("Most copied on this desk")
            case SectionKind.ALL:
                return self.tr("The whole FAQ")

    def empty_collection(self, collection: Collection) -> Message:
        """Return the message that says how answers get into an empty collection."""
        match collection:
            case Collection.FAVOURITES:
                title = self.tr("No favourite yet")
                how = self.tr("%1 makes the answer on show a favourite.")
                how = how.replace("%1", shortcut_text(self._actions.favourite))
            case Collection.VIEWED:
                title = self.tr("Nothing viewed yet")
                how = self.tr("What you choose in the list, or copy, is kept here, by its reference only.")
            case Collection.COPIED:
                title = self.tr("Nothing copied today")
                how = self.tr("Answers you copy today are kept here, by their reference only.")
        back = self.tr("%1 brings the whole FAQ back.").replace("%1", shortcut_text(self._actions.clear))
        return Message(title, (how, back), icon="nothing")

    def _offer_to_report(self, is_reported: bool) -> str:
        action = self._actions.report_unanswered
        return "" if is_reported else with_key(plain_name(action), action)

    def _report(self, is_reported: bool) -> tuple[str, ...]:
        return (self.tr("Reported as unanswered."),) if is_reported else ()

    def _unknown(self, result: SearchResult) -> tuple[str, ...]:
        words = ", ".join(result.unknown_words)
        return (self.tr("Not in the FAQ: %1.").replace("%1", words),) if words else ()
