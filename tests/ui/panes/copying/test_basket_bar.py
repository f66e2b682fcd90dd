from __future__ import annotations

from pytestqt.qtbot import QtBot

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.copying.basket_bar import BasketBar


def test_the_bar_counts_the_answers_and_names_them(actions: DeskActions, qtbot: QtBot) -> None:
    bar = BasketBar(actions)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_questions(["Quand ?", "<b>Où ?"])
    assert bar.count.text() == "2 réponses dans le panier"
    assert "&lt;b&gt;Où" in bar.count.toolTip()
    assert bar.count.accessibleDescription() == "Quand ?. <b>Où ?"
    assert bar.copy_button.text() == "Tout copier   Entrée"
    bar.show_questions([])
    assert bar.isHidden()


def test_the_buttons_do_what_the_keys_do(actions: DeskActions, qtbot: QtBot) -> None:
    bar = BasketBar(actions)
    qtbot.addWidget(bar)
    bar.show_questions(["Quand ?"])
    with qtbot.waitSignal(actions.copy.triggered):
        bar.copy_button.click()
    with qtbot.waitSignal(bar.emptied):
        bar.empty_button.click()
