"""Finds names of persons by what announces them: a civility, a phrase such as « s'appelle », a usual first name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpdesk_app.feedback.privacy.common_words import (
    CLEAR_PARTICLES,
    FIRST_NAMES,
    NOT_BEHIND_A_ROLE,
    NOT_BEHIND_AN_ELISION,
    NOT_NAMES,
    PARTICLES,
    TITLES,
)
from helpdesk_app.text.folding import fold

# After these a name follows even in lower case, « le goff » too; what else may follow is in NOT_NAMES and TITLES.
_STRONG: Final = re.compile(
    r"""(?<![\w'’-])(?:
        (?:mmes?|mlles?|mrs?|drs?|dre|(?-i:Pr)) \.?\s+ | (?:mme|mlle|mr|dr|mm|pr) \. \s*
      | (?<!\d\s)(?<!\d)mm?\.\s* | (?<!\d\s)(?<!\d)m\s+
      | (?:s|m)['’]appelle\s+ | se\s+nomme\s+ | (?:d[ée]|sur|pr[ée])?nomm[ée]e?\s+
      | (?:pr[ée])?nom(?:\s+de\s+(?:famille|naissance|jeune\s+fille)|\s+d['’](?:usage|exercice))?\s*[:=]\s*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# After these, too, unless the word is a usual one.
_WORDED: Final = re.compile(
    r"(?<![\w'’-])(?:monsieur|madame|mademoiselle|messieurs|mesdames|docteure?|professeure?|ma[îi]tre)\s+",
    re.IGNORECASE,
)
# After these only a capital tells a name, « von Stein » too.
_ATTRIBUTED: Final = re.compile(
    r"""(?<![\w'’-])(?:
        (?:Me|pre?\.?|Pre\.?|PR\.?|[Dd]octoresse|[Ss]œur|[Pp]ère)\s+
      | [Aa]u\s+nom\s+d(?:e\s+|['’]) | [Dd]e\s+la\s+part\s+d(?:e\s+|['’])
      | (?:[Nn]om|[Pp]r[ée]nom|[Ss]ignée?|[Nn]ée)\s+
    )""",
    re.VERBOSE,
)
# After these a small word leads to a place, « le médecin de Lyon », and never to a name.
_ROLE: Final = re.compile(
    r"""(?<![\w-])(?:
        patiente?|cliente?|appelante?|coll[èe]gue|confr[èe]re|cons(?:œ|oe)ur|secr[ée]taire|assistante?
      | rempla[çc]ante?|titulaire|m[ée]decin|infirmi(?:er|[èe]re)|pharmacien(?:ne)?|dentiste|sage-femme|kin[ée]
      | orthophoniste|psychologue|interne
    )\s+""",
    re.VERBOSE | re.IGNORECASE,
)

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GAP: Final = re.compile(r"\.?[ \u00a0\u202f]{1,2}|\.-?(?=[^\W\d_])")
_OPENING: Final = re.compile(r"(?:[«\"“‘'(][ \u00a0\u202f]?)?")
_AND: Final = re.compile(r"[ \u00a0\u202f](?:et|&)[ \u00a0\u202f]")
_PLURAL: Final = re.compile(r"(?:mm|mmes|mlles|drs|messieurs|mesdames)\W", re.IGNORECASE)
_ELISION: Final = re.compile(r"(?:[cdjlmnst]|qu)['’](?=[aeiouyhàâéèêëîïôùûüœ])", re.IGNORECASE)
"""Only before these does French elide: N'Diaye and M'Barek are whole names."""
_INVERSION: Final = re.compile(r".+-(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là)", re.IGNORECASE)
"""« peut-elle », « souhaitent-ils »: verbs, and « celle-ci »."""
_QUALITY: Final = re.compile(
    r".+(?:ée?s?|[ae]nte?|ique|iste|aire|[ae]ux|[ae]lle|ale?|ifs?|ives?|[ai]bles?|ment|tion|trice|teurs?|euse|iens?|iennes?"
    r"|er|e[sz]|ant|ait|ra|ront|oise?|logue|peute)"
)
"""Endings of adjectives and verbs: « coordinatrice », « anesthésiste », « téléphonait », « agréé »."""
_SHORTEST: Final = 4
_NOBLE: Final = re.compile(rf"d['’](?!(?:{'|'.join(sorted(NOT_BEHIND_AN_ELISION))})\b)")
"""« d'ormesson », and not « d'astreinte »."""
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
    usual: frozenset[str] = frozenset()
    """More words that are no name behind it."""


_ATTRIBUTED_CUE: Final = _Cue(_ATTRIBUTED)
_FIRST_NAME_CUE: Final = _Cue(_WORD, particles=False)
_CUES: Final = (
    _Cue(_STRONG, lower=True, lower_particles=True),
    _Cue(_WORDED, lower=True),
    _ATTRIBUTED_CUE,
)
_ROLE_CUE: Final = _Cue(_ROLE, particles=False)
_SMALL_CUES: Final = (
    _Cue(_ROLE, particles=False, lower=True, usual=NOT_BEHIND_A_ROLE),
    # Where nothing has a capital, « pr » is Pr as often as pour.
    _Cue(re.compile(r"(?<![\w'’-])pr\s+"), lower=True, usual=NOT_BEHIND_A_ROLE),
)
"""In a note without any capital."""


def find_names(text: str, *, prose: bool = True) -> Iterator[tuple[int, int]]:
    """Iterate over names as (start, end) in code points; what announces a name is not part of it.

    Args:
        text: Where to look.
        prose: As for ``privacy.find_personal_data``.
    """
    if text.isupper() and len(text.lower()) == len(text):
        # Where all is in capitals, a capital tells nothing.
        text = text.lower()
    done = 0
    for start, end in sorted(_announced_names(text, prose=prose)):
        # « Monsieur M. Martin » is announced twice; the longer one comes first.
        if start >= done:
            yield start, end
            done = end


def _announced_names(text: str, *, prose: bool) -> Iterator[tuple[int, int]]:
    for cue in (*_CUES, *(_SMALL_CUES if prose and text.islower() else (_ROLE_CUE,))):
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
        if _is_usual(fold(word.group())) and word.group()[0].isupper():
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
    initial_led = False  # « r. de la tour »
    for _ in range(_LONGEST):
        word = _WORD.match(text, position)
        if word is None:
            break
        folded = fold(word.group())
        capital = _has_capital(word.group())
        initial = len(folded) == 1 and text.startswith(".", word.end())
        # « mme marie dupont », « mme dupont marie », but not « mme Marie demande » or « mme dupont le rappelle »
        small_name = (
            small and (first_name or (particle and clear) or _goes_on_small(folded))
            if end
            else _begins_small(word.group(), cue, particle=particle, clear=clear)
            or _is_first_name(text, word.end())  # « infirmière dupont marie »
        )
        may_lead = cue.particles or particle or capital or folded in CLEAR_PARTICLES
        if folded in PARTICLES and (end or may_lead):
            particle, clear = True, folded in CLEAR_PARTICLES or (initial_led and not end)
            if end and clear:  # « Mme Tran Van »
                end = word.end()
        elif initial and not capital:
            particle = clear = initial_led = True
        elif initial or (_may_be_name(folded) and (capital or small_name)):
            end = word.end()
            small = small and not capital
            particle, first_name = False, _is_usual(folded)
        else:
            break
        gap = _GAP.match(text, word.end())
        if gap is None or (gap.group().startswith(".") and not initial):
            break
        position = gap.end()
    return end


def _begins_small(word: str, cue: _Cue, *, particle: bool, clear: bool) -> bool:
    """Tell whether a word in lower case may begin a name, behind a particle (perhaps a clear one) or by itself."""
    folded = fold(word)
    if particle:
        return cue.lower_particles or clear
    if _is_usual(folded):
        return True
    if cue.usual and (folded in cue.usual or _QUALITY.fullmatch(word.casefold()) or len(word) < _SHORTEST):
        return False
    return cue.lower and (cue.lower_particles or not _ELISION.match(folded) or _NOBLE.match(folded) is not None)


def _goes_on_small(folded: str) -> bool:
    """Tell whether a word in lower case may end a name in lower case: « dupont marie », « tran van-hoa »."""
    return _is_usual(folded) or folded.partition("-")[0] in CLEAR_PARTICLES


def _is_usual(folded: str) -> bool:
    """Tell whether a word is a usual first name, or two of them: « marie-claire »."""
    return all(part in FIRST_NAMES for part in folded.split("-")) or folded in FIRST_NAMES


def _is_first_name(text: str, position: int) -> bool:
    """Tell whether a first name follows, and not as the beginning of another word."""
    gap = _GAP.match(text, position)
    word = _WORD.match(text, gap.end()) if gap else None
    return word is not None and _is_usual(fold(word.group()))


def _has_capital(word: str) -> bool:
    """Tell « Dupont », « DUPONT », « d'Ormesson » from « dupont »."""
    elision = _ELISION.match(word)
    return word[0].isupper() or bool(elision and word[elision.end()].isupper())


def _may_be_name(folded: str) -> bool:
    elision = _ELISION.match(folded)
    words = {folded, folded[elision.end() :] if elision else folded}
    return not (words & NOT_NAMES or words & TITLES or _INVERSION.fullmatch(folded))
