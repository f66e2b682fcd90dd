"""Packs a frozen program for Windows: an installer and a portable archive."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from build_spec.errors import BuildError
from build_spec.freeze import SIGN
from build_spec.manifest import files_of
from build_spec.product import ROOT, Product

APP_ID: Final = "HelpdeskAssistant.Desk"
"""The AppUserModelID that the window sets: shortcut and window share one button of the taskbar."""

OUTPUT: Final = ROOT / "dist" / "windows"
"""Where what is handed out goes."""

SCRIPT: Final = ROOT / "build_spec" / "installer.nsi"
_NSIS_PLACES: Final = ("C:/Program Files (x86)/NSIS", "C:/Program Files/NSIS")


def make_installer(product: Product, bundle: Path, icon: Path, target: Path, sign_with: str = "") -> None:
    """Write the installer of ``bundle`` to ``target``.

    Args:
        product: What it says of itself.
        bundle: The frozen program.
        icon: An .ico file.
        target: The .exe to write.
        sign_with: The command that signs the uninstaller, or empty.

    Raises:
        BuildError: NSIS is missing or failed.
    """
    makensis = shutil.which("makensis") or shutil.which("makensis", path=";".join(_NSIS_PLACES))
    if makensis is None:
        raise BuildError("The installer is made by NSIS 3, and makensis was not found. On Debian: apt install nsis")
    listed = target.with_suffix(".nsh")
    listed.write_text(file_list(bundle), encoding="utf-8-sig", newline="\n")
    kilobytes = sum(path.stat().st_size for path in files_of(bundle)) // 1024
    facts = {
        "NAME": product.name,
        "TITLE": product.title,
        "VERSION": product.version,
        "NUMBERS": ".".join(map(str, product.numbers)),
        "PUBLISHER": product.publisher,
        "COPYRIGHT": product.copyright,
        "APP_ID": APP_ID,
        "FILES": str(listed),
        "ICON": str(icon),
        "KILOBYTES": str(kilobytes),
        "TARGET": str(target),
    } | ({"SIGN": sign_with} if sign_with else {})
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in facts.items())]
    done = subprocess.run([*command, str(SCRIPT)], capture_output=True, encoding="utf-8", errors="replace", check=False)
    listed.unlink()
    if done.returncode != 0:
        raise BuildError(f"NSIS failed{f', or {SIGN} did' if sign_with else ''}:\n{done.stdout}{done.stderr}")


def file_list(bundle: Path) -> str:
    """Return the NSIS lines that install each file of ``bundle``; after one that fails the rest is left out."""
    lines: list[str] = []
    folder: Path | None = None
    for path in files_of(bundle):
        if path.parent != folder:
            folder = path.parent
            inside = str(folder.relative_to(bundle)).replace("/", "\\").removeprefix(".")
            lines.append(f'SetOutPath "$INSTDIR{inside and chr(92)}{inside}"')
        lines.append(f'File "{str(path).replace("$", "$$")}"')
    return "\n".join(lines) + "\n"


def make_archive(bundle: Path, target: Path, name: str, seconds: int) -> None:
    """Write the portable archive of ``bundle`` to ``target``: one folder ``name``, every file of one date.

    The same files make the same archive.
    """
    moment = datetime.fromtimestamp(seconds, UTC)
    date = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second // 2 * 2)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(bundle):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(bundle).as_posix()}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
