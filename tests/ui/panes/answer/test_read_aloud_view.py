from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.desk.read_aloud import Step, steps_of
from helpdesk_app.ui.panes.answer.read_aloud_view import ReadAloudView

STEPS = steps_of("Ouvrez l'application.\n- choisissez la e-CPS ;\n- validez.")


@pytest.fixture
def view(styled_app: QApplication, qtbot: QtBot) -> ReadAloudView:
    read_aloud = ReadAloudView()
    qtbot.addWidget(read_aloud)
    read_aloud.show_steps(STEPS)
    return read_aloud


def step(view: ReadAloudView) -> Step:
    shown = view.step()
    assert shown is not None
    return shown


def test_the_position_counts_the_steps(view: ReadAloudView) -> None:
    assert len(STEPS) == 3
    assert view.position() == "Étape 1 sur 3"


def test_a_button_leaves_the_reading(view: ReadAloudView, qtbot: QtBot) -> None:
    assert view.leave_button.text() == "Réponse entière"
    with qtbot.waitSignal(view.left):
        view.leave_button.click()


def test_each_end_stops(view: ReadAloudView) -> None:
    seen = []
    for _ in range(4):
        seen.append(step(view).text)
        view.go(1)
    assert seen == [STEPS[0].text, STEPS[1].text, STEPS[2].text, STEPS[2].text]
    assert not view.next_button.isEnabled()
    view.go(-5)
    assert step(view) == STEPS[0]
    assert not view.previous_button.isEnabled()
    assert view.next_button.isEnabled()


def test_the_focus_stays_among_the_steps_at_their_end(view: ReadAloudView, qtbot: QtBot) -> None:
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.next_button.setFocus()
    view.go(2)
    assert view.previous_button.hasFocus()


def test_no_answer_is_no_step(view: ReadAloudView) -> None:
    view.show_steps(())
    view.go(1)
    assert view.step() is None
    assert view.position() == ""
