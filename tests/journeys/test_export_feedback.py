"""The agent hands the feedback on, through the menu."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from helpdesk_app.feedback.csv_format import read_csv
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.dialogs import choose_export_target
from helpdesk_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

NEW = "Exporter les nouveaux avis…"
ALL = "Exporter tous les avis…"


def choose(desk: MainWindow, menu_title: str, entry_title: str) -> None:
    menus = {menu.title().replace("&", ""): menu for menu in desk.menuBar().findChildren(QMenu)}
    entries = {action.text().replace("&", ""): action for action in menus[menu_title].actions()}
    entries[entry_title].trigger()


def not_exported(folder: Path) -> list[Event]:
    with FeedbackStore(folder / "feedback.db") as store:
        return list(store.events(only_new=True))


def test_new_feedback_is_exported_once_and_all_of_it_again(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    targets = [tmp_path / name for name in ("avis d’été.csv", "encore.csv", "tous.csv")]
    following: Iterator[Path] = iter(targets)
    desk = open_desk(choose_target=lambda _parent: next(following))
    agent.type("cle")
    agent.press(Qt.Key.Key_Return)
    agent.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    agent.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.notice.text() == f"2 avis exportés vers {targets[0]}"
    choose(desk, "Fichier", NEW)
    assert desk.notice.text() == f"0 avis exporté vers {targets[1]}"
    choose(desk, "Fichier", ALL)
    assert desk.notice.text() == f"2 avis exportés vers {targets[2]}"
    assert [[event.uid for _, event in read_csv(target)] for target in targets] == [["cle"] * 2, [], ["cle"] * 2]
    assert not_exported(tmp_path) == []
    assert QApplication.overrideCursor() is None


def test_thinking_better_of_it_writes_nothing(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(choose_target=lambda _parent: None)
    choose(desk, "Fichier", ALL)
    assert desk.notice.text() == ""
    assert not list(tmp_path.glob("*.csv"))


def test_an_export_that_fails_is_explained_and_marks_nothing(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    desk = open_desk(choose_target=lambda _parent: tmp_path / "absent" / "avis.jsonl")
    agent.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    choose(desk, "Fichier", NEW)
    assert desk.notice.text().startswith("Les avis n’ont pas pu être exportés")
    assert len(not_exported(tmp_path)) == 1


def test_a_database_is_never_replaced_by_an_export(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    target = tmp_path / "autre.csv"
    FeedbackStore(target).close()
    desk = open_desk(choose_target=lambda _parent: target)
    agent.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    choose(desk, "Fichier", NEW)
    assert "resté intact" in desk.notice.text()
    FeedbackStore(target).close()


@pytest.mark.parametrize("installed", [True, False])
def test_only_formats_that_can_be_written_are_offered(
    desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, installed: bool
) -> None:
    offered: list[str] = []

    def answer(_parent: object, _title: str, _proposed: str, filters: str) -> tuple[str, str]:
        offered.extend(filters.split(";;"))
        return str(tmp_path / "avis"), offered[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if installed or name != "pyarrow" else None)
    assert choose_export_target(desk) == tmp_path / "avis.xlsx"
    assert [name.rpartition("*")[2] for name in offered] == [".csv)", ".xlsx)", ".jsonl)"] + [".parquet)"] * installed
