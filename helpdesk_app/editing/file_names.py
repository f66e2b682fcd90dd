"""The names of files, and which are copies of one file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from helpdesk_app.text.folding import fold_line

_COUNTER: Final = re.compile(r"[\s_-]*(?:\(\d{1,3}\)|\d{4}[-_.]?\d\d(?:[-_.]?\d\d)?)$")
"""What is added to the name of a newer copy: a number in brackets by browsers, a date by people."""


def suffix(name: str) -> str:
    """Return the suffix of a name, in small letters."""
    return PurePosixPath(name).suffix.casefold()


def stem(name: str) -> str:
    """Return the name of a file without its suffix and what a newer copy adds, folded."""
    return fold_line(_COUNTER.sub("", PurePosixPath(name).stem)) or fold_line(name)
