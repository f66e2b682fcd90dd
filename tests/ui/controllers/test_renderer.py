"""The window shows a view state; where the states come from is tested with the session."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk_app.desk.history import Collection
from helpdesk_app.desk.open_faq import OpenFaq
from helpdesk_app.desk.view_state import Phase, ViewState
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.model import Hit, Reliability, SearchResult
from helpdesk_app.storage.errors import MissingError
from helpdesk_app.text.spans import Span
from helpdesk_app.text.typography import typeset
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.controllers.renderer import Renderer
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.ui.window.problems import describe_faq
from tests.conftest import PRODUCT


@pytest.fixture
def shown() -> list[str]:
    """Grows with each answer that is shown."""
    return []


@pytest.fixture
def renderer(desk: DeskView, shown: list[str]) -> Renderer:
    return Renderer(desk, describe_faq, lambda: shown.append(desk.answer.title()))


@pytest.fixture
def state(desk: DeskView, small_faq: Faq) -> ViewState:
    controller = desk.window.findChild(DeskController)
    assert isinstance(controller, DeskController)
    faq = controller.session.state.faq
    assert isinstance(faq, OpenFaq)
    hits = tuple(Hit(entry, 1.0) for entry in small_faq.entries[:2])
    return ViewState(
        Phase.READY,
        faq=faq,
        text="mon badge",
        facet_counts={PRODUCT: {"Badge": 2}},
        result=SearchResult("mon badge", hits, 7, reliability=Reliability.CHECK, hidden_by_filters=3),
        row=1,
        answer_spans=(Span(0, 6),),
        is_favourite=True,
        filters={PRODUCT: frozenset({"Badge"})},
    )


def test_a_state_is_shown_in_every_pane(
    desk: DeskView, renderer: Renderer, state: ViewState, shown: list[str], small_faq: Faq
) -> None:
    renderer.render(state)
    assert desk.search_box.text() == "mon badge"
    assert desk.list_pane.count.text() == "2 premières réponses sur 7"
    assert desk.list_pane.clear_topics_button.isVisible()
    assert desk.list_pane.results.current_row() == 1
    assert desk.answer.title() == typeset(small_faq.entries[1].question)
    assert "background-color" in desk.answer.body.toHtml()
    assert desk.actions.favourite.isChecked()
    assert desk.topics.filters() == {PRODUCT: {"Badge"}}
    assert desk.actions.clear_topics.isEnabled()
    assert shown == [typeset(small_faq.entries[1].question)]


def test_only_the_row_changes_when_only_the_row_differs(
    desk: DeskView, renderer: Renderer, state: ViewState, small_faq: Faq
) -> None:
    renderer.render(state)
    desk.list_pane.count.setText("untouched")
    renderer.render(replace(state, row=0))
    assert desk.answer.title() == typeset(small_faq.entries[0].question)
    assert desk.list_pane.count.text() == "untouched"


def test_an_empty_result_shows_a_message_instead_of_the_list(
    desk: DeskView, renderer: Renderer, state: ViewState
) -> None:
    nothing = SearchResult("xyl", (), 0, reliability=Reliability.NONE, unknown_words=("xyl",))
    renderer.render(replace(state, text="xyl", result=nothing, row=-1))
    assert desk.list_pane.nothing.isVisible()
    assert desk.list_pane.nothing.message().title == "Aucune réponse trouvée"
    assert desk.answer.title() == ""
    assert not desk.actions.copy.isEnabled()
    assert not desk.actions.favourite.isEnabled()


def test_a_doubtful_list_stays_below_its_warning(desk: DeskView, renderer: Renderer, state: ViewState) -> None:
    renderer.render(replace(state, result=replace(state.result, reliability=Reliability.NONE)))
    assert desk.list_pane.doubt.isVisible()
    assert desk.list_pane.results.isVisible()


def test_a_collection_has_a_title_and_says_how_to_fill_it(desk: DeskView, renderer: Renderer, state: ViewState) -> None:
    renderer.render(replace(state, text="", result=SearchResult("", (), 0), row=-1, collection=Collection.FAVOURITES))
    assert desk.list_pane.count.text().startswith("Réponses favorites")
    assert desk.list_pane.nothing.message().title == "Aucune favorite pour l’instant"


def test_a_problem_takes_the_whole_page_until_the_faq_is_open(
    desk: DeskView, renderer: Renderer, state: ViewState
) -> None:
    problem = MissingError(state.faq.path) if state.faq and state.faq.path else None
    renderer.render(ViewState(Phase.FAILED, problem=problem, text="mon badge"))
    assert desk.has_problem()
    assert not desk.search_box.isEnabled()
    renderer.render(state)
    assert not desk.has_problem()
    assert desk.search_box.isEnabled()
