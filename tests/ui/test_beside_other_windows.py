"""The window beside other ones: one instance, narrow, on top, and a FAQ that is replaced while it is open."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.ui import composition as app
from helpdesk_app.ui.window.desk_view import DeskView
from tests.conftest import check_topic

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def test_a_crash_of_the_last_run_is_reported(desk: DeskView, tmp_path: Path) -> None:
    app.report_crash(desk, tmp_path / "crash.log")
    assert "s’est arrêté de façon inattendue" in desk.notice.text()
    assert str(tmp_path / "crash.log") in desk.notice.text()


def test_a_new_faq_is_offered_and_what_is_typed_stays(
    open_desk: OpenDesk, agent: Agent, qtbot: QtBot, small_faq: Faq, faq_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "faq" / "faq.db"
    path.parent.mkdir()
    shutil.copy(faq_file, path)
    desk = open_desk(path)
    check_topic(desk, "Badge")
    agent.type("badge")
    agent.press(Qt.Key.Key_Down)
    chosen = desk.list_pane.model.hit(1).entry.uid
    newer = with_version(Faq(small_faq.entries[:3], small_faq.facets, "2026-02-28"))
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    database.write(path, newer, compile_index(newer, lexicon))
    qtbot.waitUntil(lambda: "nouvelle version" in desk.notice.text())
    agent.click(desk.notice.action_button)
    assert desk.search_box.text() == "badge"
    assert desk.list_pane.count.text() == "2 réponses"
    assert desk.topics.filters() == {desk.topics.groups()[0].question: frozenset({"Badge"})}
    assert desk.list_pane.results.current_hit() is not None
    assert desk.list_pane.model.hit(desk.list_pane.results.current_row()).entry.uid == chosen
    assert desk.notice.text() == "La fenêtre utilise maintenant la nouvelle version de la FAQ."


def test_a_damaged_new_faq_leaves_the_old_one_in_use(
    open_desk: OpenDesk, agent: Agent, qtbot: QtBot, faq_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "faq" / "faq.db"
    path.parent.mkdir()
    shutil.copy(faq_file, path)
    desk = open_desk(path)
    path.write_bytes(b"no database")
    qtbot.waitUntil(lambda: "n’est pas une FAQ" in desk.notice.text())
    assert str(path) in desk.notice.text()
    assert "continue sans elle" in desk.notice.text()
    assert desk.notice.action_button.isHidden()
    assert desk.list_pane.count.text() == "4 réponses"
