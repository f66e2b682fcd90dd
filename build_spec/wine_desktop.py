"""A desktop in the Wine test bench: a new Windows profile and a screen, with key presses and screenshots.

It runs on Linux only and is not shipped.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from build_spec.machine import WineBench

SCREEN: Final = "1366x900x24"
TIMEOUT_S: Final = 60
_PAUSE_S: Final = 0.2


class JourneyError(Exception):
    """Says what was expected and what was found."""


def expect(holds: bool, otherwise: str) -> None:
    """Raise ``JourneyError`` with the sentence ``otherwise`` if something does not hold."""
    if not holds:
        raise JourneyError(otherwise)


class Desktop:
    """A person's session: runs Windows programs, presses keys, takes screenshots.

    Args:
        bench: A bench with its own prefix and display.
        environment: Environment variables of its programs.
    """

    def __init__(self, bench: WineBench, environment: dict[str, str]) -> None:
        self.bench = bench
        self._environment = environment
        self._user = bench.folder / "prefix" / "drive_c" / "users" / environment["USER"]

    @property
    def local(self) -> Path:
        """Return the folder ``%LOCALAPPDATA%`` as a Linux path."""
        return self._user / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        """Return the folder of the person's start menu."""
        return self._user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"

    def windows_path(self, path: Path) -> str:
        """Return ``path`` as a path on drive C:."""
        return "C:\\" + str(path.relative_to(self.bench.folder / "prefix" / "drive_c")).replace("/", "\\")

    def run(self, program: Path, *arguments: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a program to its end."""
        return self.bench.run(program, *arguments, settings=self._environment, seconds=seconds)

    def start(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a program without waiting for it."""
        return subprocess.Popen(
            [str(self.bench.folder / "winrun"), str(program), *arguments],
            env=os.environ | self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def press(self, *keys: str) -> None:
        """Press keys, with the names of xdotool: ``Return``, ``alt+o``."""
        for key in keys:
            self._tool("xdotool", "key", "--clearmodifiers", key)
            time.sleep(_PAUSE_S)

    def type(self, text: str) -> None:
        """Type ``text`` key by key."""
        self._tool("xdotool", "type", "--delay", "40", text)
        time.sleep(_PAUSE_S)

    def windows(self, title: str) -> list[str]:
        """Return the X identifiers of the visible windows whose title begins with ``title``."""
        found = self._tool("xdotool", "search", "--onlyvisible", "--name", f"^{title}", check=False)
        return found.split()

    def bring_forward(self, title: str) -> None:
        """Wait for the window with that title and give it the keyboard focus."""
        self.wait(lambda: bool(self.windows(title)), f"a window “{title}”")

        def has_focus() -> bool:
            window = self.windows(title)[-1]
            self._tool("xdotool", "windowactivate", window, check=False)
            time.sleep(_PAUSE_S)
            return self._tool("xdotool", "getactivewindow", check=False).strip() == window

        self.wait(has_focus, f"the focus in a window “{title}”")

    def screenshot(self, target: Path) -> None:
        """Write a screenshot to ``target``."""
        target.parent.mkdir(parents=True, exist_ok=True)
        self._tool("import", "-window", "root", str(target))

    def shows(self, colour: str, *, pixels: int) -> bool:
        """Return whether the screen has at least ``pixels`` pixels of a ``colour`` (``#rrggbb``)."""
        from PIL import Image, ImageColor

        command, environment = ["import", "-window", "root", "png:-"], os.environ | self._environment
        done = subprocess.run(command, env=environment, capture_output=True, check=True)
        screen = Image.open(io.BytesIO(done.stdout)).convert("RGB")
        counts = {found: count for count, found in screen.getcolors(screen.width * screen.height)}
        return bool(counts.get(ImageColor.getrgb(colour), 0) >= pixels)

    def wait(self, until: Callable[[], bool], what: str, seconds: float = TIMEOUT_S) -> None:
        """Wait until ``until()`` is true; ``what`` is what the error names as missing.

        Raises:
            JourneyError: It is still false after ``seconds``.
        """
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                raise JourneyError(f"Still missing after {seconds:g} s: {what}.")
            time.sleep(_PAUSE_S)

    def settle(self, seconds: float = 0.8) -> None:
        """Let the screen settle before a screenshot."""
        time.sleep(seconds)

    def _tool(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(
            command, env=os.environ | self._environment, capture_output=True, encoding="utf-8", check=check
        )
        return done.stdout


@contextmanager
def clean_desktop(bench: WineBench, work: Path, display: str = ":78") -> Iterator[Desktop]:
    """Make a new French Windows profile with a screen below ``work``, and shut it down at the end.

    Args:
        bench: Provides fonts and replacement libraries; it is not changed.
        work: A folder that is emptied first.
        display: A free X display.
    """
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    environment = {
        "WINEPREFIX": str(work / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d",
        "DISPLAY": display,
        "USER": os.environ.get("USER", "root"),
        **_french(work / "locales"),
    }
    exports = "".join(f"export {name}='{value}'\n" for name, value in environment.items())
    (work / "env.sh").write_text(exports, encoding="utf-8")
    runner = (bench.folder / "winrun").read_text(encoding="utf-8").replace(str(bench.folder), str(work))
    (work / "winrun").write_text(runner, encoding="utf-8")
    (work / "winrun").chmod(0o755)
    full = os.environ | environment
    with ExitStack() as stack:
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", SCREEN], stderr=subprocess.DEVNULL)
        stack.callback(_end, screen)
        desktop = Desktop(WineBench(work, bench.python), environment)
        desktop.wait(lambda: _answers(["xdpyinfo"], full), "a screen")
        manager = subprocess.Popen(["openbox"], env=full, stderr=subprocess.DEVNULL)
        stack.callback(_end, manager)
        subprocess.run(["wine", "wineboot", "-i"], env=full, check=True, timeout=300, stderr=subprocess.DEVNULL)
        stack.callback(subprocess.run, ["wineserver", "-k"], env=full, check=False)  # the server of this prefix only
        _set_up(bench, work, desktop)
        subprocess.run(["wineserver", "-k"], env=full, check=False)  # Wine reads fonts at start-up
        subprocess.run(["wineserver", "-w"], env=full, check=False, timeout=60)
        yield desktop


@contextmanager
def small_disk(path: Path, megabytes: int) -> Iterator[bool]:
    """Mount a small file system on ``path``, and yield whether that was permitted."""
    path.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


def _set_up(bench: WineBench, work: Path, desktop: Desktop) -> None:
    windows, of_bench = (folder / "prefix" / "drive_c" / "windows" for folder in (work, bench.folder))
    desktop.run(Path("winecfg"), "-v", "win10")
    for name in ("windows.ui.dll", "icuuc.dll", "bcryptprimitives.dll"):
        shutil.copy(of_bench / "system32" / name, windows / "system32" / name)
    for font in (of_bench / "Fonts").glob("*.ttf"):
        if not (windows / "Fonts" / font.name).exists():
            shutil.copy(font, windows / "Fonts" / font.name)
    desktop.run(Path("regedit"), "/S", bench.path(bench.folder / "shim" / "setup.reg"))


def _french(folder: Path) -> dict[str, str]:
    """Make a French locale without installing it, and return the variables that make Wine use it."""
    folder.mkdir()
    locale = "fr_FR.UTF-8"
    made = subprocess.run(
        ["localedef", "-i", "fr_FR", "-f", "UTF-8", str(folder / locale)], check=False, capture_output=True
    )
    if made.returncode != 0:
        raise JourneyError(f"The French locale could not be made: {made.stderr.decode(errors='replace')}")
    return {"LOCPATH": str(folder), "LC_ALL": locale, "LANG": locale}


def _answers(command: list[str], environment: dict[str, str]) -> bool:
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=10)
