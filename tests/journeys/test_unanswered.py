"""The caller asks what the FAQ lacks: the window says so, names the missing word, and takes a report with one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.feedback.model import Event, EventKind
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

ALT = Qt.KeyboardModifier.AltModifier
MISSING = "Absent de la FAQ\u00a0: perdu."


@pytest.fixture(params=[(1024, 560), (1366, 768)], ids=["1024 x 560", "1366 x 768"])
def bundled(request: pytest.FixtureRequest, open_desk: OpenDesk) -> DeskView:
    """The window on the bundled FAQ, as large as a screen."""
    desk = open_desk(paths.bundled_database())
    desk.window.resize(*request.param)
    return desk


def recorded(folder: Path) -> list[Event]:
    with FeedbackStore(folder / "feedback.db") as store:
        return list(store.events())


@pytest.mark.parametrize("typed", ["perdu carte", "perdu carte cps", "j'ai perdu ma carte"])
def test_a_lost_card_is_not_answered_by_another_question_about_cards(
    bundled: DeskView, agent: Agent, qtbot: QtBot, typed: str
) -> None:
    agent.type(typed)
    trust = bundled.answer.trust
    qtbot.waitUntil(trust.isVisible)
    assert (trust.chip.text(), trust.missing.text()) == ("Rien de fiable", MISSING)
    qtbot.waitUntil(lambda: trust.missing.visibleRegion().boundingRect() == trust.missing.rect())
    assert bundled.list_pane.doubt.message().paragraphs[0] == MISSING
    assert bundled.list_pane.doubt.message().suggestions == ()


def test_a_missing_word_is_named_beside_an_answer_to_be_checked(bundled: DeskView, agent: Agent, qtbot: QtBot) -> None:
    agent.type("perdu mot de passe")
    trust = bundled.answer.trust
    qtbot.waitUntil(trust.isVisible)
    assert (trust.chip.text(), trust.missing.text()) == ("À vérifier", MISSING)


@pytest.mark.parametrize(
    "typed",
    ["bonjour ça marche pas", "je reçois une erreur", "j'arrive pas à me connecter", "je veux une e-cps"],
)
def test_words_of_conversation_are_never_named(open_desk: OpenDesk, agent: Agent, qtbot: QtBot, typed: str) -> None:
    desk = open_desk(paths.bundled_database())
    agent.type(typed)
    qtbot.wait(600)
    named = " ".join((desk.answer.trust.missing.text(), *desk.list_pane.doubt.message().paragraphs))
    assert "Absent" not in named


def test_a_question_is_reported_with_one_key_masked_and_once(
    bundled: DeskView, agent: Agent, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not bundled.actions.report_unanswered.isEnabled()
    agent.type("perdu carte cps de Mme Martin 06 12 34 56 78")
    button = bundled.list_pane.doubt.button
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Signaler comme sans réponse   Alt+S"
    agent.press(Qt.Key.Key_S, ALT)
    assert bundled.answer.confirmation() == "Question signalée comme sans réponse."
    assert bundled.search_box.hasFocus()
    assert button.isHidden()
    assert bundled.list_pane.doubt.message().paragraphs[-1] == "Signalée comme sans réponse."
    agent.press(Qt.Key.Key_S, ALT)
    qtbot.wait(1200)
    agent.press(Qt.Key.Key_Escape)
    (event,) = recorded(tmp_path)
    assert event.kind is EventKind.UNRELIABLE
    assert "perdu" in event.query
    assert not {"martin", "06", "78"} & set(event.query.split())


def test_what_finds_nothing_is_reported_from_the_empty_list(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("xylophone")
    agent.click(desk.list_pane.nothing.button)
    assert desk.answer.confirmation() == "Question signalée comme sans réponse."
    agent.type(" rouge")
    assert desk.list_pane.nothing.button.isVisible(), "another question may be reported too"
    (event,) = recorded(tmp_path)
    assert (event.kind, event.query) == (EventKind.NO_RESULT, "xylophone")
