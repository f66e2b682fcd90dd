"""Rows are made when they are shown, and stay where they are while their number does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.editor.import_wizard.row_model import RowModel
from helpdesk_app.ui.editor.import_wizard.tables import RowTable

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

Display = Qt.ItemDataRole.DisplayRole


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RowModel(("a", "b"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for rows in (3, 3, 0, 200, 2):
        model.show_rows(rows, lambda row, column, role: f"{row}.{column}" if role is Display else None)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_rows(2, lambda _row, _column, _role: None, ("a", "b", "c"))
    assert model.columnCount() == 3


def test_only_what_is_shown_is_made_and_the_place_stays(qtbot: QtBot) -> None:
    asked: set[int] = set()

    def cell(row: int, column: int, role: Qt.ItemDataRole) -> str | None:
        asked.add(row)
        return f"{row} {column}" if role is Display else None

    table = RowTable(RowModel(("a", "b")), "Lines")
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.rows_model.show_rows(100_000, cell)
    with qtbot.waitExposed(table):
        table.show()
    table.go_to(50_000)
    table.grab()
    assert 50_000 in asked
    assert len(asked) < 200
    table.rows_model.show_rows(100_000, lambda _row, _column, _role: None)
    assert table.row() == 50_000


def test_a_tool_tip_shows_markup_as_it_is_written() -> None:
    model = RowModel(("a",))
    model.show_rows(1, lambda _row, _column, _role: '<img src="file:///etc/hostname">\nb')
    assert model.index(0, 0).data(Display).startswith("<img")
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == '<p>&lt;img src="file:///etc/hostname"&gt;<br>b</p>'
    model.show_rows(1, lambda _row, _column, _role: None)
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
