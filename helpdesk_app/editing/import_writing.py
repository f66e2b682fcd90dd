"""Write an import into the folder: the files as they came, how they are read, and what the editor decided.

What was refused can only be told from the folder as it is read after the import. So all is done in a copy of the folder
first, and what changed there is then put into the folder as one.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from helpdesk_app.editing.comparison import Comparison, EntryMatch, MatchedAs, MatchVerdict
from helpdesk_app.editing.file_group import replace_files
from helpdesk_app.editing.fingerprints import fingerprints_of
from helpdesk_app.editing.import_state import ImportOutcome
from helpdesk_app.editing.loading import load
from helpdesk_app.editing.model import EditedEntry, Workspace
from helpdesk_app.editing.said import Said, with_said
from helpdesk_app.editing.saving import refuse_changed, save
from helpdesk_app.editing.toml_edit import TomlEdit, Value
from helpdesk_app.faq.model import Status
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.sources.folder import CURATION, FEEDBACK
from helpdesk_app.faq_build.sources.formats import read_bytes
from helpdesk_app.faq_build.sources.recipe import NAME as RECIPE
from helpdesk_app.storage.errors import UnreadableError
from helpdesk_app.text.translation import _


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that is to become a source."""

    target: str
    """Its path in the folder."""
    data: bytes
    said: Said
    path: Path
    """Where it was chosen."""
    beside: tuple[Path, ...] = ()
    """The files beside it that it shows."""


def write_import(folder: Path, staged: Sequence[Staged], comparison: Comparison) -> ImportOutcome:
    """Write files and decisions; all of them, or none.

    Raises:
        SourceError: The folder cannot be read as it would be, or a picture would replace another one.
        ChangedOutsideError: Someone else changed a file meanwhile.
        StorageError: A file cannot be read, copied or written.
    """
    before = load(folder).workspace
    with TemporaryDirectory(prefix="helpdesk-", ignore_cleanup_errors=True) as scratch:
        copy = Path(scratch) / "folder"
        _copy(folder, copy)
        known = fingerprints_of(copy)
        changed = _changed_files(copy, staged, comparison)
        replace_files(copy, changed)
        loaded = load(copy).workspace
        after = _with_refusals(before, loaded, comparison)
        saved = save(copy, loaded, after).files if after is not loaded else ()
        files = {name: _content(copy / name) for name in dict.fromkeys((*changed, *saved))}
    refuse_changed(folder, files.keys() & known.keys(), known)
    replace_files(folder, files)
    counts = Counter(match.kind for match in comparison.matches if match.verdict is MatchVerdict.TAKEN)
    refused = sum(match.verdict is MatchVerdict.REFUSED for match in comparison.matches)
    return ImportOutcome(tuple(file.target for file in staged), counts, refused)


def _changed_files(folder: Path, staged: Sequence[Staged], comparison: Comparison) -> dict[str, bytes]:
    """Return what is to be written before the refusals, by path in the folder; sources that are there already stay."""
    recipe = was = _text(folder / RECIPE)
    for file in staged:
        recipe = with_said(recipe, file.target, file.said)
    curation = _text(folder / CURATION)
    decided = _with_decisions(curation, comparison)
    wanted: dict[str, bytes] = {}
    for file in staged:
        is_new = not (folder / file.target).exists()
        for name, data in _with_pictures(file):
            if wanted.get(name, data) != data or (
                is_new and (folder / name).exists() and not _holds(folder / name, data)
            ):
                reason = _("its picture {name} has the name of another one in the folder. Rename it in both places.")
                raise SourceError(file.target, 1, reason.format(name=name))
            wanted[name] = data
    wanted = {name: data for name, data in wanted.items() if not _holds(folder / name, data)}
    texts = {RECIPE: (was, recipe), CURATION: (curation, decided)}
    return wanted | {name: new.encode() for name, (old, new) in texts.items() if new != old}


def _with_pictures(file: Staged) -> Iterator[tuple[str, bytes]]:
    """Yield the content of a file, and of those beside it, by path in the folder."""
    yield file.target, file.data
    folder = PurePosixPath(file.target).parent
    for path in file.beside:
        yield (folder / path.relative_to(file.path.parent.resolve()).as_posix()).as_posix(), path.read_bytes()


def _text(path: Path) -> str:
    return decode(read_bytes(path), path.name) if path.is_file() else ""


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _with_decisions(text: str, comparison: Comparison) -> str:
    """Return the curation with which entries are old ones, where the next build would not find it by itself."""
    tables = {table.uid for table in (comparison.curation.entries if comparison.curation else ())}
    edit = TomlEdit(text)
    own = comparison.own_uids()
    for match in comparison.matches:
        if match.newer is None or match.kind is MatchedAs.GONE:
            continue
        uid = own[match.newer.uid]
        values: dict[tuple[str, ...], Value | None] = {}
        if match.kind is MatchedAs.DOUBTFUL and match.older and match.verdict is MatchVerdict.TAKEN:
            values["same_as",] = match.older.uid
        elif match.kind is MatchedAs.DOUBTFUL and match.verdict is MatchVerdict.REFUSED:
            values["new",] = True
        elif match.kind in (MatchedAs.CHANGED, MatchedAs.UNCHANGED) and uid != match.newer.uid:
            values["same_as",] = match.newer.uid
        if values and uid not in tables:
            edit.change("entries", uid, values)
    return edit.text()


def _with_refusals(before: Workspace, loaded: Workspace, comparison: Comparison) -> Workspace:
    """Return the workspace after the import with what the editor refused as it was, as the editors' own text."""
    workspace = loaded
    own = comparison.own_uids()
    for match in comparison.matches:
        if match.verdict is MatchVerdict.REFUSED:
            entry = _refused(match, before.entries, workspace.entries, own)
            workspace = workspace.with_entry(entry) if entry else workspace
    return workspace


def _refused(
    match: EntryMatch, before: Mapping[str, EditedEntry], after: Mapping[str, EditedEntry], own: Mapping[str, str]
) -> EditedEntry | None:
    old = before.get(match.older.uid) if match.older else None
    if match.kind is MatchedAs.NEW and match.newer:
        new = after[own[match.newer.uid]]
        return replace(new, content=replace(new.content, upkeep=replace(new.content.upkeep, status=Status.HIDDEN)))
    if old is None:  # Someone else took it away since the versions were compared.
        return None
    if match.kind is MatchedAs.CHANGED:
        return replace(after[old.uid], content=old.content, answer_was="")
    return EditedEntry(old.uid, old.content, None) if match.kind is MatchedAs.GONE else None


def _copy(folder: Path, copy: Path) -> None:
    """Copy all that an import reads: not what is hidden, nor the agents' feedback."""
    try:
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*", FEEDBACK))
    except shutil.Error as error:
        source, _to, reason = error.args[0][0]
        raise UnreadableError(Path(source), reason) from error


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
