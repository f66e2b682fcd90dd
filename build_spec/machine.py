"""Where Windows programs run: on this Windows, or in the test bench that simulates one on Linux."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from build_spec.errors import BuildError
from build_spec.product import ROOT

WORK: Final = ROOT / "build" / "frozen"
"""Where everything is made that is not handed out."""

WINDOWS_LOCK: Final = ROOT / "build_spec" / "windows.lock"
_PROMPT_S: Final = 5

# Of Windows 8 and newer, and of every library written in Rust; Wine 8 lacks it. Never shipped.
_STAND_IN: Final = """
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID buffer, ULONG size);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T size) { return SystemFunction036(buffer, size); }
"""
_STAND_IN_NAME: Final = "bcryptprimitives.dll"


class Machine(Protocol):
    """Runs programs of the system that the bundle is for."""

    @property
    def system(self) -> str:
        """Return ``windows`` or ``linux``."""

    @property
    def python(self) -> Path:
        """Return the Python whose libraries go into the bundle."""

    def path(self, place: Path) -> str:
        """Return how a program there names ``place``."""

    def run(
        self, program: Path, *arguments: str, settings: Mapping[str, str] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end and return its exit code and output.

        Args:
            program: As this system names it.
            arguments: As they are.
            settings: Added to the environment.
            seconds: How long it may take.

        Raises:
            subprocess.TimeoutExpired: It took longer.
        """


@dataclass(frozen=True, slots=True)
class Here:
    """This system itself."""

    @property
    def system(self) -> str:
        """Return ``windows`` or ``linux``."""
        return "windows" if sys.platform == "win32" else "linux"

    @property
    def python(self) -> Path:
        """Return the running Python."""
        return Path(sys.executable)

    def path(self, place: Path) -> str:
        """Return the path as it is."""
        return str(place)

    def run(
        self, program: Path, *arguments: str, settings: Mapping[str, str] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program; see ``Machine``."""
        return _finish([str(program), *arguments], settings or {}, seconds)


@dataclass(frozen=True, slots=True)
class Lab:
    """A simulated Windows in ``folder``: ``folder/winrun PROGRAM ARGS`` runs a Windows program.

    Its Python is a copy with exactly the locked libraries, so that the bench's own ones neither matter nor change.
    """

    folder: Path
    python: Path

    @property
    def system(self) -> str:
        """Return ``windows``."""
        return "windows"

    def path(self, place: Path) -> str:
        """Return the path on the drive that stands for Linux's root."""
        return "Z:" + str(place.resolve()).replace("/", "\\")

    def run(
        self, program: Path, *arguments: str, settings: Mapping[str, str] | None = None, seconds: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run a program; see ``Machine``. Wine hides Qt's own settings unless they begin with ``WINEQT_``."""
        hidden = {name.replace("QT_", "WINEQT_", 1): value for name, value in (settings or {}).items()}
        command = ["timeout", f"--kill-after={_PROMPT_S}", f"{seconds:g}", str(self.folder / "winrun")]
        return _finish([*command, str(program), *arguments], hidden, seconds + 2 * _PROMPT_S)


def machine_for(lab: Path | None) -> Machine:
    """Return where Windows programs run: in the test bench ``lab``, or here.

    Raises:
        BuildError: Nowhere.
    """
    if lab is not None:
        return open_lab(lab, WORK)
    here = Here()
    if here.system != "windows":
        raise BuildError("This is not Windows. On Linux say where the test bench is: --lab DIR")
    return here


def open_lab(folder: Path, work: Path) -> Lab:
    """Return the test bench in ``folder`` with a Python of our own below ``work``, made where it is missing or old.

    Raises:
        BuildError: There is no bench.
        subprocess.CalledProcessError: The locked libraries could not be installed.
    """
    original = folder / "py311"
    if not (folder / "winrun").is_file() or not (original / "python.exe").is_file():
        raise BuildError(f"There is no test bench in {folder}: winrun and py311/python.exe are missing.")
    python = work / "lab-python"
    stamp = python / "helpdesk-stamp"
    wanted = hashlib.sha256(WINDOWS_LOCK.read_bytes() + (original / "python311.dll").read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(python, ignore_errors=True)
        shutil.copytree(original, python, ignore=shutil.ignore_patterns("site-packages", "__pycache__"))
        _install(python / "Lib" / "site-packages")
        stamp.write_text(wanted, encoding="utf-8")
    _add_stand_in(folder / "prefix" / "drive_c" / "windows" / "system32" / _STAND_IN_NAME)
    return Lab(folder.resolve(), python / "python.exe")


def _install(target: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    wheels = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:"]
    lock = ["--require-hashes", "--no-deps", "--requirement", str(WINDOWS_LOCK)]
    subprocess.run([*pip, *wheels, *lock, "--target", str(target)], check=True)


def _add_stand_in(target: Path) -> None:
    if target.is_file():
        return
    compiler = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-x", "c", "-", "-o", str(target), "-ladvapi32"]
    subprocess.run(compiler, input=_STAND_IN, encoding="ascii", check=True)


def _finish(command: list[str], settings: Mapping[str, str], seconds: float) -> subprocess.CompletedProcess[str]:
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
