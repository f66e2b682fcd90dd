from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.panes.results.announcements import AnnouncementPanel


def test_announcements_are_shown_one_a_line_and_hidden_when_there_is_none(
    styled_app: QApplication, qtbot: QtBot
) -> None:
    panel = AnnouncementPanel()
    qtbot.addWidget(panel)
    assert panel.text() == ""
    panel.show_texts(["En panne : rappeler.", "Nouveau !"])
    assert panel.text() == "En panne\u00a0: rappeler.\nNouveau\u202f!"
    panel.show_texts([])
    assert panel.isHidden()
    assert panel.text() == ""
