"""The report says what to mend first, with honest shares, and points at nobody."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.faq.model import Faq
from helpdesk_app.feedback.event_factory import EventFactory, Shown, hash_answer
from helpdesk_app.feedback.model import Event, Reason, Verdict
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.reports.figures import Figures, Unanswered, figures
from helpdesk_app.reports.fleet import DuckdbEngine
from helpdesk_app.reports.grouping import group_alike
from helpdesk_app.reports.page import report_page
from helpdesk_app.reports.report import Remark, Share, make_report
from helpdesk_app.reports.sqlite_engine import SqliteEngine
from tests.reports.standing_votes import current_votes
from tests.reports.year import shelves, station_year

TEMPLATE = paths.resource("report", "report.html.jinja").read_text(encoding="utf-8")


def test_the_page_is_set_as_french_is() -> None:
    words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "x", TEMPLATE.partition("</style>")[2])
    assert not re.search(r" [:;?!»%](?!\w)|« |'[a-zé]", words)


def figures_of(folder: Path, events: list[Event]) -> Figures:
    with FeedbackStore(folder / "feedback.db") as store:
        store.add_missing(events)
    with SqliteEngine(folder / "feedback.db") as engine:
        return figures(engine)


def shown(faq: Faq, place: int, *, text: str = "") -> Shown:
    entry = faq.entries[place]
    return Shown(entry.uid, hash_answer(text or entry.answer), "v", "requête", 1)


# Figures


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),  # Newcombe 1998, and the tables of Wilson's interval
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_intervals_are_wilsons(part: int, whole: int, low: float, high: float) -> None:
    share = Share(part, whole)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_an_interval_holds_its_share(part: int, rest: int) -> None:
    share = Share(part, part + rest)
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1
    assert not math.isnan(share.low + share.high)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=8))
def test_the_votes_that_stand_are_those_of_the_store(
    tmp_path_factory: pytest.TempPathFactory, votes: list[tuple[int, bool]]
) -> None:
    factory = EventFactory("1")
    events: list[Event] = []
    for place, yes in votes:  # Each may correct any vote before it, or one that is not there.
        corrects = events[place].id if place < len(events) else "0195939c-31c8-7abc-8def-0123456789ab" * (place % 2)
        verdict = Verdict.YES if yes else Verdict.NO
        events.append(factory.vote(Shown("uid", "hash", "v", "", 1), verdict, corrects=corrects))
    found = figures_of(tmp_path_factory.mktemp("votes"), events).usefulness
    standing = current_votes(events)
    yes_votes = sum(vote.verdict is Verdict.YES for vote in standing)
    assert [(row.yes, row.no) for row in found] == ([(yes_votes, len(standing) - yes_votes)] if standing else [])


def test_nothing_at_all_gives_a_page_too(tmp_path: Path, small_faq: Faq) -> None:
    report = make_report(figures_of(tmp_path, []), small_faq.entries)
    assert report.never_used == small_faq.entries
    assert "Rien qui dépasse le hasard" in report_page(report, TEMPLATE, date(2026, 11, 22))


def test_duckdb_gives_the_figures_of_sqlite(tmp_path: Path, small_faq: Faq) -> None:
    shelf = shelves(small_faq.entries)
    events = [event for station in range(5) for event in station_year(station, shelf, 300)]
    export(events, tmp_path / "fleet.parquet", ExportFormat.PARQUET)
    with DuckdbEngine(tmp_path / "fleet.parquet") as engine:
        found = figures(engine)
    assert found == figures_of(tmp_path, events)
    assert found.totals.events == 1500
    assert all((found.usefulness, found.copies, found.reasons, found.unanswered, found.proposals, found.week_votes)), (
        "the year is too dull to compare"
    )


def test_weeks_begin_on_monday(tmp_path: Path, small_faq: Faq) -> None:
    moments = [datetime(2026, 11, day, 23, 59, 59, tzinfo=UTC) for day in (15, 16, 22, 23)]
    events = [EventFactory("1", clock=lambda moment=moment: moment).copy(shown(small_faq, 0)) for moment in moments]  # type: ignore[misc]
    found = figures_of(tmp_path, events).week_activity
    assert [(week.week, week.copies) for week in found] == [("2026-11-09", 1), ("2026-11-16", 2), ("2026-11-23", 1)]


# Likeness


def test_slips_and_the_order_of_words_make_one_group_named_by_the_most_frequent() -> None:
    searches = [
        Unanswered("badge perdu", 5, 4, 3),
        Unanswered("perdu badge", 1, 0, 1),
        Unanswered("bagde perdu", 0, 2, 1),
        Unanswered("cps", 3, 0, 1),
        Unanswered("cpx", 1, 0, 1),
    ]
    groups = group_alike(searches)
    assert [(group.representative, group.count, group.no_result) for group in groups] == [
        ("badge perdu", 12, 6),
        ("cps", 3, 3),
        ("cpx", 1, 1),
    ]
    assert groups[0].others == ("bagde perdu", "perdu badge")
    assert groups[0].other_words == ("perdu badge",), "a slip tells an editor nothing"


# What to mend


def test_an_answer_few_find_useful_comes_before_one_that_many_do(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1", station="a")
    events = [factory.vote(shown(small_faq, 0), Verdict.NO, reason=Reason.WRONG, comment="Faux") for _ in range(12)]
    events += [factory.vote(shown(small_faq, 1), Verdict.YES) for _ in range(40)]
    events += [factory.vote(shown(small_faq, 1), Verdict.NO) for _ in range(2)]
    events += [factory.vote(shown(small_faq, 2), Verdict.NO)]  # One voice is no proof.
    events += [factory.no_result("passeport", "v") for _ in range(5)]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)

    first, second, *others = report.to_mend
    assert first.answer is not None
    assert (first.answer.uid, first.answer.reasons, first.answer.remarks) == (
        small_faq.entries[0].uid,
        (("wrong", 12),),
        (Remark("Faux", 12, "wrong", first.answer.comments[0].week),),
    )
    assert first.answer.main_reason == "wrong"
    assert second.searches is not None
    assert second.searches.representative == "passeport"
    assert small_faq.entries[1].uid not in {thing.answer.uid for thing in others if thing.answer}


def test_feedback_on_an_older_text_is_told_apart(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    old, new = shown(small_faq, 0, text="ancien"), shown(small_faq, 0)
    events = [factory.vote(old, Verdict.NO) for _ in range(9)] + [factory.vote(new, Verdict.YES)]
    events += [factory.copy(replace(old, uid="gone"))]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)
    assert [(answer.uid, answer.useful) for answer in report.answers] == [(new.uid, Share(1, 1))]
    assert [(answer.uid, answer.useful.whole) for answer in report.older] == [(new.uid, 9), ("gone", 0)]
    assert not report.to_mend
    now = report.now(new.uid)
    assert now is not None
    assert now.useful == Share(1, 1)
    assert report.now("gone") is None


def test_the_first_things_to_mend_say_how_much_they_mend(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    searches = {"passeport": 6, "horaires ete": 3, "parking": 1}
    events = [factory.no_result(query, "v") for query, count in searches.items() for _ in range(count)]
    report = make_report(figures_of(tmp_path, events), small_faq.entries)
    assert report.calls_of_first(1) == Share(6, 10)
    assert report.calls_of_first(9) == Share(10, 10)


def test_a_remark_made_often_is_told_once(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    made = [(Reason.WRONG, "Lien mort"), (Reason.OUTDATED, "Page changée"), (Reason.OUTDATED, "Lien mort")]
    events = [factory.vote(shown(small_faq, 0), Verdict.NO, reason=reason, comment=text) for reason, text in made]
    (answer,) = make_report(figures_of(tmp_path, events), small_faq.entries).answers
    assert [(remark.text, remark.count) for remark in answer.remarks] == [("Lien mort", 2), ("Page changée", 1)]
    assert answer.main_reason == "outdated"


def test_without_a_reason_that_half_give_there_is_no_main_one(tmp_path: Path, small_faq: Faq) -> None:
    factory = EventFactory("1")
    events = [factory.vote(shown(small_faq, 0), Verdict.NO, reason=reason) for reason in list(Reason)[:3]]
    events.append(factory.vote(shown(small_faq, 1), Verdict.NO))
    answers = make_report(figures_of(tmp_path, events), small_faq.entries).answers
    assert [answer.main_reason for answer in answers] == ["", ""]


# The page


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


def test_the_page_stands_alone_and_can_be_read_aloud(tmp_path: Path, small_faq: Faq) -> None:
    shelf = shelves(small_faq.entries)
    events = [event for station in range(4) for event in station_year(station, shelf, 200)]
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
    assert len(re.findall(r'<figcaption>[^\n]*href="#table-', page)) == len(plots), "a table stands behind each plot"
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


def test_the_command_writes_the_page_from_a_file_and_from_a_folder(
    tmp_path: Path, faq_file: Path, small_faq: Faq, capsys: pytest.CaptureFixture[str]
) -> None:
    events = station_year(0, shelves(small_faq.entries), 50)
    figures_of(tmp_path, events)
    export(events, tmp_path / "fleet.parquet", ExportFormat.PARQUET)
    pages = []
    for source in ("feedback.db", "fleet.parquet"):
        target = tmp_path / f"{source}.html"
        arguments = ["feedback", "report", str(tmp_path / source), "--db", str(faq_file), "-o", str(target)]
        assert cli.main(arguments) == 0
        assert capsys.readouterr().out.startswith("50 events reported in ")
        pages.append(target.read_text(encoding="utf-8"))
    assert pages[0] == pages[1]


def test_events_that_are_not_there_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["feedback", "report", str(tmp_path / "all.db"), "-o", str(tmp_path / "x.html")]) == 3
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"noise", b"", "table"], ids=["none", "noise", "empty", "other"])
def test_a_folder_without_a_sound_export_is_told(
    tmp_path: Path, content: bytes | str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = tmp_path / "exports"
    folder.mkdir()
    if content == "table":
        parquet.write_table(pytest.importorskip("pyarrow").table({"a": [1]}), folder / "x.parquet")
    elif content is not None:
        (folder / "x.parquet").write_bytes(content)  # type: ignore[arg-type]
    assert cli.main(["feedback", "report", str(folder), "-o", str(tmp_path / "x.html")]) == 3
    assert "exports” cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()
