"""The figures of events that a test records."""

from __future__ import annotations

from pathlib import Path

from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.shown_answer import ShownAnswer, hash_answer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.reports.engines.sqlite_engine import SqliteEngine
from helpdesk_app.reports.figures import Figures, figures


def figures_of(folder: Path, events: list[Event]) -> Figures:
    with FeedbackStore(folder / "feedback.db") as store:
        store.add_missing(events)
    with SqliteEngine(folder / "feedback.db") as engine:
        return figures(engine)


def shown(faq: Faq, row: int, *, text: str = "") -> ShownAnswer:
    entry = faq.entries[row]
    return ShownAnswer(entry.uid, hash_answer(text or entry.answer), "v", "requête", 1)
