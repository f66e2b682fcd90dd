"""The machines that a build runs on: this one, or a Windows simulated by Wine on Linux."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from packaging.requirements import Requirement

from build_spec.errors import BuildError
from build_spec.product import ROOT

WORK: Final = ROOT / "build" / "frozen"
"""Folder of intermediate results."""

FREEZE_LOCK: Final = ROOT / "locks" / "freeze.lock"
_GRACE_S: Final = 5
"""Time for a program to end after it was told to."""

_WINDOWS: Final = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
"""Environment markers of the bench's Python, as the packaging specification names them."""

# ProcessPrng exists since Windows 8 and every library written in Rust calls it; Wine 8 lacks it. Never shipped.
_STAND_IN: Final = """
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID buffer, ULONG size);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T size) { return SystemFunction036(buffer, size); }
"""
_STAND_IN_NAME: Final = "bcryptprimitives.dll"


class Machine(Protocol):
    """A machine of the system that the bundle is for."""

    @property
    def system(self) -> str:
        """Return ``windows`` or ``linux``."""

    @property
    def python(self) -> Path:
        """Return the Python whose libraries go into the bundle."""

    def path(self, path: Path) -> str:
        """Return ``path`` as a program on the machine writes it."""

    def run(
        self, program: Path, *arguments: str, settings: Mapping[str, str] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end and return its exit code and output.

        Args:
            program: A path on this system.
            arguments: Passed on unchanged.
            settings: Added to the environment.
            seconds: Time limit.

        Raises:
            subprocess.TimeoutExpired: The program took longer than ``seconds``.
        """


@dataclass(frozen=True, slots=True)
class LocalMachine:
    """This machine."""

    @property
    def system(self) -> str:
        """Return ``windows`` or ``linux``."""
        return "windows" if sys.platform == "win32" else "linux"

    @property
    def python(self) -> Path:
        """Return the running Python."""
        return Path(sys.executable)

    def path(self, path: Path) -> str:
        """Return the path unchanged."""
        return str(path)

    def run(
        self, program: Path, *arguments: str, settings: Mapping[str, str] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program; see ``Machine``."""
        return _run([str(program), *arguments], settings or {}, seconds)


@dataclass(frozen=True, slots=True)
class WineBench:
    """A Windows simulated by Wine: ``folder/winrun PROGRAM ARGS`` runs a Windows program.

    Builds use a copy of the bench's Python with the locked libraries only, so the bench's own libraries are neither
    used nor changed.
    """

    folder: Path
    python: Path

    @property
    def system(self) -> str:
        """Return ``windows``."""
        return "windows"

    def path(self, path: Path) -> str:
        """Return the path on drive Z:, which is the root of Linux."""
        return "Z:" + str(path.resolve()).replace("/", "\\")

    def run(
        self, program: Path, *arguments: str, settings: Mapping[str, str] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program; see ``Machine``. Wine passes on Qt's variables only if they begin with ``WINEQT_``."""
        renamed = {name.replace("QT_", "WINEQT_", 1): value for name, value in (settings or {}).items()}
        command = ["timeout", f"--kill-after={_GRACE_S}", f"{seconds:g}", str(self.folder / "winrun")]
        return _run([*command, str(program), *arguments], renamed, seconds + 2 * _GRACE_S)


def machine_for(bench: Path | None) -> Machine:
    """Return the machine for Windows programs: the Wine test bench in ``bench``, else this one.

    Raises:
        BuildError: There is no bench, or this is not Windows.
    """
    if bench is not None:
        return open_wine_bench(bench, WORK)
    local = LocalMachine()
    if local.system != "windows":
        raise BuildError("This is not Windows. On Linux, name the folder of a Wine test bench: --wine DIR")
    return local


def open_wine_bench(folder: Path, work: Path) -> WineBench:
    """Return the test bench in ``folder``, with the locked libraries in a Python of its own below ``work``.

    Raises:
        BuildError: The folder holds no bench.
        subprocess.CalledProcessError: The libraries could not be installed.
    """
    original = folder / "py311"
    if not (folder / "winrun").is_file() or not (original / "python.exe").is_file():
        raise BuildError(f"There is no Wine test bench in {folder}: winrun and py311/python.exe are missing.")
    python = work / "wine-python"
    stamp = python / "helpdesk-stamp"
    wanted = hashlib.sha256(FREEZE_LOCK.read_bytes() + (original / "python311.dll").read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(python, ignore_errors=True)
        shutil.copytree(original, python, ignore=shutil.ignore_patterns("site-packages", "__pycache__"))
        requirements = work / "windows-requirements.txt"
        requirements.write_text(windows_requirements(FREEZE_LOCK.read_text(encoding="utf-8")), encoding="utf-8")
        _install(requirements, python / "Lib" / "site-packages")
        stamp.write_text(wanted, encoding="utf-8")
    _add_stand_in(folder / "prefix" / "drive_c" / "windows" / "system32" / _STAND_IN_NAME)
    return WineBench(folder.resolve(), python / "python.exe")


def windows_requirements(lock: str) -> str:
    """Return the lines of a lock file that apply to the bench's Python, without their markers.

    pip evaluates markers for the system it runs on, even when it installs for another one.
    """
    kept = []
    for line in re.sub(r"\\\n\s*", "", lock).splitlines():
        if line and not line.startswith("#"):
            written, *hashes = line.split("--hash=")
            requirement = Requirement(written)
            if requirement.marker is None or requirement.marker.evaluate(_WINDOWS):
                kept.append(" --hash=".join([f"{requirement.name}{requirement.specifier}", *map(str.strip, hashes)]))
    return "\n".join(kept) + "\n"


def _install(requirements: Path, target: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    wheels = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:"]
    locked = ["--require-hashes", "--no-deps", "--requirement", str(requirements)]
    subprocess.run([*pip, *wheels, *locked, "--target", str(target)], check=True)


def _add_stand_in(target: Path) -> None:
    if target.is_file():
        return
    compiler = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-x", "c", "-", "-o", str(target), "-ladvapi32"]
    subprocess.run(compiler, input=_STAND_IN, encoding="ascii", check=True)


def _run(command: list[str], settings: Mapping[str, str], seconds: float) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=os.environ | dict(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )
