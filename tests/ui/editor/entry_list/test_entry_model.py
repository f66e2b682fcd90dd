"""The model of the list of entries."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpdesk_app.editing.model import EntryFigures
from helpdesk_app.editing.states import EntryState
from helpdesk_app.editing.view_state import Row
from helpdesk_app.feedback.model import Reason
from helpdesk_app.ui.editor.entry_list.entry_model import ROW_ROLE, EntryModel

FIGURES = EntryFigures(2, 3, 1, (0.301, 0.954), ((Reason.UNCLEAR, 1),))
ROWS = (
    Row("a", "Où ?", (EntryState.NO_TOPIC, EntryState.DRAFT), FIGURES),
    Row("b", ""),
    Row("c", "<b>Quand</b> ?"),
)


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = EntryModel()
    for rows in (ROWS, ROWS[1:], (Row("b", "Oui"), ROWS[2]), ()):
        model.show(rows)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_says_all_to_a_screen_reader(styled_app: QApplication) -> None:
    model = EntryModel()
    model.show(ROWS)
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    feedback = (
        "2 copies · 3 utiles sur 4",
        "Utile dans 30 à 95\u00a0% des cas, avec 95\u00a0% de certitude",
        "Raisons contre\u00a0: pas clair (1)",
    )
    assert spoken == [f"Où ?, Sans thème, Brouillon, {', '.join(feedback)}", "Question à écrire", "<b>Quand</b> ?"]
    assert "&lt;b&gt;" in model.index(2).data(Qt.ItemDataRole.ToolTipRole)


def test_only_rows_that_differ_are_painted_again(styled_app: QApplication, qtbot: QtBot) -> None:
    model = EntryModel()
    model.show(ROWS)
    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.modelReset):
        model.show((ROWS[0], Row("b", "Oui"), ROWS[2]))
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert model.index(1).data(ROW_ROLE).question == "Oui"
    with qtbot.waitSignal(model.modelReset):
        model.show(ROWS[:2])
