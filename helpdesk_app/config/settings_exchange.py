"""The agent's choices as a file for another computer, or for a team.

JSON in UTF-8: ``{"format": "helpdesk-settings", "version": 1, …}`` and one key per field of ``Preferences``. The layout
of the window is not in it, because it belongs to the screens.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from helpdesk_app.config.preferences import Preferences, decode, encode
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.errors import ForeignError, NewerError, StorageError, translated_read_errors
from helpdesk_app.storage.file_kinds import file_kind
from helpdesk_app.text.translation import N_, _

_FORMAT: Final = "helpdesk-settings"
_VERSION: Final = 1
SETTINGS_FILE: Final = file_kind(N_("a file of settings"), lambda head: f'"format": "{_FORMAT}"'.encode() in head)
"""The kind of file that exported settings may replace."""


class BadPreferenceError(StorageError):
    """A file of settings holds a preference that is unknown or not valid; ``name`` is its key."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__(
            path,
            _("“{path}”: “{name}” cannot be used. Export the settings again, or correct the file.").format(
                path=path, name=name
            ),
        )
        self.name = name


def export_settings(preferences: Preferences, path: Path) -> None:
    """Write ``preferences`` to ``path``, whole or not at all.

    Raises:
        StorageError: It cannot be written; what was there is as it was.
    """
    record = {"format": _FORMAT, "version": _VERSION, **encode(preferences)}
    with atomic_write(path, SETTINGS_FILE) as stream:
        stream.write((json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())


def import_settings(path: Path) -> Preferences:
    """Return the choices that ``path`` holds, with the default for each that it leaves out.

    Raises:
        MissingError, UnreadableError: It cannot be read.
        ForeignError: It holds no settings of this program.
        NewerError: A newer version of the program wrote it.
        BadPreferenceError: It holds a preference that is unknown or not valid.
    """
    with translated_read_errors(path, N_("settings file")):
        content = path.read_bytes()
    try:
        record = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ForeignError(path) from error
    if not isinstance(record, dict) or record.pop("format", None) != _FORMAT:
        raise ForeignError(path)
    version = record.pop("version", None)
    if not isinstance(version, int) or version < 1:
        raise ForeignError(path)
    if version > _VERSION:
        raise NewerError(path, version, _VERSION)
    preferences, refused = decode(record)
    if refused:
        raise BadPreferenceError(path, refused[0])
    return preferences
