from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.platform.file_watch import FileWatch

SETTLE_MS = 50


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "faq.db"
    path.write_bytes(b"old")
    return path


def replace(path: Path, content: bytes) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(path)


def test_each_replacement_is_noticed(qapp: QApplication, qtbot: QtBot, file: Path) -> None:
    watch = FileWatch(file, settle_ms=SETTLE_MS)
    for content in (b"new", b"newer"):
        with qtbot.waitSignal(watch.replaced):
            replace(file, content)


def test_a_file_that_appears_in_a_new_folder_is_noticed(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "faq" / "essai" / "faq.db"
    watch = FileWatch(path, settle_ms=SETTLE_MS)
    with qtbot.waitSignal(watch.replaced):
        path.parent.parent.mkdir()
        qtbot.wait(2 * SETTLE_MS)
        path.parent.mkdir()
        qtbot.wait(2 * SETTLE_MS)
        path.write_bytes(b"new")


def test_other_files_and_a_missing_file_are_no_replacement(qapp: QApplication, qtbot: QtBot, file: Path) -> None:
    watch = FileWatch(file, settle_ms=SETTLE_MS)
    with qtbot.assertNotEmitted(watch.replaced, wait=4 * SETTLE_MS):
        file.with_name("other").touch()
        file.unlink()
    with qtbot.waitSignal(watch.replaced):
        file.write_bytes(b"new")
