"""Builds what is handed out: ``python -m build_spec.build COMMAND``; ``python3 task.py`` calls it.

``freeze`` freezes the program for this system and has it test itself. ``windows`` does so for Windows, here or in a
test bench (``--lab``), and makes installer, portable archive, manifest and bill of materials in ``dist/windows``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from build_spec.bill import bill_of_materials
from build_spec.errors import BuildError
from build_spec.freeze import SIGN, Frozen, commit, commit_time, freeze, sign
from build_spec.machine import WORK, Here, machine_for
from build_spec.manifest import make_manifest, write_json
from build_spec.packages import OUTPUT, make_archive, make_installer
from build_spec.product import Product, read_product
from build_spec.sizes import table, weigh


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return 0, or 1 after a sentence that says what failed."""
    parser = argparse.ArgumentParser(prog="python -m build_spec.build", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    frozen = commands.add_parser("freeze", help="freeze the program for this system")
    frozen.set_defaults(run=_freeze)
    windows = commands.add_parser("windows", help="build everything for Windows")
    windows.set_defaults(run=_windows)
    windows.add_argument("--lab", type=Path, metavar="DIR", help="a simulated Windows, on Linux")
    windows.add_argument("--output", type=Path, default=OUTPUT, metavar="DIR", help="default: dist/windows")
    asked = parser.parse_args(argv)
    try:
        asked.run(asked)
    except (BuildError, OSError, ValueError, subprocess.SubprocessError) as error:
        print(f"The build failed. {error}", file=sys.stderr)
        return 1
    return 0


def _freeze(_asked: argparse.Namespace) -> None:
    product, machine = read_product(), Here()
    frozen = freeze(product, machine, WORK / machine.system)
    print(f"{frozen.folder} passes its self-test")
    print(table(weigh(frozen.folder), []), end="")


def _windows(asked: argparse.Namespace) -> None:
    product, machine = read_product(), machine_for(asked.lab)
    work: Path = WORK / "windows"
    frozen = freeze(product, machine, work)
    output: Path = asked.output
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    artifacts = _pack(product, frozen, work / "helpdesk.ico", output)
    write_json(output / "self-test.json", frozen.verdict)
    write_json(output / "manifest.json", make_manifest(product, commit(), frozen.components, frozen.folder, artifacts))
    sizes = table(weigh(frozen.folder), artifacts)
    (output / "sizes.md").write_text(sizes, encoding="utf-8", newline="\n")
    print(sizes, end="")


def _pack(product: Product, frozen: Frozen, icon: Path, output: Path) -> list[Path]:
    stem = f"{product.name}-{product.version}"
    setup, portable, bill = (output / f"{stem}{end}" for end in ("-setup.exe", "-portable.zip", "-sbom.cdx.json"))
    make_installer(product, frozen.folder, icon, setup, os.environ.get(SIGN, ""))
    sign(setup)
    make_archive(frozen.folder, portable, stem, commit_time())
    text = bill_of_materials(product, frozen.components, commit_time())
    bill.write_text(text, encoding="utf-8", newline="\n")
    return [setup, portable, bill]


if __name__ == "__main__":
    sys.exit(main())
