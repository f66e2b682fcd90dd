from __future__ import annotations

from pathlib import Path

from helpdesk_app.ui.settings import DeskSettings, SettingsFile


def test_settings_come_back_as_written(tmp_path: Path) -> None:
    settings = DeskSettings(b"\x00\x01\xff geometry", b"", topics_visible=False)
    path = tmp_path / "été" / "settings.ini"
    assert SettingsFile(path).write(settings)
    assert SettingsFile(path).read() == settings


def test_a_missing_or_spoilt_file_is_a_first_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    assert SettingsFile(path).read() == DeskSettings()
    path.write_bytes(b"[window]\ngeometry=@Invalid()\nsplitter=7\n\xff\x00")
    assert SettingsFile(path).read() == DeskSettings()


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.mkdir()
    assert not SettingsFile(path).write(DeskSettings())
