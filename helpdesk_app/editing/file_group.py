"""Replace several files of a folder as one: a kill in between is made good at the next opening."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import translated_write_errors
from helpdesk_app.storage.file_kinds import OWN_FILE


def replace_files(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write the content of each file, and take those away that have none.

    Args:
        folder: Of the files.
        files: By their path in the folder, with slashes.

    Raises:
        StorageError: A file cannot be written.
    """
    for name, data in files.items():
        path = folder / name
        with translated_write_errors(path):
            if data is None:
                path.unlink(missing_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path, OWN_FILE) as stream:
            stream.write(data)
