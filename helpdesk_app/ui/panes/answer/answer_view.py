"""The answer on the right: its question, its text, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QPalette, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.desk.read_aloud import steps_of
from helpdesk_app.faq.model import Entry, QuestionOrigin
from helpdesk_app.text.rendering import HtmlStyle, as_html, as_shown
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import as_written
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.feedback_bar import FeedbackBar
from helpdesk_app.ui.panes.answer.read_aloud_view import ReadAloudView
from helpdesk_app.ui.panes.answer.related_bar import RelatedBar
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import BODY, SMALL, TITLE, UNIT, Colours, current_colours, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.copied_label import TitleLabel
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area

_BAR_WIDTH: Final = 3


class AnswerBody(QTextBrowser):
    """The text of an answer: selectable; its links are emitted as signals and never followed."""

    address_chosen = Signal(str)
    bar_moved = Signal(QRect)
    """Where the passage is in the viewport, as high as its bar; empty where it is out of view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = ""
        self._bar: QTextCursor | None = None
        self._bar_at = QRect()
        self.setObjectName("answerBody")
        self.setAccessibleName(self.tr("Answer"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFont(scaled(self.font(), BODY))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(3 * UNIT)
        self.anchorClicked.connect(self._hand_out)

    def show_answer(self, answer: str, html: str) -> None:
        """Show ``answer``, written as ``html`` for the screen."""
        self._answer = answer
        self._bar = None
        self.setHtml(html)

    def mark_passage(self, text: str, *, scroll: bool) -> None:
        """Draw a bar beside the first line of ``text``, or none for an empty text.

        Args:
            text: As it is shown.
            scroll: Bring the passage into view.
        """
        lines = text.strip().splitlines()
        # Qt finds no-break spaces as spaces.
        found = self.document().find(lines[0].replace("\u00a0", " ")) if lines else QTextCursor()
        self._bar = None if found.isNull() else found
        if self._bar is not None and scroll:
            top = self._bar_rect(self._bar).top() + self.verticalScrollBar().value()
            if top > self.viewport().height() // 2:
                self.verticalScrollBar().setValue(top - 2 * UNIT)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and say where the bar belongs now."""
        super().paintEvent(event)
        at = QRect() if self._bar is None else self._bar_rect(self._bar).intersected(self.viewport().rect())
        if at != self._bar_at:
            self._bar_at = at
            self.bar_moved.emit(at)

    def _bar_rect(self, found: QTextCursor) -> QRect:
        start, end = QTextCursor(found), QTextCursor(found)
        start.setPosition(found.selectionStart())
        end.setPosition(found.selectionEnd())
        top = self.cursorRect(start).top()
        return QRect(0, top, _BAR_WIDTH, self.cursorRect(end).bottom() - top)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection as the FAQ spells it, without the hyphens that are for the screen only."""
        shown, written = super().createMimeDataFromSelection(), QMimeData()
        written.setText(as_written(shown.text(), self._answer))
        written.setHtml(as_written(shown.html(), self._answer))
        return written

    def loadResource(self, type_: int, name: QUrl | str) -> None:
        """Load nothing: an answer has no files."""
        del type_, name

    def event(self, event: QEvent) -> bool:
        """Keep Enter for a link that has the focus; elsewhere in the answer it copies."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and self.textCursor().hasSelection()
            and self.textCursor().charFormat().isAnchor()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave typed text to the search box; Space scrolls."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _hand_out(self, url: QUrl) -> None:
        self.address_chosen.emit(url.toString())


class _Pages(QStackedWidget):
    """The answer as it is written, and as steps: both share the space that is left."""

    def sizeHint(self) -> QSize:
        """Ask for room for a few lines."""
        return QSize(super().sizeHint().width(), max(15 * UNIT, 6 * self.fontMetrics().lineSpacing()))

    def minimumSizeHint(self) -> QSize:
        """Ask for the same room."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class AnswerView(QFrame):
    """Shows one entry, or nothing."""

    copy_asked = Signal()
    replaced = Signal()
    """Another answer is on show, or none."""
    address_chosen = Signal(str)

    def __init__(
        self, icons: Icons, actions: DeskActions, *, confirmation_ms: int = 3000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("answerView")
        self._icons = icons
        self._entry: Entry | None = None
        self._marks: tuple[Span, ...] = ()
        self.badge = PlainLabel(self.tr("Proposed question"))
        self.badge.setObjectName("badge")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setFont(scaled(self.font(), SMALL))
        unpublished = self.tr("The editors worded this question; the agency published the answer only.")
        self.badge.setToolTip(unpublished)
        self.badge.setAccessibleDescription(unpublished)
        self._facets = PlainLabel()
        self._facets.setObjectName("muted")
        self._facets.setWordWrap(True)
        self._title = TitleLabel()
        self._title.setFont(scaled(self.font(), TITLE, QFont.Weight.DemiBold))
        self.body = AnswerBody()
        self.passage_bar = QFrame()
        self.passage_bar.setObjectName("passageBar")
        self.passage_bar.hide()
        self._copy = QPushButton(self.tr("Copy the answer"))
        self._copy.setObjectName("primary")
        self._copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._confirmation = PlainLabel()
        self._confirmation.setObjectName("confirmation")
        # Its text comes and goes without moving the other widgets.
        self._confirmation.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fade = QTimer(self, singleShot=True, interval=confirmation_ms)
        self.feedback = FeedbackBar(actions)
        self.steps = ReadAloudView()
        self.related = RelatedBar(actions.related)
        self._passage: Span | None = None
        self._pages = _Pages()
        self._pages.addWidget(self.body)
        self._pages.addWidget(self.steps)
        self._fade.timeout.connect(self._confirmation.clear)
        self._copy.clicked.connect(self.copy_asked)
        self.body.address_chosen.connect(self.address_chosen)
        # Queued, because the text says so while it is painted.
        self.body.bar_moved.connect(self._move_bar, Qt.ConnectionType.QueuedConnection)
        self._lay_out()
        self._apply_colours()
        self.show_entry(None)

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(2 * UNIT)
        actions.addWidget(self._copy)
        actions.addWidget(self._confirmation, 1)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._content = QWidget()
        self.passage_bar.setParent(self._content)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        column.setSpacing(0)
        column.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(UNIT * 3 // 2)
        column.addWidget(self._title)
        column.addSpacing(UNIT)
        column.addWidget(self._facets)
        column.addSpacing(2 * UNIT)
        column.addWidget(self._pages, 1)
        column.addSpacing(UNIT)
        column.addWidget(self.related)
        column.addSpacing(UNIT)
        column.addLayout(actions)
        column.addSpacing(2 * UNIT)
        column.addWidget(rule)
        column.addSpacing(2 * UNIT)
        column.addWidget(self.feedback)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        # In a low window the whole column scrolls; the answer itself does where there is room for some lines of it.
        self._area = scroll_area(self._content)
        layout.addWidget(self._area)
        self.feedback.grew.connect(self._bring_into_view, Qt.ConnectionType.QueuedConnection)

    def set_copy_hint(self, hint: str) -> None:
        """Set the tool tip that names the copy key."""
        self._copy.setToolTip(hint)

    def read_aloud(self, aloud: bool) -> None:
        """Show the answer as steps to read aloud, or as it is written."""
        self._pages.setCurrentWidget(self.steps if aloud else self.body)

    def title(self) -> str:
        """Return the question on show, empty when there is none."""
        return self._title.written()

    def confirmation_time(self) -> int:
        """Return how long a confirmation is shown, in milliseconds."""
        return self._fade.interval()

    def confirmation(self) -> str:
        """Return the confirmation on show, empty when there is none."""
        return self._confirmation.text()

    def show_entry(self, entry: Entry | None, marks: Sequence[Span] = (), passage: Span | None = None) -> None:
        """Show ``entry`` with ``marks`` of its answer highlighted; ``None`` empties the view.

        New marks in the same entry keep the scroll position.

        Args:
            entry: To show.
            marks: Words of the answer that match the query.
            passage: The sentence of the answer that is closest to the query: it has a bar at its side, and is in view.
        """
        same = entry == self._entry
        if same and tuple(marks) == self._marks and passage == self._passage:
            return
        is_same_passage = same and passage == self._passage
        self._entry, self._marks, self._passage = entry, tuple(marks), passage
        self._content.setVisible(entry is not None)
        if not same:
            self.replaced.emit()
        if entry is None:
            self._title.show_question("")
            self.steps.show_steps(())
            return
        if not same:
            self._confirmation.clear()
            self._title.show_question(entry.question)
            self.badge.setVisible(entry.origin is QuestionOrigin.PROPOSED)
            values = dict.fromkeys(given.value for given in entry.facets)
            self._facets.setText("  ·  ".join(values))
            self._facets.setVisible(bool(values))
            self.steps.show_steps(steps_of(entry.answer))
            self._area.verticalScrollBar().setValue(0)
        scroll = self.body.verticalScrollBar()
        position = scroll.value() if same else 0
        self.body.show_answer(entry.answer, self._html(entry))
        scroll.setValue(position)
        self.body.mark_passage(self._passage_text(), scroll=not is_same_passage)

    def confirm(self, message: str) -> None:
        """Announce ``message``, and show it for a few seconds if there is room."""
        fits = self._confirmation.fontMetrics().horizontalAdvance(message) <= self._confirmation.width()
        self._confirmation.setText(message if fits else "")
        self._fade.start()
        announce(self, message)

    def shows_confirmation(self) -> bool:
        """Return whether the confirmation is in view: not in compact mode, nor scrolled out, nor without room."""
        return bool(self._confirmation.text()) and not self._confirmation.visibleRegion().isEmpty()

    def changeEvent(self, event: QEvent) -> None:
        """Use the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _bring_into_view(self, part: QWidget) -> None:
        self._area.ensureWidgetVisible(part, 0, 2 * UNIT)

    def _apply_colours(self) -> None:
        colours = current_colours()
        self._copy.setIcon(self._icons.icon("copy", colours.on_accent, 18))
        if self._entry is not None:
            self.body.show_answer(self._entry.answer, self._html(self._entry))
            self.body.mark_passage(self._passage_text(), scroll=False)

    def _move_bar(self, at: QRect) -> None:
        """Put the bar into the margin beside the passage, which is ``at`` in the text."""
        self.passage_bar.setVisible(not at.isEmpty() and self.body.isVisible())
        corner = self.body.viewport().mapTo(self._content, at.topLeft())
        self.passage_bar.setGeometry(corner.x() - 2 * UNIT, corner.y(), _BAR_WIDTH, at.height())

    def _passage_text(self) -> str:
        """Return the passage as it is shown; empty where there is none, or where it is the whole answer."""
        if self._entry is None or self._passage is None:
            return ""
        answer = self._entry.answer
        if self._passage.of(answer).strip() == answer.strip():
            return ""
        return self._passage.of(as_shown(answer))

    def _html(self, entry: Entry) -> str:
        style = _style(current_colours(), self.palette())
        return as_html(entry.answer, marks=self._marks, style=style, on_screen=True)


def _style(colours: Colours, palette: QPalette) -> HtmlStyle:
    return HtmlStyle(
        block=f"margin-top:0; margin-bottom:{UNIT * 3 // 2}px; line-height:132%",
        item=f"margin-bottom:{UNIT * 3 // 4}px; line-height:132%",
        mark=f"background-color:{colours.mark}; color:{colours.text}",
        link=f"color:{palette.color(QPalette.ColorRole.Link).name()}",
        blank=f"background-color:{colours.selected}; color:{colours.text}",
        table="border-collapse:collapse",
        cell=f"padding:{UNIT // 2}px {UNIT}px; border:1px solid {colours.strong_line}",
    )
