"""Replace several files of a folder as one: what a kill leaves half done is finished when the folder is opened next.

The new content of all files is written into a journal first, in the folder, where whoever opens it next finds it. From
then on the whole is as good as done: each file is replaced, and :func:`finish_replacing` goes on where a killed process
stopped.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from helpdesk_app.faq_build.sources.folder import SAVING
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import DamagedError, StorageError, translated_read_errors, translated_write_errors
from helpdesk_app.storage.file_kinds import OWN_FILE
from helpdesk_app.storage.windows_paths import remove

Files = Mapping[str, bytes | None]
"""The content of files by their path in the folder, with slashes; ``None`` for one that goes away."""


def replace_files(folder: Path, files: Files) -> None:
    """Write all ``files``, whole or not at all.

    Raises:
        StorageError: A file cannot be written. Those that were get their content back as far as that is possible.
    """
    if not files:
        return
    if len(files) == 1:
        _put(folder, files)
        return
    records = {name: {"was": _hash(folder / name), "data": _encoded(data)} for name, data in files.items()}
    with atomic_write(folder / SAVING, OWN_FILE) as stream:
        stream.write(json.dumps(records).encode("ascii"))
    old = {name: _content(folder / name) for name in files}
    try:
        _put(folder, files)
    except StorageError:
        for name, data in old.items():
            with suppress(StorageError):
                _put(folder, {name: data})
        _remove(folder / SAVING)
        raise
    _remove(folder / SAVING)


def finish_replacing(folder: Path) -> tuple[str, ...]:
    """Finish what a killed process began, and return the files that were still to be written.

    One that someone else has changed since is left as it is.

    Raises:
        StorageError: A file cannot be read or written, or the journal is damaged; what is not done yet can be tried
            again.
    """
    journal = folder / SAVING
    if not journal.is_file():
        return ()
    with translated_read_errors(journal):
        data = journal.read_bytes()
    try:
        records = _records(data)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise DamagedError(journal) from error
    files = {name: new for name, (was, new) in records.items() if _hash(folder / name) == was}
    _put(folder, files)
    _remove(journal)
    return tuple(files)


def _records(journal: bytes) -> dict[str, tuple[str, bytes | None]]:
    """Return the hash and the new content of each file that a journal names, all within its folder."""
    records: dict[str, tuple[str, bytes | None]] = {}
    for name, record in json.loads(journal).items():
        # Whoever may write into a share must not reach the other files of those who open it.
        if PureWindowsPath(name).anchor or ".." in PureWindowsPath(name).parts:
            raise ValueError(name)
        data = record["data"]
        records[name] = record["was"], None if data is None else base64.b64decode(data, validate=True)
    return records


def _put(folder: Path, files: Files) -> None:
    # Those that go away last: what they say is in another one by then.
    for name, data in sorted(files.items(), key=lambda file: file[1] is None):
        path = folder / name
        if data is None:
            _remove(path)
            continue
        with translated_write_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path, OWN_FILE) as stream:
            stream.write(data)


def _remove(path: Path) -> None:
    with translated_write_errors(path):
        remove(path)


def _content(path: Path) -> bytes | None:
    with translated_read_errors(path):
        return path.read_bytes() if path.is_file() else None


def _hash(path: Path) -> str:
    """Return the hash of a file, empty where there is none."""
    data = _content(path)
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _encoded(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")
