"""The report as one self-contained page in French: no script, no network, readable in print and aloud."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from helpdesk_app.feedback.formats.french_table import WORDS
from helpdesk_app.reports.plots import usefulness_plot, weekly_activity_plot, weekly_usefulness_plot
from helpdesk_app.reports.report import FEW_STATIONS, LISTED, Report, Share

_PLOTTED: Final = 12
"""Answers in the plot of usefulness; the table below has all."""
_FIRST: Final = 10
"""Improvements that are listed: as many as an editor can make in a week."""
_TASKS: Final = {
    "unclear": "Clarifier",
    "incomplete": "Compléter",
    "off-topic": "Revoir la question et ses mots",
    "wrong": "Vérifier le contenu",
    "outdated": "Mettre à jour",
}
"""What to do about an answer, by the main reason against it."""
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_NARROW: Final = "\N{NARROW NO-BREAK SPACE}"
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_YES: Final = f"«{_NO_BREAK}Oui{_NO_BREAK}»"


def report_page(report: Report, template: str, made_on: date) -> str:
    """Return the page as HTML.

    Args:
        report: The content of the page.
        template: The text of ``resources/report/report.html.jinja``.
        made_on: The day that the page names.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(
        number=_number, percent=_percent, interval=_interval, day=_day, reason=_reason, task=_task
    )
    titles = {
        "usefulness": f"Part de {_YES} des réponses les moins utiles, avec l’intervalle à 95{_NO_BREAK}%",
        "weeks": f"Part de {_YES} par semaine, avec l’intervalle à 95{_NO_BREAK}%",
        "activity": "Copies et recherches sans réponse par semaine",
    }
    voted = [answer for answer in report.answers if answer.useful.whole][:_PLOTTED]
    return environment.from_string(template).render(
        report=report,
        titles=titles,
        plots={
            "usefulness": Markup(usefulness_plot(voted, titles["usefulness"])),  # noqa: S704 -- pygal escapes
            "weeks": Markup(weekly_usefulness_plot(report.week_votes, titles["weeks"])),  # noqa: S704
            "activity": Markup(weekly_activity_plot(report.week_activity, titles["activity"])),  # noqa: S704
        },
        Share=Share,
        few=FEW_STATIONS,
        first=_FIRST,
        listed=LISTED,
        made_on=made_on.isoformat(),
        last_day=min(_last_day(report.totals.last_week), made_on.isoformat()),
    )


def _number(value: int) -> str:
    return f"{value:,}".replace(",", _NARROW)


def _percent(value: float) -> str:
    return f"{100 * value:.0f}{_NO_BREAK}%"


def _interval(share: Share) -> str:
    return f"{100 * share.low:.0f} à {_percent(share.high)}"


def _day(text: str) -> str:
    if not text:
        return "—"
    day = date.fromisoformat(text)
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def _last_day(week: str) -> str:
    return str(date.fromisoformat(week) + timedelta(days=6)) if week else ""


def _task(reason: str) -> str:
    return _TASKS.get(reason, "Réécrire")


def _reason(value: str) -> str:
    return WORDS["reason"].get(value, "Sans raison")
