"""Exported and imported settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpdesk_app.config.preferences import Preferences
from helpdesk_app.config.settings_exchange import BadPreferenceError, export_settings, import_settings
from helpdesk_app.storage.errors import ForeignError, MissingError, NewerError, StorageError, UnwritableError
from tests.config.chosen import CHOSEN


@pytest.mark.parametrize("preferences", [CHOSEN, Preferences()])
def test_imported_settings_are_those_that_were_exported(tmp_path: Path, preferences: Preferences) -> None:
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
    ("change", "refusal"),
    [
        ({"format": "other"}, ForeignError),
        ({"version": 2}, NewerError),
        ({"version": "1"}, ForeignError),
        ({"version": 0}, ForeignError),
    ],
)
def test_a_file_of_another_kind_or_version_is_refused(
    tmp_path: Path, change: dict[str, object], refusal: type[StorageError]
) -> None:
    path = tmp_path / "s.json"
    export_settings(CHOSEN, path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(refusal) as caught:
        import_settings(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"language": "xx"},
        {"compact": 1},
        {"ticket_template": "{caller}"},
        {"favourites": [1]},
        {"shortcuts": {"copy": None}},
        {"global_shortcut": None},
    ],
)
def test_what_is_not_known_is_refused_by_name(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "s.json"
    export_settings(CHOSEN, path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(BadPreferenceError) as caught:
        import_settings(path)
    assert caught.value.name == next(iter(change))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"[preferences]\nlanguage=fr\n", b"[" * 100_000])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.json").write_bytes(content)
    with pytest.raises(ForeignError):
        import_settings(tmp_path / "s.json")


def test_a_file_or_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        import_settings(tmp_path / "nowhere.json")
    with pytest.raises(UnwritableError):
        export_settings(CHOSEN, tmp_path / "nowhere" / "s.json")


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.json"
    export_settings(CHOSEN, path)
    before = path.read_bytes()

    def refuse(_fresh: Path, _target: Path) -> None:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr("helpdesk_app.storage.atomic.replace", refuse)
    with pytest.raises(UnwritableError):
        export_settings(Preferences(), path)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
