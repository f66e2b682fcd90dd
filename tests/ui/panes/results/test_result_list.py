from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.model import Entry, FacetValue
from helpdesk_app.search.model import Hit
from helpdesk_app.text.spans import Span
from helpdesk_app.ui.panes.results.result_delegate import HIT_ROLE
from helpdesk_app.ui.panes.results.result_list import ResultList, ResultModel
from helpdesk_app.ui.widgets.search_box import Move


def hit(uid: str, question: str = "Où est-ce ?", *spans: Span, values: int = 0) -> Hit:
    facets = tuple(FacetValue("Quoi ?", f"valeur {place}") for place in range(values))
    return Hit(Entry(uid, question, f"Réponse {uid}.", facets=facets), 1.0, spans)


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = ResultModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for hits in ([hit("a"), hit("b")], [hit("a", "Où est-ce ?", Span(0, 2)), hit("b")], [], [hit("c")]):
        model.show(hits)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_hands_out_its_hit(qapp: QApplication) -> None:
    model = ResultModel()
    shown = hit("a")
    assert model.show([shown, hit("b")])
    assert model.data(model.index(0)) == "Où est-ce\u202f?"
    assert model.data(model.index(0), HIT_ROLE) is shown
    assert "Où est-ce ?" in str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0)) == 0


def test_the_same_entries_are_no_new_list(qtbot: QtBot) -> None:
    model = ResultModel()
    model.show([hit("a"), hit("b"), hit("c")])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        assert not model.show([hit("a"), hit("b"), hit("c")])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        assert not model.show([hit("a"), hit("b", "Où est-ce ?", Span(0, 2)), hit("c")])
    first, last, roles = changed.args
    assert (first.row(), last.row(), roles) == (1, 1, [HIT_ROLE])
    with qtbot.waitSignal(model.modelReset):
        assert model.show([hit("b"), hit("a"), hit("c")])


def test_only_rows_that_the_agent_selects_are_announced(qtbot: QtBot) -> None:
    model = ResultModel()
    view = ResultList(model)
    qtbot.addWidget(view)
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    model.show([hit("a"), hit("b"), hit("c")])
    view.show_row(0)
    assert (view.current_row(), chosen) == (0, [])
    view.move_selection(Move.DOWN)
    view.move_selection(Move.LAST)
    view.move_selection(Move.DOWN)
    assert (view.current_row(), chosen) == (2, [1, 2])
    view.show_row(0)
    assert chosen == [1, 2]
    model.show([])
    view.show_row(-1)
    assert view.current_hit() is None
