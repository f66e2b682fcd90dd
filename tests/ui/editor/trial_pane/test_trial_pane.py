"""The pane that tries a query."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.model import entry_of
from helpdesk_app.editing.reasons import Lacks
from helpdesk_app.editing.trial import Above, TrialResult
from helpdesk_app.search.model import Reliability
from helpdesk_app.ui.editor.trial_pane.trial_pane import TrialPane
from tests.editing.small_workspace import WORKSPACE

BUY = entry_of(WORKSPACE.entries["buybuybuyb"])
ABSENT = "Absents de cette réponse\u00a0: «\u00a0cassé\u00a0»."
IN_TEXT_ONLY = "Dans son texte seulement, ni dans sa question ni dans ses formulations\u00a0: «\u00a0badge\u00a0»."
THIRD = TrialResult(
    "badge",
    "lostlostlo",
    3,
    14,
    Reliability.CHECK,
    (Above(1, BUY, ("Sa question contient « badge ».",)),),
    Lacks(("cassé", "cassé"), ("badge",)),
)


@pytest.fixture
def pane(styled_app: QApplication, qtbot: QtBot) -> TrialPane:
    pane = TrialPane()
    qtbot.addWidget(pane)
    pane.resize(320, 600)
    pane.show()
    return pane


def texts(pane: TrialPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_result_is_shown_in_words(pane: TrialPane, qtbot: QtBot) -> None:
    pane.show_result(THIRD)
    assert texts(pane) == [
        "Cette réponse vient en place 3 sur 14",
        "Les agents sont invités à vérifier la première réponse.",
        "Sa question contient « badge ».",
        f"{ABSENT}\n{IN_TEXT_ONLY}",
    ]
    button = next(button for button in pane.findChildren(QPushButton) if button.text().startswith("1. "))
    assert button.accessibleDescription() == "Sa question contient « badge »."
    with qtbot.waitSignal(pane.entry_chosen) as chosen:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert chosen.args == ["buybuybuyb"]
    pane.show_result(None)
    assert texts(pane) == []
    assert not pane.expect.isEnabled()


def test_what_is_shown_says_that_it_is_old(pane: TrialPane) -> None:
    pane.show_result(THIRD)
    pane.show_age(is_old=True, has_result=True)
    assert pane.old.text() == "D’avant votre dernière modification\u202f; le nouveau résultat arrive…"
    pane.show_age(is_old=False, has_result=True)
    assert not pane.old.isVisible()


def test_wordings_that_are_found_without_help_are_grey(pane: TrialPane) -> None:
    pane.show_wordings(("prix du badge", "badge égaré"), ("badge égaré",))
    grey = [label.text() for label in pane.findChildren(QLabel) if label.objectName() == "muted" and label.isVisible()]
    assert grey == ["Trouvées sans aide, donc peu utiles comme formulations\u00a0:", "•\u00a0badge égaré"]
    pane.show_wordings(("prix du badge",), ())
    assert texts(pane) == []
