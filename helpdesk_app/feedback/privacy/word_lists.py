"""Read the lists of names and words that masking needs from ``resources/privacy``."""

from __future__ import annotations

from functools import cache

from helpdesk_app.config.paths import resource
from helpdesk_app.text.folding import fold


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the folded words of ``resources/privacy/<name>.txt``, which is read once.

    One word a line; a line that begins with ``#`` is a comment.

    Raises:
        OSError: The file cannot be read; the program is incomplete.
    """
    lines = resource("privacy", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))
