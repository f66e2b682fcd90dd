"""Finds names of persons by what announces them: a civility, a phrase such as « s'appelle », a usual first name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpdesk_app.feedback.common_words import CLEAR_PARTICLES, FIRST_NAMES, NOT_NAMES, PARTICLES, TITLES

# After these a name follows even in lower case, « le goff » too; what else may follow is in NOT_NAMES and TITLES.
_STRONG: Final = re.compile(
    r"""(?<![\w'’-])(?:
        (?:mmes?|mlles?|mrs?|drs?|dre|(?-i:Pr)) \.?\s+ | (?:mme|mlle|mr|dr|mm) \. \s*
      | (?<!\d\s)(?<!\d)mm?\.\s* | (?<!\d\s)(?<!\d)m\s+
      | (?:s|m)['’]appelle\s+ | se\s+nomme\s+ | (?:dé|sur|pré)?nommée?\s+
      | (?:pré)?nom(?:\s+de\s+(?:famille|naissance|jeune\s+fille)|\s+d['’](?:usage|exercice))?\s*[:=]\s*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# After these, too, unless the word is a usual one.
_WORDED: Final = re.compile(
    r"(?<![\w'’-])(?:monsieur|madame|mademoiselle|messieurs|mesdames|docteure?|professeure?)\s+", re.IGNORECASE
)
# After these only a capital tells a name, « von Stein » too.
_ATTRIBUTED: Final = re.compile(
    r"""(?<![\w'’-])(?:
        (?:[Mm]a[îi]tre|Me|pre?\.?|Pre\.?|PR\.?|[Dd]octoresse|[Ss]œur|[Pp]ère)\s+
      | [Aa]u\s+nom\s+d(?:e\s+|['’]) | [Dd]e\s+la\s+part\s+d(?:e\s+|['’])
      | (?:[Nn]om|[Pp]r[ée]nom|[Ss]ignée?|[Nn]ée)\s+
    )""",
    re.VERBOSE,
)
# After these a small word leads to a place, « le médecin de Lyon », and never to a name.
_ROLE: Final = re.compile(
    r"""(?<![\w'’-])(?:
        patiente?|cliente?|appelante?|collègue|confrère|consœur|secrétaire|assistante?|remplaçante?|titulaire
      | médecin|infirmi(?:er|ère)|pharmacien(?:ne)?|dentiste|sage-femme|kiné|orthophoniste|psychologue|interne
    )\s+""",
    re.VERBOSE | re.IGNORECASE,
)

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GAP: Final = re.compile(r"\.?[ \u00a0\u202f]{1,2}|\.-?(?=[^\W\d_])")
_OPENING: Final = re.compile(r"(?:[«\"“‘'(][ \u00a0\u202f]?)?")
_AND: Final = re.compile(r"[ \u00a0\u202f](?:et|&)[ \u00a0\u202f]")
_PLURAL: Final = re.compile(r"(?:mm|mmes|mlles|drs|messieurs|mesdames)\W", re.IGNORECASE)
_ELISION: Final = re.compile(r"(?:[cdjlmnst]|qu)['’]", re.IGNORECASE)
_LONGEST: Final = 5


@dataclass(frozen=True, slots=True)
class _Cue:
    """What announces a name, and what is taken for one behind it."""

    pattern: re.Pattern[str]
    particles: bool = True
    """A particle may come first, before a capital."""
    lower: bool = False
    """A first word in lower case is a name unless it is a usual one."""
    lower_particles: bool = False
    """A particle may come before a word in lower case."""


_ATTRIBUTED_CUE: Final = _Cue(_ATTRIBUTED)
_FIRST_NAME_CUE: Final = _Cue(_WORD, particles=False)
_CUES: Final = (
    _Cue(_STRONG, lower=True, lower_particles=True),
    _Cue(_WORDED, lower=True),
    _ATTRIBUTED_CUE,
    _Cue(_ROLE, particles=False),
)


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Iterate over names as (start, end) in code points; what announces a name is not part of it."""
    done = 0
    for start, end in sorted(_announced_names(text)):
        # « Monsieur M. Martin » is announced twice; the longer one comes first.
        if start >= done:
            yield start, end
            done = end


def _announced_names(text: str) -> Iterator[tuple[int, int]]:
    for cue in _CUES:
        for found in cue.pattern.finditer(text):
            start = _after(_OPENING, text, found.end())
            end = _name_end(text, start, cue)
            if end:
                yield start, end
            if end and _PLURAL.match(found.group()) and (joined := _AND.match(text, end)):
                second = _name_end(text, joined.end(), _ATTRIBUTED_CUE)
                if second:
                    yield joined.end(), second
    for word in _WORD.finditer(text):
        # A first name needs a capital and another name behind it: alone it may be anything.
        if word.group().casefold() in FIRST_NAMES and word.group()[0].isupper():
            end = _name_end(text, word.start(), _FIRST_NAME_CUE)
            if end > word.end():
                yield word.start(), end


def _after(optional: re.Pattern[str], text: str, position: int) -> int:
    found = optional.match(text, position)
    return found.end() if found else position


def _name_end(text: str, start: int, cue: _Cue) -> int:
    """Return where the name that begins at ``start`` ends, 0 if none does."""
    end = 0
    position = start
    small = True  # Everything so far is in lower case.
    particle = clear = first_name = False  # What the word before is.
    for _ in range(_LONGEST):
        word = _WORD.match(text, position)
        if word is None:
            break
        folded = word.group().casefold().replace("’", "'")
        capital = _has_capital(word.group())
        initial = capital and len(folded) == 1 and text.startswith(".", word.end())
        # « mme marie dupont », but not « mme Marie demande » or « mme dupont le rappelle »
        small_name = (small and first_name) if end else _begins_small(folded, cue, particle=particle, clear=clear)
        if folded in PARTICLES and (end or cue.particles):
            particle, clear = True, folded in CLEAR_PARTICLES
        elif initial or (_may_be_name(folded) and (capital or small_name)):
            end = word.end()
            small = small and not capital
            particle, first_name = False, folded in FIRST_NAMES
        else:
            break
        gap = _GAP.match(text, word.end())
        if gap is None or (gap.group().startswith(".") and not initial):
            break
        position = gap.end()
    return end


def _begins_small(folded: str, cue: _Cue, *, particle: bool, clear: bool) -> bool:
    """Tell whether a word in lower case may begin a name, behind a particle (perhaps a clear one) or by itself."""
    if particle:
        return cue.lower_particles or clear
    return cue.lower and (cue.lower_particles or not _ELISION.match(folded))


def _has_capital(word: str) -> bool:
    """Tell « Dupont », « DUPONT », « d'Ormesson » from « dupont »."""
    elision = _ELISION.match(word)
    return word[0].isupper() or bool(elision and word[elision.end()].isupper())


def _may_be_name(folded: str) -> bool:
    elision = _ELISION.match(folded)
    bare = folded[elision.end() :] if elision else folded
    return folded not in NOT_NAMES and bare not in NOT_NAMES and folded not in TITLES and bare not in TITLES
