"""Processes that are killed without warning: writers, the window, and commands that write a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.adversary.case import Arena
from bench.adversary.desk import EVENTS_PER_ANSWER, Seen, command, copy_feedback
from bench.adversary.evidence import judge, record
from helpdesk_app.config import paths
from helpdesk_app.feedback.recovery import open_store
from tests.feedback import crash

ROOT: Final = Path(__file__).resolve().parents[2]
EVENTS: Final = 2000


def of_writers(arena: Arena, tries: int) -> Iterator[str]:
    """Kill two processes that write to one feedback file."""
    outcome = crash.run(arena.fresh(), tries, longest=0.1, seed=arena.chance.randrange(1000))
    yield from [""] * (tries - outcome.unsound - bool(outcome.lost))
    yield from ["the file was damaged"] * outcome.unsound
    if outcome.lost:
        yield f"{outcome.lost} of {outcome.acknowledged} acknowledged events are gone"


def of_the_window(arena: Arena, tries: int) -> Iterator[str]:
    """Kill the window while the agent copies and votes; the next one goes on with the same file."""
    path = arena.fresh() / "feedback.db"
    for _ in range(tries):
        before = _recorded(path)
        answers, errors = _killed_window(path, arena.chance.uniform(0, 0.5))
        new = _recorded(path) - before
        if errors.strip():
            yield f"the window said: {errors.strip()[-200:]}"
        elif new < answers * EVENTS_PER_ANSWER:
            yield f"{answers * EVENTS_PER_ANSWER} events were acknowledged, {new} are there"
        else:
            yield ""


def _recorded(path: Path) -> int:
    store, recovery = open_store(path, thorough=True)
    with store:
        return -1 if recovery else sum(1 for _ in store.events())


def _killed_window(path: Path, lifetime: float) -> tuple[int, str]:
    """Return how many answers a window acknowledged before it was killed, and what it complained about."""
    arguments = [sys.executable, "-m", "bench.adversary.desk", str(paths.bundled_database()), str(path)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    window = subprocess.Popen(
        arguments, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert window.stdout is not None
    window.stdout.readline()  # It is open.
    time.sleep(lifetime)
    window.kill()
    output, errors = window.communicate()
    noise = "This plugin does not support"
    return output.count("answered\n"), "\n".join(line for line in errors.splitlines() if not line.startswith(noise))


def of_commands(arena: Arena, tries: int) -> Iterator[str]:
    """Kill an export, a merge and a build; each file is complete or absent, and the next command tidies up."""
    folder = arena.fresh()
    before = record(folder / "feedback.db", EVENTS)
    source = shutil.copyfile(paths.resource("faq", "faq_page_ans.txt"), folder / "page.txt")
    exported = folder / "all.jsonl"
    assert command("feedback", "export", "--store", folder / "feedback.db", "-o", exported, home=folder).code == 0
    for number in range(tries):
        store = copy_feedback(folder / "feedback.db", arena.fresh() / "feedback.db")
        home = store.parent
        arguments, target = [
            (["feedback", "export", "--new", "--store", str(store), "-o"], home / "out.csv"),
            (["feedback", "merge", str(exported), "-o"], home / "out.db"),
            (["build", str(source), "--imported-on", "2026-01-01", "-o"], home / "faq.db"),
        ][number % 3]
        yield _killed_command([*arguments, str(target)], target, arena.chance.uniform(0.05, 1.5)) or judge(
            store, before, 0, Seen()
        ).replace(f"{len(before)} events would never be exported", "")
        shutil.rmtree(home)


def _killed_command(arguments: Sequence[str], target: Path, lifetime: float) -> str:
    process = subprocess.Popen(
        [sys.executable, "-m", "helpdesk_app", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(lifetime)
    process.kill()
    process.wait()
    content = target.read_bytes() if target.exists() else b""
    done = command(*[argument for argument in arguments if argument != "--new"], home=target.parent)
    if fault := done.fault(codes=(0,)):
        return f"{arguments[0]} again: {fault}"
    if litter := [path.name for path in target.parent.glob(".helpdesk-*")]:
        return f"litter: {litter}"
    complete = target.read_bytes()
    # A merge writes a database, whose unused bytes vary.
    return "a file was there in part" if content and len(content) != len(complete) else ""
