"""Copies the answer on show, in the form the agent asks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from helpdesk_app.config.note_template import UnknownPlaceholderError
from helpdesk_app.desk.open_faq import CurrentAnswer
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.ticket_note import NoteFacts, fill
from helpdesk_app.faq.model import Faq
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.panes.answer.clipboard import address_mime, answer_mime, note_mime, question_and_answer_mime
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.desk_view import DeskView


class CopyController(QObject):
    """Answers the copy keys of one window.

    Args:
        view: Its window owns the controller.
        session: Knows the answer on show, and remembers what was copied.
        feedback: Records the copies.
        preferences: Hold the agent's template.
    """

    def __init__(
        self, view: DeskView, session: Session, feedback: FeedbackController, preferences: PreferenceKeeper
    ) -> None:
        super().__init__(view.window)
        self._view = view
        self._session = session
        self._feedback = feedback
        self._preferences = preferences
        view.actions.copy.triggered.connect(self._copy_answer)
        view.actions.copy_both.triggered.connect(self._copy_both)
        view.actions.copy_note.triggered.connect(self._copy_note)
        view.answer.address_chosen.connect(self._copy_address)

    def _copy_answer(self) -> None:
        self._copy(lambda answer: answer_mime(answer.hit.entry), self.tr("Answer copied"))

    def _copy_both(self) -> None:
        self._copy(lambda answer: question_and_answer_mime(answer.hit.entry), self.tr("Question and answer copied"))

    def _copy_note(self) -> None:
        self._copy(self._note, self.tr("Ticket note copied"))

    def _note(self, answer: CurrentAnswer) -> QMimeData:
        facts = NoteFacts.of(answer.hit.entry, faq_date(answer.faq.faq))
        try:
            note = fill(self._preferences.current.ticket_template or default_template(), facts)
        except UnknownPlaceholderError:
            # Refused when it was saved; the settings file was changed by other means since.
            note = fill(default_template(), facts)
        return note_mime(note)

    def _copy(self, mime: Callable[[CurrentAnswer], QMimeData], confirmation: str) -> None:
        answer = self._session.current()
        if answer is None:
            return
        QGuiApplication.clipboard().setMimeData(mime(answer))
        self._view.confirm(confirmation)
        self._feedback.record_copy(answer, self._session.copied())

    def _copy_address(self, address: str) -> None:
        QGuiApplication.clipboard().setMimeData(address_mime(address))
        self._view.confirm(self.tr("Address copied"))


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
