"""Where an answer comes from, in one quiet line at its end."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from helpdesk_app.faq.model import AnswerOrigin, Entry, Provenance, QuestionOrigin


def origin_line(entry: Entry, imported_on: str) -> str:
    """Return who wrote question and answer, who answers for it, the days, the source and the reference.

    Args:
        entry: On show.
        imported_on: ISO date of the FAQ; may be empty.
    """
    return "  ·  ".join(_parts(entry, imported_on))


def short_date(iso: str) -> str:
    """Return an ISO date as people write it, empty where it is none."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else ""


def _parts(entry: Entry, imported_on: str) -> Iterator[str]:
    translate = QCoreApplication.translate
    upkeep = entry.upkeep
    if upkeep.origin is AnswerOrigin.EDITOR:
        yield translate("OriginLine", "Written by the editors, not by the agency")
    elif entry.origin is QuestionOrigin.PROPOSED:
        yield translate("OriginLine", "Question worded by the editors")
    if upkeep.owner:
        yield translate("OriginLine", "Owner: %1").replace("%1", upkeep.owner)
    if date := short_date(upkeep.checked_on):
        yield translate("OriginLine", "checked on %1").replace("%1", date)
    if date := short_date(imported_on):
        yield translate("OriginLine", "FAQ of %1").replace("%1", date)
    by_source: dict[str, list[Provenance]] = {}
    for where in entry.provenance:
        by_source.setdefault(where.source, []).append(where)
    for source, ranges in by_source.items():
        lines = ", ".join(map(_lines, ranges))
        yield translate("OriginLine", "%1, lines %2").replace("%2", lines).replace("%1", source)
    yield translate("OriginLine", "Reference %1").replace("%1", entry.uid)


def _lines(where: Provenance) -> str:
    first, last = str(where.first_line), str(where.last_line)
    if first == last:
        return first
    return QCoreApplication.translate("OriginLine", "%1 to %2").replace("%2", last).replace("%1", first)
