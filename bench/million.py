"""Measures a merge of a million events: ``python -m bench.million``.

The year of each station is exported in one of the four formats in turn. A separate process then merges all files; its
time and peak memory are printed. The same number of events in a tenth of the files is measured first.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.feedback.writing import ExportFormat, export
from tests.reports.year import answer_uses, station_year

ROOT: Final = Path(__file__).resolve().parents[1]
FORMATS: Final = (ExportFormat.JSONL, ExportFormat.CSV, ExportFormat.PARQUET, ExportFormat.XLSX)

MERGER: Final = """
import sys, time
from pathlib import Path
from helpdesk_app.feedback.merge import merge
start = time.perf_counter()
done = merge(sorted(Path(sys.argv[1]).iterdir()), Path(sys.argv[2]))
print(time.perf_counter() - start, done.files, done.new, done.repeated, done.contradicting)
try:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
except ImportError:
    print("?")
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the exports, merge them, and print time and memory."""
    parser = argparse.ArgumentParser(prog="python -m bench.million", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, metavar="N", help="default: 1000000")
    parser.add_argument("--stations", type=int, default=500, metavar="N", help="default: 500")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for stations in (max(1, args.stations // 10), args.stations):
            measure(Path(folder) / str(stations), args.events, stations)
    return 0


def measure(folder: Path, events: int, stations: int) -> None:
    """Merge ``events`` of ``stations`` and print time and memory."""
    exports = folder / "exports"
    exports.mkdir(parents=True)
    start = time.perf_counter()
    answers = answer_uses(read(paths.bundled_database())[0].entries)
    for station in range(stations):
        suffix = FORMATS[station % len(FORMATS)]
        export(station_year(station, answers, events // stations), exports / f"{station:04}{suffix}", suffix)
    made = time.perf_counter() - start
    command = [sys.executable, "-c", MERGER, str(exports), str(folder / "all.db")]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.split()
    seconds, files, new, repeated, contradicting, memory = done
    size = (folder / "all.db").stat().st_size / 2**20
    print(
        f"{files} files (made in {made:.0f} s): {new} events, {repeated} repeated, {contradicting} contradicting; "
        f"merged in {float(seconds):.1f} s ({int(new) / float(seconds):.0f} events a second), "
        f"{memory} MiB of memory, file of {size:.0f} MiB",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
