"""Two texts side by side with their differences marked, by colour and by a line."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from helpdesk_app.faq_build.differences import Piece, side_by_side
from helpdesk_app.ui.style.theme import UNIT, current_colours
from helpdesk_app.ui.widgets.plain_label import PlainLabel


class DifferenceView(QFrame):
    """Shows the last version on the left and the new one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("", ""), ("", "")
        self.older, self.newer = QTextBrowser(), QTextBrowser()
        self.older.setAccessibleName(self.tr("Last version"))
        self.newer.setAccessibleName(self.tr("New version"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for title, browser in ((self.tr("Last version"), self.older), (self.tr("New version"), self.newer)):
            head = PlainLabel(title)
            head.setObjectName("muted")
            browser.setObjectName("detail")
            browser.setOpenLinks(False)
            browser.setFrameShape(QFrame.Shape.NoFrame)
            browser.setTabChangesFocus(True)
            column = QVBoxLayout()
            column.setSpacing(UNIT // 2)
            column.addWidget(head)
            column.addWidget(browser, 1)
            row.addLayout(column, 1)

    def show_texts(self, older: tuple[str, str], newer: tuple[str, str]) -> None:
        """Show question and answer of both versions; all of them empty where there is none."""
        self._texts = older, newer
        questions, answers = (side_by_side(*pair) for pair in zip(older, newer, strict=True))
        is_pair = any(older) and any(newer)
        for side, browser in enumerate((self.older, self.newer)):
            question, answer = (
                _as_html(parts[side], marked=is_pair, is_new=side == 1) for parts in (questions, answers)
            )
            nothing = self.tr("None")
            shown = (f"<p><b>{question}</b></p>" if question else "") + (f"<p>{answer}</p>" if answer else "")
            browser.setHtml(shown or f"<p><i>{escape(nothing)}</i></p>")

    def changeEvent(self, event: QEvent) -> None:
        """Use the colours of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_texts(*self._texts)


def _as_html(pieces: Iterable[Piece], *, marked: bool, is_new: bool) -> str:
    """Return pieces as HTML; what differs is underlined in the new text and struck out in the old one."""
    colours = current_colours()
    background, colour = (colours.mark, colours.text) if is_new else (colours.problem, colours.problem_text)
    line = "underline" if is_new else "line-through"
    parts = []
    for piece in pieces:
        text = escape(piece.text).replace("\n", "<br>")
        if piece.differs and marked:
            style = f"background-color: {background}; color: {colour}; text-decoration: {line}"
            text = f'<span style="{style}">{text}</span>'
        parts.append(text)
    return " ".join(parts)
