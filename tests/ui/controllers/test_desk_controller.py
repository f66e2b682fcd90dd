"""The wiring between window and session; what the session does is tested without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from helpdesk_app.desk.open_faq import Engine, OpenFaq
from helpdesk_app.ui.controllers import desk_controller
from helpdesk_app.ui.controllers.desk_controller import DeskController

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Engine]:
    """Grows when meaning is loaded; the engine that comes is the one that searches by words."""
    loaded: list[Engine] = []
    start = DeskController.start

    def with_meaning(controller: DeskController) -> None:
        load = controller._load

        def open_faq() -> OpenFaq:
            faq = load()

            def load_meaning() -> Engine:
                loaded.append(faq.engine)
                return faq.engine

            return replace(faq, load_meaning=load_meaning)

        controller._load = open_faq
        start(controller)

    monkeypatch.setattr(DeskController, "start", with_meaning)
    return loaded


def test_meaning_is_loaded_after_the_first_list_and_used_from_the_next_key(
    open_desk: OpenDesk, agent: Agent, qtbot: QtBot, loads: list[Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_controller, "MEANING_MS", 0)
    desk = open_desk()
    controller = desk.window.findChild(DeskController)
    assert isinstance(controller, DeskController)
    qtbot.waitUntil(
        lambda: controller.session.state.faq is not None and controller.session.state.faq.meaning is not None
    )
    assert len(loads) == 1
    agent.type("badge")
    assert desk.list_pane.results.current_hit() is not None


def test_a_window_that_is_closed_loads_nothing_more(
    open_desk: OpenDesk, qtbot: QtBot, loads: list[Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_controller, "MEANING_MS", 300)
    desk = open_desk()
    desk.window.close()
    qtbot.wait(500)
    assert loads == []
