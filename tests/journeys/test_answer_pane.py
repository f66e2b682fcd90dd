"""The answer stays readable, and what an agent does with it stays in reach, on small screens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.feedback.model import Verdict
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

ALT = Qt.KeyboardModifier.AltModifier
SIZES = [(1024, 560), (1366, 768)]


@pytest.fixture(params=SIZES, ids=["1024 x 560", "1366 x 768"])
def desk(request: pytest.FixtureRequest, open_desk: OpenDesk) -> DeskView:
    """The window on the bundled FAQ, as large as a screen."""
    view = open_desk(paths.bundled_database())
    view.window.resize(*request.param)
    return view


def place(desk: DeskView, widget: QWidget) -> QRect:
    """Return where ``widget`` is in the window."""
    return QRect(widget.mapTo(desk.window, QPoint()), widget.size())


def scroll_areas(desk: DeskView) -> list[QScrollArea]:
    """Return what scrolls in the answer pane."""
    areas = desk.answer.findChildren(QScrollArea)
    return [area for area in areas if area.isVisible() and area.verticalScrollBar().isVisible()]


def test_the_row_below_the_answer_never_moves(desk: DeskView, agent: Agent, qtbot: QtBot, tmp_path: Path) -> None:
    agent.type("ou trouver identifiant national")
    bar = desk.answer.feedback
    qtbot.wait(20)
    before = place(desk, bar.button(Verdict.NO))
    assert desk.window.rect().contains(before)
    agent.press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(bar.reasons.isVisible)
    qtbot.wait(20)
    assert place(desk, bar.button(Verdict.NO)) == before
    agent.press(Qt.Key.Key_M, ALT)
    qtbot.wait(20)
    assert place(desk, bar.button(Verdict.NO)) == before
    with FeedbackStore(tmp_path / "feedback.db") as store:
        assert [event.verdict for event in store.events()] == [Verdict.NO]


def test_reasons_and_comment_fit_without_a_second_scroll_bar(desk: DeskView, agent: Agent, qtbot: QtBot) -> None:
    agent.type("ou trouver identifiant national")
    agent.press(Qt.Key.Key_N, ALT)
    qtbot.waitUntil(lambda: len(scroll_areas(desk)) <= 1)
    agent.press(Qt.Key.Key_M, ALT)
    agent.type("le Dr Martin, 06 12 34 56 78")
    editor = desk.answer.feedback.reasons.editor
    for part in (editor.text, editor.masking, editor.save_button):
        qtbot.waitUntil(lambda part=part: part.visibleRegion().boundingRect() == part.rect())  # type: ignore[misc]
    assert len(scroll_areas(desk)) <= 1
    assert not desk.answer.body.visibleRegion().isEmpty(), "the answer that is commented on stays in view"


def test_the_question_and_the_answer_scroll_as_one_with_the_keys(desk: DeskView, agent: Agent, qtbot: QtBot) -> None:
    agent.type("message erreur identifiant national application")
    desk.answer.body.setFocus()
    desk.window.resize(1024, 400)
    qtbot.waitUntil(lambda: len(scroll_areas(desk)) == 1)
    (area,) = scroll_areas(desk)
    agent.press(Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    agent.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert area.verticalScrollBar().value() == 0
    agent.press(Qt.Key.Key_Space)
    assert area.verticalScrollBar().value() > 0


def test_what_copies_names_its_key_and_copies(desk: DeskView, agent: Agent) -> None:
    agent.type("ou trouver identifiant national")
    agent.press(Qt.Key.Key_Return)
    assert "12 chiffres" in QGuiApplication.clipboard().text()
    assert desk.answer.confirmation() == "Réponse copiée"
    assert desk.list_pane.count.isVisible(), "the confirmation does not take the place of the count"
    assert [button.text() for button in map(desk.answer.feedback.button, Verdict)] == ["Oui   Alt+O", "Non   Alt+N"]


def test_an_incomplete_answer_is_marked_and_not_copied_without_saying_so(
    desk: DeskView, agent: Agent, qtbot: QtBot
) -> None:
    agent.type("j'ai déménagé")
    missing = "lien vers la page «\u00a0Mise à jour des coordonnées de correspondance\u00a0»"
    label = desk.answer.incomplete
    qtbot.waitUntil(lambda: label.visibleRegion().boundingRect() == label.rect())
    assert label.text() == f"Réponse incomplète, il manque\u00a0: {missing}"
    agent.press(Qt.Key.Key_Return)
    assert desk.answer.confirmation().startswith("Réponse copiée, incomplète, il manque\u00a0: lien vers la page")
    agent.press(Qt.Key.Key_Escape)
    agent.type("ou trouver identifiant national")
    assert label.isHidden()
    agent.press(Qt.Key.Key_Return)
    assert desk.answer.confirmation() == "Réponse copiée"


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("j'ai déménagé", "Comment mettre à jour mes coordonnées de correspondance"),
        ("je change de téléphone", "Quelle application e-CPS installer"),
    ],
)
def test_what_callers_say_of_themselves_finds_its_answer(
    desk: DeskView, agent: Agent, typed: str, question: str
) -> None:
    agent.type(typed)
    assert desk.answer.title().startswith(question)


def test_where_the_answer_comes_from_stands_at_its_end(desk: DeskView, agent: Agent, qtbot: QtBot) -> None:
    agent.type("ou trouver identifiant national")
    assert desk.answer.origin.written() == (
        "Question proposée par la rédaction  ·  FAQ du 22/11/2026  ·  faq_page_ans.txt, l.\u00a012 à 14, 16 à 18  ·  "
        "Référence vx63cjolab"
    )
    qtbot.waitUntil(lambda: place(desk, desk.answer.origin).top() > place(desk, desk.answer.body).bottom())
