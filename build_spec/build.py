"""Builds the release: ``python -m build_spec.build COMMAND``; ``python3 task.py`` calls it.

``freeze`` freezes the program for this system and runs its self-test. ``windows`` does the same for Windows, here or in
a Wine test bench (``--wine``), and writes installer, portable archive, manifest and SBOM to ``dist/windows``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from build_spec.errors import BuildError
from build_spec.freeze import SIGN, Frozen, commit, commit_time, freeze, sign
from build_spec.machine import WORK, LocalMachine, machine_for
from build_spec.manifest import make_manifest, write_json
from build_spec.packages import OUTPUT, make_archive, make_installer
from build_spec.product import Product, read_product
from build_spec.sbom import make_sbom
from build_spec.sizes import sizes_by_group, table


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 1 after printing what failed."""
    parser = argparse.ArgumentParser(prog="python -m build_spec.build", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    frozen = commands.add_parser("freeze", help="freeze the program for this system")
    frozen.set_defaults(run=_freeze)
    windows = commands.add_parser("windows", help="build everything for Windows")
    windows.set_defaults(run=_windows)
    windows.add_argument("--wine", type=Path, metavar="DIR", help="a Wine test bench, on Linux")
    windows.add_argument("--output", type=Path, default=OUTPUT, metavar="DIR", help="default: dist/windows")
    asked = parser.parse_args(argv)
    try:
        asked.run(asked)
    except (BuildError, OSError, ValueError, subprocess.SubprocessError) as error:
        print(f"The build failed. {error}", file=sys.stderr)
        return 1
    return 0


def _freeze(_asked: argparse.Namespace) -> None:
    product, machine = read_product(), LocalMachine()
    frozen = freeze(product, machine, WORK / machine.system)
    print(f"{frozen.folder} passes its self-test")
    print(table(sizes_by_group(frozen.folder), []), end="")


def _windows(asked: argparse.Namespace) -> None:
    product, machine = read_product(), machine_for(asked.wine)
    work: Path = WORK / "windows"
    frozen = freeze(product, machine, work)
    output: Path = asked.output
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    artifacts = _pack(product, frozen, work / "helpdesk.ico", output)
    write_json(output / "self-test.json", frozen.verdict)
    write_json(output / "manifest.json", make_manifest(product, commit(), frozen.components, frozen.folder, artifacts))
    sizes = table(sizes_by_group(frozen.folder), artifacts)
    (output / "sizes.md").write_text(sizes, encoding="utf-8", newline="\n")
    print(sizes, end="")


def _pack(product: Product, frozen: Frozen, icon: Path, output: Path) -> list[Path]:
    stem = f"{product.name}-{product.version}"
    setup, portable, sbom = (output / f"{stem}{end}" for end in ("-setup.exe", "-portable.zip", "-sbom.cdx.json"))
    make_installer(product, frozen.folder, icon, setup, os.environ.get(SIGN, ""))
    sign(setup)
    make_archive(frozen.folder, portable, stem, commit_time())
    text = make_sbom(product, frozen.components, commit_time())
    sbom.write_text(text, encoding="utf-8", newline="\n")
    return [setup, portable, sbom]


if __name__ == "__main__":
    sys.exit(main())
