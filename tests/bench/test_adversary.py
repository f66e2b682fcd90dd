"""A sample of each case of the harness, and proof that the harness sees what it looks for."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bench.adversary.__main__ import as_table
from bench.adversary.case import Arena, Case, NotHereError, run, scratch
from bench.adversary.cases import CASES
from bench.adversary.desk import Done, Seen
from bench.adversary.editors import judge_edits
from bench.adversary.evidence import judge, record
from helpdesk_app.editing.loading import load
from helpdesk_app.editing.recovery import UnsavedEdits
from tests.editing.small_folder import make_folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_sample_of_the_case_breaks_no_promise(case: Case, styled_app: QApplication) -> None:
    with scratch() as folder:
        result = run(case, folder, seed=1, tries=case.sample)
    if result.skipped:
        pytest.skip(result.skipped)
    assert result.tries == case.sample
    assert result.violations == ()


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("SELECT 1", ""),
        ("DELETE FROM event WHERE rowid_of_one", "1 events are gone in silence"),
        ("UPDATE event SET exported_at = '2026-01-01' WHERE rowid_of_one", "1 events would never be exported"),
    ],
)
def test_the_harness_sees_what_happened_to_an_event(tmp_path: Path, statement: str, found: str) -> None:
    path = tmp_path / "feedback.db"
    before = record(path, 5)
    change(path, statement.replace("rowid_of_one", f"id = '{max(before)}'"))
    assert judge(path, before, 0, Seen()) == found


def test_the_harness_counts_what_was_recorded_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    before = record(path, 5)
    assert judge(path, before, 2, Seen()) == "2 events were recorded, 0 are there"
    assert judge(path, before, 0, Seen(uncaught=["uncaught ValueError"])) == "uncaught ValueError"


@pytest.mark.parametrize(
    ("done", "fault"),
    [
        (Done(0, "", "", "", 0.1), ""),
        (Done(3, "", "helpdesk: a sentence", "", 0.1), ""),
        (Done(3, "", "", "", 0.1), "exit code 3 without a sentence"),
        (Done(9, "", "why", "", 0.1), "exit code 9: why"),
        (Done(0, "", "", "uncaught KeyError", 0.1), "uncaught KeyError"),
        (Done(0, "", "", "", 60.0), "it took 60.0 s"),
    ],
)
def test_the_harness_sees_how_a_command_ends(done: Done, fault: str) -> None:
    assert done.fault() == fault


def test_tries_are_counted_and_a_case_that_cannot_be_tried_says_why(tmp_path: Path) -> None:
    def attempts(arena: Arena, tries: int) -> Iterator[str]:
        yield from ["", "broken", ""]

    def cannot(arena: Arena, tries: int) -> Iterator[str]:
        if tries:
            raise NotHereError("no small disk")
        yield ""

    cases = [Case("kept", "nothing breaks", attempts, 3, 3), Case("absent", "nothing", cannot, 3, 3)]
    results = [run(case, tmp_path, seed=0, tries=3) for case in cases]
    assert [(result.tries, result.violations) for result in results] == [(3, ("broken",)), (0, ())]
    rows = as_table(results).splitlines()[2:]
    assert [cell.strip() for cell in rows[0].strip("|").split("|")] == ["kept", "3", "nothing breaks", "1"]
    assert rows[1].endswith("| no small disk |")


def test_tries_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    drawn = [[Arena(tmp_path, seed).chance.random() for _ in range(3)] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_the_harness_sees_an_edit_that_is_gone(tmp_path: Path) -> None:
    folder, unsaved = make_folder(tmp_path / "faq"), tmp_path / "edits.jsonl"
    workspace = load(folder).workspace
    taxi = workspace.entries["taxi"]
    edited = workspace.with_entry(replace(taxi, content=replace(taxi.content, note="3")))
    UnsavedEdits(unsaved, workspace).keep(edited)
    assert judge_edits(folder, unsaved, {"taxi": 3}) == ""
    assert judge_edits(folder, unsaved, {"taxi": 4}) == "edits of taxi are gone"
    unsaved.unlink()
    assert judge_edits(folder, unsaved, {"taxi": 3}) == "edits of taxi are gone"
