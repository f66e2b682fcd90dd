"""Write what the editors changed into the files of their folder, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Final

from helpdesk_app.editing.curation_text import CurationText
from helpdesk_app.editing.file_group import replace_files
from helpdesk_app.editing.fingerprints import Fingerprint, fingerprint_of
from helpdesk_app.editing.hand_file import write_hand_file
from helpdesk_app.editing.model import EditedEntry, Workspace, entry_of
from helpdesk_app.editing.tidying import tidy
from helpdesk_app.editing.topics import in_order
from helpdesk_app.faq.limits import entry_excess
from helpdesk_app.faq_build.expected_results import NAME as EXPECTED
from helpdesk_app.faq_build.expected_results import edited_text, parse_expected
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode, split_lines
from helpdesk_app.faq_build.sources.folder import CURATION, DISMISSED, ENTRIES
from helpdesk_app.faq_build.sources.pictures import files_beside
from helpdesk_app.faq_build.upkeep import UpkeepError, read_upkeep
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import _

REMOVED: Final = ".entries-removed"
"""Where a file of ``entries/`` goes that is no longer wanted; no build reads it."""

_LONGEST_NAME: Final = 60
_SHORTEST_NAME: Final = 8
_LONGEST_PATH: Final = 240
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


class UnwritableEntryError(Exception):
    """An entry that no file can say; ``str()`` is a sentence."""

    def __init__(self, uid: str, reason: str) -> None:
        super().__init__(reason)
        self.uid = uid


class ChangedOutsideError(Exception):
    """A file that is to be written is not as it was loaded; ``str()`` is a sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(_("{file} was changed by someone else. Nothing was saved; load it again.").format(file=name))
        self.name = name


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written."""

    workspace: Workspace
    """As the next :func:`load` gives it: without stray blanks, with the files of new entries."""
    files: tuple[str, ...] = ()
    """Paths in the folder that were written, with slashes."""
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    """Of all files, for the next save."""


def save(
    folder: Path, before: Workspace, after: Workspace, fingerprints: Mapping[str, Fingerprint] | None = None
) -> Saved:
    """Write what differs between two workspaces.

    Args:
        folder: That both are of.
        before: As it was loaded, or saved last.
        after: With the edits.
        fingerprints: Of the files as they were then; without them, no change by someone else is noticed.

    Raises:
        UnwritableEntryError: An entry has what no file can say; nothing was written.
        ChangedOutsideError: Someone else changed a file that is to be written; nothing was written.
        SourceError: A file has a mistake, which someone else made since; nothing was written.
        StorageError: A file cannot be written.
    """
    saving = _Saving(folder, before, after)
    files = saving.files()
    refuse_changed(folder, files, fingerprints)
    replace_files(folder, files)
    known = {name: known for name, known in (fingerprints or {}).items() if files.get(name, b"") is not None}
    written = (name for name, data in files.items() if data is not None and not name.startswith(REMOVED))
    known |= {name: fingerprint_of(folder / name) for name in written}
    return Saved(saving.workspace, tuple(files), known)


def refuse_changed(folder: Path, files: Iterable[str], fingerprints: Mapping[str, Fingerprint] | None) -> None:
    """Refuse to write over what someone else has written since the ``fingerprints`` were taken.

    Raises:
        ChangedOutsideError: One of ``files`` is not as it was.
        StorageError: One cannot be read.
    """
    if fingerprints is None:
        return
    for name in files:
        known, path = fingerprints.get(name), folder / name
        if path.exists() != (known is not None) or (known and fingerprint_of(path, known).sha256 != known.sha256):
            raise ChangedOutsideError(name)


def _refuse_unwritable(entry: EditedEntry, before: EditedEntry | None) -> None:
    """Refuse an entry that the next load would refuse."""
    if excess := entry_excess(entry_of(entry)):
        raise UnwritableEntryError(entry.uid, _("{excess}. Shorten it.").format(excess=excess))
    upkeep = entry.content.upkeep
    if before is None or upkeep != before.content.upkeep:
        stated = {**asdict(upkeep), "status": None}  # Of a withdrawn one, nobody states it.
        try:
            read_upkeep(stated)
        except UpkeepError as error:
            raise UnwritableEntryError(entry.uid, str(error)) from error


class _Saving:
    """One save: first everything is made and read back, then it is written."""

    def __init__(self, folder: Path, before: Workspace, after: Workspace) -> None:
        self._folder = folder
        self._before = before
        self.workspace = tidy(after, before)
        """As it will be loaded."""

    def files(self) -> dict[str, bytes | None]:
        """Return the new content of each file that changes, ``None`` for one that goes away."""
        changed = [entry for uid, entry in self.workspace.entries.items() if entry != self._before.entries.get(uid)]
        for entry in changed:
            _refuse_unwritable(entry, self._before.entries.get(entry.uid))
        files: dict[str, bytes | None] = {}
        files |= self._curation(changed)
        files |= self._hand_files([entry for entry in changed if entry.source is None])
        files |= self._removed()
        files |= self._expected()
        files |= self._dismissed()
        return {name: data for name, data in files.items() if data != self._read(name)}

    def _read(self, name: str) -> bytes | None:
        path = self._folder / name
        return path.read_bytes() if path.is_file() else None

    def _text(self, name: str) -> str:
        return decode(self._read(name) or b"", name)

    def _curation(self, changed: Iterable[EditedEntry]) -> dict[str, bytes | None]:
        data = self._read(CURATION)
        curation = CurationText(decode(data or b"", CURATION))
        for entry in changed:
            if entry.source is None:
                curation.remove_entry(entry.uid)
            else:
                curation.change_entry(self._before.entries.get(entry.uid), entry)
        facets = curation.change_facets(self._before.facets, self.workspace)
        self.workspace = replace(self.workspace, facets=facets)
        self._sort_topics()
        if self.workspace.announcements != self._before.announcements:
            curation.change_announcements(self.workspace.announcements)
        text = curation.text()
        return {CURATION: text.encode("utf-8")} if text or data is not None else {}

    def _sort_topics(self) -> None:
        entries = {
            uid: entry
            if entry == self._before.entries.get(uid)
            else replace(
                entry, content=replace(entry.content, facets=in_order(entry.content.facets, self.workspace.facets))
            )
            for uid, entry in self.workspace.entries.items()
        }
        self.workspace = replace(self.workspace, entries=entries)

    def _hand_files(self, entries: Iterable[EditedEntry]) -> dict[str, bytes | None]:
        topics = {facet.question: facet.heading or facet.question for facet in self.workspace.facets}
        files: dict[str, bytes | None] = {}
        saved = dict(self.workspace.entries)
        for entry in [saved[entry.uid] for entry in entries]:
            name = self._file_of(entry) or self._new_name(entry, files)
            old = self._read(name)
            try:
                data, found = write_hand_file(
                    old, name, entry.uid, entry.content, topics, files_beside(self._folder / name, self._folder)
                )
            except SourceError as error:
                raise UnwritableEntryError(entry.uid, error.reason) from error
            files[name] = data
            content = replace(entry.content, answer=found.content.answer)
            saved[entry.uid] = replace(entry, content=content, provenance=found.provenance, file=name)
        self.workspace = replace(self.workspace, entries=saved)
        return files

    def _file_of(self, entry: EditedEntry) -> str:
        """Return the file that an entry is in; empty for a new one."""
        known = self._before.entries.get(entry.uid)
        name = known.file if known else ""
        if name and (self._folder / name).is_file():
            return name
        return self._by_uid.get(entry.uid, "")

    @cached_property
    def _by_uid(self) -> dict[str, str]:
        """Return the files of ``entries/`` by the uid that they state."""
        found: dict[str, str] = {}
        for path in sorted((self._folder / ENTRIES).rglob("*.md")):
            name = path.relative_to(self._folder).as_posix()
            if stated := re.search(r"^uid:\s*[\"']?([^\"'\s]+)", decode(path.read_bytes(), name), re.MULTILINE):
                found.setdefault(stated[1], name)
        return found

    def _new_name(self, entry: EditedEntry, taken: Mapping[str, object]) -> str:
        """Return a name for the file of a new entry that tells its question."""
        words = re.findall(r"[a-z0-9]+", fold_line(entry_of(entry).question))
        # Most programs on Windows, git among them, read no longer path.
        room = min(_LONGEST_NAME, max(_SHORTEST_NAME, _LONGEST_PATH - len(str((self._folder / ENTRIES).absolute()))))
        stem = "-".join(words)[:room].strip("-") or "entree"
        stem = f"{stem}-" if _RESERVED.fullmatch(stem) else stem
        return self._free(f"{ENTRIES}/{stem}", taken)

    def _free(self, stem: str, taken: Mapping[str, object]) -> str:
        """Return the name of a file that is not there yet."""
        names = (f"{stem}{f'-{number}' if number > 1 else ''}.md" for number in count(1))
        return next(name for name in names if name not in taken and not (self._folder / name).exists())

    def _removed(self) -> dict[str, bytes | None]:
        """Return the files of entries that are gone, moved to where no build reads them."""
        files: dict[str, bytes | None] = {}
        kept = dict(self.workspace.entries)
        for uid, entry in self._before.entries.items():
            if uid in kept:
                continue
            if entry.source is not None:
                kept[uid] = entry  # The source still has it.
                continue
            if name := self._file_of(entry):
                files[name] = None
                files[self._free(f"{REMOVED}/{Path(name).stem}", files)] = self._read(name)
        self.workspace = replace(self.workspace, entries=kept)
        return files

    def _expected(self) -> dict[str, bytes | None]:
        results = self.workspace.expected
        if results == self._before.expected:
            return {}
        questions = {uid: entry_of(entry).question for uid, entry in self.workspace.entries.items()}
        text = edited_text(self._text(EXPECTED), results, questions)
        self.workspace = replace(self.workspace, expected=parse_expected(text))
        return {EXPECTED: text.encode("utf-8")}

    def _dismissed(self) -> dict[str, bytes | None]:
        wanted = self.workspace.dismissed
        if wanted == self._before.dismissed:
            return {}
        lines = [line for line in split_lines(self._text(DISMISSED)) if fold_line(line) in wanted]
        lines += sorted(wanted - set(map(fold_line, lines)))
        return {DISMISSED: "".join(f"{line}\n" for line in lines).encode("utf-8")}
