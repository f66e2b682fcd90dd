"""Why an answer was found, in words a person reads in a tool tip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from helpdesk_app.search.model import Field, MatchKind, WordMatch


def describe_reasons(reasons: Sequence[WordMatch], near: str = "") -> str:
    """Return a line for each word of the query: what matches it, how, and in which field; empty for no word.

    Args:
        reasons: Of the words.
        near: The sentence that is near to the query in meaning, or nothing.
    """
    lines = [_line(reason) for reason in reasons]
    if near:
        lines.append(QCoreApplication.translate("Explanation", "near in meaning: “%1”").replace("%1", near))
    if not lines:
        return ""
    return "\n".join([QCoreApplication.translate("Explanation", "Why this answer:"), *lines])


def _line(reason: WordMatch) -> str:
    translate = QCoreApplication.translate
    if reason.how is None:
        return translate("Explanation", "“%1”: not in this answer").replace("%1", reason.query_word)
    where = ", ".join(_field(field) for field in reason.fields)
    found = (
        translate("Explanation", "“%1”: %2")
        if reason.query_word.casefold() == reason.matched_word
        else translate("Explanation", "“%1” → “%3”: %2")
    )
    line = found.replace("%2", _how(reason.how)).replace("%3", reason.matched_word).replace("%1", reason.query_word)
    return f"{line} ({where})" if where else line


def _how(how: MatchKind) -> str:
    translate = QCoreApplication.translate
    match how:
        case MatchKind.EXACT:
            return translate("Explanation", "exact")
        case MatchKind.STEM:
            return translate("Explanation", "same family")
        case MatchKind.PREFIX:
            return translate("Explanation", "beginning of a word")
        case MatchKind.TYPO:
            return translate("Explanation", "typing error")
        case MatchKind.SYNONYM:
            return translate("Explanation", "synonym")


def _field(field: Field) -> str:
    translate = QCoreApplication.translate
    match field:
        case Field.QUESTION:
            return translate("Explanation", "question")
        case Field.WORDING:
            return translate("Explanation", "other wording")
        case Field.ANSWER:
            return translate("Explanation", "answer")
        case Field.FACET:
            return translate("Explanation", "topics")
