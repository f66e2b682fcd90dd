"""The words that the editors' window uses for states, fields and steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.history import Edit, UndoStep
from helpdesk_app.editing.model import EntryFigures
from helpdesk_app.editing.states import EntryState
from helpdesk_app.faq.model import Status
from helpdesk_app.feedback.model import Reason


def state_name(state: EntryState) -> str:
    """Return the name of ``state`` in a list of states."""
    translate = QCoreApplication.translate
    return {
        EntryState.DOUBTFUL: translate("EntryState", "To be checked after an import"),
        EntryState.EXPIRED: translate("EntryState", "Expired"),
        EntryState.INCOMPLETE: translate("EntryState", "Incomplete"),
        EntryState.NOT_FOUND: translate("EntryState", "Not found by its question"),
        EntryState.DUPLICATE: translate("EntryState", "Almost a duplicate"),
        EntryState.NO_TOPIC: translate("EntryState", "No topic"),
        EntryState.PROPOSED: translate("EntryState", "Question by the editors"),
        EntryState.CHANGED: translate("EntryState", "Changed since the last build"),
        EntryState.DRAFT: translate("EntryState", "Draft"),
        EntryState.HIDDEN: translate("EntryState", "Archived"),
        EntryState.WITHDRAWN: translate("EntryState", "Gone from the source"),
    }[state]


def status_name(status: Status) -> str:
    """Return the name of ``status`` in the form."""
    translate = QCoreApplication.translate
    return {
        Status.PUBLISHED: translate("Status", "Published"),
        Status.DRAFT: translate("Status", "Draft"),
        Status.HIDDEN: translate("Status", "Archived"),
        Status.WITHDRAWN: translate("Status", "Gone from the source"),
    }[status]


def field_name(field: FormField) -> str:
    """Return the name of ``field`` within a sentence or a list."""
    translate = QCoreApplication.translate
    return {
        FormField.QUESTION: translate("Field", "Question"),
        FormField.WORDINGS: translate("Field", "Other wordings"),
        FormField.ANSWER: translate("Field", "Answer"),
        FormField.TOPICS: translate("Field", "Topics"),
        FormField.STATUS: translate("Field", "Status"),
        FormField.OWNER: translate("Field", "Owner"),
        FormField.CHECKED_ON: translate("Field", "Checked on"),
        FormField.VALID_TO: translate("Field", "Valid until"),
        FormField.NOTE: translate("Field", "Note for the editors"),
    }[field]


def step_name(step: UndoStep) -> str:
    """Return what ``step`` did, to stand behind « Undo: »."""
    translate = QCoreApplication.translate
    if step.field is not None:
        return field_name(step.field)
    return {
        Edit.FIELD: "",
        Edit.NEW: translate("Edit", "New answer"),
        Edit.SPLIT: translate("Edit", "Split"),
        Edit.MERGE: translate("Edit", "Merge"),
        Edit.ARCHIVE: translate("Edit", "Archive"),
        Edit.PUBLISH: translate("Edit", "Publish"),
        Edit.BACK_TO_SOURCE: translate("Edit", "Back to the source"),
        Edit.KEEP_ANSWER: translate("Edit", "Change of the source seen"),
        Edit.REPLACE: translate("Edit", "Replace in all answers"),
        Edit.TOPICS: translate("Edit", "Topics"),
        Edit.EXPECTED: translate("Edit", "Expected results"),
        Edit.FEEDBACK: translate("Edit", "Feedback"),
        Edit.IMPORT: translate("Edit", "Import"),
        Edit.CONFLICT: translate("Edit", "Text of someone else"),
    }[step.edit]


def figures_text(figures: EntryFigures) -> str:
    """Return ``figures`` in a few words; empty where there are none."""
    translate = QCoreApplication.translate
    # Names of their own: lupdate leaves out a count that is an attribute.
    copies, useful, unanswered = figures.copies, figures.useful, figures.unanswered
    votes = useful + figures.not_useful
    parts = []
    if copies:
        parts.append(translate("Figures", "%n copy(ies)", "", copies))
    if votes:
        parts.append(translate("Figures", "%n of %1 useful", "", useful).replace("%1", str(votes)))
    if unanswered:
        parts.append(translate("Figures", "%n search(es) without answer", "", unanswered))
    return " · ".join(parts)


def figures_details(figures: EntryFigures) -> tuple[str, ...]:
    """Return what is behind ``figures``, a sentence each: the interval of the useful votes, and the reasons given."""
    translate, percent = QCoreApplication.translate, QLocale().toString
    details = []
    if figures.useful + figures.not_useful:
        low, high = (percent(round(100 * end)) for end in figures.interval)
        text = translate("Figures", "Useful in %1 to %2 % of cases, with 95 % certainty")
        details.append(text.replace("%1", low).replace("%2", high))
    if figures.reasons:
        reasons = (f"{_reason_name(reason)} ({percent(count)})" for reason, count in figures.reasons)
        text = translate("Figures", "Reasons against it: %1")
        details.append(text.replace("%1", ", ".join(reasons)))
    return tuple(details)


def _reason_name(reason: Reason) -> str:
    translate = QCoreApplication.translate
    return {
        Reason.UNCLEAR: translate("Figures", "not clear"),
        Reason.INCOMPLETE: translate("Figures", "incomplete"),
        Reason.OFF_TOPIC: translate("Figures", "off topic"),
        Reason.WRONG: translate("Figures", "seems wrong"),
        Reason.OUTDATED: translate("Figures", "outdated"),
    }[reason]
