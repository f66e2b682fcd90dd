"""The words of the wizard for what a line, a column or an entry was taken for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from helpdesk_app.editing.comparison import MatchedAs, MatchVerdict
from helpdesk_app.editing.line_shape import LineShape
from helpdesk_app.editing.reading import LineRole
from helpdesk_app.editing.said import ToldAs
from helpdesk_app.faq_build.sources.columns import Role
from helpdesk_app.faq_build.sources.document import Document


def role_name(role: LineRole) -> str:
    """Return what a line was taken for."""
    translate = QCoreApplication.translate
    return {
        LineRole.QUESTION: translate("ImportWords", "Question"),
        LineRole.ANSWER: translate("ImportWords", "Answer"),
        LineRole.REJECTED: translate("ImportWords", "Not kept"),
        LineRole.TOPIC: translate("ImportWords", "Topic"),
        LineRole.FURNITURE: translate("ImportWords", "Decoration"),
        LineRole.OUTSIDE: translate("ImportWords", "In no answer"),
        LineRole.END: translate("ImportWords", "End of answer"),
        LineRole.BLANK: "",
    }[role]


def told_name(told: ToldAs) -> str:
    """Return what the editor says that a line is."""
    translate = QCoreApplication.translate
    return {
        ToldAs.QUESTION: translate("ImportWords", "Question"),
        ToldAs.ANSWER: translate("ImportWords", "Answer"),
        ToldAs.FURNITURE: translate("ImportWords", "Decoration"),
        ToldAs.END: translate("ImportWords", "End of answer"),
    }[told]


def column_name(role: Role) -> str:
    """Return what a column of a table holds."""
    translate = QCoreApplication.translate
    return {
        Role.QUESTION: translate("ImportWords", "Question"),
        Role.ANSWER: translate("ImportWords", "Answer"),
        Role.UID: translate("ImportWords", "Identifier"),
        Role.WORDINGS: translate("ImportWords", "Other wordings"),
        Role.TOPIC: translate("ImportWords", "Topic"),
        Role.STATUS: translate("ImportWords", "Status"),
        Role.OWNER: translate("ImportWords", "Owner"),
        Role.VALID_FROM: translate("ImportWords", "Valid from"),
        Role.VALID_TO: translate("ImportWords", "Valid until"),
        Role.CHECKED_ON: translate("ImportWords", "Checked on"),
        Role.ADDRESS: translate("ImportWords", "Address"),
        Role.LANGUAGE: translate("ImportWords", "Language"),
        Role.UNUSED: translate("ImportWords", "Not used"),
    }[role]


def layout_words(document: Document) -> str:
    """Return how a source was read; of a table, which column holds what."""
    if not document.tables:
        return document.layout
    told = dict.fromkeys(
        f"{table.columns.name(index)} → {column_name(role)}"
        for table in document.tables
        for role in Role
        if role is not Role.UNUSED
        for index in table.columns.of(role)
    )
    return ", ".join(told)


def kind_name(kind: MatchedAs, count: int | None = None) -> str:
    """Return what an entry of the new version is to one of the last, with how many there are."""
    translate = QCoreApplication.translate
    name = {
        MatchedAs.DOUBTFUL: translate("ImportWords", "Doubtful"),
        MatchedAs.CHANGED: translate("ImportWords", "Changed"),
        MatchedAs.NEW: translate("ImportWords", "New"),
        MatchedAs.GONE: translate("ImportWords", "Gone"),
        MatchedAs.UNCHANGED: translate("ImportWords", "Unchanged"),
    }[kind]
    return name if count is None else f"{name} ({count})"


def verdict_name(kind: MatchedAs, verdict: MatchVerdict) -> str:
    """Return what the editor decided."""
    translate = QCoreApplication.translate
    if kind is MatchedAs.UNCHANGED:
        return ""
    if kind is MatchedAs.DOUBTFUL:
        return {
            MatchVerdict.OPEN: translate("ImportWords", "To be decided"),
            MatchVerdict.TAKEN: translate("ImportWords", "The same answer"),
            MatchVerdict.REFUSED: translate("ImportWords", "Another answer"),
        }[verdict]
    return {
        MatchVerdict.OPEN: translate("ImportWords", "To be decided"),
        MatchVerdict.TAKEN: translate("ImportWords", "Taken"),
        MatchVerdict.REFUSED: translate("ImportWords", "Refused"),
    }[verdict]


def consequence(kind: MatchedAs, verdict: MatchVerdict) -> str:
    """Return what comes of a decision."""
    translate = QCoreApplication.translate
    taken = {
        MatchedAs.DOUBTFUL: translate(
            "ImportWords", "It is the same answer with a new text: its votes, wordings and topics stay."
        ),
        MatchedAs.CHANGED: translate("ImportWords", "Agents will see the new text; what editors added stays."),
        MatchedAs.NEW: translate("ImportWords", "Agents will see this answer."),
        MatchedAs.GONE: translate("ImportWords", "Agents will see it no more; it stays in the archive."),
        MatchedAs.UNCHANGED: translate("ImportWords", "Nothing changes."),
    }
    refused = {
        MatchedAs.DOUBTFUL: translate(
            "ImportWords", "They are two answers: the new one begins anew, the last one goes to the archive."
        ),
        MatchedAs.CHANGED: translate("ImportWords", "Agents go on seeing the last text, as that of the editors."),
        MatchedAs.NEW: translate("ImportWords", "It is kept and hidden from agents."),
        MatchedAs.GONE: translate("ImportWords", "Agents go on seeing it, as an answer that the editors wrote."),
        MatchedAs.UNCHANGED: "",
    }
    if verdict is MatchVerdict.OPEN:
        return translate("ImportWords", "Is it the same answer with another text? Until you decide, they are two.")
    return (taken if verdict is MatchVerdict.TAKEN else refused)[kind]


def shape_words(shape: LineShape) -> str:
    """Return how lines begin, in words."""
    number = QCoreApplication.translate("ImportWords", "[number]")
    return "".join(number if part is None else part for part in shape.start).strip()
