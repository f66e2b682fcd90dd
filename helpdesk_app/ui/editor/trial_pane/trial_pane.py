"""The pane beside the form that tries a query: where the selected entry comes, who stands above it and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from helpdesk_app.editing.reasons import Lacks
from helpdesk_app.editing.trial import Above, TrialResult
from helpdesk_app.faq_build.expected_results import LISTED
from helpdesk_app.search.model import Reliability
from helpdesk_app.ui.editor.line_field import LineField
from helpdesk_app.ui.style.theme import TITLE, UNIT, scaled
from helpdesk_app.ui.widgets.accessibility import announce
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area
from helpdesk_app.ui.widgets.wrapping_button import WrappingButton

_MARGIN: Final = 2 * UNIT


class TrialPane(QFrame):
    """Shows one ``TrialResult``."""

    query_edited = Signal(str)
    entry_chosen = Signal(str)
    """uid of an entry above the selected one."""
    expect_asked = Signal(str)
    """The query is to find the selected entry, whatever is changed later."""
    wording_asked = Signal(str)
    """The query is to become a wording of the selected entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerView")
        self.query = LineField()
        self.query.setPlaceholderText(self.tr("What does the caller say?"))
        self.query.setAccessibleName(self.tr("Try a search"))
        self.query.setClearButtonEnabled(True)
        self.query.textEdited.connect(self.query_edited)
        self.old = self._label("muted")
        self.rank = PlainLabel()
        self.rank.setFont(scaled(self.font(), TITLE, QFont.Weight.DemiBold))
        self.rank.setWordWrap(True)
        self.trust = self._label("muted")
        self.lacks = self._label()
        self.expect = QPushButton(self.tr("Add to the test list"))
        self.add_wording = QPushButton(self.tr("Add as a wording"))
        for button, signal in ((self.expect, self.expect_asked), (self.add_wording, self.wording_asked)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self.query.text()))
        self._above = self._column()
        self._wordings = self._column()
        self._result: TrialResult | None = None
        self._shown_wordings: tuple[tuple[str, bool], ...] | None = None
        self._lay_out()
        self.show_age(is_old=False, has_result=False)
        self.show_result(None)
        self.show_wordings((), ())

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=UNIT)
        for button in (self.expect, self.add_wording):
            buttons.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, UNIT, _MARGIN, _MARGIN)
        column.setSpacing(UNIT)
        for widget in (self.rank, self.trust, self._above, self.lacks):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addSpacing(UNIT)
        column.addWidget(self._wordings)
        column.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, UNIT)
        top.setSpacing(UNIT)
        top.addWidget(self.query)
        top.addWidget(self.old)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(scroll_area(page), 1)

    def show_age(self, *, is_old: bool, has_result: bool) -> None:
        """Say whether what is shown is from before the last change."""
        text = ""
        if is_old:
            text = (
                self.tr("From before your last change; the new result is coming…")
                if has_result
                else self.tr("Preparing the search…")
            )
        if text != self.old.text():
            self.old.setText(text)
        self.old.setVisible(bool(text))

    def show_result(self, result: TrialResult | None) -> None:
        """Show where the entry comes; ``None`` where nothing is tried."""
        has_result = result is not None
        for button in (self.expect, self.add_wording):
            button.setEnabled(has_result)
        if result == self._result and has_result:
            return
        self._result = result
        for widget in (self.rank, self.trust):
            widget.setVisible(has_result)
        above = result.above if result else ()
        self._fill(self._above, [self._above_button(each) for each in above])
        lacks = self._lacks_text(result.lacks) if result else ""
        self.lacks.setText(lacks)
        self.lacks.setVisible(bool(lacks))
        if result is None:
            return
        text = self._rank_text(result)
        if text != self.rank.text():
            self.rank.setText(text)
            announce(self, text)
        self.trust.setText(self._trust_text(result))

    def show_wordings(self, wordings: Sequence[str], without_help: Sequence[str]) -> None:
        """Show the wordings of the entry; those that are found without being written are grey, and say so."""
        shown = tuple((wording, wording in without_help) for wording in wordings)
        if shown == self._shown_wordings:
            return
        self._shown_wordings = shown
        labels: list[QWidget] = []
        if any(is_found for _, is_found in shown):
            labels.append(self._label("muted", self.tr("Found without help, so of little use as wordings:")))
            labels += [self._label("muted", f"•\u00a0{wording}") for wording, is_found in shown if is_found]
        self._fill(self._wordings, labels)

    def _rank_text(self, result: TrialResult) -> str:
        if not result.rank:
            return (
                self.tr("Not found by this search")
                if result.total <= LISTED
                else self.tr("Not among the first %1").replace("%1", QLocale().toString(LISTED))
            )
        if result.rank == 1:
            return self.tr("This answer comes first")
        text = self.tr("This answer is number %1 of %2").replace("%2", QLocale().toString(result.total))
        return text.replace("%1", QLocale().toString(result.rank))

    def _trust_text(self, result: TrialResult) -> str:
        text = {
            Reliability.SURE: self.tr("Agents see the first answer as reliable."),
            Reliability.CHECK: self.tr("Agents are told to read the first answer before they say it."),
            Reliability.NONE: self.tr("Agents are told that nothing here is reliable."),
        }[result.reliability]
        if result.wording:
            text += " " + self.tr("The wording “%1” brings this answer.").replace("%1", result.wording)
        return text

    def _lacks_text(self, lacks: Lacks) -> str:
        parts = []
        if lacks.nowhere:
            words = _listed(lacks.nowhere)
            parts.append(self.tr("Nowhere in this answer: %1.").replace("%1", words))
        if lacks.in_answer_only:
            words = _listed(lacks.in_answer_only)
            parts.append(self.tr("In its text only, not in its question or wordings: %1.").replace("%1", words))
        return "\n".join(parts)

    def _above_button(self, above: Above) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        number = QLocale().toString(above.rank)
        button = WrappingButton(f"{number}. {above.entry.question}".replace("&", "&&"))
        button.setObjectName("related")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleDescription(" ".join(above.why))
        button.clicked.connect(lambda: self.entry_chosen.emit(above.entry.uid))
        column.addWidget(button)
        for sentence in above.why:
            label = self._label("muted", sentence)
            label.setContentsMargins(_MARGIN, 0, 0, 0)
            column.addWidget(label)
        return box

    def _label(self, name: str = "", text: str = "") -> PlainLabel:
        label = PlainLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _column(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        return box

    @staticmethod
    def _fill(box: QWidget, widgets: Sequence[QWidget]) -> None:
        """Put ``widgets`` in place of those in ``box``."""
        column = box.layout()
        assert column is not None
        for old in box.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for widget in widgets:
            column.addWidget(widget)
            widget.show()
        box.setVisible(bool(widgets))


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"«\N{NO-BREAK SPACE}{word}\N{NO-BREAK SPACE}»" for word in dict.fromkeys(words))
