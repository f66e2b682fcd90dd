"""The documents hold: their commands run, the files they name exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS: Final = [
    line for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()
]
HELPDESK: Final = [line for line in COMMANDS if line.startswith("helpdesk ")]


def documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("command", HELPDESK)
def test_the_commands_of_the_readme_work(command: str, tmp_path: Path) -> None:
    arguments = shlex.split(command)[1:]
    if "-o" in arguments:  # what a command writes goes elsewhere, so that a test leaves the tree as it was
        place = arguments.index("-o") + 1
        arguments[place] = str(tmp_path / arguments[place])
    if arguments[0] == "feedback":
        arguments += ["--store", str(new_store(tmp_path))]
    done = run(arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or "-o" in arguments


def new_store(folder: Path) -> Path:
    from helpdesk_app.feedback.store import FeedbackStore

    with FeedbackStore(folder / "feedback.db") as store:
        return store.path


def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "helpdesk_app", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_the_readme_begins_with_a_picture_and_the_two_commands() -> None:
    begin = README.split("\n## ")[0]
    assert begin.index("docs/images/window-light.png") < begin.index("python3 task.py open")
    assert COMMANDS[:2] == ["python3 task.py open", "python3 task.py test"]
    assert len(HELPDESK) >= 5


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_files_and_pictures_that_a_document_names_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)\s#]+)", text)
    quoted = re.findall(r"`((?:[\w.-]+/)*[\w.-]+\.(?:md|toml|txt|py|lock|db))`", text)
    for name in [*linked, *(name for name in quoted if "/" in name or name.startswith(("ARCH", "CHANGE", "README")))]:
        places = (document.parent / name, ROOT / name, ROOT / "helpdesk_app" / name)
        assert any(place.exists() for place in places), f"{document.name} names {name}, which does not exist"


def test_the_readme_tells_every_chore() -> None:
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE))
    chores = re.search(r"^CHORES.*?^}", (ROOT / "task.py").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert chores is not None
    assert listed == set(re.findall(r'"([a-z-]+)":', chores[0]))
