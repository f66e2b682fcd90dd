"""The page is self-contained, can be read aloud, and identifies nobody."""

from __future__ import annotations

import itertools
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.model import Verdict
from helpdesk_app.reports.page import report_page
from helpdesk_app.reports.report import make_report
from tests.reports.recorded import figures_of, shown
from tests.reports.year import answer_uses, station_year

TEMPLATE = paths.resource("report", "report.html.jinja").read_text(encoding="utf-8")


def test_the_page_is_set_as_french_is() -> None:
    words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "x", TEMPLATE.partition("</style>")[2])
    assert not re.search(r" [:;?!»%](?!\w)|« |'[a-zé]", words)


def test_nothing_at_all_gives_a_page_too(tmp_path: Path, small_faq: Faq) -> None:
    report = make_report(figures_of(tmp_path, []), small_faq.entries)
    assert report.never_used == small_faq.entries
    assert "Rien qui dépasse le hasard" in report_page(report, TEMPLATE, date(2026, 11, 22))


class Tags(HTMLParser):
    """Collects the tags of a page, and refuses one that is left open."""

    VOID = frozenset({"meta", "br", "path", "rect", "line", "circle"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_the_page_is_self_contained_and_can_be_read_aloud(tmp_path: Path, small_faq: Faq) -> None:
    answers = answer_uses(small_faq.entries)
    events = [event for station in range(4) for event in station_year(station, answers, 200)]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)
    page = report_page(report, TEMPLATE, date(2026, 11, 22))

    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not {"script", "link", "img", "iframe"} & set(tags.seen)
    assert set(re.findall(r"https?://[^\"' <]+", page)) == {"http://www.w3.org/2000/svg"}
    assert 'lang="fr"' in page
    plots = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(plots) == 3
    for plot in plots:
        root = ElementTree.fromstring(plot)
        assert root.get("role") == "img"
        assert root.get("aria-label")
    assert page.count("<caption>") == page.count("<table") >= 7
    assert page.count("<th ") == page.count("<th scope=")
    levels = [int(tag[1]) for tag in tags.seen if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels)), "no level is left out"
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r' id="([^"]+)"', page))
    assert len(re.findall(r'<figcaption>[^\n]*href="#table-', page)) == len(plots), "each plot has a table"
    assert page == report_page(report, TEMPLATE, date(2026, 11, 22)), "the same figures give the same page"


def test_nobody_can_be_found_on_the_page_and_nothing_runs(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1", station="5f0c2a9b7d314e68")
    attack = "<script>alert(1)</script>"
    events = [
        factory.vote(shown(small_faq, 0), Verdict.NO, comment=attack, proposed_wording=attack),
        factory.no_result(attack, "v"),
    ]
    page = report_page(make_report(figures_of(tmp_path, events), small_faq.entries), TEMPLATE, date(2026, 11, 22))
    assert "5f0c2a9b7d314e68" not in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>moins de 3</b> postes" in page


def test_each_unanswered_search_says_whether_an_answer_exists_now(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    events = [factory.no_result(query, "v") for query in ("badge egare", "badge egare", "passeport")]
    entry = small_faq.entries[0]
    report = make_report(
        figures_of(tmp_path, events), small_faq.entries, {"badge egare": entry, "passeport": None}.__getitem__
    )
    assert report.found == {"badge egare": entry}
    page = report_page(report, TEMPLATE, date(2026, 11, 22))
    table = page.partition('id="unanswered"')[2].partition("</table>")[0]
    badge, passport = re.findall(r"<tr><th scope=\"row\">.*?</tr>", table, re.DOTALL)
    assert f"«\N{NO-BREAK SPACE}{entry.question}\N{NO-BREAK SPACE}»" in badge
    assert "aucune" in passport
    first, second = re.findall(r"<li><h3>Répondre à.*?</li>", page, re.DOTALL)
    assert f"Réponse actuelle\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}{entry.question}\N{NO-BREAK SPACE}»." in first
    assert "Réponse actuelle\N{NO-BREAK SPACE}: aucune." in second


def test_without_a_search_present_answers_are_not_mentioned(tmp_path: Path, small_faq: Faq) -> None:
    events = [EventFactory("1").no_result("passeport", "v")]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)
    assert report.found is None
    assert "Réponse actuelle" not in report_page(report, TEMPLATE, date(2026, 11, 22))
