"""The limits of a FAQ. Within them the window stays fast; a text beyond them is a misread document, not an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from helpdesk_app.faq.model import Entry, Facet, Faq
from helpdesk_app.faq.pictures import MOST_BYTES, picture_fault
from helpdesk_app.text.tokens import tokens
from helpdesk_app.text.translation import N_, _, decimal, grouped

LONGEST_WORD: Final = 200
"""Characters of a word as search reads it; the cost of a misspelling grows with the square of its length."""

LONGEST_LINE: Final = 1_000
"""Characters of a question, a wording, a facet question, heading or value."""

LONGEST_ANSWER: Final = 100_000
"""Characters of an answer."""

LONGEST_UID: Final = 100
"""Characters of a uid."""

MOST_WORDINGS: Final = 10_000
"""Wordings of one entry."""

# Cheap, and true of every text that has too long a word: search also joins "1 000 000" to one word.
_MAY_HAVE_A_LONG_WORD: Final = re.compile(rf"\S{{{LONGEST_WORD // 2}}}|(?:\d{{3}}[\s.]){{{LONGEST_WORD // 4}}}")


def entry_excess(entry: Entry) -> str:
    """Return which limit ``entry`` exceeds and what is allowed, as a clause, or an empty string."""
    return next(_entry_excesses(entry), "")


def facet_excess(facet: Facet) -> str:
    """Return which limit ``facet`` exceeds and what is allowed, as a clause, or an empty string."""
    texts = (
        (N_("a facet question"), facet.question),
        (N_("a facet heading"), facet.heading),
        *((N_("a facet value"), value) for value in facet.values),
    )
    return next(_text_excesses(texts, LONGEST_LINE), "")


def faq_excess(faq: Faq) -> str:
    """Return the first limit that ``faq`` exceeds, with the entry, as a clause, or an empty string."""
    for entry in faq.entries:
        if excess := entry_excess(entry):
            return _("entry {uid!r}: {excess}").format(uid=entry.uid[:LONGEST_UID], excess=excess)
    return next(filter(None, (*map(facet_excess, faq.facets), pictures_excess(faq.pictures))), "")


def pictures_excess(pictures: Mapping[str, bytes]) -> str:
    """Return which limit the pictures of a FAQ exceed and what is allowed, as a clause, or an empty string."""
    for name, data in pictures.items():
        if fault := picture_fault(data):
            return _("picture {name}: {fault}").format(name=name, fault=fault)
    size = sum(map(len, pictures.values()))
    if size > MOST_BYTES:
        clause = _("its pictures have {size} MB together, at most {most} are allowed")
        return clause.format(size=decimal(size / 1e6, 1), most=MOST_BYTES // 1_000_000)
    return ""


def _entry_excesses(entry: Entry) -> Iterator[str]:
    if len(entry.uid) > LONGEST_UID:
        yield _("its uid has {n} characters, at most {most} are allowed").format(
            n=grouped(len(entry.uid)), most=grouped(LONGEST_UID)
        )
    if not entry.uid.isprintable():
        yield _("its uid contains a line break or a control character")
    if len(entry.wordings) > MOST_WORDINGS:
        yield _("it has {n} wordings, at most {most} are allowed").format(
            n=grouped(len(entry.wordings)), most=grouped(MOST_WORDINGS)
        )
    yield from _text_excesses([(N_("the answer"), entry.answer)], LONGEST_ANSWER)
    lines = [(N_("the question"), entry.question), *((N_("a wording"), wording) for wording in entry.wordings)]
    lines += [
        (N_("the owner"), entry.upkeep.owner),
        (N_("the address"), entry.upkeep.address),
        (N_("what is incomplete"), entry.upkeep.incomplete),
    ]
    lines += ((N_("a facet value"), value) for given in entry.facets for value in (given.facet, given.value))
    yield from _text_excesses(lines, LONGEST_LINE)


def _text_excesses(texts: Iterable[tuple[str, str]], longest: int) -> Iterator[str]:
    for name, text in texts:
        if len(text) > longest:
            yield _("{name} has {n} characters, at most {most} are allowed").format(
                name=_(name), n=grouped(len(text)), most=grouped(longest)
            )
        if _MAY_HAVE_A_LONG_WORD.search(text):
            word = max((len(token.text) for token in tokens(text)), default=0)
            if word > LONGEST_WORD:
                yield _("{name} has a word of {n} characters, at most {most} are allowed").format(
                    name=_(name), n=grouped(word), most=grouped(LONGEST_WORD)
                )
