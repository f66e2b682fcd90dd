from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpdesk_app import __version__
from helpdesk_app.config import exit_codes
from helpdesk_app.faq import database
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "helpdesk_app", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, **options)


def test_the_database_may_be_named_before_the_subcommand(helpdesk: Run, cards_faq: Path) -> None:
    code, out, _ = helpdesk("--db", cards_faq, "search", "--json", "rpps")
    assert code == exit_codes.OK
    assert json.loads(out)["hits"][0]["uid"] == "rpps"


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["search", "--limit", "0"],
        ["search", "--limit", "many"],
        ["search", "--batch", "f.jsonl", "text"],
        ["build"],
        ["build", "page.txt", "-o", "faq.db", "--imported-on", "22/11/2026"],
        ["feedback"],
        ["feedback", "export"],
        ["feedback", "export", "-o", "x.csv", "--format", "pdf"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_has_its_exit_code(helpdesk: Run, arguments: list[str]) -> None:
    code, out, err = helpdesk(*arguments)
    assert (code, out) == (exit_codes.USAGE, "")
    assert "usage: helpdesk" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--db", "missing.db", "ecps"],
        ["search", "--db", "LICENSE", "ecps"],
        ["search", "--batch", "missing.jsonl"],
        ["check", "missing.db"],
        ["check", "missing.txt"],
        ["build", "missing.txt", "-o", "missing/faq.db"],
        ["feedback", "export", "-o", "missing/x.csv", "--store", "LICENSE"],
        ["feedback", "export", "-o", "missing/x.csv", "--store", "missing.db"],
        ["feedback", "export", "-o", "votes.pdf"],
    ],
    ids=" ".join,
)
def test_a_file_that_cannot_be_used_is_answered_with_one_sentence(
    helpdesk: Run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In a copy: whoever opens a store leaves a lock beside it, whatever the file turns out to be.
    shutil.copy(ROOT / "LICENSE", tmp_path)
    monkeypatch.chdir(tmp_path)
    code, out, err = helpdesk(*arguments)
    assert (code, out) == (exit_codes.UNUSABLE, "")
    assert err.startswith("helpdesk: ")
    assert "Traceback" not in err


def test_version_is_that_of_the_package(helpdesk: Run) -> None:
    assert helpdesk("--version")[:2] == (exit_codes.OK, f"helpdesk {__version__}\n")


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["search"], ["feedback"], ["feedback", "export"]])
def test_help_shows_examples_and_exit_codes(helpdesk: Run, command: list[str]) -> None:
    code, out, _ = helpdesk(*command, "--help")
    assert code == exit_codes.OK
    assert "examples:\n  helpdesk" in out
    assert "exit codes:" in out


def test_help_loads_neither_numpy_nor_qt_and_search_no_qt(cards_faq: Path) -> None:
    def loaded(*arguments: str) -> set[str]:
        program = (
            "import sys; from helpdesk_app.cli.main import main\n"
            f"try:\n    main({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
            "print(sorted(name for name in sys.modules if '.' not in name), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
        return set(done.stderr.decode().replace("'", "").strip("[]\r\n").split(", "))

    assert not loaded("--help") & {"numpy", "PySide6", "rapidfuzz", "sqlite3", "logging"}
    assert not loaded("search", "--db", str(cards_faq), "ecps") & {"PySide6", "shiboken6"}


def test_output_is_utf_8_whatever_the_machine_says(cards_faq: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = start("search", "--db", cards_faq, "--json", "numéro \u202f œ rpps", env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["query"] == "numéro \u202f œ rpps"


def test_text_that_is_no_unicode_is_answered_too(cards_faq: Path) -> None:
    done = start("search", "--db", cards_faq, "--json", os.fsdecode(b"rpps\xff") if os.name == "posix" else "rpps")
    assert json.loads(done.stdout)["query"].startswith("rpps")


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_has_seen_enough_is_no_error(cards_faq: Path) -> None:
    command = [sys.executable, "-m", "helpdesk_app", "search", "--db", str(cards_faq), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (exit_codes.BROKEN_PIPE, b"")


def test_an_interruption_is_no_traceback(helpdesk: Run, cards_faq: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "read", interrupted)
    assert helpdesk("search", "--db", cards_faq, "ecps") == (exit_codes.INTERRUPTED, "", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a screen may be absent")
def test_the_window_needs_a_screen(helpdesk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = helpdesk("--quit-when-ready")
    assert code == exit_codes.UNUSABLE
    assert "no screen" in err
