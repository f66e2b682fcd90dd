"""What masking knows about words, read from the lists in ``resources/privacy`` when it is first needed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from helpdesk_app.config.paths import resource
from helpdesk_app.text.folding import fold

_FRENCH_PARTICLES: Final = frozenset({"de", "des", "du", "la", "le"})
"""Particles that are also usual words."""
_VERB_ENDING: Final = re.compile("(?:e|es|ent|ez|ons|ait|ais|aient|era|erait|eront|ees?|ant)$")
"""Of a folded verb of the first group. « es » and « er » are also forms of the noun and the infinitive."""
_INFLECTION: Final = re.compile("(?:e?s|x|e)$")
_ELISION: Final = re.compile("(?:[cdjlmnst]|qu)'(?=[aeiouyh])")
"""French elides only before these: N'Diaye and M'Barek are whole names."""
_INVERSION: Final = re.compile(".+-(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|la|t-(?:il|elle|on)s?)")
"""« peut-elle », « souhaitent-ils », « celle-ci »."""


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the folded words of ``resources/privacy/<name>.txt``, which is read once.

    One word or phrase a line; a line that begins with ``#`` is a comment.

    Raises:
        OSError: The file cannot be read; the program is incomplete.
    """
    return frozenset(map(fold, _lines(name)))


@cache
def _lines(name: str) -> tuple[str, ...]:
    lines = resource("privacy", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def is_first_name(folded: str) -> bool:
    """Return whether a word is a usual first name, or several with hyphens: « marie-claire »."""
    names = word_list("first_names")
    return folded in names or ("-" in folded and all(part in names for part in folded.split("-")))


def is_clear_first_name(folded: str) -> bool:
    """Return whether a word is a first name and little else, unlike « rose » or « marine »."""
    return is_first_name(folded) and folded not in word_list("ambiguous_first_names")


def is_clear_particle(folded: str) -> bool:
    """Return whether a word is a particle and no other French word: « el », « van »."""
    return folded in word_list("particles")


def is_particle(folded: str) -> bool:
    """Return whether a word may stand within a name in lower case: « de », « van »."""
    return folded in _FRENCH_PARTICLES or is_clear_particle(folded)


def is_never_name(folded: str) -> bool:
    """Return whether a word is not a name even after a civility: « demande », « titulaire », « x »."""
    words = word_list("never_names")
    elision = _ELISION.match(folded)
    return (
        folded in words
        or (elision is not None and folded[elision.end() :] in words)
        or _INVERSION.fullmatch(folded) is not None
        or (len(set(folded)) == 1 and folded[0] in "xyz")
    )


def is_common(folded: str) -> bool:
    """Return whether a word is a usual one, in any form: « bloquées », « rappellent », « national »."""
    return is_never_name(folded) or _is_listed(folded) or _is_verb(folded)


def is_listed(folded: str) -> bool:
    """Return whether a word is a usual one, as it is or in the plural: « cartes », but not « touré » for « tour »."""
    words = word_list("common_words")
    return is_never_name(folded) or folded in words or folded.removesuffix("s") in words or _is_verb(folded)


def is_noble(folded: str) -> bool:
    """Return whether a word is a name with an elided particle: « d'ormesson » or « l'hostis », not « d'astreinte »."""
    rest = folded[2:]
    return (
        folded.startswith(("d'", "l'")) and rest not in word_list("not_names_after_an_elision") and not is_common(rest)
    )


def is_written_as_first_name(word: str) -> bool:
    """Return whether a word that folds to a first name may be one: « marié » is not « Marie »."""
    return not word.endswith(("é", "ée", "É", "ÉE")) or fold(word) in _names_in_e()


@cache
def _names_in_e() -> frozenset[str]:
    """Return the folded first names that end in é or ée."""
    return frozenset(fold(name) for name in _lines("first_names") if name.endswith(("é", "ée")))


def _is_listed(folded: str) -> bool:
    elision = _ELISION.match(folded)
    word = folded[elision.end() :] if elision else folded
    lists = (word_list("common_words"), word_list("never_names"))
    if word in lists[0]:
        return True
    inflection = _INFLECTION.search(word)
    stems = () if inflection is None else (word[: inflection.start()], word[:-1])
    return any(stem in words for stem in stems for words in lists)


def _is_verb(folded: str) -> bool:
    elision = _ELISION.match(folded)
    word = folded[elision.end() :] if elision else folded
    verbs = word_list("verbs")
    if word in verbs or f"{word}r" in verbs or f"{word.removesuffix('s')}r" in verbs:
        return True
    ending = _VERB_ENDING.search(word)
    return ending is not None and f"{word[: ending.start()]}er" in verbs
