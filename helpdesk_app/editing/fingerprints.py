"""What the files of a folder are at one moment, so that a later change is noticed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpdesk_app.faq_build.expected_results import NAME as EXPECTED
from helpdesk_app.faq_build.sources.folder import CURATION, DISMISSED, files_in
from helpdesk_app.faq_build.sources.recipe import NAME as RECIPE
from helpdesk_app.storage.errors import translated_read_errors

_OF_EDITORS: Final = (CURATION, RECIPE, EXPECTED, DISMISSED)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file: its size and time of change are cheap to ask, the hash says what is in it."""

    size: int
    changed_ns: int
    sha256: str


def fingerprint_of(path: Path, known: Fingerprint | None = None) -> Fingerprint:
    """Return the fingerprint of a file, which is read only where it is not as ``known``.

    Raises:
        StorageError: It cannot be read.
    """
    with translated_read_errors(path):
        status = path.stat()
        if known and (status.st_size, status.st_mtime_ns) == (known.size, known.changed_ns):
            return known
        return Fingerprint(status.st_size, status.st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())


def fingerprints_of(folder: Path, known: Mapping[str, Fingerprint] | None = None) -> dict[str, Fingerprint]:
    """Return the fingerprints of all files that say something about the FAQ, by their path with slashes.

    Raises:
        SourceError: The folder or its recipe cannot be read.
        StorageError: A file cannot be read.
    """
    known = known or {}
    paths = [*files_in(folder), *(path for name in _OF_EDITORS if (path := folder / name).is_file())]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: fingerprint_of(path, known.get(name)) for name, path in names.items()}
