"""Several windows or terminal sessions use one feedback file at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.formats.jsonl_format import read_jsonl
from helpdesk_app.feedback.recovery import open_store
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.feedback.writing import ExportFormat, export
from helpdesk_app.storage.errors import ProtectedTargetError

ROOT: Final = Path(__file__).resolve().parents[2]

# As a window does it, with the time that a window waits for another: opens the file, which nobody has made yet, and
# records copies. Whatever it would have to tell the agent ends it.
WINDOW: Final = """
import sys
from pathlib import Path
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.recovery import open_store

print("ready", flush=True)
sys.stdin.readline()
store, recovery = open_store(Path(sys.argv[1]))
assert recovery is None
factory = EventFactory("1", station=store.station())
for number in range(int(sys.argv[2])):
    event = factory.copy(ShownAnswer("carte", "h", "v", f"recherche {number}", 1))
    store.append(event)
    print(event.id, flush=True)
store.close()
"""
# A window that exports what is new, again and again.
EXPORTER: Final = """
import sys
from pathlib import Path
from helpdesk_app.feedback.writing import ExportFormat
from helpdesk_app.feedback.export import export_events
from helpdesk_app.feedback.recovery import open_store

print("ready", flush=True)
sys.stdin.readline()
store, _ = open_store(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    target = Path(sys.argv[1]).with_name(f"{number}.jsonl")
    export_events(store, target, ExportFormat.JSONL, only_new=True)
    print(target, flush=True)
store.close()
"""


def start(script: str, path: Path, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        encoding="utf-8",
    )


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_windows_and_an_export_share_one_file_and_none_loses_or_blocks_another(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "feedback.db"
    processes = [start(WINDOW, path, 25) for _ in range(3)] + [start(EXPORTER, path, 6)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        let_go(process)
    output = [process.communicate(timeout=120) for process in processes]

    assert [(process.returncode, errors) for process, (_, errors) in zip(processes, output, strict=True)] == [
        (0, "")
    ] * 4
    *recorded, targets = [out.split("\n")[:-1] for out, _ in output]
    acknowledged = sorted(event for events in recorded for event in events)
    assert len(acknowledged) == 75
    exported = [event.id for target in targets for _, event in read_jsonl(Path(target))]
    with FeedbackStore(path) as store:
        assert [event.id for event in store.events()] == acknowledged
        left = [event.id for event in store.events(only_new=True)]
        assert len({event.station for event in store.events()}) == 1, "one profile is one station"
    assert sorted(exported + left) == acknowledged, "each is exported once, or waits for the next export"


VISITOR: Final = """
import sys
from pathlib import Path
from helpdesk_app.feedback.recovery import open_store

with open_store(Path(sys.argv[1]))[0] as store:
    print(len(list(store.events())))
"""


def seen_by_another(path: Path) -> int:
    command = [sys.executable, "-c", VISITOR, str(path)]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout)


def test_a_window_that_closes_takes_no_log_from_under_another(
    tmp_path: Path, factory: EventFactory, shown: ShownAnswer
) -> None:
    """On POSIX systems, closing any descriptor of a file drops the process's locks, which keep the log alive."""
    path = tmp_path / "feedback.db"
    with open_store(path)[0] as store:
        store.append(factory.copy(shown))
        # An export whose target is the feedback itself is refused, and must not touch it.
        with pytest.raises(ProtectedTargetError):
            export((), path, ExportFormat.CSV)
        assert seen_by_another(path) == 1
        store.append(factory.copy(shown))
        assert seen_by_another(path) == 2
