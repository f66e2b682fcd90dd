"""The documents are right: their commands run, and the files they name exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.feedback.writing import ExportFormat, export
from tests.reports.year import answer_uses, station_year

ROOT: Final = Path(__file__).resolve().parents[1]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
CHORES: Final = re.findall(
    r'^    "([a-z-]+)":', (ROOT / "task.py").read_text(encoding="utf-8").partition("\nCHORES")[2], re.MULTILINE
)


def documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "build_spec" / "README.md"]


def commands(text: str) -> list[str]:
    return [line for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


COMMANDS: Final = commands(README)
HELPDESK: Final = [line for line in COMMANDS if line.startswith("helpdesk ")]


@pytest.mark.parametrize("command", HELPDESK)
def test_the_commands_of_the_readme_work(command: str, tmp_path: Path) -> None:
    arguments = shlex.split(command)[1:]
    if "-o" in arguments:  # written elsewhere, so that the test does not change the tree
        output = arguments.index("-o") + 1
        arguments[output] = str(tmp_path / arguments[output])
    if arguments[0] == "feedback":
        arguments += ["--store", str(new_store(tmp_path))]
    done = run(arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or "-o" in arguments


def new_store(folder: Path) -> Path:
    from helpdesk_app.feedback.store import FeedbackStore

    with FeedbackStore(folder / "feedback.db") as store:
        return store.path


def run(arguments: list[str], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "helpdesk_app", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_feedback_commands_work_one_after_the_other(tmp_path: Path) -> None:
    entries = answer_uses(database.read(paths.bundled_database())[0].entries)
    for station, suffix in enumerate((ExportFormat.XLSX, ExportFormat.JSONL), start=1):
        name = {ExportFormat.XLSX: "lyon", ExportFormat.JSONL: "nantes"}[suffix]
        export(station_year(station, entries, 100), tmp_path / f"{name}{suffix}", suffix)
    (tmp_path / "exports").mkdir()
    export(station_year(3, entries, 100), tmp_path / "exports" / "paris.parquet", ExportFormat.PARQUET)
    shutil.copyfile(ROOT / "resources" / "faq" / "curation.toml", tmp_path / "curation.toml")
    asked = commands((ROOT / "docs" / "feedback.md").read_text(encoding="utf-8"))
    lines = [shlex.split(line)[1:] for line in asked if line.startswith("helpdesk ")]
    lines = [arguments for arguments in lines if "spark" not in arguments]  # it has an environment of its own
    assert [arguments[1] for arguments in lines] == ["export", "merge", "report", "backlog", "report"]
    for arguments in lines:
        store = ["--store", str(new_store(tmp_path))] if arguments[1] == "export" else []
        done = run([*arguments, *store], tmp_path)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / arguments[arguments.index("-o") + 1]).stat().st_size > 0


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_chores_and_modules_that_a_document_starts_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert set(re.findall(r"\btask\.py ([a-z-]+)", text)) <= {*CHORES}
    for module in re.findall(r"python -m ([\w.]+)", text):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), f"there is no {module}"


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
        candidates = (document.parent / name, ROOT / name, ROOT / "helpdesk_app" / name)
        assert any(candidate.exists() for candidate in candidates), (
            f"{document.name} names {name}, which does not exist"
        )


def test_the_readme_lists_every_chore() -> None:
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE)) == sorted(CHORES)
