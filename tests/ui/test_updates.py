"""Data of another version: newer data is reported and left unchanged, older data is kept and migrated."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpdesk_app.feedback.schema import SCHEMA_VERSION
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.platform.settings_file import SettingsFile

if TYPE_CHECKING:
    from tests.conftest import OpenDesk

PAST_FORMATS = sorted((Path(__file__).resolve().parents[1] / "feedback" / "fixtures").glob("feedback_v*.sql"))


def set_version(path: Path, version: int, change: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.executescript(f"ALTER TABLE event {change}; PRAGMA user_version = {version}")


def test_feedback_of_a_newer_program_is_left_alone_and_the_vote_waits_for_it(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(path).close()
    set_version(path, SCHEMA_VERSION + 1, "ADD COLUMN mood TEXT")
    before = path.read_bytes()
    desk = open_desk()
    desk.search_box.setText("badge")
    desk.actions.vote_yes.trigger()
    assert "Mettez le programme à jour" in desk.notice.text()
    assert "gardé sur ce poste" in desk.notice.text()
    desk.window.close()
    assert path.read_bytes() == before
    assert len(list(tmp_path.glob("feedback.waiting-*.jsonl"))) == 1

    set_version(path, SCHEMA_VERSION, "DROP COLUMN mood")  # the program is brought up to date
    later = open_desk()
    later.search_box.setText("perdu")
    later.actions.vote_no.trigger()
    later.window.close()
    with FeedbackStore(path) as store:
        assert [event.query for event in store.events()] == ["badge", "perdu"]


@pytest.mark.parametrize("past", PAST_FORMATS, ids=lambda path: path.stem)
def test_feedback_of_an_older_program_is_kept_and_extended(open_desk: OpenDesk, tmp_path: Path, past: Path) -> None:
    path = tmp_path / "feedback.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(past.read_text(encoding="utf-8"))
        (count,) = connection.execute("SELECT count(*) FROM event").fetchone()
    desk = open_desk()
    desk.search_box.setText("badge")
    desk.actions.vote_yes.trigger()
    desk.window.close()
    with FeedbackStore(path) as store:
        assert len(list(store.events())) == count + 1


def test_settings_of_a_newer_program_are_used_and_stay_as_they_are(open_desk: OpenDesk, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[file]\nversion=99\n[preferences]\ncompact=true\nvoice=loud\n", encoding="utf-8")
    before = path.read_bytes()
    desk = open_desk()
    assert "Une version plus récente du programme a écrit vos paramètres" in desk.notice.text()
    assert desk.actions.compact.isChecked()
    desk.actions.on_top.trigger()
    desk.window.close()
    assert path.read_bytes() == before


def test_settings_of_an_older_program_are_kept(open_desk: OpenDesk, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text('[preferences]\ncompact=true\nfavourites="[\\"badge\\"]"\n', encoding="utf-8")
    desk = open_desk()
    assert desk.notice.text() == ""
    desk.actions.on_top.trigger()
    desk.window.close()
    chosen = SettingsFile(path).read_preferences()
    assert (chosen.compact, chosen.favourites, chosen.always_on_top) == (True, ("badge",), True)
