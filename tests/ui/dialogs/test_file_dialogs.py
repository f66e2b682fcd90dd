"""The file dialogs leave no trace of the folders an agent was in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.dialogs import file_dialogs


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for where Qt notes, for all its programs, the folder of the last file dialog."""
    path = tmp_path / "QtProject.ini"

    class Shared(QSettings):
        def __init__(self, *_of_whom: object) -> None:
            super().__init__(str(path), QSettings.Format.IniFormat)

    def ask(*_arguments: object) -> tuple[str, str]:
        settings = Shared()
        settings.setValue("FileDialog/lastVisited", "file:///C:/dossier")
        settings.sync()
        return "", ""

    monkeypatch.setattr(file_dialogs, "QSettings", Shared)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    return path


def test_a_dialog_leaves_no_trace_of_the_folder(qtbot: QtBot, noted: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for choose in (file_dialogs.choose_report_target, file_dialogs.choose_settings_source):
        assert choose(parent) is None
        assert QSettings(str(noted), QSettings.Format.IniFormat).allKeys() == []
    assert not file_dialogs.choose_sources(parent)
    assert QSettings(str(noted), QSettings.Format.IniFormat).allKeys() == []


def test_what_another_program_of_qt_noted_stays(qtbot: QtBot, noted: Path) -> None:
    QSettings(str(noted), QSettings.Format.IniFormat).setValue("FileDialog/viewMode", "List")
    parent = QWidget()
    qtbot.addWidget(parent)
    file_dialogs.choose_report_target(parent)
    assert QSettings(str(noted), QSettings.Format.IniFormat).value("FileDialog/viewMode") == "List"


def test_every_file_dialog_of_the_program_leaves_none() -> None:
    package = Path(file_dialogs.__file__).parents[1]
    for file in package.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert source.count("QFileDialog.get") == source.count("with without_trace():"), file.name
