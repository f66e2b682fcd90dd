"""Editors whose window is killed while they type and save; run as a module, it is such a window without Qt."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from bench.adversary.case import Arena
from helpdesk_app.editing.file_group import finish_replacing
from helpdesk_app.editing.loading import load
from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.recovery import UnsavedEdits, read_unsaved
from helpdesk_app.editing.saving import save
from tests.editing.small_folder import make_folder

ROOT: Final = Path(__file__).resolve().parents[2]
UIDS: Final = ("taxi", "train", "velo", "neuf", "autre")
EDITS_PER_SAVE: Final = 7


def of_editors(arena: Arena, tries: int) -> Iterator[str]:
    """Kill a window of the editors; the next one goes on in the same folder."""
    home = arena.fresh()
    folder, unsaved = make_folder(home / "faq"), home / "edits.jsonl"
    for _ in range(tries):
        acknowledged = _killed_editor(folder, unsaved, arena.chance.uniform(0, 0.3))
        yield judge_edits(folder, unsaved, acknowledged)


def _killed_editor(folder: Path, unsaved: Path, lifetime: float) -> dict[str, int]:
    """Return the last edit of each entry that was acknowledged before the kill."""
    arguments = [sys.executable, "-m", "bench.adversary.editors", str(folder), str(unsaved)]
    editor = subprocess.Popen(arguments, cwd=ROOT, text=True, stdout=subprocess.PIPE)
    assert editor.stdout is not None
    editor.stdout.readline()  # It is open.
    time.sleep(lifetime)
    editor.kill()
    output, _ = editor.communicate()
    edits = (line.split() for line in output.splitlines(keepends=True) if line.endswith("\n"))
    return {uid: int(number) for uid, number in edits}


def judge_edits(folder: Path, unsaved: Path, acknowledged: dict[str, int]) -> str:
    """Return what was lost, as the next window finds it; empty where nothing was."""
    workspace, conflicts = opened(folder, unsaved)
    if conflicts:
        return f"{conflicts} conflicts with nobody"
    notes = {uid: entry.content.note for uid, entry in workspace.entries.items()}
    lost = [uid for uid, number in acknowledged.items() if int(notes.get(uid) or -1) < number]
    return f"edits of {', '.join(lost)} are gone" if lost else ""


def opened(folder: Path, unsaved: Path) -> tuple[Workspace, int]:
    """Return what a window finds in a folder with the edits that were not saved, and how many of them conflict."""
    finish_replacing(folder)
    workspace = load(folder).workspace
    edits = read_unsaved(unsaved)
    if edits is None:
        return workspace, 0
    merged = edits.onto(workspace)
    return merged.workspace, len(merged.conflicts)


def edit(folder: Path, unsaved: Path) -> None:
    """Edit and save without end, and print each edit that is kept."""
    finish_replacing(folder)
    loaded = load(folder)
    before, fingerprints = loaded.workspace, loaded.fingerprints
    workspace, _ = opened(folder, unsaved)
    edits = UnsavedEdits(unsaved, before)
    edits.keep(workspace)
    numbers = (int(entry.content.note) for entry in workspace.entries.values() if entry.content.note.isdigit())
    print("open", flush=True)
    for number in count(max(numbers, default=-1) + 1):
        uid = UIDS[number % len(UIDS)]
        entry = workspace.entries.get(uid, EditedEntry(uid, Content(f"Question {uid} ?", "Oui."), None))
        workspace = workspace.with_entry(replace(entry, content=replace(entry.content, note=str(number))))
        edits.keep(workspace)
        print(uid, number, flush=True)
        if number % EDITS_PER_SAVE == 0:
            saved = save(folder, before, workspace, fingerprints)
            before = workspace = saved.workspace
            fingerprints = saved.fingerprints
            edits.saved(before, workspace)


if __name__ == "__main__":
    edit(Path(sys.argv[1]), Path(sys.argv[2]))
