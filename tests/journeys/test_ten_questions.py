"""A new agent's first ten calls on the bundled FAQ: typed in a hurry, answered and copied without the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from helpdesk_app.config import paths
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier

CALLS: Final = (
    # What is typed; how the title of the right answer begins; what its text holds; the keys that copy it.
    ("l'appli reconnait pas mon identifiant", "Pourquoi un message d’erreur", "smartphone Android", None),
    ("numéro à 12 chiffres sur ma carte", "Où trouver mon identifiant", "11 chiffres", None),
    ("changé d'adresse postale", "Comment mettre à jour mes coordonnées", "coordonnées de correspondance", SHIFT),
    ("une 2e e cps sur un autre telephone", "Peut-on avoir plusieurs", "qu'une seule e-CPS", None),
    ("flasher un qr code", "Faut-il une autre application", "incluse dans l'appli e-CPS", SHIFT),
    ("laquelle des 2 applis installer", "Quelle application", "BAC A SABLE", None),
    ("garder ma carte cps avec la ecps", "Peut-on avoir la carte CPS", "complémentaires", CTRL),
    ("ouvrir un compte convergance", "Comment m’inscrire", "formulaire de demande de compte", None),
    ("contributeur peut pas valider", "Quels sont les profils", "Responsable", CTRL),
    ("cryptolib obligatoire", "À quoi sert l’ATSAM", "Cryptolib et GALSS", None),
)
FURTHEST: Final = 2
"""Number of answers among which an agent looks for the right one."""


def test_ten_questions_are_answered_and_copied_without_the_mouse(open_desk: OpenDesk, agent: Agent) -> None:
    desk = open_desk(paths.bundled_database())
    clipboard = QGuiApplication.clipboard()
    for typed, title, holds, modifier in CALLS:
        agent.type(typed)
        look_for(title, desk, agent)
        agent.press(Key.Key_Return, modifier)
        pasted = clipboard.text()
        assert holds in pasted, typed
        assert (desk.answer.title()[:20] in pasted.replace(" ?", "\u202f?")) is (modifier is not None), typed
        assert ("Référence" in pasted) is (modifier is CTRL), typed
        assert "\u2011" not in pasted, "what keeps e-CPS on one line is for the screen"
        agent.press(Key.Key_Escape)
        assert desk.search_box.text() == ""
        assert desk.search_box.hasFocus()
    agent.press(Key.Key_J, CTRL)
    assert desk.list_pane.model.rowCount() == len(CALLS), "the history of the day holds them all"


def look_for(title: str, desk: DeskView, agent: Agent) -> None:
    for _ in range(FURTHEST):
        if desk.answer.title().startswith(title):
            return
        agent.press(Key.Key_Down)
    assert desk.answer.title().startswith(title), desk.search_box.text()
