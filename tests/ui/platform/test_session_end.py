"""The session or the installer asks the program to end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.ui.platform.session_end import SessionEnd
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.platform.single_instance import SingleInstance
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import OpenDesk

ROOT: Final = Path(__file__).resolve().parents[3]

RUN: Final = """
import sys
from pathlib import Path
from helpdesk_app.ui import start
from helpdesk_app.config.policy import NO_POLICY
from helpdesk_app.ui.controllers.desk_controller import DeskController

open_faq = DeskController.start

def open_and_tell(controller):
    open_faq(controller)
    print("open", flush=True)

DeskController.start = open_and_tell
folder = Path(sys.argv[2])
given = lambda: (Path(sys.argv[1]), NO_POLICY, None)
sys.exit(start.run(given=given, feedback=folder / "f.db", settings=folder / "s.ini"))
"""


def test_the_session_that_may_end_finds_everything_saved(open_desk: OpenDesk, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked.db"
    blocked.mkdir()
    desk = open_desk(feedback=blocked)
    desk.search_box.setText("badge")
    desk.actions.vote_yes.trigger()
    desk.actions.topics.setChecked(False)
    blocked.rmdir()
    (end,) = desk.window.findChildren(SessionEnd)
    end.save()
    assert not SettingsFile(tmp_path / "settings.ini").read().topics_visible
    with FeedbackStore(blocked) as store:
        assert len(list(store.events())) == 1
    assert desk.window.isVisible(), "somebody may still cancel the end of the session"
    desk.search_box.setText("perdu")
    assert desk.list_pane.results.current_hit() is not None


def test_votes_that_cannot_be_written_when_the_session_ends_wait_on_the_disk(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked.db"
    blocked.mkdir()
    desk = open_desk(feedback=blocked)
    desk.search_box.setText("badge")
    desk.actions.vote_yes.trigger()
    assert "gardé sur ce poste" in desk.notice.text()
    (end,) = desk.window.findChildren(SessionEnd)
    end.save()
    desk.window.close()
    assert len(list(tmp_path.glob("blocked.waiting-*.jsonl"))) == 1


def test_a_window_asked_to_quit_closes_as_if_the_agent_did_it(faq_file: Path, tmp_path: Path) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, "-c", RUN, str(faq_file), str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=pipe, stderr=pipe) as running:
        assert running.stdout is not None
        assert running.stdout.readline().split() == [b"open"]
        assert SingleInstance(tmp_path).ask_first_to_quit(20)
        _, errors = running.communicate(timeout=20)
    assert running.returncode == 0, errors
    assert (tmp_path / "s.ini").is_file()
    assert not list(tmp_path.glob("window.*")), "the next start is no start after a crash"


def test_every_window_saves_its_own_data_at_the_end_of_the_session(desk: DeskView) -> None:
    assert len(desk.window.findChildren(SessionEnd)) == 1
