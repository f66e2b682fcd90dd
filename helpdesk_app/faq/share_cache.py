"""A copy on this computer of a FAQ on a network share.

The share is read in one go and never by SQLite, whose locks cannot be trusted there. The copy is used while the share
is unreachable, and the window never waits for the network.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from helpdesk_app.faq.database import parse, read_content
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import translated_write_errors
from helpdesk_app.storage.file_kinds import OWN_FILE
from helpdesk_app.storage.windows_paths import reachable


def copy_of(share: Path, folder: Path) -> Path:
    """Return the path in ``folder`` of the copy of ``share``; each share has its own."""
    name = hashlib.sha256(str(share).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return folder / f"shared-{name}.db"


class ShareCache:
    """Keeps one copy up to date.

    Args:
        share: The FAQ; only read.
        copy: Made, with its folder, once a sound FAQ was read; replaced when that changes.
    """

    def __init__(self, share: Path, copy: Path) -> None:
        self.share = share
        self.copy = copy
        self._seen: tuple[int, int] | None = None

    def refresh(self) -> bool:
        """Bring the copy up to date where the share has changed; return whether it did.

        Raises:
            StorageError: The FAQ on the share cannot be read or used, or the copy cannot be written; ``path`` says
                which. The copy is as it was.
        """
        seen = self._file_stamp()
        if seen is not None and seen == self._seen and self.copy.is_file():
            return False
        content = read_content(self.share)
        changed = not (self.copy.is_file() and self.copy.read_bytes() == content)
        if changed:
            parse(content, self.share)
            with translated_write_errors(self.copy):
                self.copy.parent.mkdir(parents=True, exist_ok=True)
            with atomic_write(self.copy, OWN_FILE) as stream:
                stream.write(content)
        self._seen = seen
        return changed

    def _file_stamp(self) -> tuple[int, int] | None:
        """Return modification time and size of the file on the share, or ``None`` if it is unreachable."""
        with suppress(OSError):
            status = reachable(self.share).stat()
            return status.st_mtime_ns, status.st_size
        return None
