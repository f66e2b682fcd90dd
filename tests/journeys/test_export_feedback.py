"""The agent hands the feedback on, through the menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from helpdesk_app.feedback.csv_format import read_csv
from helpdesk_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def choose(desk: MainWindow, menu_title: str, entry_title: str) -> None:
    menus = {menu.title().replace("&", ""): menu for menu in desk.menuBar().findChildren(QMenu)}
    entries = {action.text().replace("&", ""): action for action in menus[menu_title].actions()}
    entries[entry_title].trigger()


def test_votes_and_copies_are_exported_as_a_table(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    target = tmp_path / "avis d’été.csv"
    desk = open_desk(choose_target=lambda _parent: target)
    agent.type("cle")
    agent.press(Qt.Key.Key_Return)
    agent.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    choose(desk, "Fichier", "Exporter les avis…")
    assert desk.notice.text() == f"2 avis exportés vers {target}"
    assert [event.uid for _, event in read_csv(target)] == ["cle", "cle"]


def test_thinking_better_of_it_writes_nothing(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(choose_target=lambda _parent: None)
    choose(desk, "Fichier", "Exporter les avis…")
    assert desk.notice.text() == ""
    assert not list(tmp_path.glob("*.csv"))


def test_a_folder_that_is_not_there_is_explained(open_desk: OpenDesk, tmp_path: Path) -> None:
    target = tmp_path / "absent" / "avis.jsonl"
    desk = open_desk(choose_target=lambda _parent: target)
    choose(desk, "Fichier", "Exporter les avis…")
    assert desk.notice.text().startswith("Les avis n’ont pas pu être exportés")
