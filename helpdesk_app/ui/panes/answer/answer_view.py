"""The answer on the right: its question, its text, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from helpdesk_app.desk.read_aloud import steps_of
from helpdesk_app.faq.model import Entry, QuestionOrigin, Upkeep
from helpdesk_app.faq.pictures import pictures_of
from helpdesk_app.text.inline import around_pictures, spoken
from helpdesk_app.text.rendering import HtmlStyle, as_html, as_shown, lines_as_html
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.actions import DeskActions, hint, shortcut_text
from helpdesk_app.ui.panes.answer.answer_body import BAR_WIDTH, AnswerBody
from helpdesk_app.ui.panes.answer.feedback_bar import FeedbackBar
from helpdesk_app.ui.panes.answer.origin_line import origin_line
from helpdesk_app.ui.panes.answer.read_aloud_view import ReadAloudView
from helpdesk_app.ui.panes.answer.related_bar import RelatedBar
from helpdesk_app.ui.platform.later import call_later
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import BODY, SMALL, TITLE, UNIT, Colours, current_colours, scaled
from helpdesk_app.ui.widgets.copied_label import CopiedLabel, TitleLabel
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import ScrollWhenShort, scroll_area
from helpdesk_app.ui.widgets.toast import Toast
from helpdesk_app.ui.widgets.trust_line import TrustLine
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton

_RETURN: Final = "\N{RETURN SYMBOL}"
_LEAST_TEXT: Final = 5 * UNIT
"""Pixels of the question and its answer that stay in view in the lowest window."""


class AnswerView(QFrame):
    """Shows one entry, or nothing.

    The question and the answer scroll as one; below them, always in view, what an agent does with them, unless
    ``has_foot`` says that nobody does anything here.
    """

    copy_asked = Signal()
    replaced = Signal()
    """Another answer is on show, or none."""
    address_chosen = Signal(str)
    picture_chosen = Signal(str, QImage)
    """To be shown larger: what it shows in words, and the picture."""

    def __init__(
        self,
        icons: Icons,
        actions: DeskActions,
        *,
        confirmation_ms: int = 3000,
        has_foot: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("answerView")
        self._icons = icons
        self._actions = actions
        self._entry: Entry | None = None
        self._imported_on = ""
        self._picture_address: Callable[[str], str] = lambda _name: ""
        self._marks: tuple[Span, ...] = ()
        self._passage: Span | None = None
        self._percent = 100
        self._has_foot = has_foot
        self.trust = TrustLine()
        self._title = TitleLabel()
        self._facets = PlainLabel()
        self._facets.setObjectName("muted")
        self._facets.setWordWrap(True)
        self.body = AnswerBody()
        self.origin = CopiedLabel()
        self.origin.setObjectName("muted")
        self.origin.setFont(scaled(self.font(), SMALL))
        self.incomplete = PlainLabel()
        self.incomplete.setObjectName("incomplete")
        self.incomplete.setWordWrap(True)
        self.address_button = WrappingButton()
        self.address_button.setObjectName("related")
        self.address_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.passage_bar = QFrame()
        self.passage_bar.setObjectName("passageBar")
        self.passage_bar.hide()
        self.related = RelatedBar(actions.related)
        self.steps = ReadAloudView()
        self._copy = QPushButton()
        self._copy.setObjectName("primary")
        self._copy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.feedback = FeedbackBar(actions, self._copy)
        self._content = QWidget()
        self._area = scroll_area(self._content)
        self._pages = QStackedWidget()
        self._lay_out()
        self._toast = Toast(self._pages, milliseconds=confirmation_ms)
        self._copy.clicked.connect(self.copy_asked)
        self.body.address_chosen.connect(self.address_chosen)
        self.body.picture_chosen.connect(self.picture_chosen)
        self.address_button.clicked.connect(self._choose_address)
        self.body.caret_moved.connect(self._bring_into_view)
        self.body.paged.connect(self._scroll_by_pages)
        # Queued, because the text says so while it is painted.
        self.body.bar_moved.connect(self._move_bar, Qt.ConnectionType.QueuedConnection)
        self.show_text_size(100)
        self._apply_colours()
        self._has_copy_key = True
        self.show_keys()
        self.show_entry(None)

    def _lay_out(self) -> None:
        self.passage_bar.setParent(self._content)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT * 3 // 2)
        for widget in (self.trust, self._title, self._facets, self.incomplete, self.body, self.related, self.origin):
            column.addWidget(widget)
        column.addWidget(self.address_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        aloud = QWidget()
        steps = QVBoxLayout(aloud)
        steps.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, 2 * UNIT)
        steps.addWidget(self.steps)
        for page in (self._area, scroll_area(aloud)):
            page.setMinimumHeight(_LEAST_TEXT)
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addWidget(ScrollWhenShort(self.feedback.reasons, least=8 * UNIT))
        layout.addWidget(self.feedback)

    def show_keys(self) -> None:
        """Show on each button the key that presses it; again whenever a shortcut was changed."""
        key = shortcut_text(self._actions.copy)
        # A key of the search box and the list, which have the focus; its sign is shorter than its name.
        is_enter = self._actions.copy.shortcut() == self._actions.default_shortcut(self._actions.copy)
        name, whole = self.tr("Copy"), self.tr("Copy the answer")
        self._copy.setText(f"{name}  {_RETURN if is_enter else key}".rstrip() if self._has_copy_key else name)
        self._copy.setAccessibleName(whole)
        self._copy.setToolTip(hint(self._actions.copy) if self._has_copy_key else whole)
        self.feedback.show_keys()
        self.steps.set_tool_tips(hint(self._actions.previous_step), hint(self._actions.next_step))

    def show_copy_key(self, shown: bool) -> None:
        """Name the copy key on the button, or not while it copies something else."""
        if shown is not self._has_copy_key:
            self._has_copy_key = shown
            self.show_keys()

    def show_text_size(self, percent: int) -> None:
        """Show answer and steps at ``percent`` of their usual size, and the question by as many points larger."""
        self._percent = percent
        larger = BODY * (percent / 100 - 1)
        self._title.setFont(scaled(self.font(), TITLE + larger, QFont.Weight.DemiBold))
        self.body.setFont(scaled(self.font(), BODY + larger))
        self.steps.show_text_size(percent)

    def read_aloud(self, aloud: bool) -> None:
        """Show the answer as steps to read aloud, or as it is written."""
        self._pages.setCurrentIndex(1 if aloud else 0)

    def title(self) -> str:
        """Return the question on show, empty when there is none."""
        return self._title.written()

    def confirmation(self) -> str:
        """Return the confirmation on show, empty when there is none."""
        return self._toast.text()

    def confirm(self, message: str) -> None:
        """Show and announce ``message`` for a few seconds."""
        self._toast.show_message(message)

    def show_entry(
        self,
        entry: Entry | None,
        marks: Sequence[Span] = (),
        passage: Span | None = None,
        *,
        imported_on: str = "",
        pictures: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """Show ``entry`` with ``marks`` of its answer highlighted; ``None`` empties the view.

        New marks or another text in the same entry keep the scroll position.

        Args:
            entry: To show.
            marks: Words of the answer that match the query.
            passage: The sentence of the answer that is closest to the query: it has a bar at its side, and is in view.
            imported_on: ISO date of the FAQ.
            pictures: Of the FAQ, by name.
        """
        same = entry == self._entry and imported_on == self._imported_on
        if same and tuple(marks) == self._marks and passage == self._passage:
            return
        is_same_passage = same and passage == self._passage
        is_same_entry = entry is not None and self._entry is not None and entry.uid == self._entry.uid
        self._entry, self._marks, self._passage, self._imported_on = entry, tuple(marks), passage, imported_on
        self._content.setVisible(entry is not None)
        self.feedback.setVisible(entry is not None and self._has_foot)
        if not same:
            self._toast.end()
            self.replaced.emit()
        if entry is None:
            self._title.show_question("")
            self.steps.show_steps(())
            self.feedback.show_recorded(None)
            return
        if not same:
            self._show_around(entry)
            self._picture_address = self.body.load_pictures(pictures_of([entry.answer], pictures))
        self.body.show_answer(entry.answer, self._html(entry))
        bar = self.body.mark_passage(self._passage_text())
        self._settle()
        if not is_same_entry:
            self._area.verticalScrollBar().setValue(0)
        if not is_same_passage and not bar.isEmpty():
            self._show_passage(bar)

    def minimumSizeHint(self) -> QSize:
        """Return room for the row below the answer, which wraps in a narrow window."""
        least, layout = super().minimumSizeHint(), self.layout()
        height = layout.totalMinimumHeightForWidth(self.width()) if layout else 0
        return QSize(least.width(), max(least.height(), height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height at the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Use the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()
        elif event.type() == QEvent.Type.StyleChange:
            # A style sheet puts back the fonts that its widgets had when they were first shown; after this event.
            call_later(self, lambda: self.show_text_size(self._percent))

    def _show_around(self, entry: Entry) -> None:
        """Show everything but the text of the answer."""
        self._title.show_question(entry.question)
        values = dict.fromkeys(given.value for given in entry.facets)
        self._facets.setText("  ·  ".join(values))
        self._facets.setVisible(bool(values))
        self.origin.show_written(origin_line(entry, self._imported_on))
        is_proposed = entry.origin is QuestionOrigin.PROPOSED
        unpublished = self.tr("The editors worded this question; the agency published the answer only.")
        self.origin.setToolTip(unpublished if is_proposed else "")
        self.origin.setAccessibleDescription(self.origin.toolTip())
        self._show_upkeep(entry.upkeep)
        self.steps.show_steps(steps_of(entry.answer))

    def _show_upkeep(self, upkeep: Upkeep) -> None:
        self.incomplete.setText(self.tr("Incomplete answer, missing: %1").replace("%1", typeset(upkeep.incomplete)))
        self.incomplete.setVisible(bool(upkeep.incomplete))
        self.address_button.setText(self.tr("Copy the address of the official page"))
        self.address_button.setToolTip(lines_as_html(upkeep.address))
        self.address_button.setAccessibleDescription(upkeep.address)
        self.address_button.setVisible(bool(upkeep.address))

    def _choose_address(self) -> None:
        if self._entry is not None:
            self.address_chosen.emit(self._entry.upkeep.address)

    def _settle(self) -> None:
        """Give the content its new height at once, because it is scrolled now."""
        QCoreApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))

    def _show_passage(self, bar: QRect) -> None:
        """Bring the passage into view where it begins in the lower half of the pane."""
        top = self.body.mapTo(self._content, bar.topLeft()).y()
        if top > self._area.viewport().height() // 2:
            self._area.verticalScrollBar().setValue(top - 2 * UNIT)

    def _bring_into_view(self, at: QRect) -> None:
        point = self.body.mapTo(self._content, at.center())
        self._area.ensureVisible(point.x(), point.y(), 0, at.height() + UNIT)

    def _scroll_by_pages(self, pages: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _apply_colours(self) -> None:
        colours = current_colours()
        self._copy.setIcon(self._icons.icon("copy", colours.on_accent, 18))
        if self._entry is not None:
            self.body.show_answer(self._entry.answer, self._html(self._entry))
            self.body.mark_passage(self._passage_text())

    def _move_bar(self, at: QRect) -> None:
        """Put the bar into the margin beside the passage, which is ``at`` in the text."""
        self.passage_bar.setVisible(not at.isEmpty())
        corner = self.body.mapTo(self._content, at.topLeft())
        self.passage_bar.setGeometry(corner.x() - 2 * UNIT, corner.y(), BAR_WIDTH, at.height())

    def _passage_text(self) -> str:
        """Return the passage as it is shown; empty where there is none, or where it is the whole answer."""
        if self._entry is None or self._passage is None:
            return ""
        answer = self._entry.answer
        if self._passage.of(answer).strip() == answer.strip():
            return ""
        # Pictures are no text on the screen.
        pieces = around_pictures(self._passage.of(answer))
        longest = max(pieces, key=lambda piece: piece.end - piece.start)
        return spoken(longest.of(self._passage.of(as_shown(answer))))

    def _html(self, entry: Entry) -> str:
        style = _style(current_colours(), self.palette().link().color().name())
        return as_html(entry.answer, marks=self._marks, style=style, on_screen=True, address_of=self._picture_address)


def _style(colours: Colours, link: str) -> HtmlStyle:
    return HtmlStyle(
        block=f"margin-top:0; margin-bottom:{UNIT * 3 // 2}px; line-height:132%",
        item=f"margin-bottom:{UNIT * 3 // 4}px; line-height:132%",
        mark=f"background-color:{colours.mark}; color:{colours.text}",
        link=f"color:{link}",
        blank=f"background-color:{colours.selected}; color:{colours.text}",
        # Qt adds the distance of lines to the height of pictures too.
        beside_picture="line-height:100%",
        table="border-collapse:collapse",
        cell=f"padding:{UNIT // 2}px {UNIT}px; border:1px solid {colours.strong_line}",
    )
