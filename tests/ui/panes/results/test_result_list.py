from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpdesk_app.desk.snippet import Snippet
from helpdesk_app.faq.model import Entry, FacetValue
from helpdesk_app.search.model import Hit
from helpdesk_app.text.spans import Span
from helpdesk_app.ui.panes.results.result_delegate import HIT_ROLE, SECTION_ROLE, SNIPPET_ROLE
from helpdesk_app.ui.panes.results.result_list import ResultList, ResultModel
from helpdesk_app.ui.widgets.search_box import Move


def hit(uid: str, question: str = "Où est-ce ?", *spans: Span, values: int = 0) -> Hit:
    facets = tuple(FacetValue("Quoi ?", f"valeur {number}") for number in range(values))
    return Hit(Entry(uid, question, f"Réponse {uid}.", facets=facets), 1.0, spans)


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = ResultModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for hits in ([hit("a"), hit("b")], [hit("a", "Où est-ce ?", Span(0, 2)), hit("b")], [], [hit("c")]):
        for left in (0, 7, 3, 0):
            model.show(hits, left if hits else 0)
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


def test_a_list_that_goes_on_ends_on_a_row_that_says_so(styled_app: QApplication) -> None:
    model = ResultModel()
    model.show([hit("a"), hit("b")], left=1_234)
    more = model.index(2)
    assert (model.rowCount(), model.hits, model.total) == (3, 2, 1_236)
    assert model.data(more) == "Afficher la suite (encore 1\u202f234)"
    assert model.data(more, Qt.ItemDataRole.AccessibleTextRole) == model.data(more)
    assert model.data(more, HIT_ROLE) is None
    assert not model.flags(more) & Qt.ItemFlag.ItemIsSelectable
    assert "1 sur 1236" in str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))


def test_hits_that_follow_are_added_to_the_list(qtbot: QtBot) -> None:
    model = ResultModel()
    model.show([hit("a"), hit("b")], left=3)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        assert not model.show([hit("a"), hit("b"), hit("c"), hit("d")], left=1)
    assert inserted.args[1:] == [2, 3]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsRemoved) as removed:
        assert not model.show([hit(uid) for uid in "abcde"])
    assert removed.args[1:] == [5, 5]
    with qtbot.waitSignal(model.modelReset):
        assert model.show([hit(uid) for uid in "abcdef"]), "a whole list that grows is another list"


def test_a_row_whose_snippet_changed_is_painted_again(qtbot: QtBot) -> None:
    model = ResultModel()
    model.cut_snippets_with(lambda _hit: Snippet("avant"))
    model.show([hit("a"), hit("b"), hit("c")])
    assert model.data(model.index(1), SNIPPET_ROLE) == Snippet("avant")
    model.cut_snippets_with(lambda _hit: Snippet("après"))
    with qtbot.waitSignal(model.dataChanged) as changed:
        assert not model.show([hit("a"), hit("b"), hit("c")])
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1), "the others were never asked for"
    assert model.data(model.index(1), SNIPPET_ROLE) == Snippet("après")


def shown(qtbot: QtBot, count: int, left: int) -> ResultList:
    model = ResultModel()
    view = ResultList(model)
    qtbot.addWidget(view)
    hits = [hit(f"{number:03}") for number in range(count + left)]
    model.show(hits[:count], left)
    view.more_asked.connect(lambda: model.show(hits))
    view.show_row(count - 1)
    view.resize(320, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize(("move", "rows"), [(Move.DOWN, [20]), (Move.PAGE_DOWN, range(20, 26)), (Move.LAST, [29])])
def test_a_move_past_the_last_hit_shows_the_next(
    styled_app: QApplication, qtbot: QtBot, move: Move, rows: Sequence[int]
) -> None:
    view = shown(qtbot, 20, 10)
    view.move_selection(move)
    assert view.current_row() in rows


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End])
def test_a_key_in_the_list_goes_on_too(styled_app: QApplication, qtbot: QtBot, key: Qt.Key) -> None:
    view = shown(qtbot, 20, 10)
    QTest.keyClick(view, key)
    assert view.current_row() >= 20
    assert view.spoken().startswith(f"{view.current_row() + 1} sur 30")


def test_the_row_that_shows_more_is_never_selected(styled_app: QApplication, qtbot: QtBot) -> None:
    view = shown(qtbot, 20, 10)
    for move in (Move.FIRST, Move.LAST):
        view.move_selection(move)
        assert view.current_row() == (0 if move is Move.FIRST else 19)


def test_a_click_on_the_last_row_shows_more_and_leaves_selection_and_scrolling(
    styled_app: QApplication, qtbot: QtBot
) -> None:
    view = shown(qtbot, 20, 10)
    view.show_row(3)
    view.scrollToBottom()
    scrolled, chosen = view.verticalScrollBar().value(), list[int]()
    view.chosen.connect(chosen.append)
    row = view.visualRect(view.model().index(20, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=row.center())
    assert view.model().rowCount() == 21
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert view.model().rowCount() == 30
    QApplication.processEvents()
    assert (view.current_row(), chosen, view.verticalScrollBar().value()) == (3, [], scrolled)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row.center().y()))
    assert view.current_row() == 20, "the first of the next hits stands where the row was"


def test_nothing_is_asked_for_at_the_end_of_a_whole_list(styled_app: QApplication, qtbot: QtBot) -> None:
    view = shown(qtbot, 20, 0)
    with qtbot.assertNotEmitted(view.more_asked):
        view.move_selection(Move.DOWN)
        QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == 19


@pytest.mark.usefixtures("styled_app")
def test_a_part_of_the_list_has_its_title_above_its_first_row(qtbot: QtBot) -> None:
    model = ResultModel()
    view = ResultList(model)
    qtbot.addWidget(view)
    hits = [hit("a"), hit("b"), hit("c")]
    model.show(hits)
    view.resize(320, 400)
    plain = view.sizeHintForIndex(model.index(0)).height()
    assert model.show(hits, titles={0: "Favorites", 2: "Toutes"}), "the titles make another list"
    heights = [view.sizeHintForIndex(model.index(row)).height() for row in range(3)]
    assert heights[1] == plain < heights[0] == heights[2]
    assert [model.data(model.index(row), SECTION_ROLE) for row in range(3)] == ["Favorites", "", "Toutes"]
    spoken = str(model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Toutes: Où est-ce ?")
    assert not model.show(hits, titles={0: "Favorites", 2: "Toutes"})
