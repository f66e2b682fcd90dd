"""The installer in folders that are not the usual one: of another program, with accents and spaces, damaged, moved."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from build_spec.lab_desktop import Desktop, JourneyError

COULD_NOT_WRITE: Final = 2


class Folders:
    """Installs, moves and removes one program.

    Args:
        desktop: A person's session in which it is not installed.
        setup: The installer.
        registered: Returns a value of the key that the installed program has in the registry; empty where none.
    """

    def __init__(self, desktop: Desktop, setup: Path, registered: Callable[[str], str]) -> None:
        self._desktop = desktop
        self._setup = setup
        self._registered = registered
        self._drive = desktop.lab.folder / "prefix" / "drive_c"

    def walk(self) -> Mapping[str, Any]:
        """Take every step and return what was seen.

        Raises:
            JourneyError: Something is not as it should be.
        """
        first, second = self._drive / "Été à l’est #1" / "Mes outils", self._drive / "Outils 2"
        return {
            "another's_folder": self._refuse_anothers(),
            "accents_and_spaces": self._install_into(first),
            "repaired": self._repair(first),
            "moved": self._move(first, second),
            "copy_removed": self._remove_copy(second, self._drive / "copie"),
            "left": self._remove(second),
        }

    def _refuse_anothers(self) -> int:
        folder = self._drive / "Outils"
        text = folder / "licences" / "contrat.txt"
        text.parent.mkdir(parents=True)
        text.write_text("à garder", encoding="utf-8")
        code = self._install(folder)
        _expect(code == COULD_NOT_WRITE, f"In a folder of another program the installer left with {code}.")
        left = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
        _expect(sorted(left) == ["licences", "licences/contrat.txt"], f"The folder of another program holds {left}.")
        return code

    def _install_into(self, folder: Path) -> bool:
        code = self._install(folder)
        _expect(code == 0, f"The installer left with {code}.")
        return self._test(folder)

    def _repair(self, folder: Path) -> bool:
        for library in (folder / "_internal").glob("python3*.dll"):
            library.unlink()
        code = self._install(folder)
        _expect(code == 0, f"Over a program without its library the installer left with {code}.")
        return self._test(folder)

    def _move(self, first: Path, second: Path) -> bool:
        code = self._install(second)
        _expect(code == 0, f"The installer left with {code}.")
        _expect(not first.exists(), f"{first} is still there beside {second}.")
        _expect(self._registered("InstallLocation").endswith(second.name), "The new folder is not registered.")
        return self._test(second)

    def _remove_copy(self, installed: Path, copy: Path) -> bool:
        """Remove a copy that was made by hand: what is registered belongs to the other one."""
        copy.mkdir()
        for name in ("helpdesk.exe", "helpdesk-cli.exe", "Uninstall.exe"):
            (copy / name).write_bytes((installed / name).read_bytes())
        self._desktop.run(copy / "Uninstall.exe", "/S")
        self._desktop.wait(lambda: not copy.exists(), "the end of the copy")
        _expect(self._registered("DisplayVersion") != "", "With the copy the installed program lost its entry.")
        return self._test(installed)

    def _remove(self, folder: Path) -> list[str]:
        self._desktop.run(folder / "Uninstall.exe", "/S", "/REMOVEDATA")
        self._desktop.wait(lambda: not folder.exists(), "the end of the uninstaller")
        _expect(self._registered("DisplayVersion") == "", "It is still registered.")
        return []

    def _install(self, folder: Path) -> int:
        lab = self._desktop.lab
        # As IT types it: whoever starts a program of Windows from Linux would have the folder in quotes.
        line = f"{lab.path(self._setup)} /S /D={self._desktop.windows_path(folder)}"
        call = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1]))"
        return self._desktop.run(lab.python, "-c", call, line, seconds=300).returncode

    def _test(self, folder: Path) -> bool:
        text = self._desktop.run(folder / "helpdesk-cli.exe", "--selftest").stdout
        verdict = json.loads(text[text.index("{") : text.rindex("}") + 1])
        _expect(verdict["passed"], f"The program in {folder} does not pass its self-test: {text}")
        return True


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise JourneyError(otherwise)
