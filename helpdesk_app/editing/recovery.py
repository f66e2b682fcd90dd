"""The edits that are not saved yet, kept on the disk as they are made, for the case that the window is killed.

They are in the user's own data folder, not in the folder that is edited: a share may be slow, read-only for a while or
gone, which is when they are needed most; and unfinished texts are no business of others, nor of version control. One
line is added for each change, so that a kill can only cut off the last one.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.editing.outside import Merged, merge
from helpdesk_app.faq.model import Announcement, AnswerOrigin, Facet, FacetValue, Provenance, Status, Upkeep
from helpdesk_app.faq_build.expected_results import ExpectedResult
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import DamagedError, translated_read_errors, translated_write_errors
from helpdesk_app.storage.file_kinds import OWN_FILE
from helpdesk_app.storage.windows_paths import reachable, remove
from helpdesk_app.text.translation import N_

_SUFFIX: Final = ".unsaved.jsonl"
_REST: Final = ("facets", "expected", "dismissed", "announcements")


def unsaved_file(data_folder: Path, folder: Path) -> Path:
    """Return the file of the edits of ``folder`` in the user's ``data_folder``."""
    name = hashlib.sha256(os.path.normcase(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return data_folder / f"{name}{_SUFFIX}"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The edits that a killed window had not saved."""

    before: Mapping[str, EditedEntry | None]
    """The entries that were edited as the folder had them, by uid; ``None`` for one that was begun."""
    after: Mapping[str, EditedEntry | None]
    """As they were edited; ``None`` for one that was taken back."""
    rest_before: Workspace
    """Without entries."""
    rest_after: Workspace

    def onto(self, folder: Workspace) -> Merged:
        """Return a folder, as it is now, with the edits."""
        base, ours = (
            replace(rest, entries=_with_entries(folder.entries, entries))
            for rest, entries in ((self.rest_before, self.before), (self.rest_after, self.after))
        )
        return merge(base, folder, ours)


class UnsavedEdits:
    """Keeps the edits of one window.

    Args:
        path: As :func:`unsaved_file` returns it. What a killed window left there is replaced by the first :meth:`keep`,
            to which it has to be given if it is to outlast another kill.
        saved: The workspace as the folder has it.
    """

    def __init__(self, path: Path, saved: Workspace) -> None:
        self._path = path
        self._saved = saved
        self._kept = saved
        self._is_begun = False

    def keep(self, current: Workspace) -> None:
        """Make sure that what is edited in ``current`` outlasts a kill; call it within a second of each edit.

        Raises:
            StorageError: It cannot be written.
        """
        record = _changes(self._saved, self._kept, current)
        if not record:
            return
        with translated_write_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._write(json.dumps(record).encode("ascii") + b"\n")
        self._kept = current

    def _write(self, line: bytes) -> None:
        if not self._is_begun:  # What is there may be against another state of the folder.
            with atomic_write(self._path, OWN_FILE) as stream:
                stream.write(line)
            self._is_begun = True
            return
        with reachable(self._path).open("ab") as file:
            # Ends what a full disk may have cut off, so that it spoils no other line.
            file.write(b"\n" + line)
            file.flush()
            os.fsync(file.fileno())

    def saved(self, workspace: Workspace, current: Workspace) -> None:
        """Forget the edits up to ``workspace``, which the folder has now, and keep those that were made meanwhile.

        Raises:
            StorageError: The file cannot be written.
        """
        self._saved = self._kept = workspace
        self._is_begun = False
        self.keep(current)  # In one step: between two, a kill would find neither file.
        if not self._is_begun:
            with translated_write_errors(self._path):
                remove(reachable(self._path))


def read_unsaved(path: Path) -> Unsaved | None:
    """Return what a killed window had not saved; ``None`` where there is nothing.

    Raises:
        DamagedError: Another version of the program wrote it; it was renamed, so that nothing replaces it.
        StorageError: The file cannot be read.
    """
    if not reachable(path).is_file():
        return None
    with translated_read_errors(path):
        data = reachable(path).read_bytes()
    try:
        return _unsaved(data)
    except (TypeError, LookupError, ValueError, AttributeError) as error:
        aside = path.with_name(f"{path.name}.{uuid4().hex[:8]}")
        with translated_write_errors(path):
            reachable(path).rename(reachable(aside))
        raise DamagedError(aside, N_("another version of the program wrote it")) from error


def _unsaved(data: bytes) -> Unsaved | None:
    before: dict[str, EditedEntry | None] = {}
    after: dict[str, EditedEntry | None] = {}
    rests: list[tuple[Workspace, Workspace]] = []
    for record in _records(data):
        for uid, pair in record["entries"].items():
            was, now = (None if one is None else _entry(one) for one in pair)
            before.setdefault(uid, was)
            after[uid] = now
        if "rest" in record:
            was_rest, now_rest = map(_rest, record["rest"])
            rests.append((was_rest, now_rest))
    edited = {uid for uid, entry in after.items() if entry != before[uid]}
    rest_before, rest_after = (rests[0][0], rests[-1][1]) if rests else (Workspace({}), Workspace({}))
    if not edited and rest_before == rest_after:
        return None
    return Unsaved(
        {uid: before[uid] for uid in after if uid in edited},
        {uid: after[uid] for uid in after if uid in edited},
        rest_before,
        rest_after,
    )


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the records of all sound lines; a kill may have cut off the last one."""
    for line in data.split(b"\n"):
        with suppress(ValueError):
            yield json.loads(line)


def _changes(saved: Workspace, kept: Workspace, current: Workspace) -> dict[str, Any]:
    """Return what differs between what is kept and what is current, each beside what is saved."""
    if current is kept:
        return {}
    pairs = (
        (uid, kept.entries.get(uid), current.entries.get(uid))
        for uid in dict.fromkeys((*kept.entries, *current.entries))
    )
    uids = [uid for uid, was, now in pairs if was is not now and was != now]
    entries = {uid: [_record(each.entries.get(uid)) for each in (saved, current)] for uid in uids}
    record: dict[str, Any] = {"entries": entries} if entries else {}
    if any(getattr(kept, name) != getattr(current, name) for name in _REST):
        record |= {"entries": entries, "rest": [_rest_record(saved), _rest_record(current)]}
    return record


def _record(entry: EditedEntry | None) -> dict[str, Any] | None:
    return None if entry is None else asdict(entry)


def _rest_record(workspace: Workspace) -> dict[str, Any]:
    record = asdict(replace(workspace, entries={}))
    return record | {"dismissed": sorted(workspace.dismissed)}


def _rest(record: Mapping[str, Any]) -> Workspace:
    return Workspace(
        {},
        tuple(
            Facet(**{**facet, "values": tuple(facet["values"]), "proposed": tuple(facet["proposed"])})
            for facet in record["facets"]
        ),
        tuple(ExpectedResult(**result) for result in record["expected"]),
        frozenset(record["dismissed"]),
        tuple(Announcement(**announcement) for announcement in record["announcements"]),
    )


def _entry(record: Mapping[str, Any]) -> EditedEntry:
    source = record["source"]
    return EditedEntry(
        **{
            **record,
            "content": _content(record["content"]),
            "source": None if source is None else _content(source),
            "provenance": tuple(Provenance(**lines) for lines in record["provenance"]),
        }
    )


def _content(record: Mapping[str, Any]) -> Content:
    upkeep = record["upkeep"]
    return Content(
        **{
            **record,
            "wordings": tuple(record["wordings"]),
            "facets": tuple(FacetValue(**value) for value in record["facets"]),
            "upkeep": Upkeep(
                **{**upkeep, "origin": AnswerOrigin(upkeep["origin"]), "status": Status(upkeep["status"])}
            ),
        }
    )


def _with_entries(
    entries: Mapping[str, EditedEntry], changed: Mapping[str, EditedEntry | None]
) -> dict[str, EditedEntry]:
    merged = {**entries, **{uid: entry for uid, entry in changed.items() if entry is not None}}
    return {uid: entry for uid, entry in merged.items() if changed.get(uid, entry) is not None}
