"""A copy on this computer of a FAQ that lies on a share.

The share is read in one go and never by SQLite, whose locks cannot be trusted there; the copy serves when the share is
out of reach, and the window never waits for the network.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from helpdesk_app.faq.database import DatabaseError, DatabaseUnreadable, read, read_content
from helpdesk_app.storage.windows_paths import reachable, replace


def copy_of(share: Path, folder: Path) -> Path:
    """Return where in ``folder`` the copy of ``share`` lies, or would lie; another share has another copy."""
    name = hashlib.sha256(str(share).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return folder / f"shared-{name}.db"


class ShareCache:
    """Keeps one copy up to date.

    Args:
        share: The FAQ; only read.
        copy: Made, with its folder, when the first sound FAQ was read; replaced by each other one.
    """

    def __init__(self, share: Path, copy: Path) -> None:
        self.share = share
        self.copy = copy
        self._seen: tuple[int, int] | None = None

    def refresh(self) -> bool:
        """Bring the copy up to date where the share has changed; return whether it did.

        Raises:
            DatabaseError: What lies on the share cannot be reached, or cannot be used; the copy is as it was. Or the
                copy cannot be written, and nothing else has changed.
        """
        seen = self._look()
        if seen is not None and seen == self._seen and self.copy.is_file():
            return False
        content = read_content(self.share)
        changed = not (self.copy.is_file() and self.copy.read_bytes() == content)
        if changed:
            self._replace(content)
        self._seen = seen
        return changed

    def _look(self) -> tuple[int, int] | None:
        with suppress(OSError):
            status = reachable(self.share).stat()
            return status.st_mtime_ns, status.st_size
        return None

    def _replace(self, content: bytes) -> None:
        fresh = self.copy.with_name(f".{self.copy.name}.{uuid4().hex}.tmp")
        try:
            self.copy.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            read(fresh)
            replace(fresh, self.copy)
        except DatabaseError as error:
            # What is wrong with the copy is wrong with the share.
            raise type(error)(self.share, str(error).replace(str(fresh), str(self.share))) from error
        except OSError as error:
            sentence = f"{self.copy} cannot be written: {error.strerror or error}. Check the disk and its free space."
            raise DatabaseUnreadable(self.copy, sentence) from error
        finally:
            with suppress(OSError):  # after the rename, or without its folder, there is none
                fresh.unlink()
