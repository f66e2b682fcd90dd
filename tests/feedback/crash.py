"""Kills a writer again and again, and looks for every event that it had acknowledged.

``python -m tests.feedback.crash --kills 1000`` starts processes that append votes and copies to one feedback file and
say the id of each once the store has acknowledged it. Each process is killed without warning after a random time, at
times before it has opened the file. After each kill the file must be sound, hold every event acknowledged so far, and
hold no event that is not whole.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpdesk_app.feedback.recovery import open_store

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 30
"""Seconds that a writer waits for its turn."""

# Every tenth event is long enough to need pages of its own.
WRITER: Final = f"""
import sys
from pathlib import Path
from helpdesk_app.feedback.event_factory import EventFactory
from helpdesk_app.feedback.shown_answer import ShownAnswer
from helpdesk_app.feedback.model import Verdict
from helpdesk_app.feedback.recovery import open_store

factory = EventFactory("1", station=sys.argv[2])
shown = ShownAnswer("uid", "hash", "version", "perdu e-cps", 1)
print("ready", flush=True)
store, recovery = open_store(Path(sys.argv[1]), busy_timeout={PATIENCE})
assert recovery is None
number = 0
while True:
    number += 1
    comment = "é" * 500 if number % 10 == 0 else ""
    event = factory.vote(shown, Verdict.NO, comment=comment) if number % 2 == 0 else factory.copy(shown)
    store.append(event)
    print(event.id, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the harness found."""

    kills: int
    acknowledged: int
    recorded: int
    lost: int
    """Acknowledged events that are not in the file."""
    unsound: int
    """Kills after which the file was damaged, or held an event that is not whole."""

    @property
    def ok(self) -> bool:
        """Whether nothing was lost and nothing was half written."""
        return not self.lost and not self.unsound


def run(folder: Path, kills: int, *, writers: int = 2, longest: float = 0.25, seed: int = 0) -> Outcome:
    """Kill ``kills`` rounds of writers and return what was found.

    Args:
        folder: Where the feedback file is made.
        kills: Rounds; in each all writers are killed.
        writers: Processes that write to the one file at the same time.
        longest: Seconds that a writer lives at most.
        seed: Of the random times.
    """
    path, chance = folder / "feedback.db", random.Random(seed)
    acknowledged: set[str] = set()
    latest = ""
    lost = unsound = 0
    for number in range(kills):
        new = killed_writers(path, writers, chance.uniform(0, longest), number)
        acknowledged |= new
        store, recovery = open_store(path, busy_timeout=PATIENCE)
        unsound += recovery is not None
        with store:
            found = [event.id for event in store.events(after=latest)]  # Reading checks that each is whole.
        lost += len(new - set(found))
        latest = max(found, default=latest)
    with open_store(path)[0] as store:
        recorded = {event.id for event in store.events()}
    return Outcome(kills, len(acknowledged), len(recorded), max(lost, len(acknowledged - recorded)), unsound)


def killed_writers(path: Path, writers: int, lifetime: float, number: int) -> set[str]:
    """Start writers, kill them after ``lifetime`` seconds, and return the ids that they had acknowledged."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"station-{number}-{writer}"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for writer in range(writers)
    ]
    output = []
    for process in processes:
        assert process.stdout is not None
        output.append(process.stdout.readline())
    time.sleep(lifetime)
    for process in processes:
        process.kill()
    for process in processes:
        output += process.communicate()[0].splitlines(keepends=True)
    # A line without its end was cut by the kill.
    return {line.strip() for line in output if line.endswith("\n")} - {"ready"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the harness and print what it found; return 1 if anything was lost or half written."""
    parser = argparse.ArgumentParser(prog="python -m tests.feedback.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, metavar="N", help="rounds (default: 1000)")
    parser.add_argument("--writers", type=int, default=2, metavar="N", help="writers a round (default: 2)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the random times (default: 0)")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder), args.kills, writers=args.writers, seed=args.seed)
    print(
        f"{outcome.kills} kills of {args.writers} writers: {outcome.acknowledged} events acknowledged, "
        f"{outcome.recorded} recorded, {outcome.lost} lost, {outcome.unsound} times a damaged file"
    )
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main())
