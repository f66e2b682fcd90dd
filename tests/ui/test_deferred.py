"""What is added to a window after its first list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.ui.controllers.desk_controller import MEANING_MS
from helpdesk_app.ui.controllers.dialog_controller import DialogController
from helpdesk_app.ui.controllers.export_controller import ExportController
from helpdesk_app.ui.platform.meaning_loader import MeaningLoader
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import OpenDesk


def test_a_window_has_its_dialogs_and_exports_once(desk: DeskView) -> None:
    for kind in (DialogController, ExportController):
        assert len(desk.window.findChildren(kind)) == 1


def test_a_window_without_a_faq_has_them_too(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "nothing.db")
    assert desk.has_problem()
    assert desk.window.findChild(DialogController) is not None


def test_about_says_whether_answers_are_found_by_meaning(desk: DeskView) -> None:
    desk.actions.about.trigger()
    (dialog,) = desk.window.findChildren(QDialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert texts[texts.index("Recherche par le sens") + 1] == "non, par les mots seulement", "this FAQ has no vectors"


def test_a_window_that_is_closed_at_once_starts_no_thread(open_desk: OpenDesk, qtbot: QtBot) -> None:
    """Qt aborts the program when a thread is deleted that still runs."""
    desk = open_desk(paths.bundled_database())
    desk.window.close()
    qtbot.wait(2 * MEANING_MS)
    assert not desk.window.findChildren(MeaningLoader)
