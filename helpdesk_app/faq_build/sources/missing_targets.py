"""Answers that end by announcing a link or a list which the capture does not have."""

from __future__ import annotations

import re
from typing import Final

from helpdesk_app.text.translation import _

_ANNOUNCED_LINK: Final = re.compile(
    r"\b(?:cliqu\w+ (?:ici|sur ce lien)|(?:disponibles?|décrite?s?|accessibles?|consultables?) ici|ci-(?:dessous|après)"
    r"|(?:le|au) lien suivant|à l[’']adresse suivante)\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://|www\.|\S@\S|(?<=[\w-])\.(?:fr|com|org|eu|net)\b")


def missing_target(answer: str) -> str:
    """Return what ``answer`` announces and lacks, as the end of a sentence, or an empty string."""
    last = answer.rsplit("\n", maxsplit=1)[-1].rstrip()
    if last.endswith(":"):
        return _("ends with a colon, and what it announces is missing")
    found = _ANNOUNCED_LINK.search(last)
    if found and not _ADDRESS.search(last):
        return _("announces a link (« {found} ») whose address is missing").format(found=found[0])
    return ""
