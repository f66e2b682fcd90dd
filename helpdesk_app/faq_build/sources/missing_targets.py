"""Answers that announce something which a text capture cannot hold."""

from __future__ import annotations

import re
from typing import Final

_LINK_WORD: Final = re.compile(
    r"\b(?:cliqu\w+ (?:ici|sur ce lien)|(?:disponibles?|décrite?s?|accessibles?|consultables?) ici|ci-(?:dessous|après)"
    r"|(?:le|au) lien suivant|à l[’']adresse suivante)\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://|www\.|\S@\S|\b[\w-]+\.(?:fr|com|org|eu|net)\b")


def announced_loss(answer: str) -> str:
    """Return what the capture seems to have lost at the end of ``answer``, as the end of a sentence, or nothing."""
    last = answer.rsplit("\n", maxsplit=1)[-1].rstrip()
    if last.endswith(":"):
        return "ends with a colon, and what it announces is missing"
    found = _LINK_WORD.search(last)
    if found and not _ADDRESS.search(last):
        return f"announces a link (« {found[0]} ») whose address is missing"
    return ""
