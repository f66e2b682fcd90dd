"""What an agent does in a day of calls, by real keys, in any window on any FAQ; what goes wrong is returned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from helpdesk_app.feedback.model import Verdict
from helpdesk_app.ui.window.desk_view import DeskView
from tests.clipping import cut
from tests.conftest import Agent

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PATIENCE: Final = 60
"""Turns of the event loop, of 20 ms, that something may take until it is as it should be."""


@dataclass(frozen=True, slots=True)
class Calls:
    """What the callers say."""

    vague: str
    """Several answers of different topics fit."""
    unanswered: str
    """The FAQ has no answer."""
    missing: str
    """The word of ``unanswered`` that the FAQ lacks."""
    with_blanks: str = ""
    """The answer has one blank."""


BUNDLED: Final = Calls("combien de cartes je peux avoir", "perdu carte", "perdu")
LARGE: Final = Calls("badge perdu", "piscine badge", "piscine", "ordonnance refusé")


def play(desk: DeskView, calls: Calls) -> list[str]:
    """Play every part of the desk with keys, and return a line for each fault."""
    call = _Call(desk, calls)
    for part in (
        call.question,
        call.unanswered,
        call.topics,
        call.vote,
        call.read_aloud,
        call.basket,
        call.blanks,
        call.compact,
        call.dialogs,
        call.empty_start,
    ):
        part()
        call.leave()
    QGuiApplication.clipboard().clear()
    return call.faults


class _Call:
    def __init__(self, desk: DeskView, calls: Calls) -> None:
        self.desk = desk
        self.calls = calls
        self.agent = Agent()
        self.faults: list[str] = []

    def leave(self) -> None:
        for _ in range(6):
            self.agent.press(Key.Key_Escape)
        self.expect("the search box is empty and has the focus", self._is_at_rest)

    def question(self) -> None:
        """Answer and decline the question to the caller: the best answer stays."""
        qualifier = self.desk.list_pane.qualifier
        self.agent.type(self.calls.vague)
        best = self.desk.answer.title()
        self.see("a question for the caller", lambda: qualifier.question() is not None)
        asked = qualifier.question()
        hit = self.desk.list_pane.results.current_hit()
        if asked is None or hit is None:
            return
        offered = [value in hit.entry.values_of(asked.facet) for value in asked.values]
        self.expect("a value of the best answer is offered", lambda: any(offered))
        self.agent.press((Key.Key_G, Key.Key_H, Key.Key_J)[offered.index(True)], ALT)
        self.see("the best answer stays after its value was given", lambda: self.desk.answer.title() == best)
        self.agent.press(Key.Key_Escape)
        self.agent.press(Key.Key_Escape)
        self.agent.type(self.calls.vague)
        listed = self.desk.list_pane.count.text()
        self.agent.press(Key.Key_K, ALT)
        self.see("no question is asked after it was declined", lambda: qualifier.question() is None)
        self.expect("the list stays", lambda: self.desk.list_pane.count.text() == listed)

    def unanswered(self) -> None:
        """Read which word is missing, and report the question with one key."""
        trust, doubt = self.desk.answer.trust, self.desk.list_pane.doubt
        self.agent.type(self.calls.unanswered)
        self.see("how far to trust the answer", trust.isVisible)
        self.expect("the missing word is named", lambda: self.calls.missing in trust.missing.text())
        self.see("nothing is reliable", doubt.isVisible)
        self.agent.press(Key.Key_S, ALT)
        self.expect("it was reported", lambda: not self.desk.actions.report_unanswered.isEnabled())

    def topics(self) -> None:
        """Read the topics: the values that count come first, the others do not fill the column."""
        self.agent.type(self.calls.vague)
        for group in self.desk.topics.groups():
            counts = [row.count() for row in group.rows if row.isVisible()]
            if len(group.rows) > 13:
                self.expect(f"few values and sorted: {group.question}", partial(_is_short_and_sorted, counts))
        self.see("topics")

    def vote(self) -> None:
        """Vote and comment: the row below the answer never moves, and the save button is in reach."""
        feedback = self.desk.answer.feedback
        self.agent.type(self.calls.vague)
        self.see("an answer")
        no = feedback.button(Verdict.NO)
        before = no.mapTo(self.desk.window, no.rect().topLeft())
        self.agent.press(Key.Key_N, ALT)
        self.see("reasons", feedback.reasons.isVisible)
        self.agent.press(Key.Key_M, ALT)
        self.agent.type("le Dr Martin, 06 12 34 56 78")
        save = feedback.reasons.editor.save_button
        self.see("a comment", lambda: _is_in_view(save))
        self.expect("the row stays", lambda: no.mapTo(self.desk.window, no.rect().topLeft()) == before)
        areas = self.desk.answer.findChildren(QScrollArea)
        self.expect("one scroll bar", lambda: sum(area.verticalScrollBar().isVisible() for area in areas) <= 1)

    def read_aloud(self) -> None:
        """Read aloud: it ends with Esc, and with its answer."""
        steps = self.desk.answer.steps
        self.agent.type(self.calls.vague)
        self.agent.press(Key.Key_F7)
        self.see("read aloud", steps.isVisible)
        self.agent.press(Key.Key_Escape)
        self.expect("Esc ends it", lambda: not steps.isVisible() and bool(self.desk.search_box.text()))
        self.agent.press(Key.Key_F7)
        self.agent.press(Key.Key_Down)
        self.expect("the next answer is as it is written", lambda: not steps.isVisible())

    def basket(self) -> None:
        """Copy two answers in one."""
        self.agent.type(self.calls.vague)
        first = self.desk.answer.body.toPlainText()[:20]
        self.agent.press(Key.Key_P, CTRL)
        self.agent.press(Key.Key_Down)
        second = self.desk.answer.body.toPlainText()[:20]
        self.agent.press(Key.Key_P, CTRL)
        self.see("a basket", lambda: _is_in_view(self.desk.basket.copy_button))
        self.agent.press(Key.Key_Return)
        pasted = QGuiApplication.clipboard().text()
        self.expect("both in order", lambda: -1 < pasted.find(_plain(first)) < pasted.rfind(_plain(second)))

    def blanks(self) -> None:
        """Fill a blank while copying."""
        if not self.calls.with_blanks:
            return
        bar = self.desk.blanks
        self.agent.type(self.calls.with_blanks)
        self.agent.press(Key.Key_Return)
        self.see("blanks", lambda: bar.isVisible() and all(map(_is_in_view, (*bar.fields(), bar.copy_button))))
        self.agent.type("A 12")
        self.agent.press(Key.Key_Return)
        self.expect("the value is copied", lambda: "A 12" in QGuiApplication.clipboard().text())

    def compact(self) -> None:
        """Copy from a compact window, which shows three questions and the answer."""
        self.agent.press(Key.Key_K, CTRL)
        self.agent.type(self.calls.vague)
        body = self.desk.answer.body
        self.see("compact", lambda: not body.visibleRegion().isEmpty())
        rows = self.desk.list_pane.results
        self.expect("rows above the answer", lambda: rows.visualRect(rows.model().index(2, 0)).top() < rows.height())
        self.agent.press(Key.Key_Return)
        self.expect(
            "the answer on show is copied",
            lambda: _plain(body.toPlainText()[:20]) in QGuiApplication.clipboard().text(),
        )
        self.agent.press(Key.Key_K, CTRL)

    def dialogs(self) -> None:
        """Open the dialogs, which fit, and leave them with Esc."""
        for key, modifier in ((Key.Key_F1, None), (Key.Key_Comma, CTRL)):
            self.agent.press(key, modifier)
            (dialog,) = self._dialogs()
            self.see(dialog.windowTitle(), dialog.isVisible, dialog)
            QTest.keyClick(dialog, Key.Key_Escape)
            self.expect("Esc closes the dialog", lambda: not self._dialogs())
            self.desk.window.activateWindow()  # which the offscreen platform leaves undone

    def empty_start(self) -> None:
        """Start anew: the whole FAQ is on show, and what was copied is in the history."""
        self.see("the whole FAQ", lambda: self.desk.list_pane.model.rowCount() > 10)
        self.agent.press(Key.Key_J, CTRL)
        self.see("what was copied", lambda: self.desk.list_pane.model.rowCount() > 0)

    def _dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self.desk.window.findChildren(QDialog) if dialog.isVisible()]

    def see(self, state: str, holds: Callable[[], bool] = lambda: True, top: QWidget | None = None) -> None:
        """Note a fault unless ``holds``, and that nothing is cut."""
        self.expect(state, holds)
        shown = top or self.desk.window
        faults: list[str] = []
        for _ in _turns():
            faults = cut(shown)
            if not faults:
                return
        self.faults += [f"{state}: {fault}" for fault in faults]

    def expect(self, what: str, holds: Callable[[], bool]) -> None:
        """Note a fault unless ``holds`` before long."""
        if not any(holds() for _ in _turns()):
            self.faults.append(f"not so: {what}")

    def _is_at_rest(self) -> bool:
        return not self.desk.search_box.text() and self.desk.search_box.hasFocus()


def _turns() -> Iterator[None]:
    for _ in range(PATIENCE):
        yield
        QTest.qWait(20)


def _is_short_and_sorted(counts: list[int]) -> bool:
    return len(counts) <= 9 and counts == sorted(counts, reverse=True)


def _is_in_view(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def _plain(text: str) -> str:
    return text.replace("\u200b", "").replace("\u2011", "-")
