"""The policy of the machine applies in the window and in the commands."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from helpdesk_app.cli.main import main
from helpdesk_app.config import paths
from helpdesk_app.config.policy import CAUTIOUS, Policy, PolicyError
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui import composition as app
from helpdesk_app.ui.controllers.export_controller import ExportController
from helpdesk_app.ui.window.desk_view import DeskView

SHOWN = ShownAnswer(uid="badge", answer_hash="0" * 64, database_version="1" * 64, query="badge", rank=1)


def exported_long_ago(path: Path) -> None:
    """Leave an event of three months ago that was exported then."""
    moment = datetime.now(UTC) - timedelta(days=92)
    event = EventFactory("1.0", clock=lambda: moment).copy(SHOWN)
    with FeedbackStore(path) as store:
        store.append(event)
        store.mark_exported([event.id], event.recorded_at)


def events(path: Path) -> int:
    with FeedbackStore(path) as store:
        return len(list(store.events()))


def opened(faq_file: Path, folder: Path, qtbot: QtBot, policy: Policy) -> DeskView:
    desk = app.open_window(
        app.Environment(
            database=faq_file, feedback=folder / "feedback.db", settings=folder / "settings.ini", policy=policy
        )
    ).view
    qtbot.addWidget(desk.window)
    desk.window.show()
    qtbot.waitUntil(lambda: desk.window.findChild(ExportController) is not None)
    return desk


@pytest.mark.parametrize("starts", [True, False])
def test_the_workshop_is_offered_where_it_names_a_folder(
    styled_app: QApplication,
    qtbot: QtBot,
    faq_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    starts: bool,
) -> None:
    started = []

    def start(*command: object) -> tuple[bool, int]:
        started.append(command)
        return starts, 0

    monkeypatch.setattr(QProcess, "startDetached", start)
    desk = opened(faq_file, tmp_path, qtbot, Policy(editors_folder=tmp_path / "FAQ"))
    assert desk.actions.workshop.isVisible()
    desk.actions.workshop.trigger()
    assert started == [(sys.executable, ["-m", "helpdesk_app", "edit", str(tmp_path / "FAQ")])]
    assert bool(desk.notice.text()) is not starts


def test_no_workshop_is_offered_without_one(
    styled_app: QApplication, qtbot: QtBot, faq_file: Path, tmp_path: Path
) -> None:
    assert not opened(faq_file, tmp_path, qtbot, Policy()).actions.workshop.isVisible()


@pytest.mark.parametrize(("months", "left"), [(None, 1), (2, 0), (6, 1)])
def test_exports_begin_in_its_folder_and_keep_events_as_long_as_it_says(
    styled_app: QApplication,
    qtbot: QtBot,
    faq_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    months: int | None,
    left: int,
) -> None:
    exported_long_ago(tmp_path / "feedback.db")
    desk = opened(faq_file, tmp_path, qtbot, Policy(keep_months=months, export_folder=tmp_path / "exports"))
    proposed: list[Path] = []

    def answer(_parent: object, _title: str, suggested: str, _filters: str) -> tuple[str, str]:
        proposed.append(Path(suggested))
        return str(tmp_path / "avis.jsonl"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    desk.actions.export_all.trigger()
    qtbot.waitUntil(lambda: "1 élément exporté" in desk.notice.text())
    assert [path.parent for path in proposed] == [tmp_path / "exports"]
    desk.window.close()
    assert events(tmp_path / "feedback.db") == left


@pytest.mark.parametrize(("option", "left"), [((), 0), (("--keep-months", "6"), 1)])
def test_the_command_keeps_events_as_long_as_the_policy_says_unless_an_option_overrides_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...], left: int
) -> None:
    exported_long_ago(tmp_path / "feedback.db")
    (tmp_path / "policy.toml").write_text("[feedback]\nkeep_months = 2\n", encoding="utf-8")
    monkeypatch.setattr(paths, "policy_file", lambda: tmp_path / "policy.toml")
    monkeypatch.setattr(paths, "feedback_database", lambda: tmp_path / "feedback.db")
    assert main(["feedback", "export", "-o", str(tmp_path / "avis.jsonl"), *option]) == 0
    assert events(tmp_path / "feedback.db") == left


def test_a_refused_policy_is_reported_with_its_line_and_keeps_no_searches(
    styled_app: QApplication, qtbot: QtBot, faq_file: Path, tmp_path: Path
) -> None:
    desk = opened(faq_file, tmp_path, qtbot, CAUTIOUS)
    app.report_refused_policy(desk, PolicyError(tmp_path / "policy.toml", 4, "“record” is not known."))
    assert "Les paramètres de ce poste ne peuvent pas être compris" in desk.notice.text()
    assert f"{tmp_path / 'policy.toml'}, line 4" in desk.notice.text()
    desk.search_box.setText("badge")
    desk.actions.vote_yes.trigger()
    desk.window.close()
    with FeedbackStore(tmp_path / "feedback.db") as store:
        assert [event.query for event in store.events()] == [""]
