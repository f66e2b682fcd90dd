"""The real window and the real command line, as the harness drives them in its own process."""

from __future__ import annotations

import io
import logging
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Final
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from helpdesk_app.cli import main as cli
from helpdesk_app.config import paths
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.ui import start
from helpdesk_app.ui.composition import Environment, open_window
from helpdesk_app.ui.controllers.export_controller import ExportController
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController

QUERY: Final = "identifiant national perdu"
EVENTS_PER_ANSWER: Final = 2
"""A copy and a vote."""
PATIENCE: Final = 30.0


@dataclass
class Seen:
    """What the agent could see while the window was open."""

    notices: list[str] = field(default_factory=list)
    lists: list[tuple[str, ...]] = field(default_factory=list)
    """Identifiers of the answers listed after each search."""
    refused: bool = False
    """Whether the window said that there is no FAQ."""
    uncaught: list[str] = field(default_factory=list)


class Desk:
    """An open window."""

    def __init__(self, database: Path | FaqLocations, feedback: Path, seen: Seen) -> None:
        self.seen = seen
        environment = Environment(database, feedback, feedback.with_name("settings.ini"))
        self._controller = open_window(environment)
        self._controller.failed.connect(self._fail)
        self.view = self._controller.view
        self.view.window.show()
        self.until(lambda: self.view.window.findChild(ExportController) is not None or bool(seen.uncaught))

    def _fail(self, _reason: str) -> None:
        self.seen.refused = True

    def until(self, is_done: Callable[[], bool]) -> None:
        """Run the event loop until ``is_done()``; no longer than ``PATIENCE``."""
        end = time.monotonic() + PATIENCE
        while not is_done():
            QApplication.processEvents()
            if time.monotonic() > end:
                self.seen.uncaught.append("the window is not ready after half a minute")
                return

    def search(self, text: str) -> None:
        """Replace the text of the search box."""
        self.view.search_box.setText(text)
        QApplication.processEvents()
        hits = self._controller.session.state.result.hits
        self.seen.lists.append(tuple(hit.entry.uid for hit in hits))

    def answer(self, text: str = QUERY) -> None:
        """Search, copy the first answer and vote on it: ``EVENTS_PER_ANSWER`` events."""
        self.view.search_box.setText("")
        self.search(text)
        self.view.actions.copy.trigger()
        self._note()
        self.view.actions.vote_yes.trigger()
        QApplication.processEvents()
        self._note()

    def retry(self) -> None:
        """Try to write what waits, as the window does every ten seconds."""
        controller = self.view.window.findChild(FeedbackController)
        if controller is not None:
            controller.retry()
        self._note()

    def _note(self) -> None:
        if text := self.view.notice.text():
            self.seen.notices.append(text)

    def close(self) -> None:
        """Close the window as an agent does."""
        self.view.window.close()
        self.view.window.deleteLater()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def opened(database: Path | FaqLocations, feedback: Path) -> Iterator[Desk]:
    """Open the window on a FAQ and a feedback file, and note every exception that nothing catches."""
    application()
    seen = Seen()

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        frame = traceback.extract_tb(trace)[-1] if trace else None
        seen.uncaught.append(f"uncaught {kind.__name__}: {error} ({frame.name if frame else '?'})")

    with patch("sys.excepthook", note), patch("sys.unraisablehook", lambda found: note(*found[:3])):
        desk = Desk(database, feedback, seen)
        try:
            yield desk
        finally:
            desk.close()
            # The offscreen platform frees the clipboard after Python has ended, and crashes if anything is left on it.
            QApplication.clipboard().clear()


@cache
def application() -> QApplication:
    """Return the application of this process, styled as an agent sees it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "*=false")
    # The log tells what was done about each fault, thousands of times.
    logging.getLogger("helpdesk_app").addHandler(logging.NullHandler())
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication([])
    start.apply_style(made)
    return made


@dataclass(frozen=True, slots=True)
class Done:
    """What a command gave."""

    code: int
    output: str
    errors: str
    crash: str
    """The exception that left the command, empty if none did."""
    seconds: float
    """Of processor time: what else the machine does is no fault of the command."""

    def fault(self, *, codes: Sequence[int] = (0, 1, 3), limit: float = 20.0) -> str:
        """Return what is wrong: a traceback, another exit code, silence about a failure, or too long a time."""
        if self.crash:
            return self.crash
        if self.code not in codes:
            return f"exit code {self.code}: {self.errors.strip()[-200:]}"
        if self.code == 3 and not self.errors.strip():
            return "exit code 3 without a sentence"
        return f"it took {self.seconds:.1f} s" if self.seconds > limit else ""


def command(*arguments: str | Path, home: Path) -> Done:
    """Run the command line in this process, for a user whose folders lie in ``home``."""
    output, errors, crash, code = io.StringIO(), io.StringIO(), "", 0
    user: dict[str, Any] = {
        "feedback_database": lambda: own_feedback(home),
        "own_database": lambda: home / "own" / "faq.db",
        "policy_file": lambda: home / "policy.toml",
        "settings_file": lambda: home / "settings.ini",
        "log_folder": lambda: home / "log",
    }
    began = time.process_time()
    with patch.multiple(paths, **user), redirect_stdout(output), redirect_stderr(errors):
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 2
        except Exception as error:  # noqa: BLE001 -- whatever it is, a person would see a traceback
            frame = traceback.extract_tb(error.__traceback__)[-1]
            crash = f"uncaught {type(error).__name__}: {str(error)[:200]} ({frame.name})"
    return Done(code, output.getvalue(), errors.getvalue(), crash, time.process_time() - began)


def own_feedback(home: Path) -> Path:
    """Return the feedback file of the user of ``command``."""
    return home / "helpdesk-assistant" / "feedback.db"


def copy_feedback(source: Path, target: Path) -> Path:
    """Copy a feedback file and what lies beside it to ``target``, and return that."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-wal"):
        part = source.with_name(source.name + ending)
        if part.exists():
            shutil.copyfile(part, target.with_name(target.name + ending))
    return target


def main(arguments: list[str]) -> int:
    """Answer without end, and print after each answer that its events are acknowledged; for the case that kills it."""
    database, feedback = map(Path, arguments)
    with opened(database, feedback) as desk:
        print("ready", flush=True)
        while True:
            desk.answer()
            if desk.seen.uncaught or desk.seen.notices:
                print(desk.seen.uncaught, desk.seen.notices, file=sys.stderr)
                return 1
            print("answered", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
