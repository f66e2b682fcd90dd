"""Finds names of persons after a civility, a role, a phrase such as « s'appelle », or from a usual first name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpdesk_app.feedback.privacy.word_lists import word_list
from helpdesk_app.text.folding import fold

_FRENCH_PARTICLES: Final = frozenset({"de", "des", "du", "la", "le"})
"""Particles that are also usual words."""

# After these a name follows even in lower case, « le goff » too, unless the word is in not_names or titles.
_STRONG: Final = re.compile(
    r"""(?<![\w'’-])(?:
        (?:mmes?|mlles?|mrs?|drs?|dre|(?-i:Pr)) \.?\s+ | (?:mme|mlle|mr|dr|mm|pr) \. \s*
      | (?<!\d\s)(?<!\d)mm?\.\s* | (?<!\d\s)(?<!\d)m\s+
      | (?:s|m)['’]appelle\s+ | se\s+nomme\s+ | (?:d[ée]|sur|pr[ée])?nomm[ée]e?\s+
      | (?:pr[ée])?nom(?:\s+de\s+(?:famille|naissance|jeune\s+fille)|\s+d['’](?:usage|exercice))?\s*[:=]\s*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# The same, but a particle in lower case does not begin a name.
_WORDED: Final = re.compile(
    r"(?<![\w'’-])(?:monsieur|madame|mademoiselle|messieurs|mesdames|docteure?|professeure?|ma[îi]tre)\s+",
    re.IGNORECASE,
)
# After these only a capital marks a name, « von Stein » too.
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
"""Letters of a name after a role in lower case: shorter words are too often something else."""
_LONGEST: Final = 5
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """What announces a name, and what counts as a name after it."""

    pattern: re.Pattern[str]
    particles: bool = True
    """A particle may come first, before a capital."""
    lower: bool = False
    """A first word in lower case is a name unless a list excludes it."""
    lower_particles: bool = False
    """A particle may come before a word in lower case."""
    excluded: str = ""
    """Word list with more words that are not a name after it."""


_ATTRIBUTED_CUE: Final = _Cue(_ATTRIBUTED)
_FIRST_NAME_CUE: Final = _Cue(_WORD, particles=False)
_CUES: Final = (
    _Cue(_STRONG, lower=True, lower_particles=True),
    _Cue(_WORDED, lower=True),
    _ATTRIBUTED_CUE,
)
_ROLE_CUE: Final = _Cue(_ROLE, particles=False)
_SMALL_CUES: Final = (
    _Cue(_ROLE, particles=False, lower=True, excluded="not_names_after_a_role"),
    # Where nothing has a capital, « pr » stands for « professeur » as often as for « pour ».
    _Cue(re.compile(r"(?<![\w'’-])pr\s+"), lower=True, excluded="not_names_after_a_role"),
)
"""For a text without any capital."""


def find_names(text: str, *, prose: bool = True) -> Iterator[tuple[int, int]]:
    """Yield names as (start, end) in code points, without the words that announce them.

    Args:
        text: One line.
        prose: As for ``masking.find_personal_data``.
    """
    if text.isupper() and len(text.lower()) == len(text):
        # In a text all in capitals, a capital means nothing.
        text = text.lower()
    done = 0
    for start, end in sorted(_announced_names(text, prose=prose)):
        # « Monsieur M. Martin » is announced twice; the longer name comes first.
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
        # A first name needs a capital and another name after it: alone it may be anything.
        if _is_first_name(fold(word.group())) and word.group()[0].isupper():
            end = _name_end(text, word.start(), _FIRST_NAME_CUE)
            if end > word.end():
                yield word.start(), end


def _after(optional: re.Pattern[str], text: str, position: int) -> int:
    found = optional.match(text, position)
    return found.end() if found else position


def _name_end(text: str, start: int, cue: _Cue) -> int:
    """Return the end of the name that begins at ``start``, or 0 if there is none."""
    end = 0
    position = start
    small = True  # Everything so far is in lower case.
    particle = clear = first_name = False  # What the previous word is.
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
            or _first_name_follows(text, word.end())  # « infirmière dupont marie »
        )
        may_lead = cue.particles or particle or capital or folded in word_list("particles")
        if _is_particle(folded) and (end or may_lead):
            particle, clear = True, folded in word_list("particles") or (initial_led and not end)
            if end and clear:  # « Mme Tran Van »
                end = word.end()
        elif initial and not capital:
            particle = clear = initial_led = True
        elif initial or (_may_be_name(folded) and (capital or small_name)):
            end = word.end()
            small = small and not capital
            particle, first_name = False, _is_first_name(folded)
        else:
            break
        gap = _GAP.match(text, word.end())
        if gap is None or (gap.group().startswith(".") and not initial):
            break
        position = gap.end()
    return end


def _begins_small(word: str, cue: _Cue, *, particle: bool, clear: bool) -> bool:
    """Return whether a word in lower case may begin a name, after a particle or by itself."""
    folded = fold(word)
    if particle:
        return cue.lower_particles or clear
    if _is_first_name(folded):
        return True
    if cue.excluded and (
        folded in word_list(cue.excluded) or _QUALITY.fullmatch(word.casefold()) or len(word) < _SHORTEST
    ):
        return False
    return cue.lower and (cue.lower_particles or not _ELISION.match(folded) or _is_noble(folded))


def _goes_on_small(folded: str) -> bool:
    """Return whether a word in lower case may end a name in lower case: « dupont marie », « tran van-hoa »."""
    return _is_first_name(folded) or folded.partition("-")[0] in word_list("particles")


def _is_noble(folded: str) -> bool:
    """Return whether a word is a name with an elided particle, as « d'ormesson », unlike « d'astreinte »."""
    return folded.startswith("d'") and folded[2:] not in word_list("not_names_after_an_elision")


def _is_particle(folded: str) -> bool:
    return folded in _FRENCH_PARTICLES or folded in word_list("particles")


def _is_first_name(folded: str) -> bool:
    """Return whether a word is a usual first name, or two of them: « marie-claire »."""
    return folded in word_list("first_names") or all(part in word_list("first_names") for part in folded.split("-"))


def _first_name_follows(text: str, position: int) -> bool:
    """Return whether a first name follows, and not as the beginning of another word."""
    gap = _GAP.match(text, position)
    word = _WORD.match(text, gap.end()) if gap else None
    return word is not None and _is_first_name(fold(word.group()))


def _has_capital(word: str) -> bool:
    """Return whether a word has a capital where a name has one: « Dupont », « DUPONT », « d'Ormesson »."""
    elision = _ELISION.match(word)
    return word[0].isupper() or bool(elision and word[elision.end()].isupper())


def _may_be_name(folded: str) -> bool:
    elision = _ELISION.match(folded)
    words = {folded, folded[elision.end() :] if elision else folded}
    return not (words & word_list("not_names") or words & word_list("titles") or _INVERSION.fullmatch(folded))
