"""Measures how long the frozen program takes to start, beside a bare PySide6 program built the same way.

Run it as ``python -m build_spec.startup``; the bundle has to be built. A start is the time from asking the system for
the process until it has painted its window, would take a key, and has ended. The two take turns in one run.
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
    """Build the bare program, start both in turns, print a Markdown table, and return 0."""
    parser = argparse.ArgumentParser(prog="python -m build_spec.startup", description=__doc__)
    parser.add_argument("--lab", type=Path, metavar="DIR", help="a simulated Windows, on Linux")
    parser.add_argument("--starts", type=int, default=9, metavar="N", help="of each (default: 9)")
    asked = parser.parse_args(argv)
    machine = machine_for(asked.lab)
    work = WORK / machine.system
    program = work / "bundles" / read_product().name / "helpdesk.exe"
    if not program.is_file():
        print("There is no frozen program yet. Build it first: python3 task.py windows", file=sys.stderr)
        return 1
    bare = run_pyinstaller("bare.spec", machine, work, {}) / "bare" / "bare.exe"
    pair: tuple[tuple[Path, tuple[str, ...]], ...] = ((bare, ()), (program, ("--quit-when-ready",)))
    for started, arguments in pair:  # once unmeasured: what comes from the disk is then in memory for both
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
        BuildError: It failed.
    """
    begin = time.perf_counter()
    done = machine.run(program, *arguments, seconds=60)
    if done.returncode != 0:
        raise BuildError(f"{program.name} left with {done.returncode}: {done.stdout}")
    return time.perf_counter() - begin


def table(bare: Sequence[float], program: Sequence[float]) -> str:
    """Return best, median and worst of both in seconds, and the ratio of their medians and of their bests."""
    lines = ["| Program | Best, s | Median, s | Worst, s |", "| --- | ---: | ---: | ---: |"]
    for name, taken in (("Bare PySide6 window", bare), ("This program, ready", program)):
        lines.append(f"| {name} | {min(taken):.2f} | {statistics.median(taken):.2f} | {max(taken):.2f} |")
    ratios = min(program) / min(bare), statistics.median(program) / statistics.median(bare)
    lines.append(f"| Ratio | {ratios[0]:.2f} | {ratios[1]:.2f} | |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
