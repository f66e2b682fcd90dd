"""``helpdesk edit``, as far as the terminal sees it; ``journeys/test_editing.py`` plays the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.cli.where import quit_window
from helpdesk_app.config import exit_codes, paths
from helpdesk_app.ui.editor.start import editors_folder
from helpdesk_app.ui.platform.single_instance import SingleInstance
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


def edit(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    return run("-m", "helpdesk_app", "edit", *arguments, home=home)


def run(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    """Run Python on an account of its own."""
    folders = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment = kept | folders | {"QT_QPA_PLATFORM": "offscreen", "HELPDESK_LANGUAGE": "en"}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_a_folder_is_opened_and_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "FAQ"
    folder.mkdir()
    (folder / "faq.csv").write_text("question,réponse\nOù ?,Là-bas.\n", encoding="utf-8")
    done = edit(folder, "--quit-when-ready", home=tmp_path)
    assert done.returncode == exit_codes.OK, done.stderr
    assert [path.name for path in folder.iterdir()] == ["faq.csv"]


def test_a_second_start_on_a_folder_calls_the_first_window_and_returns(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "FAQ"
    code = "from helpdesk_app.config import paths; print(paths.settings_file().parent)"
    own = Path(run("-c", code, home=tmp_path).stdout.strip())
    first = SingleInstance(editors_folder(own, folder))
    assert first.acquire()
    with qtbot.waitSignal(first.called):
        done = edit(folder, home=tmp_path)
    assert done.returncode == exit_codes.OK, done.stderr
    first.release()


def test_a_folder_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "FAQ"
    folder.mkdir()
    (folder / "curation.toml").write_text("[entries.x]\nqestion = 1\n", encoding="utf-8")
    (folder / "faq.csv").write_text("question,réponse\nOù ?,Là-bas.\n", encoding="utf-8")
    done = edit(folder, "--quit-when-ready", home=tmp_path)
    assert done.returncode == exit_codes.UNUSABLE
    assert "curation.toml" in done.stderr
    assert "qestion" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there a screen may be absent")
def test_the_window_needs_a_screen(helpdesk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = helpdesk("edit", "FOLDER")
    assert code == exit_codes.UNUSABLE
    assert "no screen" in err or "écran" in err


def test_quit_asks_the_editors_windows_too(
    qapp: QApplication, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpdesk_app.cli.where.QUIT_SECONDS", 0)
    first = SingleInstance(editors_folder(paths.settings_file().parent, tmp_path))
    assert quit_window() == exit_codes.OK
    assert first.acquire()
    with pytest.raises(Exception, match="still open"):
        quit_window()
    first.release()
    assert quit_window() == exit_codes.OK
