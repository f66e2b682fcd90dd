"""From an agent's vote on an answer to the page that says what to improve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from helpdesk_app.config import paths
from helpdesk_app.feedback.merge import merge
from helpdesk_app.feedback.model import Reason, Verdict
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.window.desk_view import DeskView
from tests.reports.current_votes import current_votes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def save_as(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))


def test_a_vote_becomes_a_line_of_the_report(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    exported, merged, page = tmp_path / "avis.xlsx", tmp_path / "ensemble.db", tmp_path / "rapport.html"
    desk = open_desk(choose_target=lambda _parent: exported)
    agent.type("badge")
    agent.press(Key.Key_N, ALT)
    agent.press(Key.Key_U, ALT)
    agent.press(Key.Key_M, ALT)
    agent.type("rappeler le 06 12 34 56 78")
    agent.press(Key.Key_Tab)
    agent.type("ou est mon badge")
    agent.click(desk.answer.feedback.reasons.editor.save_button)
    agent.press(Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: desk.notice.text() == f"3 éléments exportés (votes, copies, recherches) vers {exported}")

    assert merge([exported], merged).new == 3
    with FeedbackStore(merged) as store:
        (vote,) = current_votes(store.events())
    assert (vote.verdict, vote.reason, vote.comment) == (Verdict.NO, Reason.WRONG, "rappeler le [MASQUÉ]")

    save_as(monkeypatch, str(page.with_suffix("")))
    agent.press(Key.Key_R, CONTROL)
    qtbot.waitUntil(
        lambda: desk.notice.text() == f"Rapport sur 3 éléments (votes, copies, recherches) écrit dans {page}"
    )
    text = page.read_text(encoding="utf-8")
    assert "numéro de mon badge" in text
    assert "ou est mon badge" in text
    assert "06 12" not in text

    asked: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert desk.notice.action_button.text() == "Ouvrir le rapport   Ctrl+O"
    agent.press(Key.Key_O, CONTROL)
    assert [Path(url.toLocalFile()) for url in asked] == [page]


def test_a_report_without_any_feedback_is_a_page_too(
    desk: DeskView, agent: Agent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = tmp_path / "rapport.html"
    save_as(monkeypatch, str(page))
    agent.press(Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: desk.notice.text() == f"Rapport sur 0 élément (vote, copie ou recherche) écrit dans {page}")
    assert page.is_file()


def test_a_report_that_cannot_be_written_is_explained(
    desk: DeskView, agent: Agent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_as(monkeypatch, str(tmp_path / "absent" / "rapport.html"))
    agent.press(Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: desk.notice.text().startswith("Le rapport n’a pas pu être écrit"))


@pytest.mark.parametrize("template", [None, b"{% if %}", b"{{ report.nothing }}", b"\xff"])
def test_a_report_without_a_sound_template_is_explained(
    desk: DeskView,
    agent: Agent,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    template: bytes | None,
) -> None:
    monkeypatch.setattr(paths, "resource", tmp_path.joinpath)
    if template is not None:
        (tmp_path / "report").mkdir()
        (tmp_path / "report" / "report.html.jinja").write_bytes(template)
    page = tmp_path / "rapport.html"
    save_as(monkeypatch, str(page))
    agent.press(Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: desk.notice.text().startswith("Le rapport n’a pas pu être écrit"))
    assert "Un fichier du programme manque ou est endommagé." in desk.notice.text()
    assert not page.exists()


def test_cancelling_the_report_shows_no_notice(desk: DeskView, agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    save_as(monkeypatch, "")
    agent.press(Key.Key_R, CONTROL)
    assert desk.notice.text() == ""
