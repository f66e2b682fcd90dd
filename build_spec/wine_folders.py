"""Tests the installer in unusual folders: another program's, one with accents and spaces, a damaged or moved one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from build_spec.wine_desktop import Desktop, expect

COULD_NOT_WRITE: Final = 2


class Folders:
    """Installs, moves and removes the program.

    Args:
        desktop: A session in which it is not installed.
        setup: The installer.
        registered: Returns a value of the program's registry key, or an empty string.
    """

    def __init__(self, desktop: Desktop, setup: Path, registered: Callable[[str], str]) -> None:
        self._desktop = desktop
        self._setup = setup
        self._registered = registered
        self._drive = desktop.bench.folder / "prefix" / "drive_c"

    def walk(self) -> Mapping[str, Any]:
        """Take every step and return what was found.

        Raises:
            JourneyError: A step failed.
        """
        first, second = self._drive / "Été à l’est #1" / "Mes outils", self._drive / "Outils 2"
        return {
            "foreign_folder_refused": self._refuse_foreign_folder(),
            "accents_and_spaces": self._install_into(first),
            "repaired": self._repair(first),
            "moved": self._move(first, second),
            "copy_removed": self._remove_copy(second, self._drive / "copie"),
            "left": self._remove(second),
        }

    def _refuse_foreign_folder(self) -> int:
        folder = self._drive / "Outils"
        text = folder / "licences" / "contrat.txt"
        text.parent.mkdir(parents=True)
        text.write_text("à garder", encoding="utf-8")
        code = self._install(folder)
        expect(code == COULD_NOT_WRITE, f"In a folder of another program the installer ended with exit code {code}.")
        left = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
        expect(sorted(left) == ["licences", "licences/contrat.txt"], f"The folder of another program holds {left}.")
        return code

    def _install_into(self, folder: Path) -> bool:
        code = self._install(folder)
        expect(code == 0, f"The installer ended with exit code {code}.")
        return self._test(folder)

    def _repair(self, folder: Path) -> bool:
        for library in (folder / "_internal").glob("python3*.dll"):
            library.unlink()
        code = self._install(folder)
        expect(code == 0, f"Over a program without its library the installer ended with exit code {code}.")
        return self._test(folder)

    def _move(self, first: Path, second: Path) -> bool:
        code = self._install(second)
        expect(code == 0, f"The installer ended with exit code {code}.")
        expect(not first.exists(), f"{first} is still there beside {second}.")
        expect(self._registered("InstallLocation").endswith(second.name), "The new folder is not registered.")
        return self._test(second)

    def _remove_copy(self, installed: Path, copy: Path) -> bool:
        """Remove a copy that was made by hand; the registry keys belong to the installed program and must stay."""
        copy.mkdir()
        for name in ("helpdesk.exe", "helpdesk-cli.exe", "Uninstall.exe"):
            (copy / name).write_bytes((installed / name).read_bytes())
        self._desktop.run(copy / "Uninstall.exe", "/S")
        self._desktop.wait(lambda: not copy.exists(), "the removal of the copy")
        expect(
            self._registered("DisplayVersion") != "",
            "Removing the copy removed the registry keys of the installed program.",
        )
        return self._test(installed)

    def _remove(self, folder: Path) -> list[str]:
        self._desktop.run(folder / "Uninstall.exe", "/S", "/REMOVEDATA")
        self._desktop.wait(lambda: not folder.exists(), "the end of the uninstaller")
        expect(self._registered("DisplayVersion") == "", "It is still registered.")
        return []

    def _install(self, folder: Path) -> int:
        bench = self._desktop.bench
        # One string, because /D= must not be quoted: a list of arguments would be.
        line = f"{bench.path(self._setup)} /S /D={self._desktop.windows_path(folder)}"
        call = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1]))"
        return self._desktop.run(bench.python, "-c", call, line, seconds=300).returncode

    def _test(self, folder: Path) -> bool:
        text = self._desktop.run(folder / "helpdesk-cli.exe", "--selftest").stdout
        verdict = json.loads(text[text.index("{") : text.rindex("}") + 1])
        expect(verdict["passed"], f"The program in {folder} fails its self-test: {text}")
        return True
