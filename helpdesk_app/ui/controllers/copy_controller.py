"""Copies the answer on show, in the form the agent asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QObject
from PySide6.QtGui import QGuiApplication

from helpdesk_app.config.note_template import UnknownPlaceholderError
from helpdesk_app.desk.copying import CopyForm, CopyRequest
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.ticket_note import NoteFacts, fill
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.text.blanks import Blank
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.panes.answer.clipboard import address_mime, answer_mime, note_mime, questions_and_answers_mime
from helpdesk_app.ui.panes.answer.origin_line import short_date
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.window.desk_view import DeskView


class CopyController(QObject):
    """Answers the copy keys of one window.

    Args:
        view: Its window owns the controller.
        session: Knows what there is to copy, and remembers what was copied.
        feedback: Records the copies.
        preferences: Hold the agent's template.
        render: Shows a state.
    """

    def __init__(
        self,
        view: DeskView,
        session: Session,
        feedback: FeedbackController,
        preferences: PreferenceKeeper,
        render: Callable[[ViewState], None],
    ) -> None:
        super().__init__(view.window)
        self._view = view
        self._session = session
        self._feedback = feedback
        self._preferences = preferences
        self._render = render
        actions = view.actions
        actions.copy.triggered.connect(lambda: self._ask(self._usual_form()))
        actions.copy_both.triggered.connect(lambda: self._ask(CopyForm.BOTH))
        actions.copy_note.triggered.connect(lambda: self._ask(CopyForm.NOTE))
        actions.copy_unfilled.triggered.connect(self._copy_unfilled)
        actions.basket.triggered.connect(self._toggle_in_basket)
        view.answer.copy_asked.connect(lambda: self._ask(CopyForm.ANSWER))
        view.list_pane.results.doubleClicked.connect(self._copy_row)
        view.answer.address_chosen.connect(self._copy_address)
        view.blanks.filled.connect(self._copy_filled)
        view.blanks.left.connect(lambda: self._render_and_type_on(session.leave_blanks()))
        view.basket.emptied.connect(lambda: self._render_and_type_on(session.empty_basket()))

    def _usual_form(self) -> CopyForm:
        return CopyForm.BASKET if self._session.state.basket else CopyForm.ANSWER

    def _copy_row(self, index: QModelIndex) -> None:
        if index.row() < self._view.list_pane.model.hits:
            self._ask(CopyForm.ANSWER)

    def _ask(self, form: CopyForm) -> None:
        """Copy ``form`` at once, or ask for its blanks first."""
        request = self._session.request(form)
        if request is not None and request.blanks:
            self._render(self._session.ask_blanks(request))
        elif request is not None:
            self._copy(request, {})

    def _copy_filled(self, values: Mapping[Blank, str]) -> None:
        form = self._session.state.blanks
        if form is not None:
            self._copy(form.request, values)

    def _copy_unfilled(self) -> None:
        form = self._session.state.blanks
        request = form.request if form else self._session.request(self._usual_form())
        if request is not None:
            self._copy(request, {})

    def _copy(self, request: CopyRequest, values: Mapping[Blank, str]) -> None:
        QGuiApplication.clipboard().setMimeData(self._mime(request, values))
        self._render(self._session.copied(request, values))
        missing = typeset(", ".join(request.missing))
        warning = self.tr("incomplete, missing: %1").replace("%1", missing) if missing else ""
        self._view.confirm(", ".join(filter(None, (self._confirmation(request), warning))))
        for picked in request.picked:
            self._feedback.record_copy(picked.answer, picked.elapsed_ms)

    def _mime(self, request: CopyRequest, values: Mapping[Blank, str]) -> QMimeData:
        entries = request.entries(values)
        match request.form:
            case CopyForm.ANSWER:
                return answer_mime(entries[0], request.pictures)
            case CopyForm.NOTE:
                return note_mime(self._note(entries[0], request.picked[0].answer.faq.faq))
            case CopyForm.BOTH | CopyForm.BASKET:
                return questions_and_answers_mime(entries, request.pictures)

    def _confirmation(self, request: CopyRequest) -> str:
        match request.form:
            case CopyForm.ANSWER:
                return self.tr("Answer copied")
            case CopyForm.BOTH:
                return self.tr("Question and answer copied")
            case CopyForm.NOTE:
                return self.tr("Ticket note copied")
            case CopyForm.BASKET:
                return self.tr("%n answer(s) copied", "", len(request.picked))

    def _note(self, entry: Entry, faq: Faq) -> str:
        facts = NoteFacts.of(entry, short_date(faq.imported_on))
        try:
            return fill(self._preferences.current.ticket_template or default_template(), facts)
        except UnknownPlaceholderError:
            # Refused when it was saved; the settings file was changed by other means since.
            return fill(default_template(), facts)

    def _toggle_in_basket(self) -> None:
        self._render_and_type_on(self._session.toggle_in_basket())
        # What is typed next is the next question.
        self._view.search_box.selectAll()
        added = self._session.state.is_in_basket
        self._view.confirm(self.tr("Added to the basket") if added else self.tr("Taken out of the basket"))

    def _render_and_type_on(self, state: ViewState) -> None:
        self._render(state)
        self._view.search_box.setFocus()

    def _copy_address(self, address: str) -> None:
        QGuiApplication.clipboard().setMimeData(address_mime(address))
        self._view.confirm(self.tr("Address copied"))


def default_template() -> str:
    """Return the ticket note that the program proposes, in the language of the window."""
    translate = QCoreApplication.translate
    return translate(
        "TicketNote", "Question: {question}\n\n{answer}\n\nTopics: {topics}\nReference: {uid}, FAQ of {date}"
    )
