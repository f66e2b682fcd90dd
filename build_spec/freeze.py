"""Freezes the program with PyInstaller, adds the licences, and runs its self-test."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from build_spec.errors import BuildError
from build_spec.machine import Machine
from build_spec.product import ROOT, Product

LICENCES: Final = ROOT / "build_spec" / "licences"
OWN_TEXTS: Final = {
    "PySide6_Essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "Qt": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "SQLite": ("SQLite.txt",),
    "multilingual-e5-small": ("multilingual-e5-small.txt",),
    "tokenizers": ("Apache-2.0.txt",),
    "Microsoft Visual C++ runtime": ("Microsoft-Visual-Cpp-Runtime.txt",),
}
"""Component -> its licence texts, where the package has none or has those of a licence that we did not choose."""

SIGN: Final = "HELPDESK_SIGN"
"""Environment variable with a command that signs the file whose path is appended."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen program that has passed its self-test."""

    folder: Path
    components: tuple[dict[str, Any], ...]
    """Name, version and SPDX licence of each library."""
    verdict: dict[str, Any]
    """The output of the self-test."""


def commit_time() -> int:
    """Return the date of everything built: that of the commit, in seconds since 1970."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given else int(_git("log", "-1", "--format=%ct"))


def commit() -> str:
    """Return the commit that is built, followed by ``+`` if files differ from it."""
    return _git("rev-parse", "HEAD") + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")


def freeze(product: Product, machine: Machine, work: Path) -> Frozen:
    """Freeze the program below ``work`` and test it.

    Raises:
        BuildError: A step failed, a component has no licence text, or the self-test did not pass.
    """
    work.mkdir(parents=True, exist_ok=True)
    collected = work / "collected.json"
    settings = {"HELPDESK_COLLECTED": machine.path(collected)}
    if machine.system == "windows":
        icon = draw_icon(work)
        settings["HELPDESK_ICON"] = machine.path(icon)
    bundle = run_pyinstaller("helpdesk.spec", machine, work, settings) / product.name
    components = tuple(json.loads(collected.read_text(encoding="utf-8")))
    _add_licences(components, bundle, machine)
    if machine.system == "windows":
        refuse_wine_files(bundle)
        for program in ("helpdesk.exe", "helpdesk-cli.exe"):
            sign(bundle / program)
    verdict = run_selftest(bundle, machine)
    set_dates(bundle, commit_time())
    return Frozen(bundle, components, verdict)


def draw_icon(work: Path) -> Path:
    """Draw the program's icon and return the file."""
    target = work / "helpdesk.ico"
    drawing = ROOT / "resources" / "icons" / "helpdesk.svg"
    command = [sys.executable, "-m", "build_spec.icon", str(drawing), str(target)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, check=True)
    return target


def run_pyinstaller(spec: str, machine: Machine, work: Path, settings: dict[str, str]) -> Path:
    """Run PyInstaller, keep its log in ``work``, and return the folder with the bundle in it.

    Raises:
        BuildError: PyInstaller failed.
    """
    bundles = work / "bundles"
    done = machine.run(
        machine.python,
        *("-m", "PyInstaller", "--noconfirm", "--log-level=WARN"),
        *("--workpath", machine.path(work / "pyinstaller"), "--distpath", machine.path(bundles)),
        machine.path(ROOT / "build_spec" / spec),
        settings=settings | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time())},
        seconds=900,
    )
    (work / f"{spec}.log").write_text(done.stdout, encoding="utf-8")
    if done.returncode != 0:
        raise BuildError(f"PyInstaller failed. The end of its log:\n{done.stdout[-2000:]}")
    return bundles


def run_selftest(bundle: Path, machine: Machine) -> dict[str, Any]:
    """Run the self-test of the frozen program and return its output.

    Raises:
        BuildError: The self-test failed.
    """
    program = bundle / ("helpdesk-cli.exe" if machine.system == "windows" else "helpdesk-cli")
    done = machine.run(program, "--selftest", seconds=180)
    begin, end = done.stdout.find("{"), done.stdout.rfind("}")
    if done.returncode != 0 or begin < 0:
        raise BuildError(f"The frozen program did not pass its self-test ({done.returncode}):\n{done.stdout}")
    verdict: dict[str, Any] = json.loads(done.stdout[begin : end + 1])
    if not verdict["passed"] or not verdict["frozen"]:
        raise BuildError(f"The frozen program did not pass its self-test:\n{done.stdout}")
    return verdict


def sign(program: Path) -> None:
    """Sign a file with the command in ``HELPDESK_SIGN``, if it is set."""
    command = os.environ.get(SIGN, "")
    if command:
        subprocess.run([*shlex.split(command, posix=sys.platform != "win32"), str(program)], check=True)


def refuse_wine_files(bundle: Path) -> None:
    """Make sure that no file of Wine is in the bundle.

    Raises:
        BuildError: A file of Wine was found.
    """
    for file in sorted(bundle.rglob("*")):
        if file.suffix.lower() in {".dll", ".exe", ".pyd"} and b"Wine " in file.read_bytes()[64:96]:
            raise BuildError(f"{file.relative_to(bundle)} belongs to Wine and must not be shipped.")


def set_dates(folder: Path, seconds: int) -> None:
    """Give every file below ``folder`` the same date."""
    for path in folder.rglob("*"):
        os.utime(path, (seconds, seconds))


def _add_licences(components: tuple[dict[str, Any], ...], bundle: Path, machine: Machine) -> None:
    for component in components:
        name, own = component["name"], OWN_TEXTS.get(component["name"])
        texts = (
            [LICENCES / text for text in own] if own else [_local_path(text, machine) for text in component["texts"]]
        )
        if not texts or not component["licence"]:
            raise BuildError(f"The licence of {name} is unknown. Add it to build_spec/components.py or freeze.py.")
        folder = bundle / "licences" / name
        folder.mkdir(parents=True)
        for text in texts:
            shutil.copyfile(text, folder / text.name)
    shutil.copyfile(ROOT / "LICENSE", bundle / "licences" / "LICENSE")


def _local_path(path: str, machine: Machine) -> Path:
    """Return a path of the machine as a path of this system."""
    root = machine.path(Path("/"))
    return Path("/" + path.removeprefix(root).replace("\\", "/")) if root.startswith("Z:") else Path(path)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()
