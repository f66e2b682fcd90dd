"""Attacks the program in every way that we know, and counts the promises that broke: ``python3 task.py adversary``.

Every case is tried on the real window and on the command line. Exit code 1 if any promise is broken.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from typing import Final

from bench.adversary.case import Result, run, scratch
from bench.adversary.cases import CASES
from bench.tables import table

MOST_SHOWN: Final = 10
"""Violations of a case that are printed one by one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases and print the table; return 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="task.py adversary", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="CASE", help="words of the cases to run (default: all)")
    parser.add_argument("--share", type=float, default=1.0, help="part of the full number of tries (default: 1)")
    parser.add_argument("--seed", type=int, default=0, help="another seed draws other tries")
    asked = parser.parse_args(arguments)
    if sys.platform == "win32":
        sys.exit("The attacks move files that are open, which Windows does not permit. Run them on Linux.")
    chosen = [case for case in CASES if not asked.names or any(name in case.name for name in asked.names)]
    results = []
    for case in chosen:
        began = time.monotonic()
        with scratch() as folder:
            result = run(case, folder, seed=asked.seed, tries=max(1, round(case.tries * asked.share)))
        results.append(result)
        print(f"{case.name}: {result.skipped or f'{time.monotonic() - began:.0f} s'}", file=sys.stderr, flush=True)
        for violation in result.violations[:MOST_SHOWN]:
            print(f"  {violation}", file=sys.stderr, flush=True)
    print(as_table(results))
    return 1 if any(result.violations for result in results) else 0


def as_table(results: Sequence[Result]) -> str:
    """Return what was found as a table."""
    rows = [
        (
            result.case.name,
            f"{result.tries:,}" if result.tries else "0",
            result.case.promise,
            result.skipped or str(len(result.violations)),
        )
        for result in results
    ]
    return table(("Case", "Tries", "What is promised", "Violations"), rows)


if __name__ == "__main__":
    sys.exit(main())
