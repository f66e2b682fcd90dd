"""An empty start: what is at hand, then the whole FAQ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helpdesk_app.config import paths
from helpdesk_app.desk.history import Collection, History, Remembered
from helpdesk_app.desk.open_faq import OpenFaq
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.start_page import MOST_AT_HAND, NO_START, Section, SectionKind, StartPage, start_page
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Announcement, Entry, Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import Hit
from tests.conftest import THEME

DAY = "2026-03-02"
LEXICON = Lexicon.load(paths.resource("search", "lexicon.toml"))


def opened(faq: Faq) -> OpenFaq:
    return OpenFaq(faq, SearchEngine(faq, compile_index(faq, LEXICON), LEXICON))


def uids(state: ViewState) -> list[str]:
    return [hit.entry.uid for hit in state.rows]


def start(faq: Faq, favourites: tuple[str, ...] = (), most_copied: tuple[str, ...] = ()) -> tuple[StartPage, list[str]]:
    page, hits = start_page(faq, DAY, favourites, most_copied, [Hit(entry, 0.0) for entry in faq.entries])
    return page, [hit.entry.uid for hit in hits]


def test_each_answer_comes_once_in_the_first_part_that_has_it(small_faq: Faq) -> None:
    page, listed = start(small_faq, ("cle",), ("cle", "horaires"))
    assert page.sections == (
        Section(SectionKind.FAVOURITES, 0),
        Section(SectionKind.MOST_COPIED, 1),
        Section(SectionKind.ALL, 2),
    )
    assert listed == ["cle", "horaires", "badge", "perdu"]


def test_a_part_without_answers_has_no_title(small_faq: Faq) -> None:
    assert start(small_faq) == (NO_START, ["badge", "perdu", "cle", "horaires"])
    page, listed = start(small_faq, ("gone",), ("perdu",))
    assert page.sections == (Section(SectionKind.MOST_COPIED, 0), Section(SectionKind.ALL, 1))
    assert listed[0] == "perdu"
    everything = tuple(entry.uid for entry in small_faq.entries)
    assert start(small_faq, everything)[0].sections == (Section(SectionKind.FAVOURITES, 0),)


def test_only_some_of_many_favourites_are_at_hand() -> None:
    faq = with_version(Faq(tuple(Entry(str(n), f"Question {n} ?", "Oui.") for n in range(9)), (), ""))
    page, _ = start(faq, tuple("876543210"))
    assert page.sections == (Section(SectionKind.FAVOURITES, 0), Section(SectionKind.ALL, MOST_AT_HAND))


@pytest.mark.parametrize(
    ("until", "shown"), [("2026-03-01", ()), (DAY, ("En panne.",)), ("2026-03-03", ("En panne.",))]
)
def test_an_announcement_is_shown_up_to_its_last_day(small_faq: Faq, until: str, shown: tuple[str, ...]) -> None:
    faq = replace(small_faq, announcements=(Announcement("En panne.", until),))
    assert start(faq)[0].announcements == shown


def test_the_start_page_comes_with_an_empty_search_box_and_no_topic(small_faq: Faq) -> None:
    faq = with_version(replace(small_faq, announcements=(Announcement("En panne.", DAY),)))
    history = History(Remembered(most_copied=("horaires",)))
    session = Session(favourites=("cle",), history=history, today=lambda: date(2026, 3, 2))
    state = session.open(opened(faq))
    assert uids(state) == ["cle", "horaires", "badge", "perdu"]
    assert (state.row, state.result.total, state.left, state.start.announcements) == (0, 4, 0, ("En panne.",))
    for other in (
        session.type("badge"),
        session.check(THEME, "Perte"),
        session.open_collection(Collection.FAVOURITES),
    ):
        assert other.start == NO_START
        session.clear()
        session.clear()
    assert session.state.start == state.start


def test_the_list_on_show_stays_while_favourites_and_counts_change(small_faq: Faq) -> None:
    session = Session(today=lambda: date(2026, 3, 2))
    before = uids(session.open(opened(small_faq)))
    session.use_most_copied(("horaires",))
    assert uids(session.use_favourites(("cle",))) == before, "an agent is about to choose in it"
    session.type("badge")
    assert uids(session.clear()) == ["cle", "horaires", "badge", "perdu"]
