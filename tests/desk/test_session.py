"""Every state of the screen, reached by events on plain data: no window, no file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.config import paths
from helpdesk_app.desk.copying import CopyForm
from helpdesk_app.desk.history import Collection
from helpdesk_app.desk.open_faq import Engine, OpenFaq
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.unanswered import UnansweredSearch
from helpdesk_app.desk.view_state import Phase, ViewState
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import UNSTATED, Entry, Facet, FacetValue, Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import NO_FILTERS, Filters, Hit, Reliability, SearchResult, WordMatch
from helpdesk_app.storage.errors import MissingError
from helpdesk_app.text.identifiers import IdentifierStatus
from helpdesk_app.text.spans import Span
from tests.conftest import OFFER, PRODUCT, THEME

LEXICON = Lexicon.load(paths.resource("search", "lexicon.toml"))
TODAY = date(2026, 3, 2)
RPPS = "10101234564"


class Clock:
    """Seconds that a test moves on."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def opened(faq: Faq) -> OpenFaq:
    return OpenFaq(faq, SearchEngine(faq, compile_index(faq, LEXICON), LEXICON))


def many(count: int) -> Faq:
    """A FAQ in which every entry answers « badge », three by three of one product."""
    return with_version(
        Faq(
            tuple(
                Entry(
                    f"e{number:04}",
                    f"Où trouver le badge numéro {number} ?",
                    "Au guichet.",
                    facets=(FacetValue("Quel produit ?", f"Produit {number % 3}"),),
                )
                for number in range(count)
            ),
            (Facet("Quel produit ?", ("Produit 0", "Produit 1", "Produit 2"), heading="Produit"),),
            "2026-01-31",
        )
    )


@pytest.fixture(scope="module")
def open_faq(small_faq: Faq) -> OpenFaq:
    return opened(small_faq)


@pytest.fixture
def ended() -> list[UnansweredSearch | None]:
    return []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(open_faq: OpenFaq, ended: list[UnansweredSearch | None], clock: Clock) -> Session:
    session = Session(question_ended=ended.append, clock=clock, today=lambda: TODAY)
    session.open(open_faq)
    ended.clear()
    return session


def uids(state: ViewState) -> list[str]:
    return [hit.entry.uid for hit in state.rows]


def copy(session: Session, form: CopyForm = CopyForm.ANSWER) -> int | None:
    """Copy the selected answer, and return the milliseconds that are recorded."""
    request = session.request(form)
    assert request is not None
    session.copied(request, {})
    return request.picked[0].elapsed_ms


# The FAQ


def test_before_the_faq_is_open_only_the_text_is_kept(open_faq: OpenFaq) -> None:
    session = Session(text="bad")
    state = session.type("badge")
    assert (state.phase, state.text, state.rows, state.hit) == (Phase.LOADING, "badge", (), None)
    state = session.open(open_faq)
    assert (state.phase, uids(state)) == (Phase.READY, ["perdu", "badge"])


def test_an_open_faq_is_browsed_whole_with_its_first_answer_selected(session: Session) -> None:
    state = session.state
    assert uids(state) == ["badge", "perdu", "cle", "horaires"]
    assert (state.row, state.result.total, state.collection, state.question) == (0, 4, None, None)
    assert state.facet_counts[PRODUCT] == {"Badge": 2, "Casier": 1, UNSTATED: 1}
    assert not state.can_clear


def test_why_there_is_no_faq_is_shown_until_there_is_one(open_faq: OpenFaq) -> None:
    session = Session(text="badge")
    problem = MissingError(paths.bundled_database())
    state = session.fail(problem)
    assert (state.phase, state.problem, state.text) == (Phase.FAILED, problem, "badge")
    state = session.open(open_faq)
    assert (state.phase, state.problem, uids(state)) == (Phase.READY, None, ["perdu", "badge"])


def test_another_faq_keeps_what_is_typed_checked_and_selected(session: Session, small_faq: Faq) -> None:
    session.check(THEME, "Perte")
    session.type("badge perdu")
    session.clear()
    assert uids(session.state) == ["perdu", "cle"]
    session.select(1)
    fewer = with_version(Faq(small_faq.entries[2:] + small_faq.entries[1:2], small_faq.facets, "2026-02-01"))
    state = session.open(opened(fewer))
    assert state.filters == {THEME: {"Perte"}}
    assert uids(state) == ["cle", "perdu"]
    assert state.hit is not None
    assert state.hit.entry.uid == "cle", "the answer that was selected, at its new row"


def test_topics_that_another_faq_does_not_have_are_dropped(session: Session, small_faq: Faq) -> None:
    session.check(THEME, "Perte")
    session.check(PRODUCT, "Badge")
    session.check(PRODUCT, UNSTATED)
    keys = tuple(replace(entry, facets=entry.facets[:1]) for entry in small_faq.entries if entry.uid == "cle")
    state = session.open(opened(with_version(Faq(keys, (Facet(PRODUCT, ("Casier",)),), "2026-02-01"))))
    assert state.filters == {PRODUCT: {UNSTATED}}


def test_checked_topics_of_a_window_before_hold_once_the_faq_is_open(open_faq: OpenFaq) -> None:
    session = Session(text="badge", filters={THEME: frozenset({"Perte", "gone"}), "gone ?": frozenset({"x"})})
    state = session.open(open_faq)
    assert state.filters == {THEME: {"Perte"}}
    assert uids(state) == ["perdu"]


# The search box


def test_a_query_lists_its_answers_with_the_words_that_match(session: Session) -> None:
    state = session.type("accueil")
    assert uids(state) == ["perdu"]
    assert [state.rows[0].entry.answer[span.start : span.end] for span in state.answer_spans] == ["accueil"]


def test_a_query_lists_at_most_its_limit_and_an_empty_box_at_most_its_own() -> None:
    session = Session()
    state = session.open(opened(many(501)))
    assert (len(state.rows), state.result.total) == (500, 501)
    state = session.type("badge")
    assert (len(state.rows), state.result.total) == (50, 501)


def test_the_list_goes_on_page_by_page_and_the_selected_row_stays() -> None:
    session = Session()
    session.open(opened(many(120)))
    session.type("badge")
    first = session.select(49)
    second = session.show_more()
    assert (len(second.rows), second.left, second.row) == (100, 20, 49)
    assert second.rows[:50] == first.rows
    assert second.question == first.question
    third = session.show_more()
    assert (len(third.rows), third.left, third.row) == (120, 0, 49)
    assert session.show_more() is third


def test_the_whole_faq_goes_on_too() -> None:
    session = Session()
    session.open(opened(many(501)))
    assert (len(session.show_more().rows), session.state.left) == (501, 0)


def test_another_list_begins_with_its_first_page() -> None:
    session = Session()
    session.open(opened(many(120)))
    session.type("badge")
    session.show_more()
    assert len(session.type("badge numéro").rows) == 50
    session.show_more()
    assert len(session.check("Quel produit ?", "Produit 0").rows) == 40
    session.clear_filters()
    assert len(session.state.rows) == 50


def test_a_new_faq_keeps_the_pages_that_are_shown() -> None:
    session = Session()
    session.open(opened(many(120)))
    session.type("badge")
    session.show_more()
    session.select(80)
    uid = uids(session.state)[80]
    state = session.open(opened(many(121)))
    assert (len(state.rows), state.hit and state.hit.entry.uid) == (100, uid)


def test_there_is_no_more_without_a_faq() -> None:
    session = Session()
    assert session.show_more() is session.state


def test_a_snippet_marks_the_words_of_the_query_in_the_answer(session: Session) -> None:
    state = session.type("accueil")
    snippet = session.texts.snippet(state.rows[0])
    assert [span.of(snippet.text) for span in snippet.spans] == ["accueil"]
    state = session.type("")
    assert session.texts.snippet(state.rows[0]).spans == ()


def test_the_selected_row_stays_while_the_list_is_the_same(session: Session) -> None:
    session.type("badg")
    session.select(1)
    state = session.type("badge")
    assert (uids(state), state.row) == (["perdu", "badge"], 1)
    assert session.type("horaires").row == 0
    assert session.type("xylophone").row == -1


def test_nothing_found_leaves_no_answer(session: Session) -> None:
    state = session.type("xylophone")
    assert (state.rows, state.row, state.hit, state.answer_spans) == ((), -1, None, ())
    assert state.result.unknown_words == ("xylophone",)
    assert session.current() is None


def test_a_word_to_try_replaces_the_unknown_one(session: Session) -> None:
    state = session.type("xylobadge perdu")
    assert state.result.unknown_words == ("xylobadge",)
    assert session.try_word("badge").text == "badge perdu"


def test_the_same_text_is_no_new_search(session: Session) -> None:
    state = session.type("badge")
    assert session.type("badge") is state


def test_an_identifier_is_checked_and_the_rule_for_it_searched(session: Session) -> None:
    state = session.type(f"8{RPPS}")
    assert state.number is not None
    assert state.number.status is IdentifierStatus.VALID
    assert state.result.query == "numéro RPPS identifiant national"
    assert state.question is None
    current = session.current()
    assert current is None or current.shown.query == ""
    assert session.type("badge").number is None


def test_a_number_is_recorded_neither_as_a_query_nor_as_unanswered(
    session: Session, ended: list[UnansweredSearch | None]
) -> None:
    session.type("75931")
    session.rest()
    session.clear()
    assert ended == [None]


# Clearing


def test_clearing_leaves_the_text_first_and_the_topics_next(session: Session) -> None:
    session.check(PRODUCT, "Badge")
    session.type("perdu")
    state = session.clear()
    assert state.text == ""
    assert state.filters == {PRODUCT: {"Badge"}}
    state = session.clear()
    assert (state.filters, len(state.rows), state.can_clear) == ({}, 4, False)


def test_clearing_leaves_a_collection(session: Session) -> None:
    session.open_collection(Collection.FAVOURITES)
    state = session.clear()
    assert (state.collection, len(state.rows)) == (None, 4)


# The topics


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(session: Session) -> None:
    assert uids(session.check(PRODUCT, "Badge")) == ["badge", "perdu"]
    assert uids(session.check(PRODUCT, "Casier")) == ["badge", "perdu", "cle"]
    state = session.check(THEME, "Perte")
    assert uids(state) == ["perdu", "cle"]
    assert state.result.hidden_by_filters == 2
    state = session.check(PRODUCT, "Casier", checked=False)
    assert state.filters == {PRODUCT: {"Badge"}, THEME: {"Perte"}}
    assert uids(state) == ["perdu"]
    state = session.check(THEME, "Perte", checked=False)
    assert state.filters == {PRODUCT: {"Badge"}}, "a facet without a value does not filter"
    assert session.clear_filters().filters == {}


def test_topics_that_hide_everything_say_how_much_they_hide(session: Session) -> None:
    session.check(PRODUCT, "Casier")
    state = session.type("horaires")
    assert (state.rows, state.result.hidden_by_filters) == ((), 1)


def test_the_answer_to_the_qualifying_question_is_checked() -> None:
    session = Session()
    session.open(opened(many(9)))
    question = session.type("badge").question
    assert question is not None
    assert (question.facet, set(question.values)) == ("Quel produit ?", {"Produit 0", "Produit 1", "Produit 2"})
    state = session.answer_question(1)
    assert state.filters == {"Quel produit ?": {question.values[1]}}
    assert (len(state.rows), state.question) == (3, None)


@pytest.mark.parametrize("reliability", Reliability)
def test_nothing_is_asked_where_no_answer_is_reliable(clock: Clock, reliability: Reliability) -> None:
    class Judged(NearEngine):
        def search(
            self, text: str, filters: Filters = NO_FILTERS, limit: int = 50, *, leader: str | None = None
        ) -> SearchResult:
            return replace(super().search(text, filters, limit, leader=leader), reliability=reliability)

    faq = opened(many(9))
    session = Session(clock=clock)
    session.open(faq)
    session.use_meaning(Judged(faq.engine, {}, clock))
    assert (session.type("badge").question is None) is (reliability is Reliability.NONE)


def test_a_question_that_was_declined_is_not_asked_again_for_this_caller() -> None:
    session = Session()
    session.open(opened(many(9)))
    before = session.type("badge")
    state = session.decline_question()
    assert (state.question, state.rows, state.filters) == (None, before.rows, before.filters)
    assert session.type("badge numéro").question is None
    session.clear()
    assert session.type("badge").question is not None, "the next caller may answer"


def test_a_value_that_is_not_offered_changes_nothing(session: Session) -> None:
    state = session.type("badge")
    assert state.question is None
    assert session.answer_question(0) is state


def test_a_value_beyond_those_offered_changes_nothing() -> None:
    session = Session()
    session.open(opened(many(9)))
    state = session.type("badge")
    assert state.question is not None
    assert len(state.question.values) == 3
    for index in (3, 4):
        assert session.answer_question(index) is state


# The list


def test_a_selected_row_brings_its_answer(session: Session) -> None:
    session.type("badge")
    state = session.select(1)
    assert state.hit is not None
    assert state.hit.entry.uid == "badge"
    assert [state.hit.entry.answer[span.start : span.end] for span in state.answer_spans] == ["badge"]


def test_the_selection_goes_down_and_back_to_the_first_row(session: Session) -> None:
    assert [session.select(row).row for row in (3, 1, 0)] == [3, 1, 0]


@pytest.mark.parametrize("row", [-1, 0, 4])
def test_a_row_that_is_selected_or_not_there_changes_nothing(session: Session, row: int) -> None:
    assert session.select(row) is session.state


def test_a_collection_replaces_the_search(session: Session) -> None:
    session.type("cle")
    session.viewed()
    session.type("badge")
    session.select(1)
    session.viewed()
    state = session.open_collection(Collection.VIEWED)
    assert (state.text, uids(state), state.result.total) == ("", ["badge", "cle"], 2)
    assert state.facet_counts[PRODUCT]["Badge"] == 2, "the counts are those of the whole FAQ"
    assert session.open_collection(Collection.COPIED).rows == ()
    assert session.type("badge").collection is None
    session.open_collection(Collection.VIEWED)
    assert session.check(PRODUCT, "Badge").collection is None


def test_copied_today_holds_the_copies_of_this_day_only(open_faq: OpenFaq) -> None:
    days = [date(2026, 3, 2)]
    session = Session(today=lambda: days[-1])
    session.open(open_faq)
    copy(session)
    session.select(2)
    copy(session)
    assert uids(session.open_collection(Collection.COPIED)) == ["cle", "badge"]
    session.clear()
    days.append(date(2026, 3, 3))
    assert uids(session.open_collection(Collection.COPIED)) == []


def test_favourites_are_listed_latest_first_and_followed(open_faq: OpenFaq) -> None:
    session = Session(favourites=("cle", "gone", "badge"))
    assert session.open(open_faq).is_favourite, "the first answer is one"
    assert uids(session.open_collection(Collection.FAVOURITES)) == ["cle", "badge"]
    state = session.use_favourites(("perdu", "cle"))
    assert (uids(state), state.is_favourite) == (["perdu", "cle"], True)
    session.clear()
    session.select(2)
    assert not session.state.is_favourite, "behind the favourites"
    assert session.use_favourites(("badge",)).is_favourite


def test_a_favourite_passes_to_the_successor(open_faq: OpenFaq) -> None:
    faq = with_version(replace(open_faq.faq, successors=(("old", "badge"),)))
    session = Session(favourites=("cle", "old"))
    assert session.open(opened(faq)).is_favourite
    assert session.favourites == ("cle", "badge")
    assert uids(session.open_collection(Collection.FAVOURITES)) == ["cle", "badge"]


# Meaning


class NearEngine:
    """Searches by words, and calls every entry near in meaning to the words it was told, in the order given."""

    def __init__(self, engine: Engine, near: dict[str, tuple[str, ...]], clock: Clock, seconds: float = 0.0) -> None:
        self._engine = engine
        self._near = near
        self._clock = clock
        self.seconds = seconds
        self.leaders: list[str | None] = []

    def search(
        self, text: str, filters: Filters = NO_FILTERS, limit: int = 50, *, leader: str | None = None
    ) -> SearchResult:
        self._clock.now += self.seconds
        self.leaders.append(leader)
        if text not in self._near:
            return self._engine.search(text, filters, limit)
        result = self._engine.search("", filters, limit)
        by_uid = {hit.entry.uid: hit for hit in result.hits}
        hits = tuple(by_uid[uid] for uid in self._near[text])
        return replace(result, query=text, hits=hits, total=len(hits))

    def spans(self, text: str, query: str, /) -> tuple[Span, ...]:
        return self._engine.spans(text, query)

    def explain(self, query: str, entry: Entry, /) -> tuple[WordMatch, ...]:
        return self._engine.explain(query, entry)

    def passage(self, query: str, entry: Entry, /) -> Span | None:
        return Span(0, entry.answer.find(".") + 1) if query in self._near else None

    def matched_wording(self, query: str, entry: Entry, /) -> str | None:
        return entry.wordings[0] if query in self._near and entry.wordings else None

    def is_near(self, query: str, entry: Entry, /) -> bool:
        return entry.uid in self._near.get(query, ())

    def related(self, entry: Entry, /) -> tuple[Entry, ...]:
        everything = self._engine.search("")
        return tuple(hit.entry for hit in everything.hits if hit.entry.uid != entry.uid)[:3]


NEAR: dict[str, tuple[str, ...]] = {"fermé": ("horaires", "perdu")}


@pytest.fixture
def near(open_faq: OpenFaq, clock: Clock) -> NearEngine:
    return NearEngine(open_faq.engine, NEAR, clock)


def test_meaning_joins_with_the_next_key_and_not_before(session: Session, near: NearEngine) -> None:
    before = session.type("fermé")
    assert before.rows == ()
    state = session.use_meaning(near)
    assert (state.rows, state.text) == ((), "fermé")
    session.type("ferm")
    state = session.type("fermé")
    assert uids(state) == ["horaires", "perdu"]


def test_the_sentence_that_answers_is_known_for_the_answer_and_for_each_row(session: Session, near: NearEngine) -> None:
    session.use_meaning(near)
    state = session.type("fermé")
    assert state.hit is not None
    assert state.passage == Span(0, len("Du lundi au vendredi, de 8 h à 17 h."))
    assert session.texts.passage_near(state.rows[1]).startswith("Écrivez à accueil@exemple.")
    assert session.texts.passage_near(Hit(state.hit.entry, 0.0)) == "Du lundi au vendredi, de 8 h à 17 h."
    assert session.type("badge").passage is None
    assert session.texts.passage_near(state.rows[0]) == ""


def test_the_first_answer_leads_the_next_key_of_the_same_question(session: Session, near: NearEngine) -> None:
    session.use_meaning(near)
    for text in ("bad", "badge", "", "cle"):
        session.type(text)
    assert near.leaders == [None, "perdu", None, None]


def test_a_related_answer_comes_in_front_of_the_list(session: Session, near: NearEngine) -> None:
    session.use_meaning(near)
    state = session.type("fermé")
    assert [entry.uid for entry in state.related] == ["badge", "perdu", "cle"]
    state = session.see_related(2)
    assert (uids(state), state.row) == (["cle", "horaires", "perdu"], 0)
    assert session.see_related(3) is state
    assert uids(session.open_collection(Collection.VIEWED)) == ["cle"]


@pytest.mark.parametrize(("row", "listed"), [(0, ["perdu", "horaires", "badge"]), (1, ["horaires", "badge", "perdu"])])
def test_on_a_slow_pc_meaning_joins_at_rest_and_the_selected_answer_keeps_its_row(
    session: Session, near: NearEngine, row: int, listed: list[str]
) -> None:
    near.seconds = 1.0
    session.use_meaning(near)
    for end in range(3, 8):
        session.type("badge perdu"[:end])
    near._near["perdu badge"] = ("horaires", "perdu", "badge")
    state = session.type("perdu badge")
    assert uids(state) == ["perdu", "badge"], "by words alone"
    session.select(row)
    state = session.rest()
    assert (uids(state), state.row) == (listed, row), "what Enter copies is still on show"
    searches = len(near.leaders)
    session.rest()
    assert len(near.leaders) == searches, "once"


def test_the_wording_that_matched_is_shown_with_its_words(clock: Clock) -> None:
    session = Session(clock=clock)
    badge = Entry("a", "Où aller ?", "Au guichet.", wordings=("Mon badge est perdu", "Qui appeler ?"))
    faq = opened(with_version(Faq((badge,))))
    state = session.open(faq)
    assert session.texts.matched_wording(state.rows[0]) is None, "nothing is asked"
    wording = session.texts.matched_wording(session.type("badge perdu").rows[0])
    assert wording is not None
    assert (wording.text, [span.of(wording.text) for span in wording.spans]) == (
        "Mon badge est perdu",
        ["badge", "perdu"],
    )
    assert session.texts.matched_wording(session.type("guichet").rows[0]) is None
    near = NearEngine(faq.engine, {"fermé": ("a",)}, clock)
    session.use_meaning(near)
    wording = session.texts.matched_wording(session.type("fermé").rows[0])
    assert wording is not None
    assert (wording.text, wording.spans) == ("Mon badge est perdu", ())


def test_a_list_that_was_searched_by_words_does_not_wait_for_the_meaning_of_a_wording(
    session: Session, near: NearEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = session.type("badge")
    session.use_meaning(near)
    monkeypatch.setattr(near, "matched_wording", lambda *_: pytest.fail("asked"))
    assert session.texts.matched_wording(state.rows[0]) is None


def test_where_no_word_matches_the_snippet_has_the_passage(session: Session, near: NearEngine) -> None:
    by_words = session.type("fermé")
    session.use_meaning(near)
    session.type("ferm")
    state = session.type("fermé")
    assert by_words.rows == ()
    snippet = session.texts.snippet(state.rows[0])
    assert snippet.passage is not None
    assert (snippet.spans, snippet.passage.of(snippet.text)) == ((), "Du lundi au vendredi, de 8 h à 17 h.")
    state = session.type("accueil")
    assert session.texts.snippet(state.rows[0]).passage is None


def test_on_a_slow_pc_a_snippet_waits_for_no_meaning(session: Session, near: NearEngine) -> None:
    near.seconds = 1.0
    session.use_meaning(near)
    for end in range(3, 8):
        session.type("badge perdu"[:end])
    state = session.type("horaires")
    near._near["horaires"] = ("horaires",)
    assert session.texts.snippet(state.rows[0]).passage is None
    state = session.rest()
    assert session.texts.snippet(state.rows[0]).passage is not None


def test_keys_that_only_browse_say_nothing_about_the_pace(session: Session, near: NearEngine) -> None:
    session.use_meaning(near)
    for end in range(3, 8):
        for text, near.seconds in (("l", 0.001), ("le", 0.001), ("badge perdu"[:end], 1.0)):
            session.type(text)
    searches = len(near.leaders)
    session.type("perdu")
    assert len(near.leaders) == searches, "it is asked of the words alone"


def test_a_related_answer_stays_in_front_while_the_list_goes_on(clock: Clock) -> None:
    faq = opened(many(120))
    session = Session(clock=clock)
    session.open(faq)
    session.use_meaning(NearEngine(faq.engine, {}, clock))
    session.type("numéro")
    before = session.see_related(0)
    state = session.show_more()
    assert uids(state)[: len(before.rows)] == uids(before)
    assert len(set(uids(state))) == len(state.rows) >= 100


def test_a_list_that_meaning_joined_at_rest_goes_on_by_meaning(clock: Clock) -> None:
    faq = opened(many(120))
    session = Session(clock=clock)
    session.open(faq)
    near = NearEngine(faq.engine, {}, clock, seconds=1.0)
    session.use_meaning(near)
    for end in range(1, 7):
        session.type("numéro"[:end])
    session.rest()
    searches = len(near.leaders)
    assert len(session.show_more().rows) == 100
    assert len(near.leaders) == searches + 1


def test_meaning_comes_back_to_the_keys_of_a_pc_that_is_fast_again(session: Session, near: NearEngine) -> None:
    near.seconds = 1.0
    session.use_meaning(near)
    for end in range(3, 8):
        session.type("badge perdu"[:end])
    near.seconds = 0.001
    for text in ("perdu", "cle", "badge"):
        session.type(text)
        session.rest()
    assert uids(session.type("fermé")) == ["horaires", "perdu"]


def test_meaning_that_comes_before_the_faq_is_not_used(open_faq: OpenFaq, clock: Clock) -> None:
    session = Session(clock=clock)
    assert session.use_meaning(NearEngine(open_faq.engine, NEAR, clock)).faq is None
    assert uids(session.open(open_faq))


def test_a_query_without_a_word_of_meaning_has_no_passage(session: Session, near: NearEngine) -> None:
    session.use_meaning(near)
    state = session.type("badge")
    assert session.texts.passage_near(state.rows[0]) == ""
    assert session.texts.snippet(state.rows[0]).passage is None


# What is recorded


def test_what_is_recorded_of_an_answer_says_how_the_agent_came_to_it(session: Session, small_faq: Faq) -> None:
    session.check(THEME, "Perte")
    session.check(PRODUCT, "Badge")
    session.type("BADGE  Perdu ?")
    current = session.current()
    assert current is not None
    shown = current.shown
    assert (shown.uid, shown.query, shown.rank, shown.database_version) == (
        "perdu",
        "BADGE  Perdu ?",
        1,
        small_faq.version,
    )
    assert shown.facets == ((PRODUCT, "Badge"), (THEME, "Perte"))


def test_the_time_to_a_copy_runs_from_the_first_key_of_the_question(session: Session, clock: Clock) -> None:
    assert copy(session) is None
    session.type("b")
    clock.now += 1.5
    session.type("badge")
    assert copy(session) == 1500
    session.clear()
    assert copy(session) is None


def test_a_question_without_an_answer_is_recorded_once_when_it_ends(
    session: Session, ended: list[UnansweredSearch | None], open_faq: OpenFaq
) -> None:
    session.check(PRODUCT, "Badge")
    ended.clear()
    session.type("xyl")
    session.type("xylophone")
    session.rest()
    assert ended == []
    session.type("")
    assert ended == [UnansweredSearch("xylophone", False, open_faq, {PRODUCT: frozenset({"Badge"})})]


def test_words_that_were_never_finished_are_no_question(session: Session, ended: list[UnansweredSearch | None]) -> None:
    session.type("xyl")
    session.type("")
    assert ended == [None]


def test_clearing_and_closing_end_a_question_without_a_rest(
    session: Session, ended: list[UnansweredSearch | None]
) -> None:
    session.type("xylophone")
    session.clear()
    session.type("zygomatique")
    session.close()
    assert [search and search.query for search in ended] == ["xylophone", "zygomatique"]


def test_why_an_answer_is_listed_is_explained_only_for_a_search(session: Session) -> None:
    assert session.texts.explain(session.state.rows[0]) == ()
    state = session.type("badge perdu")
    assert [match.query_word for match in session.texts.explain(state.rows[0])] == ["badge", "perdu"]


@pytest.mark.parametrize(
    ("text", "can_report"), [("xylophone", True), ("badge", False), (" ", False), (f"8{RPPS}", False), ("75931", False)]
)
def test_only_a_question_without_a_reliable_answer_can_be_reported(
    session: Session, text: str, *, can_report: bool
) -> None:
    assert session.type(text).can_report is can_report
    assert not ViewState(text=text).can_report, "without a FAQ"


# Whatever the agent does

EVENTS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(["", " ", "badge", "badge perdu", "xylophone", f"8{RPPS}", "75931"])),
    st.tuples(st.just("check"), st.sampled_from([(PRODUCT, "Badge"), (THEME, "Perte"), (OFFER, UNSTATED)])),
    st.tuples(st.just("select"), st.integers(-1, 5)),
    st.tuples(st.just("open_collection"), st.sampled_from(Collection)),
    st.tuples(st.sampled_from(["clear", "clear_filters", "copy", "toggle_in_basket", "viewed", "rest"]), st.none()),
)


@settings(max_examples=60)
@given(st.lists(EVENTS, max_size=12))
def test_after_any_events_the_state_holds_together(open_faq: OpenFaq, events: list[tuple[str, object]]) -> None:
    session = Session(favourites=("cle",), today=lambda: TODAY)
    session.open(open_faq)
    for name, argument in events:
        arguments = argument if isinstance(argument, tuple) else () if argument is None else (argument,)
        if name == "copy":
            request = session.request(CopyForm.BASKET) or session.request(CopyForm.ANSWER)
            session.copied(request, {}) if request else None
        else:
            getattr(session, name)(*arguments)
        state = session.state
        assert (state.hit is None) == (not state.rows)
        assert -1 <= state.row < max(len(state.rows), 1)
        assert state.result.total >= len(state.rows)
        assert state.collection is None or not state.text.strip()
        assert all(state.hit and span.end <= len(state.hit.entry.answer) for span in state.answer_spans)
