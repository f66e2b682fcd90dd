"""The agent's choices as a file that goes to another computer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from helpdesk_app.config.preferences import Preferences
from helpdesk_app.ui.dialogs.settings_exchange import (
    Refusal,
    SettingsRefusedError,
    describe,
    export_settings,
    import_settings,
)
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

CHOSEN = Preferences(
    language="en",
    escape_minimises=True,
    keep_queries=False,
    ticket_template="Réf. {uid} : {question}\n{answer}",
    shortcuts=(("topics", "F9"), ("copy", "")),
    favourites=("badge", "cle"),
    always_on_top=True,
    compact=True,
    global_shortcut="Ctrl+Shift+H",
)


@pytest.mark.parametrize("preferences", [CHOSEN, Preferences()])
def test_settings_arrive_as_they_left(tmp_path: Path, preferences: Preferences) -> None:
    path = tmp_path / "réglages n°1 #%.json"
    export_settings(preferences, path)
    assert import_settings(path) == preferences
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_the_file_can_be_read_by_people(tmp_path: Path) -> None:
    export_settings(CHOSEN, tmp_path / "s.json")
    text = (tmp_path / "s.json").read_text(encoding="utf-8")
    assert '"ticket_template": "Réf. {uid} : {question}\\n{answer}"' in text
    assert "geometry" not in text


@pytest.mark.parametrize(
    ("change", "refusal", "detail"),
    [
        ({"format": "other"}, Refusal.FOREIGN, ""),
        ({"version": 2}, Refusal.NEWER, ""),
        ({"version": "1"}, Refusal.FOREIGN, ""),
        ({"colour": "red"}, Refusal.BAD_VALUE, "colour"),
        ({"language": "xx"}, Refusal.BAD_VALUE, "language"),
        ({"compact": 1}, Refusal.BAD_VALUE, "compact"),
        ({"ticket_template": "{caller}"}, Refusal.BAD_VALUE, "ticket_template"),
        ({"favourites": [1]}, Refusal.BAD_VALUE, "favourites"),
        ({"shortcuts": {"copy": None}}, Refusal.BAD_VALUE, "shortcuts"),
        ({"global_shortcut": None}, Refusal.BAD_VALUE, "global_shortcut"),
    ],
)
def test_what_is_not_known_is_refused_and_told(
    styled_app: QApplication, tmp_path: Path, change: dict[str, object], refusal: Refusal, detail: str
) -> None:
    path = tmp_path / "s.json"
    export_settings(CHOSEN, path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(SettingsRefusedError) as caught:
        import_settings(path)
    assert (caught.value.refusal, caught.value.detail) == (refusal, detail)
    told = describe(caught.value)
    assert "Vos paramètres n’ont pas changé." in told
    assert detail in told
    assert str(path) in told


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"[preferences]\nlanguage=fr\n"])
def test_another_file_is_told_apart(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.json").write_bytes(content)
    with pytest.raises(SettingsRefusedError) as caught:
        import_settings(tmp_path / "s.json")
    assert caught.value.refusal is Refusal.FOREIGN


def test_a_place_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefusedError) as unread:
        import_settings(tmp_path / "nowhere.json")
    assert unread.value.refusal is Refusal.UNREADABLE
    with pytest.raises(SettingsRefusedError) as unwritten:
        export_settings(CHOSEN, tmp_path / "nowhere" / "s.json")
    assert unwritten.value.refusal is Refusal.UNWRITABLE


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
