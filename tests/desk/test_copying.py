"""What is copied, with its blanks; on plain data."""

from __future__ import annotations

from datetime import date

import pytest

from helpdesk_app.config import paths
from helpdesk_app.desk.copying import CopyForm, CopyRequest, Picked
from helpdesk_app.desk.open_faq import CurrentAnswer, OpenFaq
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.view_state import ViewState
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq, Upkeep
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.model import Hit
from helpdesk_app.text.blanks import Blank

LEXICON = Lexicon.load(paths.resource("search", "lexicon.toml"))
NUMBER = Blank("numéro de dossier")
DAY = Blank("jour", ("lundi", "mardi"))


def faq_of(*answers: str) -> OpenFaq:
    entries = tuple(Entry(f"e{at}", f"Question {at} ?", answer) for at, answer in enumerate(answers))
    faq = with_version(Faq(entries, (), "2026-01-31"))
    return OpenFaq(faq, SearchEngine(faq, compile_index(faq, LEXICON), LEXICON))


def test_a_request_says_what_its_answers_lack() -> None:
    def picked(missing: str) -> Picked:
        entry = Entry("a", "Où ?", "Ici.", upkeep=Upkeep(incomplete=missing))
        return Picked(CurrentAnswer(faq_of("Ici."), Hit(entry, 1.0), ShownAnswer("a", "", "", "", 1)), None)

    assert CopyRequest(CopyForm.ANSWER, (picked(""),)).missing == ()
    assert CopyRequest(CopyForm.BASKET, (picked("lien"), picked(""), picked("tarif"))).missing == ("lien", "tarif")


@pytest.fixture
def session() -> Session:
    session = Session(clock=lambda: 5.0, today=lambda: date(2026, 3, 2))
    session.open(
        faq_of("Dossier {{numéro de dossier}}.", "Le {{jour: lundi | mardi}}, {{numéro de dossier}}.", "Au guichet.")
    )
    return session


def requested(session: Session, form: CopyForm) -> CopyRequest:
    request = session.request(form)
    assert request is not None
    return request


def basket(state: ViewState) -> list[str]:
    return [picked.entry.uid for picked in state.basket]


def test_the_blanks_of_a_copy_are_asked_and_filled(session: Session) -> None:
    session.select(1)
    request = requested(session, CopyForm.ANSWER)
    assert request.blanks == (DAY, NUMBER)
    state = session.ask_blanks(request)
    assert state.blanks is not None
    assert (state.blanks.request, state.blanks.values, state.can_clear) == (request, {}, True)
    assert [entry.answer for entry in request.entries({DAY: "mardi", NUMBER: "7"})] == ["Le mardi, 7."]
    assert session.copied(request, {DAY: "mardi", NUMBER: "7"}).blanks is None


def test_the_last_values_are_offered_within_the_call(session: Session) -> None:
    session.type("question")
    session.copied(requested(session, CopyForm.ANSWER), {NUMBER: "7"})
    session.select(1)
    state = session.ask_blanks(requested(session, CopyForm.BOTH))
    assert state.blanks is not None
    assert state.blanks.values == {NUMBER: "7"}


@pytest.mark.parametrize("typed_before", [True, False])
def test_a_new_call_forgets_what_was_filled_in(session: Session, typed_before: bool) -> None:
    if typed_before:
        session.type("question")
    session.copied(requested(session, CopyForm.ANSWER), {NUMBER: "7"})
    if typed_before:
        session.clear()
    session.type("dossier")
    state = session.ask_blanks(requested(session, CopyForm.ANSWER))
    assert state.blanks is not None
    assert state.blanks.values == {}


def test_a_value_that_was_not_copied_is_not_remembered(session: Session) -> None:
    session.ask_blanks(requested(session, CopyForm.ANSWER))
    assert session.clear().blanks is None, "Esc leaves the blanks before anything else"
    state = session.ask_blanks(requested(session, CopyForm.ANSWER))
    assert state.blanks is not None
    assert state.blanks.values == {}


def test_the_blanks_go_when_another_answer_or_another_search_is_on_show(session: Session) -> None:
    session.ask_blanks(requested(session, CopyForm.ANSWER))
    assert session.rest().blanks is not None, "the agent stopped typing in the search box"
    assert session.select(1).blanks is None
    session.ask_blanks(requested(session, CopyForm.ANSWER))
    assert session.type("question").blanks is None


def test_answers_are_gathered_in_order_and_taken_out_again(session: Session) -> None:
    session.toggle_in_basket()
    session.select(2)
    assert not session.state.is_in_basket
    state = session.toggle_in_basket()
    assert (basket(state), state.is_in_basket) == (["e0", "e2"], True)
    session.select(0)
    assert basket(session.toggle_in_basket()) == ["e2"]


def test_the_basket_outlasts_a_search_and_is_empty_after_its_copy(session: Session) -> None:
    session.type("dossier")
    session.toggle_in_basket()
    session.type("guichet")
    session.toggle_in_basket()
    request = requested(session, CopyForm.BASKET)
    assert [picked.answer.shown.query for picked in request.picked] == ["dossier", "guichet"]
    assert [picked.elapsed_ms for picked in request.picked] == [0, 0]
    assert session.copied(request, {}).basket == ()
    assert session.request(CopyForm.BASKET) is None


def test_a_blank_of_several_answers_is_asked_once(session: Session) -> None:
    for row in (0, 1):
        session.select(row)
        session.toggle_in_basket()
    assert requested(session, CopyForm.BASKET).blanks == (NUMBER, DAY)


def test_escape_empties_the_basket_before_it_clears_the_search(session: Session) -> None:
    session.type("question")
    session.toggle_in_basket()
    state = session.clear()
    assert (state.basket, state.text) == ((), "question")
    assert session.clear().text == ""


def test_another_faq_drops_the_answers_that_changed(session: Session) -> None:
    for row in (0, 2):
        session.select(row)
        session.toggle_in_basket()
    assert basket(session.open(faq_of("Autre dossier.", "x", "Au guichet."))) == ["e2"]


def test_an_empty_list_gives_nothing_to_copy(session: Session) -> None:
    session.type("xyzzy")
    assert session.request(CopyForm.ANSWER) is None
    assert session.toggle_in_basket().basket == ()


def test_the_words_of_a_blank_are_found_and_marked(session: Session) -> None:
    state = session.type("numéro de dossier")
    assert {hit.entry.uid for hit in state.rows} == {"e0", "e1"}
    assert state.hit is not None
    marked = [span.of(state.hit.entry.answer) for span in state.answer_spans]
    assert {"numéro", "dossier"} <= set(marked)
    snippet = session.texts.snippet(state.hit)
    assert "[numéro de dossier]" in snippet.text
    assert {span.of(snippet.text) for span in snippet.spans} >= {"numéro", "dossier"}
