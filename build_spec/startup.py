"""Compares the start of the frozen program with that of a minimal PySide6 program built the same way.

Run it as ``python -m build_spec.startup`` after ``task.py windows``. A start lasts from the creation of the process
until its window is painted, accepts a key, and the process has ended. The two programs take turns.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from build_spec.errors import BuildError
from build_spec.freeze import run_pyinstaller
from build_spec.machine import WORK, Machine, machine_for
from build_spec.product import read_product


def main(argv: Sequence[str] | None = None) -> int:
    """Build the minimal program, start both in turns, print a Markdown table, and return 0."""
    parser = argparse.ArgumentParser(prog="python -m build_spec.startup", description=__doc__)
    parser.add_argument("--wine", type=Path, metavar="DIR", help="a Wine test bench, on Linux")
    parser.add_argument("--starts", type=int, default=9, metavar="N", help="starts of each program (default: 9)")
    asked = parser.parse_args(argv)
    machine = machine_for(asked.wine)
    work = WORK / machine.system
    program = work / "bundles" / read_product().name / "helpdesk.exe"
    if not program.is_file():
        print("There is no frozen program. Build it first: python3 task.py windows", file=sys.stderr)
        return 1
    minimal = run_pyinstaller("minimal.spec", machine, work, {}) / "minimal" / "minimal.exe"
    pair: tuple[tuple[Path, tuple[str, ...]], ...] = ((minimal, ()), (program, ("--quit-when-ready",)))
    for started, arguments in pair:  # not measured: afterwards the files of both are in the cache
        start(machine, started, *arguments)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(asked.starts):
        for (started, arguments), taken in zip(pair, times, strict=True):
            taken.append(start(machine, started, *arguments))
    print(table(*times), end="")
    return 0


def start(machine: Machine, program: Path, *arguments: str) -> float:
    """Run a program to its end and return the seconds it took.

    Raises:
        BuildError: The program failed.
    """
    begin = time.perf_counter()
    done = machine.run(program, *arguments, seconds=60)
    if done.returncode != 0:
        raise BuildError(f"{program.name} ended with exit code {done.returncode}: {done.stdout}")
    return time.perf_counter() - begin


def table(minimal: Sequence[float], program: Sequence[float]) -> str:
    """Return a Markdown table of best, median and worst in seconds, with the ratios of bests and of medians."""
    lines = ["| Program | Best, s | Median, s | Worst, s |", "| --- | ---: | ---: | ---: |"]
    for name, taken in (("Minimal PySide6 window", minimal), ("This program, ready", program)):
        lines.append(f"| {name} | {min(taken):.2f} | {statistics.median(taken):.2f} | {max(taken):.2f} |")
    ratios = min(program) / min(minimal), statistics.median(program) / statistics.median(minimal)
    lines.append(f"| Ratio | {ratios[0]:.2f} | {ratios[1]:.2f} | |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
