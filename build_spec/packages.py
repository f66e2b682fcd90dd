"""Packs a frozen program for Windows as an installer and a portable archive."""

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
"""AppUserModelID of the window and of its shortcut, so that both share one taskbar button."""

OUTPUT: Final = ROOT / "dist" / "windows"
"""Default folder of the release files."""

SCRIPT: Final = ROOT / "build_spec" / "installer.nsi"
_NSIS_FOLDERS: Final = ("C:/Program Files (x86)/NSIS", "C:/Program Files/NSIS")


def make_installer(product: Product, bundle: Path, icon: Path, target: Path, sign_with: str = "") -> None:
    """Write the installer of ``bundle`` to ``target``.

    Args:
        product: Metadata of the installer.
        bundle: Folder of the frozen program.
        icon: An .ico file.
        target: The .exe to write.
        sign_with: Command that signs the uninstaller; empty for none.

    Raises:
        BuildError: NSIS is missing or failed.
    """
    makensis = shutil.which("makensis") or shutil.which("makensis", path=";".join(_NSIS_FOLDERS))
    if makensis is None:
        raise BuildError("makensis of NSIS 3, which makes the installer, was not found. On Debian: apt install nsis")
    listed = target.with_suffix(".nsh")
    listed.write_text(file_list(bundle), encoding="utf-8-sig", newline="\n")
    kilobytes = sum(path.stat().st_size for path in files_of(bundle)) // 1024
    defines = {
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
    command = [
        makensis,
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in defines.items()),
    ]
    done = subprocess.run([*command, str(SCRIPT)], capture_output=True, encoding="utf-8", errors="replace", check=False)
    listed.unlink()
    if done.returncode != 0:
        raise BuildError(f"NSIS failed{f', or {SIGN} did' if sign_with else ''}:\n{done.stdout}{done.stderr}")


def file_list(bundle: Path) -> str:
    """Return the NSIS lines that install each file of ``bundle``."""
    lines: list[str] = []
    folder: Path | None = None
    for path in files_of(bundle):
        if path.parent != folder:
            folder = path.parent
            relative = str(folder.relative_to(bundle)).replace("/", "\\").removeprefix(".")
            lines.append(f'SetOutPath "$INSTDIR{relative and chr(92)}{relative}"')
        lines.append(f'File "{str(path).replace("$", "$$")}"')
    return "\n".join(lines) + "\n"


def make_archive(bundle: Path, target: Path, name: str, seconds: int) -> None:
    """Write the portable archive of ``bundle``: one folder ``name``, every file dated ``seconds`` since 1970.

    The same files give the same bytes.
    """
    moment = datetime.fromtimestamp(seconds, UTC)
    date = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second // 2 * 2)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(bundle):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(bundle).as_posix()}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
