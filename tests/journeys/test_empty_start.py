"""What an agent finds at the start, and what outlasts the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.config.policy import CAUTIOUS, NO_POLICY, Policy
from helpdesk_app.desk.history import Remembered
from helpdesk_app.ui import composition as app
from helpdesk_app.ui.controllers.export_controller import ExportController
from helpdesk_app.ui.panes.results.result_delegate import SECTION_ROLE
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def listed(desk: DeskView) -> list[tuple[str, str]]:
    """Return the title above each row, and the uid of its answer."""
    model = desk.list_pane.model
    return [(str(model.data(model.index(row), SECTION_ROLE)), model.hit(row).entry.uid) for row in range(model.hits)]


def copy(agent: Agent, query: str) -> None:
    agent.type(query)
    agent.press(Key.Key_Return)
    agent.press(Key.Key_Escape)


def test_favourites_and_the_most_copied_answers_are_at_the_start_of_the_next_window(
    open_desk: OpenDesk, agent: Agent, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk()
    assert [title for title, _uid in listed(desk)] == [""] * 4
    copy(agent, "horaires")
    agent.type("casier")
    agent.press(Key.Key_D, CTRL)
    agent.press(Key.Key_Escape)
    QApplication.processEvents()  # The copies are counted when the agent does nothing.
    agent.type("x")
    agent.press(Key.Key_Escape)
    expected = [
        ("Réponses favorites", "cle"),
        ("Les plus copiées sur ce poste", "horaires"),
        ("Toute la FAQ", "badge"),
        ("", "perdu"),
    ]
    assert listed(desk) == expected
    desk.window.close()
    desk = open_desk()
    assert listed(desk) == expected
    agent.press(Key.Key_J, CTRL)
    assert [uid for _title, uid in listed(desk)] == ["horaires"], "copied today, in the window before"
    assert "casier" not in (tmp_path / "settings.ini").read_text(encoding="utf-8"), "uids only"


@pytest.mark.parametrize(
    ("policy", "is_kept"), [(NO_POLICY, True), (Policy(keep_history=False), False), (CAUTIOUS, False)]
)
def test_the_policy_decides_whether_the_history_outlasts_the_window(
    styled_app: QApplication,
    qtbot: QtBot,
    agent: Agent,
    faq_file: Path,
    tmp_path: Path,
    policy: Policy,
    is_kept: bool,
) -> None:
    stored = SettingsFile(tmp_path / "settings.ini")
    stored.write_history(Remembered(viewed=("cle",)))
    desk = app.open_window(
        app.Environment(faq_file, tmp_path / "feedback.db", tmp_path / "settings.ini", policy=policy)
    ).view
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.window.findChild(ExportController) is not None)
    copy(agent, "horaires")
    agent.press(Key.Key_H, CTRL)
    assert [uid for _title, uid in listed(desk)] == (["horaires", "cle"] if is_kept else ["horaires"])
    desk.window.close()
    assert stored.read_history().viewed == (("horaires", "cle") if is_kept else ())
