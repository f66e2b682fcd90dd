"""Copies the answer on show, in the form the agent asks for, and remembers that it was copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from helpdesk_app.config.note_template import UnknownPlaceholderError
from helpdesk_app.desk.history import History
from helpdesk_app.desk.open_faq import CurrentAnswer
from helpdesk_app.desk.ticket_note import NoteFacts, fill
from helpdesk_app.faq.model import Faq
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.panes.answer.clipboard import address_mime, answer_mime, note_mime, question_and_answer_mime
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.main_window import MainWindow


class CopyController(QObject):
    """Answers the copy keys of one window.

    Args:
        window: Owns the controller.
        consulted: Returns the answer in front of the agent, or ``None``.
        feedback: Takes the copies.
        preferences: Hold the agent's template.
        shelf: Remembers what was copied.
        elapsed_ms: Returns the milliseconds since the first key of the search, or ``None``.
        today: Returns the present day.
    """

    def __init__(
        self,
        window: MainWindow,
        consulted: Callable[[], CurrentAnswer | None],
        feedback: FeedbackController,
        preferences: PreferenceKeeper,
        shelf: History,
        *,
        elapsed_ms: Callable[[], int | None],
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._consulted = consulted
        self._feedback = feedback
        self._preferences = preferences
        self._shelf = shelf
        self._elapsed_ms = elapsed_ms
        self._today = today
        actions = window.actions_
        actions.copy.triggered.connect(self._copy_answer)
        actions.copy_both.triggered.connect(self._copy_both)
        actions.copy_note.triggered.connect(self._copy_note)
        window.answer.address_chosen.connect(self._copy_address)

    def _copy_answer(self) -> None:
        self._copy(lambda at: answer_mime(at.hit.entry), self.tr("Answer copied"))

    def _copy_both(self) -> None:
        self._copy(lambda at: question_and_answer_mime(at.hit.entry), self.tr("Question and answer copied"))

    def _copy_note(self) -> None:
        self._copy(self._note, self.tr("Ticket note copied"))

    def _note(self, at: CurrentAnswer) -> QMimeData:
        facts = NoteFacts.of(at.hit.entry, faq_date(at.desk.faq))
        try:
            note = fill(self._preferences.current.ticket_template or default_template(), facts)
        except UnknownPlaceholderError:
            # Refused when it was saved; the settings file was changed by other means since.
            note = fill(default_template(), facts)
        return note_mime(note)

    def _copy(self, made: Callable[[CurrentAnswer], QMimeData], confirmation: str) -> None:
        consulted = self._consulted()
        if consulted is None:
            return
        QGuiApplication.clipboard().setMimeData(made(consulted))
        self._window.confirm(confirmation)
        self._shelf.copied(consulted.hit.entry.uid, self._today().isoformat())
        self._feedback.record_copy(consulted, self._elapsed_ms())

    def _copy_address(self, address: str) -> None:
        QGuiApplication.clipboard().setMimeData(address_mime(address))
        self._window.confirm(self.tr("Address copied"))


def default_template() -> str:
    """Return the ticket note that the program proposes, in the language of the window."""
    translate = QCoreApplication.translate
    return translate(
        "TicketNote", "Question: {question}\n\n{answer}\n\nTopics: {topics}\nReference: {uid}, FAQ of {date}"
    )


def faq_date(faq: Faq) -> str:
    """Return the date of ``faq`` as people write it, empty where it has none."""
    day = QDate.fromString(faq.imported_on, "yyyy-MM-dd")
    return QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else ""
