from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def task() -> ModuleType:
    """Return the task script as a module; it lives outside the package."""
    spec = importlib.util.spec_from_file_location("task", ROOT / "task.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Commands:
    """Replaces the programs that the set-up starts, and records their command lines."""

    def __init__(self, venv_python: Path, fails: str = "") -> None:
        self.asked: list[str] = []
        self._venv_python = venv_python
        self._fails = fails

    def __call__(self, command: list[str | Path], **options: object) -> subprocess.CompletedProcess[bytes]:
        line = " ".join(map(str, command))
        self.asked.append(line)
        if "-m venv" in line:
            self._venv_python.parent.mkdir(parents=True, exist_ok=True)
            self._venv_python.touch()
        return subprocess.CompletedProcess(command, 1 if self._fails and self._fails in line else 0)


@pytest.fixture
def tree(task: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the task script working on an empty tree, with no system package missing."""
    (tmp_path / "dev.lock").write_text("numpy==1", encoding="utf-8")
    (tmp_path / "model.json").touch()
    monkeypatch.setattr(task, "ROOT", tmp_path)
    monkeypatch.setattr(task, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(task, "LOCK", tmp_path / "dev.lock")
    monkeypatch.setattr(task, "MODEL", tmp_path / "model.json")
    monkeypatch.setattr(task, "missing_packages", list)
    return task


def prepare(task: ModuleType, monkeypatch: pytest.MonkeyPatch, fails: str = "") -> list[str]:
    commands = Commands(task.venv_python(task.VENV), fails)
    monkeypatch.setattr(task.subprocess, "run", commands)
    task.prepare()
    return commands.asked


def test_the_first_run_makes_an_environment_from_hashed_packages_only(
    tree: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, installed = prepare(tree, monkeypatch)
    assert "-m venv --clear" in made
    assert "--require-hashes" in installed


def test_nothing_is_done_when_nothing_changed(tree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tree, monkeypatch)
    assert prepare(tree, monkeypatch) == []


def test_a_new_lock_installs_into_the_same_environment(tree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tree, monkeypatch)
    tree.LOCK.write_text("numpy==2", encoding="utf-8")
    (installed,) = prepare(tree, monkeypatch)
    assert "pip install" in installed


def test_another_python_makes_a_new_environment(tree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tree, monkeypatch)
    monkeypatch.setattr(sys, "base_prefix", "another")
    assert "-m venv --clear" in prepare(tree, monkeypatch)[0]


@pytest.mark.parametrize("damage", ["no interpreter", "no stamp"])
def test_a_half_made_environment_is_made_again(damage: str, tree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tree, monkeypatch)
    lost = tree.venv_python(tree.VENV) if damage == "no interpreter" else tree.VENV / "helpdesk-stamp"
    lost.unlink()
    assert "-m venv --clear" in prepare(tree, monkeypatch)[0]


def test_an_interrupted_installation_is_not_taken_for_a_finished_one(
    tree: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tree, monkeypatch)
    tree.LOCK.write_text("numpy==2", encoding="utf-8")
    with pytest.raises(SystemExit, match="stopped"):
        prepare(tree, monkeypatch, fails="pip install")
    assert len(prepare(tree, monkeypatch)) == 2


def test_without_the_rights_the_line_to_type_is_printed(task: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert task.advice(["libegl1", "libgl1"], debian=True).splitlines()[-1].strip() == (
        "sudo apt-get update && sudo apt-get install --no-install-recommends libegl1 libgl1"
    )
    assert "libegl1" in task.advice(["libegl1"], debian=False)
    monkeypatch.setattr(task.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="libegl1"):
        task.install_system_packages(["libegl1"])
    task.install_system_packages([])


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are a matter of Linux")
def test_what_the_loader_does_not_find_is_named_by_its_debian_package(
    task: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(task, "FONT_FOLDERS", ())
    monkeypatch.setattr(task.importlib.util, "find_spec", lambda name: None)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert task.missing_packages() == [f"python{version}-venv", "libegl1", "fonts-dejavu-core"]


def test_what_follows_the_chore_goes_to_its_program(tree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tree, monkeypatch)
    commands = Commands(tree.VENV)
    monkeypatch.setattr(tree.subprocess, "run", commands)
    assert tree.main(["test", "-k", "search", "--help"]) == 0
    assert commands.asked[0].endswith("-m pytest -k search --help")


def test_a_failing_check_fails_even_when_it_died_by_a_signal(tree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter([0, -9, 0, 0])
    monkeypatch.setattr(tree, "run", lambda *arguments, offscreen=False: next(codes))
    assert tree.check([]) == 1


def test_a_missing_model_is_made_before_a_chore(tree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tree, monkeypatch)
    tree.MODEL.unlink()
    commands = Commands(tree.VENV)
    monkeypatch.setattr(tree.subprocess, "run", commands)
    assert tree.main(["test"]) == 0
    made, tested = commands.asked
    assert made.endswith("-m build_spec.encoder.make")
    assert " -m pytest" in tested


def test_tools_of_single_chores_are_installed_into_the_same_environment(
    tree: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tree, monkeypatch)
    commands = Commands(tree.VENV)
    monkeypatch.setattr(tree.subprocess, "run", commands)
    assert tree.main(["bench", "--help"]) == 0
    installed, started = commands.asked
    assert installed.startswith(str(tree.VENV))
    assert installed.endswith(f"--require-hashes --requirement {tree.BENCH_LOCK}")
    assert started.endswith("-m bench --help")


def test_every_chore_says_what_it_is_for(task: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        task.main(["--help"])
    shown = capsys.readouterr().out
    assert shown.isascii()  # it is printed before anything could set the console's encoding
    assert all(name in shown and chore.__doc__.splitlines()[0] in shown for name, chore in task.CHORES.items())
