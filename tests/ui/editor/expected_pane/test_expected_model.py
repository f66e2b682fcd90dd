"""The model of the test list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.model import entry_of
from helpdesk_app.faq_build.expected_results import ExpectedOutcome, ExpectedResult
from helpdesk_app.ui.editor.expected_pane.expected_model import QUERY, ExpectedModel, rows_of
from helpdesk_app.ui.style.theme import current_colours
from tests.editing.small_workspace import WORKSPACE

BUY = entry_of(WORKSPACE.entries["buybuybuyb"])
LIST = (
    ExpectedResult("acheter", "buybuybuyb"),
    ExpectedResult("badge perdu", "lostlostlo"),
    ExpectedResult("rien", "gonegonego"),
    ExpectedResult("neuf", "passpasspa"),
)
OUTCOMES = (
    ExpectedOutcome(LIST[0], "buybuybuyb", is_there=True, rank=1, first=BUY),
    ExpectedOutcome(LIST[1], "lostlostlo", is_there=True, rank=3, first=BUY),
    ExpectedOutcome(LIST[2], "gonegonego", is_there=False, rank=0, first=None),
)
ROWS = rows_of(replace(WORKSPACE, expected=LIST), OUTCOMES)


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = ExpectedModel()
    for rows in (ROWS, ROWS[1:], tuple(reversed(ROWS[1:])), ()):
        model.show(rows)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_says_whether_it_is_met_and_what_comes_instead(styled_app: QApplication) -> None:
    model = ExpectedModel()
    model.show(ROWS)
    table = [[model.index(row, column).data() for column in range(4)] for row in range(4)]
    assert table == [
        ["✓ trouvée", "acheter", "Où acheter un badge ?", "elle vient en premier"],
        [
            *("✗ manquée", "badge perdu", "Que faire si j’ai perdu mon badge ?"),
            "elle vient en place 3\u202f; d’abord\u00a0: Où acheter un badge ?",
        ],
        ["✗ manquée", "rien", "gonegonego", "les agents ne voient pas cette réponse"],
        ["…", "neuf", "Comment changer mon mot de passe ?", ""],
    ]
    colours = [model.index(row, 0).data(Qt.ItemDataRole.ForegroundRole) for row in range(4)]
    assert [colour and colour.name() for colour in colours] == [
        *(current_colours().done, current_colours().problem_text, current_colours().problem_text, None)
    ]


def test_a_query_is_edited_in_its_place(styled_app: QApplication, qtbot: QtBot) -> None:
    model = ExpectedModel()
    model.show(ROWS)
    assert model.flags(model.index(0, QUERY)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.renamed) as renamed:
        assert model.setData(model.index(0, QUERY), "  où  acheter ")
    assert renamed.args == ["acheter", "où acheter"]
    with qtbot.assertNotEmitted(model.renamed):
        assert not model.setData(model.index(0, QUERY), "  ")
