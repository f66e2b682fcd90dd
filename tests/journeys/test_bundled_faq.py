"""What the callers of the bundled FAQ ask, typed in a hurry, in the window as it is delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from helpdesk_app.config import paths

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def test_the_five_questions_of_the_page_are_kept_word_for_word(open_desk: OpenDesk) -> None:
    desk = open_desk(paths.bundled_database())
    assert [group.question for group in desk.topics.groups()] == [
        "Votre question concerne quel produit ou service ?",
        "Votre question concerne quelle thématique ?",
        "Votre question concerne quel type d'offre ?",
        "Votre question concerne quel couloir Ségur ?",
        "Votre question concerne quel dispositif Ségur ?",
    ]
    assert desk.list_pane.count.text() == "19 réponses"
    assert desk.answer.origin.written().startswith("Question proposée par la rédaction  ·  FAQ du 22/11/2026")


@pytest.mark.parametrize(
    ("typed", "in_the_answer"),
    [
        ("identifant nationnal", "12 chiffres"),
        ("2 cartes", "qu'une seule e-CPS"),
        ("app store", "AppStore"),
        ("lecteur de carte", "lecteur de carte"),
        ("certificat serveur", "personne morale Serveur"),
    ],
)
def test_the_right_answer_is_copied_with_one_key(
    open_desk: OpenDesk, agent: Agent, typed: str, in_the_answer: str
) -> None:
    open_desk(paths.bundled_database())
    agent.type(typed)
    agent.press(Qt.Key.Key_Return)
    assert in_the_answer in QGuiApplication.clipboard().text()
