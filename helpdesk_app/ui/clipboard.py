"""What the clipboard receives."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from helpdesk_app.faq.model import Entry
from helpdesk_app.ui.answer_format import as_html, as_plain_text


def answer_mime(entry: Entry) -> QMimeData:
    """Return the answer of ``entry`` as plain text and as HTML, so that the place it goes to takes what it can."""
    data = QMimeData()
    data.setText(as_plain_text(entry.answer))
    data.setHtml(f"<html><body>{as_html(entry.answer)}</body></html>")
    return data


def address_mime(address: str) -> QMimeData:
    """Return an e-mail or web address as it is read, without ``mailto:``."""
    data = QMimeData()
    data.setText(address.removeprefix("mailto:"))
    return data
