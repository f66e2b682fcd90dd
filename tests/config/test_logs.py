from __future__ import annotations

import faulthandler
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from helpdesk_app.config import logs

ROOT = Path(__file__).resolve().parents[2]
SECRET = "mon-patient-Dupont-0612345678"


def failure() -> ValueError:
    """Return an exception whose messages, locals and causes quote what an agent typed."""
    query = SECRET
    answers: dict[str, str] = {}
    try:
        try:
            answers[query]
        except KeyError as error:
            raise ValueError(f"no answer to {query}") from error
    except ValueError as error:
        caught = error
    return caught


def test_an_exception_is_logged_by_its_types_and_frames_alone(tmp_path: Path) -> None:
    with logs.logging_to(tmp_path) as path:
        logging.getLogger("helpdesk_app.test").error("Search failed", exc_info=failure())
    text = path.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logs.py:" in text
    assert " in failure" in text


def test_a_traceback_that_another_handler_formatted_does_not_leak(tmp_path: Path) -> None:
    with logs.logging_to(tmp_path) as path:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Failed", (), None)
        error = failure()
        record.exc_info = (ValueError, error, error.__traceback__)
        logging.Formatter().format(record)
        logging.getLogger().handle(record)
        assert record.exc_text is not None
        assert SECRET in record.exc_text
    assert SECRET not in path.read_text(encoding="utf-8")


def test_the_members_of_a_group_are_described_and_their_messages_are_not() -> None:
    described = logs.describe(ExceptionGroup(SECRET, [failure(), OSError(28, SECRET)]))
    assert SECRET not in described
    assert "builtins.OSError errno=28" in described
    assert "builtins.KeyError" in described


def test_uncaught_exceptions_are_logged_and_still_shown_as_before(tmp_path: Path) -> None:
    shown: list[BaseException] = []
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = lambda kind, error, trace: shown.append(error)
    try:
        with logs.logging_to(tmp_path) as path:
            error = failure()
            sys.excepthook(ValueError, error, error.__traceback__)
    finally:
        sys.excepthook = hooks[0]
    assert shown == [error]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks
    text = path.read_text(encoding="utf-8")
    assert "CRITICAL" in text
    assert SECRET not in text


@pytest.mark.parametrize(
    "code",
    [
        f"int('{SECRET}')",
        f"import threading; t = threading.Thread(target=lambda: int('{SECRET}')); t.start(); t.join()",
        f"X = type('X', (), {{'__del__': lambda self: int('{SECRET}')}}); x = X(); del x",
    ],
    ids=["main thread", "other thread", "destructor"],
)
def test_the_log_of_a_dying_program_names_no_value(code: str, tmp_path: Path) -> None:
    imports = "from pathlib import Path\nfrom helpdesk_app.config import logs\n"
    program = f"{imports}with logs.logging_to(Path('.')):\n    {code}\n"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=False, capture_output=True)
    text = (tmp_path / logs.LOG_NAME).read_text(encoding="utf-8")
    assert "ValueError" in text
    assert SECRET not in text


def test_nothing_of_the_logging_outlives_its_context(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = list(root.handlers), root.level, faulthandler.is_enabled()
    with logs.logging_to(tmp_path):
        assert faulthandler.is_enabled()
    assert (list(root.handlers), root.level, faulthandler.is_enabled()) == before
    (tmp_path / logs.LOG_NAME).unlink()  # Windows refuses this where a handle is left open
    (tmp_path / logs.CRASH_NAME).unlink()


def test_the_log_turns_over_and_keeps_a_few_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_MAX_BYTES", 300)
    with logs.logging_to(tmp_path):
        for number in range(50):
            logging.getLogger("x").info("line %d", number)
    names = sorted(path.name for path in tmp_path.glob("helpdesk.log*"))
    assert names == ["helpdesk.log", "helpdesk.log.1", "helpdesk.log.2", "helpdesk.log.3"]
    assert all(path.stat().st_size <= 300 for path in tmp_path.glob("helpdesk.log*"))


def test_a_log_that_another_window_holds_open_grows_past_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: str) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(logs, "_MAX_BYTES", 300)
    monkeypatch.setattr(Path, "replace", refuse)
    with logs.logging_to(tmp_path) as path:
        for number in range(50):
            logging.getLogger("x").info("line %d", number)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 51


def test_an_old_crash_file_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_MAX_BYTES", 10)
    (tmp_path / logs.CRASH_NAME).write_text("x" * 11, encoding="utf-8")
    with logs.logging_to(tmp_path):
        pass
    assert (tmp_path / logs.CRASH_NAME).stat().st_size == 0


def test_a_folder_that_cannot_be_made_is_an_error_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="file"), logs.logging_to(tmp_path / "file" / "logs"):
        pass
