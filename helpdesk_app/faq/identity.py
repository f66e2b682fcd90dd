"""Stable names: the uid of an answer and the version of a FAQ."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import unicodedata
from typing import Final

from helpdesk_app.faq.model import NO_UPKEEP, Faq
from helpdesk_app.faq.pictures import pictures_of
from helpdesk_app.text.folding import plain_apostrophes

UID_LENGTH: Final = 10
"""Characters of a uid: 50 bits, so that two of 100,000 answers share one by accident in one of 200,000 FAQs."""

_TRAILING: Final = " .,;:!?…"


def fold_answer(text: str) -> str:
    """Return ``text`` without what another capture of the same page may change.

    That is compatibility forms (NFKC), case, the kind of apostrophe, the amount of white space, blank lines and the
    punctuation at the end of a line. Line ends are kept.
    """
    # NFKC takes « ´ » apart, and makes an apostrophe of part of « ŉ ».
    compatible = unicodedata.normalize("NFKC", plain_apostrophes(text))
    lines = (" ".join(line.split()).rstrip(_TRAILING) for line in plain_apostrophes(compatible).casefold().split("\n"))
    return "\n".join(line for line in lines if line)


def uid_of(answer: str) -> str:
    """Return the stable name of an answer: 10 lower-case letters and digits (2 to 7), easy to spell out.

    It is the start of the SHA-256 of the folded answer, in base 32 (RFC 4648).
    """
    digest = hashlib.sha256(fold_answer(answer).encode("utf-8")).digest()
    return base64.b32encode(digest).decode("ascii")[:UID_LENGTH].lower()


def fingerprint(faq: Faq) -> str:
    """Return the hash of a FAQ's content in hexadecimal digits, equal for equal content.

    It covers everything that is shown or searched: entries in their order with question, its origin, answer, wordings,
    facet values and upkeep, the facets with their headings and values, the successors, the announcements, and the
    pictures by their names, which are hashes. It leaves out where and when they were read (provenance, import date, a
    facet's line in the source), so importing an unchanged page again is not a new version.
    """
    # What an older format did not have is left out where it is empty: its files keep their hash.
    content = [
        [[facet.question, facet.values, *filter(None, [facet.heading, facet.proposed])] for facet in faq.facets],
        [
            [
                entry.uid,
                entry.question,
                entry.answer,
                entry.origin,
                entry.wordings,
                [(given.facet, given.value) for given in entry.facets],
                *([dataclasses.astuple(entry.upkeep)] if entry.upkeep != NO_UPKEEP else []),
            ]
            for entry in faq.entries
        ],
        *filter(None, [faq.successors]),
        *filter(None, [[dataclasses.astuple(announced) for announced in faq.announcements]]),
        *filter(None, [[*pictures_of((entry.answer for entry in faq.entries), faq.pictures)]]),
    ]
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def with_version(faq: Faq) -> Faq:
    """Return ``faq`` with its ``version`` set to the fingerprint of its content."""
    return dataclasses.replace(faq, version=fingerprint(faq))
