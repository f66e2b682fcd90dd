"""The agent exports the feedback through the menu."""

from __future__ import annotations

import importlib.util
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from helpdesk_app.feedback import export
from helpdesk_app.feedback.formats.csv_format import read_csv
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.model import Event
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.storage.errors import FullDiskError
from helpdesk_app.ui.controllers import export_controller
from helpdesk_app.ui.dialogs.file_dialogs import choose_export_target
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import Agent, OpenDesk

NEW = "Exporter les nouveaux avis…"
ALL = "Exporter tous les avis…"


def choose(desk: DeskView, menu_title: str, entry_title: str) -> None:
    menus = {menu.title().replace("&", ""): menu for menu in desk.window.menuBar().findChildren(QMenu)}
    entries = {action.text().replace("&", ""): action for action in menus[menu_title].actions()}
    entries[entry_title].trigger()


def not_exported(folder: Path) -> list[Event]:
    with FeedbackStore(folder / "feedback.db") as store:
        return list(store.events(only_new=True))


def wait_for(qtbot: QtBot, desk: DeskView, beginning: str) -> str:
    """Return the notice, once it begins so."""
    qtbot.waitUntil(lambda: desk.notice.text().startswith(beginning))
    return desk.notice.text()


def vote(agent: Agent) -> None:
    agent.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)


def test_new_feedback_is_exported_once_and_all_of_it_again(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot
) -> None:
    targets = [tmp_path / name for name in ("avis d’été.csv", "encore.csv", "tous.csv")]
    following: Iterator[Path] = iter(targets)
    desk = open_desk(choose_target=lambda _parent: next(following))
    agent.type("cle")
    agent.press(Qt.Key.Key_Return)
    vote(agent)
    agent.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, desk, f"2 éléments exportés (votes, copies, recherches) vers {targets[0]}")
    choose(desk, "Fichier", NEW)
    wait_for(qtbot, desk, f"0 élément exporté (vote, copie ou recherche) vers {targets[1]}")
    choose(desk, "Pour le responsable", ALL)
    wait_for(qtbot, desk, f"2 éléments exportés (votes, copies, recherches) vers {targets[2]}")
    assert [[event.uid for _, event in read_csv(target)] for target in targets] == [["cle"] * 2, [], ["cle"] * 2]
    assert not_exported(tmp_path) == []


def test_the_folder_of_an_export_is_one_key_away(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(str(Path(url.toLocalFile())))
        return len(asked) < 3

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    desk = open_desk(choose_target=lambda _parent: tmp_path / "avis.csv")
    agent.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert not asked, "there is nothing to open yet"
    vote(agent)
    choose(desk, "Fichier", NEW)
    wait_for(qtbot, desk, "1 élément exporté (vote, copie ou recherche) vers")
    assert desk.notice.action_button.text() == "Ouvrir le dossier   Ctrl+O"
    agent.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    agent.click(desk.notice.action_button)
    assert asked == [str(tmp_path)] * 2

    agent.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert desk.notice.text() == f"Aucun programme ne sait l’ouvrir. Son emplacement\N{NO-BREAK SPACE}: {tmp_path}"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Make an export wait, before its first event, until this is set."""
    let_go = threading.Event()
    write = export.export_events

    def export_events(
        store: FeedbackStore, target: Path, *rest: Any, progress: Callable[[int], None], **more: Any
    ) -> Any:
        def wait(written: int) -> None:
            # As long as the agent lets it.
            while not let_go.wait(0.01):
                progress(written)
            progress(written)

        return write(store, target, *rest, progress=wait, **more)

    monkeypatch.setattr(export_controller, "export_events", export_events)
    yield let_go
    let_go.set()


def test_the_agent_goes_on_while_an_export_is_written(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot, slow: threading.Event
) -> None:
    target = tmp_path / "avis.csv"
    desk = open_desk(choose_target=lambda _parent: target)
    vote(agent)
    choose(desk, "Fichier", NEW)
    wait_for(qtbot, desk, "Export des avis en cours…")
    agent.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)  # One at a time: this does nothing.
    agent.type("cle")
    agent.press(Qt.Key.Key_Return)
    assert len(not_exported(tmp_path)) == 2
    assert not target.exists()
    slow.set()
    wait_for(qtbot, desk, "1 élément exporté (vote, copie ou recherche) vers")
    assert len(not_exported(tmp_path)) == 1, "what came after the export had read is left for the next one"


def test_an_export_that_is_stopped_leaves_no_file_and_marks_nothing(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot, slow: threading.Event
) -> None:
    folder = tmp_path / "cible"
    folder.mkdir()
    desk = open_desk(choose_target=lambda _parent: folder / "avis.csv")
    vote(agent)
    choose(desk, "Fichier", NEW)
    wait_for(qtbot, desk, "Export des avis en cours…")
    agent.click(desk.notice.action_button)
    wait_for(qtbot, desk, "Export arrêté. Rien n’a été écrit")
    assert not slow.is_set()
    assert not list(folder.iterdir())
    assert len(not_exported(tmp_path)) == 1


def test_an_export_that_is_nearly_done_ends_when_the_window_is_closed(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, slow: threading.Event
) -> None:
    target = tmp_path / "avis.csv"
    desk = open_desk(choose_target=lambda _parent: target)
    vote(agent)
    choose(desk, "Fichier", NEW)
    slow.set()
    desk.window.close()
    assert not desk.window.isVisible()
    assert len(list(read_csv(target))) == 1
    assert not not_exported(tmp_path)


def test_a_window_that_is_closed_does_not_wait_for_a_long_export(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_controller, "PATIENCE_MS", 10)
    folder = tmp_path / "cible"
    folder.mkdir()
    desk = open_desk(choose_target=lambda _parent: folder / "avis.csv")
    vote(agent)
    choose(desk, "Fichier", NEW)
    desk.window.close()
    assert not slow.is_set()
    assert not list(folder.iterdir())
    assert len(not_exported(tmp_path)) == 1


def test_a_complete_file_is_never_called_a_failure(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "avis.jsonl"
    desk = open_desk(choose_target=lambda _parent: target)
    vote(agent)

    def full(store: FeedbackStore, *_: object) -> None:
        raise FullDiskError(store.path)

    with monkeypatch.context() as patched:
        patched.setattr(FeedbackStore, "mark_exported", full)
        choose(desk, "Fichier", NEW)
        notice = wait_for(
            qtbot, desk, f"1 élément exporté (vote, copie ou recherche) vers {target}. Le fichier est complet"
        )
    assert "le prochain export contiendra de nouveau ces avis" in notice
    assert "Il n’y a plus de place" in notice
    assert [event for _, event in read_jsonl(target)] == not_exported(tmp_path)


def test_damage_found_by_an_export_is_recovered_on_the_way(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "avis.jsonl"
    desk = open_desk(choose_target=lambda _parent: target)
    vote(agent)
    # What SQLite takes for a text, and is none.
    with closing(sqlite3.connect(tmp_path / "feedback.db", isolation_level=None)) as other:
        other.execute("UPDATE event SET uid = CAST(x'C328' AS TEXT)")
    choose(desk, "Fichier", NEW)
    notice = wait_for(qtbot, desk, "Le fichier des avis était endommagé.")
    assert f"0 élément exporté (vote, copie ou recherche) vers {target}" in notice
    assert len(list(tmp_path.glob("feedback.damaged-*.db"))) == 1


def test_thinking_better_of_it_writes_nothing(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(choose_target=lambda _parent: None)
    choose(desk, "Pour le responsable", ALL)
    assert desk.notice.text() == ""
    assert not list(tmp_path.glob("*.csv"))


def test_an_export_that_fails_is_explained_and_marks_nothing(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(choose_target=lambda _parent: tmp_path / "absent" / "avis.jsonl")
    vote(agent)
    choose(desk, "Fichier", NEW)
    wait_for(qtbot, desk, "Les avis n’ont pas pu être exportés")
    assert len(not_exported(tmp_path)) == 1


def test_a_database_is_never_replaced_by_an_export(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "autre.csv"
    FeedbackStore(target).close()
    desk = open_desk(choose_target=lambda _parent: target)
    vote(agent)
    choose(desk, "Fichier", NEW)
    assert "resté intact" in wait_for(qtbot, desk, "Les avis n’ont pas pu être exportés")
    FeedbackStore(target).close()


@pytest.mark.parametrize("installed", [True, False])
def test_only_formats_that_can_be_written_are_offered(
    desk: DeskView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, installed: bool
) -> None:
    offered: list[str] = []

    def answer(_parent: object, _title: str, _proposed: str, filters: str) -> tuple[str, str]:
        offered.extend(filters.split(";;"))
        return str(tmp_path / "avis"), offered[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if installed or name != "pyarrow" else None)
    assert choose_export_target(desk.window) == tmp_path / "avis.xlsx"
    assert [name.rpartition("*")[2] for name in offered] == [".csv)", ".xlsx)", ".jsonl)"] + [".parquet)"] * installed
