"""The model of the agents' searches and proposals."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.feedback_inbox import InboxItem, ItemKind
from helpdesk_app.ui.editor.inbox_pane.inbox_model import InboxModel

ITEMS = (
    InboxItem(ItemKind.SEARCH, "badge", 4),
    InboxItem(ItemKind.PROPOSAL, "carte", 1, target="a"),
    InboxItem(ItemKind.SEARCH, "cle", 2, target="b", found="b"),
)


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = InboxModel()
    for items in (ITEMS, ITEMS[1:], tuple(reversed(ITEMS)), ()):
        model.show(items)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_an_item_says_how_often_and_what_is_to_be_done(styled_app: QApplication) -> None:
    model = InboxModel()
    model.show(ITEMS)
    assert [str(model.index(row).data()) for row in range(3)] == [
        "badge\ncherché 4 fois · réponse à écrire",
        "carte\nproposé 1 fois",
        "cle\ncherché 2 fois · trouve maintenant une réponse",
    ]


def test_what_is_worked_off_leaves_its_row_and_the_others_stay(styled_app: QApplication, qtbot: QtBot) -> None:
    model = InboxModel()
    model.show(ITEMS)
    with qtbot.waitSignal(model.rowsRemoved) as removed, qtbot.assertNotEmitted(model.modelReset):
        model.show((ITEMS[0], ITEMS[2]))
    assert removed.args is not None
    assert removed.args[1:] == [1, 1]
    with qtbot.waitSignal(model.modelReset):
        model.show(ITEMS)
