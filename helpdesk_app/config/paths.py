"""The paths of the files that come with the program, and of those that belong to its user.

Nothing is created here: whoever writes a file makes its folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

_PACKAGE: Final = Path(__file__).resolve().parents[1]

# Local, not roaming: a roaming profile copies an SQLite file while it is open, and votes are lost.
_USER: Final = PlatformDirs("helpdesk-assistant", appauthor=False, roaming=False)


def bundled_folder() -> Path:
    """Return the folder that holds ``faq.db`` and ``resources/`` in this installation.

    That is the unpacked bundle of a frozen program, ``helpdesk_app/bundled/`` of an installed wheel, and the top of
    the source tree otherwise.
    """
    if getattr(sys, "frozen", False):
        unpacked: str = getattr(sys, "_MEIPASS", str(Path(sys.executable).parent))
        return Path(unpacked)
    in_wheel = _PACKAGE / "bundled"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent


def bundled_database() -> Path:
    """Return the FAQ that the program came with."""
    return bundled_folder() / "faq.db"


def resource(*parts: str) -> Path:
    """Return a file or folder below ``resources/``, named by its parts."""
    return bundled_folder().joinpath("resources", *parts)


def encoder_model() -> Path:
    """Return the folder of the sentence encoder, which is missing where the program was built without it."""
    return resource("model")


def own_database() -> Path:
    """Return the path of the user's own FAQ, which is used if it is no older than the bundled one.

    It has a folder of its own, so that IT can put a file there and the window can watch it.
    """
    return Path(_USER.user_data_dir) / "faq" / "faq.db"


def policy_file() -> Path:
    r"""Return the file of this machine's policy: ``%PROGRAMDATA%\helpdesk-assistant\policy.toml`` on Windows."""
    return Path(_USER.site_config_dir) / "policy.toml"


def feedback_database() -> Path:
    """Return the file of the user's votes and copies."""
    return Path(_USER.user_data_dir) / "feedback.db"


def unsaved_edits_folder() -> Path:
    """Return the folder of what the editors' windows of this user have not saved yet."""
    return Path(_USER.user_data_dir) / "editing"


def settings_file() -> Path:
    """Return the file of the user's settings."""
    return Path(_USER.user_config_dir) / "settings.ini"


def log_folder() -> Path:
    """Return the folder of the program's logs on the user's account."""
    return Path(_USER.user_log_dir)
