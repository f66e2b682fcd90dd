"""The sentences about settings that cannot be exported or imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from helpdesk_app.config.settings_exchange import BadPreferenceError
from helpdesk_app.storage.errors import (
    ForeignError,
    FullDiskError,
    MissingError,
    NewerError,
    StorageError,
    UnreadableError,
    UnwritableError,
)
from helpdesk_app.ui.dialogs.settings_problems import describe
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PATH = Path("réglages.json")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ForeignError(PATH), "ne contient pas de paramètres"),
        (NewerError(PATH, 2, 1), "plus récente"),
        (BadPreferenceError(PATH, "colour"), "colour"),
        (MissingError(PATH), "ne peut pas être lu"),
        (UnreadableError(PATH, "x"), "ne peut pas être lu"),
        (UnwritableError(PATH, "x"), "un autre dossier"),
        (FullDiskError(PATH), "un autre dossier"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_refusal_says_why_what_is_safe_and_which_file(
    styled_app: QApplication, error: StorageError, expected: str
) -> None:
    text = describe(error)
    assert expected in text
    assert "Vos paramètres n’ont pas changé." in text
    assert str(PATH) in text


def test_the_menu_takes_the_settings_from_one_desk_to_another(
    desk: DeskView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "exported.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    desk.actions.export_settings.trigger()
    assert "Paramètres exportés" in desk.notice.text()
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | {"escape_minimises": True}), encoding="utf-8")
    desk.actions.import_settings.trigger()
    assert "Paramètres importés" in desk.notice.text()
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().escape_minimises
    path.write_text("no settings", encoding="utf-8")
    desk.actions.import_settings.trigger()
    assert "ne contient pas de paramètres" in desk.notice.text()
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().escape_minimises


def test_a_dialog_that_is_closed_with_its_window_is_no_answer(
    desk: DeskView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close_behind(*_: object) -> tuple[str, str]:
        desk.window.close()
        return str(tmp_path / "exported.json"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", close_behind)
    desk.actions.export_settings.trigger()
    assert not (tmp_path / "exported.json").exists()
