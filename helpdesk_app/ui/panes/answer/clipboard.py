"""Clipboard contents: plain text, and HTML for programs that take it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QMimeData

from helpdesk_app.faq.model import Entry
from helpdesk_app.text.rendering import HtmlStyle, as_html, as_plain_text, lines_as_html
from helpdesk_app.text.typography import typeset

# Real lists and tables are all that Word, Outlook and web editors need. No font, colour or margin, so
# that the text takes those of the target. Only a table needs its lines.
_STYLE: Final = HtmlStyle(table="border-collapse:collapse", cell="border:1px solid #808080;padding:2pt 6pt")


def answer_mime(entry: Entry) -> QMimeData:
    """Return the answer of ``entry``."""
    return _mime(as_plain_text(entry.answer), as_html(entry.answer, style=_STYLE))


def questions_and_answers_mime(entries: Sequence[Entry]) -> QMimeData:
    """Return the question of each of ``entries`` in bold, and its answer below it."""
    texts = (f"{entry.question}\n\n{as_plain_text(entry.answer)}" for entry in entries)
    return _mime("\n\n".join(texts), "\n".join(map(_question_and_answer, entries)))


def _question_and_answer(entry: Entry) -> str:
    question = f"<p><b>{escape(typeset(entry.question), quote=False)}</b></p>"
    return f"{question}\n{as_html(entry.answer, style=_STYLE)}"


def note_mime(note: str) -> QMimeData:
    """Return a ticket note."""
    return _mime(note, lines_as_html(note))


def address_mime(address: str) -> QMimeData:
    """Return an e-mail or web address without ``mailto:``."""
    data = QMimeData()
    data.setText(address.removeprefix("mailto:"))
    return data


def _mime(text: str, html: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<html><body>{html}</body></html>")
    return data
