from __future__ import annotations

from pathlib import Path

from helpdesk_app.config.preferences import Preferences
from helpdesk_app.desk.history import Remembered
from helpdesk_app.ui.platform.settings_file import SettingsFile, WindowLayout


def test_settings_come_back_as_written(tmp_path: Path) -> None:
    settings = WindowLayout(b"\x00\x01\xff geometry", b"", topics_visible=False)
    path = tmp_path / "été" / "settings.ini"
    assert SettingsFile(path).write(settings)
    assert SettingsFile(path).read() == settings


def test_a_missing_or_spoilt_file_is_a_first_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    assert SettingsFile(path).read() == WindowLayout()
    path.write_bytes(b"[window]\ngeometry=@Invalid()\nsplitter=7\n\xff\x00")
    assert SettingsFile(path).read() == WindowLayout()


def test_a_file_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.mkdir()
    assert not SettingsFile(path).write(WindowLayout())


def test_preferences_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    chosen = Preferences(
        language="en",
        escape_minimises=True,
        keep_queries=False,
        ticket_template='Note : {question}\n; [a], "b" %1',
        shortcuts=(("topics", "F9"),),
        favourites=("un",),
        always_on_top=True,
        compact=True,
    )
    stored = SettingsFile(tmp_path / "s.ini")
    assert stored.read_preferences() == Preferences()
    assert stored.write_preferences(chosen)
    assert SettingsFile(tmp_path / "s.ini").read_preferences() == chosen


def test_a_shortcut_outlives_another_name_of_its_action(tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text(
        '[preferences]\nshortcuts="{\\"export\\": \\"Ctrl+Y\\", \\"topics\\": \\"F9\\"}"\n', encoding="utf-8"
    )
    shortcuts = SettingsFile(tmp_path / "s.ini").read_preferences().shortcuts
    assert shortcuts == (("export_new", "Ctrl+Y"), ("topics", "F9"))


def test_damaged_preferences_count_as_never_written(tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text("[preferences]\nfavourites={{\nshortcuts=[1]\ncompact=7\n", encoding="utf-8")
    assert SettingsFile(tmp_path / "s.ini").read_preferences() == Preferences()


def test_settings_of_a_newer_program_are_used_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    path.write_text("[file]\nversion=2\n[preferences]\nlanguage=en\nvoice=loud\n", encoding="utf-8")
    before = path.read_bytes()
    stored = SettingsFile(path)
    assert stored.is_newer()
    assert stored.read_preferences().language == "en"
    assert not stored.write_preferences(Preferences(language="fr"))
    assert not stored.write(WindowLayout(topics_visible=False))
    assert path.read_bytes() == before


def test_settings_of_the_first_version_are_brought_up_to_date_with_the_next_change(tmp_path: Path) -> None:
    path = tmp_path / "s.ini"
    path.write_text("[preferences]\nlanguage=en\ncompact=true\n", encoding="utf-8")
    stored = SettingsFile(path)
    assert not stored.is_newer()
    assert stored.write(WindowLayout())
    assert "version=1" in path.read_text(encoding="utf-8")
    assert stored.read_preferences() == Preferences(language="en", compact=True)


def test_a_version_that_is_no_number_counts_as_never_written(tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text("[file]\nversion=new\n", encoding="utf-8")
    assert not SettingsFile(tmp_path / "s.ini").is_newer()


EARLIER = r"""[file]
version=1

[preferences]
always_on_top=false
compact=true
escape_minimises=true
favourites="[\"un\", \"deux\"]"
global_shortcut=\"Ctrl+Shift+H\"
keep_queries=false
language=en
shortcuts={\"topics\": \"F9\"}
ticket_template="\"Note : {question}\\n; [a], \\u00e9\""
"""
"""As the first versions of the program wrote it."""


def test_a_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text(EARLIER, encoding="utf-8")
    assert SettingsFile(tmp_path / "s.ini").read_preferences() == Preferences(
        language="en",
        escape_minimises=True,
        keep_queries=False,
        ticket_template="Note : {question}\n; [a], é",
        shortcuts=(("topics", "F9"),),
        favourites=("un", "deux"),
        compact=True,
        global_shortcut="Ctrl+Shift+H",
    )


def test_the_history_is_read_back_and_a_spoilt_one_counts_as_none(tmp_path: Path) -> None:
    stored = SettingsFile(tmp_path / "s.ini")
    assert stored.read_history() == Remembered()
    history = Remembered(("a", "b"), ("a",), "2026-03-02", ("c,d",))
    assert stored.write_history(history)
    assert SettingsFile(tmp_path / "s.ini").read_history() == history
    (tmp_path / "s.ini").write_text("[history]\nanswers=[7\n", encoding="utf-8")
    assert SettingsFile(tmp_path / "s.ini").read_history() == Remembered()
