"""A desktop of its own in the test bench: a clean Windows profile, a screen, keys to press, pictures to take.

Nothing of it runs on a real Windows, and nothing of it is shipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from build_spec.machine import Lab

SCREEN: Final = "1366x900x24"
PATIENCE_S: Final = 60
_PAUSE_S: Final = 0.2


class JourneyError(Exception):
    """A sentence that says what was expected and what was seen."""


class Desktop:
    """A person's session: runs Windows programs, presses keys, takes pictures.

    Args:
        lab: The bench with a prefix and a display of its own.
        environment: What its programs see.
    """

    def __init__(self, lab: Lab, environment: dict[str, str]) -> None:
        self.lab = lab
        self._environment = environment
        self._user = lab.folder / "prefix" / "drive_c" / "users" / environment["USER"]

    @property
    def local(self) -> Path:
        """Return what ``%LOCALAPPDATA%`` names, as a path of Linux."""
        return self._user / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        """Return the folder of the person's start menu."""
        return self._user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"

    def windows_path(self, place: Path) -> str:
        """Return how a program calls ``place`` on the drive C:."""
        return "C:\\" + str(place.relative_to(self.lab.folder / "prefix" / "drive_c")).replace("/", "\\")

    def run(self, program: Path, *arguments: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a program to its end."""
        return self.lab.run(program, *arguments, settings=self._environment, seconds=seconds)

    def start(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a program and leave it running."""
        return subprocess.Popen(
            [str(self.lab.folder / "winrun"), str(program), *arguments],
            env=os.environ | self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def press(self, *keys: str) -> None:
        """Press keys, each in the words of xdotool: ``Return``, ``alt+o``."""
        for key in keys:
            self._tool("xdotool", "key", "--clearmodifiers", key)
            time.sleep(_PAUSE_S)

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self._tool("xdotool", "type", "--delay", "40", text)
        time.sleep(_PAUSE_S)

    def windows(self, title: str) -> list[str]:
        """Return the numbers of the windows on the screen whose title begins with ``title``."""
        found = self._tool("xdotool", "search", "--onlyvisible", "--name", f"^{title}", check=False)
        return found.split()

    def bring_forward(self, title: str) -> None:
        """Give the keys to the window of that title, once it is there."""
        self.wait(lambda: bool(self.windows(title)), f"a window “{title}”")

        def has_the_keys() -> bool:
            window = self.windows(title)[-1]
            self._tool("xdotool", "windowactivate", window, check=False)
            time.sleep(_PAUSE_S)
            return self._tool("xdotool", "getactivewindow", check=False).strip() == window

        self.wait(has_the_keys, f"the keys in a window “{title}”")

    def picture(self, target: Path) -> None:
        """Write a picture of the screen."""
        target.parent.mkdir(parents=True, exist_ok=True)
        self._tool("import", "-window", "root", str(target))

    def wait(self, until: Callable[[], bool], what: str, seconds: float = PATIENCE_S) -> None:
        """Wait until something is so.

        Raises:
            JourneyError: It is not, after ``seconds``.
        """
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                raise JourneyError(f"After {seconds:g} s there is still not {what}.")
            time.sleep(_PAUSE_S)

    def settle(self, seconds: float = 0.8) -> None:
        """Let the screen come to rest before a picture is taken."""
        time.sleep(seconds)

    def _tool(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(
            command, env=os.environ | self._environment, capture_output=True, encoding="utf-8", check=check
        )
        return done.stdout


@contextmanager
def clean_desktop(lab: Lab, work: Path, display: str = ":78") -> Iterator[Desktop]:
    """Make a Windows nobody has used yet below ``work``, with a French person at a screen, and end it afterwards.

    Args:
        lab: Whose stand-ins and fonts are used; it is only read.
        work: Made anew.
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
    runner = (lab.folder / "winrun").read_text(encoding="utf-8").replace(str(lab.folder), str(work))
    (work / "winrun").write_text(runner, encoding="utf-8")
    (work / "winrun").chmod(0o755)
    full = os.environ | environment
    with ExitStack() as stack:
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", SCREEN], stderr=subprocess.DEVNULL)
        stack.callback(_end, screen)
        desktop = Desktop(Lab(work, lab.python), environment)
        desktop.wait(lambda: _answers(["xdpyinfo"], full), "a screen")
        manager = subprocess.Popen(["openbox"], env=full, stderr=subprocess.DEVNULL)
        stack.callback(_end, manager)
        subprocess.run(["wine", "wineboot", "-i"], env=full, check=True, timeout=300, stderr=subprocess.DEVNULL)
        stack.callback(subprocess.run, ["wineserver", "-k"], env=full, check=False)  # this prefix's own one
        _furnish(lab, work, desktop)
        subprocess.run(["wineserver", "-k"], env=full, check=False)  # fonts are read at the next start
        subprocess.run(["wineserver", "-w"], env=full, check=False, timeout=60)
        yield desktop


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[bool]:
    """Make ``place`` a disk of its own with little room, and yield whether that was allowed."""
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def _furnish(lab: Lab, work: Path, desktop: Desktop) -> None:
    windows, of_lab = (folder / "prefix" / "drive_c" / "windows" for folder in (work, lab.folder))
    desktop.run(Path("winecfg"), "-v", "win10")
    for name in ("windows.ui.dll", "icuuc.dll", "bcryptprimitives.dll"):
        shutil.copy(of_lab / "system32" / name, windows / "system32" / name)
    for font in (of_lab / "Fonts").glob("*.ttf"):
        if not (windows / "Fonts" / font.name).exists():
            shutil.copy(font, windows / "Fonts" / font.name)
    desktop.run(Path("regedit"), "/S", lab.path(lab.folder / "shim" / "setup.reg"))


def _french(folder: Path) -> dict[str, str]:
    """Make a French locale without installing it, and return the settings that choose it; Windows then is French."""
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
