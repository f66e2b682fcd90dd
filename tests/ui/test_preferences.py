"""The preferences of a run, and what follows from one more field of the table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from helpdesk_app.config import preferences as config
from helpdesk_app.config.policy import CAUTIOUS
from helpdesk_app.config.preferences import Flag, Preferences, Shown, preference
from helpdesk_app.config.settings_exchange import export_settings, import_settings
from helpdesk_app.ui.dialogs.preferences_dialog import PreferencesDialog
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.preferences import PreferenceKeeper


@dataclass(frozen=True, slots=True)
class OneMore(Preferences):
    """The table with one more field, and nothing else."""

    large_text: bool = preference(False, Flag(), Shown("Show the answers larger"))


def test_a_new_preference_touches_one_place(
    styled_app: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "Preferences", OneMore)
    dialog = PreferencesDialog(OneMore(), "{answer}")
    qtbot.addWidget(dialog)
    saved: list[OneMore] = []
    dialog.saved.connect(saved.append)
    box = dialog.editor("large_text")
    assert isinstance(box, QCheckBox)
    assert box.text() == "Show the answers larger"
    box.click()
    dialog.buttons.button(dialog.buttons.StandardButton.Save).click()
    assert saved == [OneMore(large_text=True)]

    stored = SettingsFile(tmp_path / "settings.ini")
    assert stored.write_preferences(saved[0])
    assert stored.read_preferences() == saved[0]
    export_settings(saved[0], tmp_path / "settings.json")
    assert import_settings(tmp_path / "settings.json") == saved[0]


def test_the_policy_overrides_a_choice_and_leaves_it_stored() -> None:
    stored: list[Preferences] = []

    def store(chosen: Preferences) -> bool:
        stored.append(chosen)
        return True

    keeper = PreferenceKeeper(Preferences(), store, policy=CAUTIOUS)
    assert not keeper.current.keep_queries
    keeper.change(replace(keeper.current, compact=True))
    assert stored == [Preferences(compact=True)]
