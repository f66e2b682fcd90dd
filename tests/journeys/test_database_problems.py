"""The FAQ is missing, or not what it should be; the window says so and tries again."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mail (subject TEXT)")
    connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("spoil", "title"),
    [
        (Path.unlink, "La FAQ est introuvable"),
        (newer, "La FAQ est plus récente que le programme"),
        (truncated, "La FAQ est endommagée"),
        (empty, "La FAQ est endommagée"),
    ],
)
def test_a_faq_that_cannot_be_used_is_explained_and_retried(
    open_desk: OpenDesk, agent: Agent, faq_file: Path, tmp_path: Path, spoil: Callable[[Path], None], title: str
) -> None:
    mine = tmp_path / "faq.db"
    shutil.copyfile(faq_file, mine)
    spoil(mine)
    desk = open_desk(mine)
    message = desk.problem.message()
    assert desk.problem.isVisible()
    assert message.title == title
    assert message.detail == str(mine)
    assert not desk.actions.copy.isEnabled()

    shutil.copyfile(faq_file, mine)
    agent.press(Qt.Key.Key_Space)
    assert desk.list_pane.results.isVisible()
    assert desk.search_box.hasFocus()
    assert desk.list_pane.count.text() == "4 réponses"


@pytest.mark.parametrize("make", [of_another_program, Path.mkdir])
def test_what_is_no_faq_is_left_as_it_is(open_desk: OpenDesk, tmp_path: Path, make: Callable[[Path], None]) -> None:
    other = tmp_path / "faq.db"
    make(other)
    before = other.read_bytes() if other.is_file() else b""
    desk = open_desk(other)
    assert desk.problem.message().title == "Ce fichier n’est pas une FAQ"
    assert (other.read_bytes() if other.is_file() else b"") == before
