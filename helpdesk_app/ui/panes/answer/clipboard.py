"""Clipboard contents: plain text, and HTML for programs that take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QMimeData

from helpdesk_app.faq.model import Entry
from helpdesk_app.faq.pictures import data_url, picture_name
from helpdesk_app.text.rendering import HtmlStyle, as_html, as_plain_text, lines_as_html
from helpdesk_app.text.typography import typeset

# Real lists and tables are all that Word, Outlook and web editors need. No font, colour or margin, so
# that the text takes those of the target. Only a table needs its lines.
_STYLE: Final = HtmlStyle(
    picture="max-width:100%", table="border-collapse:collapse", cell="border:1px solid #808080;padding:2pt 6pt"
)


def answer_mime(entry: Entry, pictures: Mapping[str, bytes]) -> QMimeData:
    """Return the answer of ``entry``, its ``pictures`` in the HTML itself."""
    return _mime(as_plain_text(entry.answer), _answer(entry, pictures))


def questions_and_answers_mime(entries: Sequence[Entry], pictures: Mapping[str, bytes]) -> QMimeData:
    """Return the question of each of ``entries`` in bold, and its answer below it, as :func:`answer_mime` has it."""
    texts = (f"{entry.question}\n\n{as_plain_text(entry.answer)}" for entry in entries)
    return _mime("\n\n".join(texts), "\n".join(_question_and_answer(entry, pictures) for entry in entries))


def _question_and_answer(entry: Entry, pictures: Mapping[str, bytes]) -> str:
    question = f"<p><b>{escape(typeset(entry.question), quote=False)}</b></p>"
    return f"{question}\n{_answer(entry, pictures)}"


def _answer(entry: Entry, pictures: Mapping[str, bytes]) -> str:
    def address_of(name: str) -> str:
        data = pictures.get(name, b"")
        return data_url(data) if picture_name(data) == name else ""

    return as_html(entry.answer, style=_STYLE, address_of=address_of)


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
