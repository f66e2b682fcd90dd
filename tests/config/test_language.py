from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.config import language, paths
from helpdesk_app.config.language import LANGUAGE_VARIABLE, chosen_language, install_messages, terminal_language
from helpdesk_app.config.preferences import Preferences
from helpdesk_app.text.translation import _
from helpdesk_app.ui.platform.settings_file import SettingsFile


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person without settings, on an English system."""
    path = tmp_path / "settings.ini"
    monkeypatch.setattr(paths, "settings_file", lambda: path)
    monkeypatch.delenv(LANGUAGE_VARIABLE)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return path


@pytest.mark.parametrize(
    ("preferred", "system", "chosen"),
    [
        ("en", "fr_FR", "en"),
        ("", "en_GB", "en"),
        ("", "en-US", "en"),
        ("", "fr.UTF-8", "fr"),
        ("", "de_DE", "fr"),
        ("xx", "C", "fr"),
        ("", "", "fr"),
    ],
)
def test_a_choice_comes_before_the_system_and_the_system_before_french(
    preferred: str, system: str, chosen: str
) -> None:
    assert chosen_language(preferred, system) == chosen


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ({}, "en"),
        ({"LANG": ""}, "fr"),
        ({"LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LC_MESSAGES": "fr_CA"}, "fr"),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "fr_CA"}, "en"),
    ],
)
def test_the_terminal_speaks_the_language_of_the_system(
    settings: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, str], chosen: str
) -> None:
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert terminal_language() == chosen


def test_on_windows_the_account_says_the_language(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANG")
    monkeypatch.setattr(language, "user_locale", lambda: "en-GB")
    assert terminal_language() == "en"


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_terminal_speaks_the_language_chosen_in_the_window(settings: Path, code: str) -> None:
    assert SettingsFile(settings).write_preferences(Preferences(language=code, favourites=("[a]", "language=xx")))
    assert terminal_language() == code


@pytest.mark.parametrize(
    "text",
    [b"", b"[preferences]\nlanguage=\n", b"[window]\nlanguage=fr\n", b"\xff[preferences\nlanguage=fr", b"\0"],
)
def test_settings_without_a_language_leave_it_to_the_system(settings: Path, text: bytes) -> None:
    settings.write_bytes(text)
    assert terminal_language() == "en"


def test_an_older_file_holds_the_language_without_quotes(settings: Path) -> None:
    settings.write_text("[preferences]\nkeep_queries=true\nlanguage=fr\n", encoding="utf-8")
    assert terminal_language() == "fr"


def test_the_variable_comes_first(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SettingsFile(settings).write_preferences(Preferences(language="en"))
    monkeypatch.setenv(LANGUAGE_VARIABLE, "fr")
    assert terminal_language() == "fr"


def test_the_messages_are_those_of_the_language() -> None:
    install_messages("fr")
    assert _("Reading the sources") == "Lecture des sources"
    install_messages("en")
    assert _("Reading the sources") == "Reading the sources"
