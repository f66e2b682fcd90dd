"""Find names of persons after a civility, a role or a phrase such as « s'appelle », as (start, end) in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpdesk_app.feedback.privacy.first_names import find_full_names
from helpdesk_app.feedback.privacy.vocabulary import (
    is_clear_particle,
    is_common,
    is_first_name,
    is_never_name,
    is_noble,
    is_particle,
)
from helpdesk_app.text.folding import fold

_NAME_WORD: Final = (
    r"(?:pr[ée])?noms?(?:\s?(?:et|ou|[/&+])?\s?pr[ée]noms?)?"
    r"(?:\s+(?:de\s+(?:famille|naissance|jeune\s+fille)|de\s+femme\s+mari[ée]e|d['’](?:usage|exercice|[ée]pouse|[ée]poux)|marital|usuel"
    r"|patronymique|complet))?"
)
# After these a name follows even in lower case, « le goff » too, unless the word is a usual one.
_STRONG: Final = re.compile(
    rf"""(?<![\w'’-])(?:
        (?:mmes?|me?lles?|mrs?|drs?|dre|(?-i:Pr|MM)) \.?\s+ | (?:mme|me?lle|mr|dr|mm|pr) \. \s*
      | (?<!\d\s)(?<!\d)mm?\.(?![a-z]\.)\s* | (?<!\d\s)(?<!\d)m\s+
      | (?:s|m)['’]appel(?:le|ait)\s+ | se\s+(?:pr[ée])?nomme\s+ | (?:pr[ée]|d[ée]|sur)nomm[ée]e?\s+
      | {_NAME_WORD}\s*[:=]\s*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# The same, but a particle in lower case does not begin a name.
_WORDED: Final = re.compile(
    r"(?<![\w'’-])(?:monsieur|madame|mademoiselle|messieurs|mesdames|docteure?s?|professeure?s?|ma[îi]tres?)\s+",
    re.IGNORECASE,
)
# After these only a capital marks a name, « von Stein » too.
_ATTRIBUTED: Final = re.compile(
    rf"""(?<![\w'’-])(?:
        (?:Me|pre?\.?|Pre\.?|PR\.?|[Dd]octoresse|[Ss]œur|[Pp]ère)\s+
      | [Aa]u\s+nom\s+d(?:e\s+|['’]) | [Dd]e\s+la\s+part\s+d(?:e\s+|['’])
      | (?i:{_NAME_WORD}(?:\s+est)?|[ée]tat\s+civil|mari[ée]e|alias|famille
        |consorts|nommée?|signée?|née?|[ée]pouse|epse|ex-[ée]pouse|veuve|vve)\s+
      | (?i:[ée]p)\.\s?
      | (?i:sign(?:ature|[ée]e?)|interlocut(?:eur|rice)|contact(?:\s+[^\W\d_]+){{0,2}}|titulaire(?:\s+de\s+la\s+carte)?
        |correspondante?|usage|naissance|jeune\s+fille|demande(?:ur|resse)|usag(?:er|[èe]re)|b[ée]n[ée]ficiaire|porteu(?:r|se)
        |professionnel(?:le)?|responsable|directeur|directrice|gestionnaire|repr[ée]sentante?\s+l[ée]gale?)\s?:\s?
    )""",
    re.VERBOSE,
)
# After these a small word leads to a place, « le médecin de Lyon », and never to a name.
_ROLE: Final = re.compile(
    r"""(?<![\w-])(?:
        patiente?|cliente?|appelante?|r[ée]sidente?|assur[ée]e?|coll[èe]gue|confr[èe]re|cons(?:œ|oe)ur|secr[ée]taire|assistante?
      | rempla[çc]ante?|titulaire|m[ée]decin|infirmi(?:er|[èe]re)|pharmacien(?:ne)?|dentiste|sage-femme|kin[ée]
      | orthophoniste|psychologue|interne|externe|[ée]tudiante?|stagiaire|sage\ femme|aide-soignante?|ost[ée]opathe
      | chirurgien(?:ne)?-dentiste|praticien(?:ne)?|directeur|directrice|gestionnaire|idel?
    )(?:\s?:\s?|\s+)""",
    re.VERBOSE | re.IGNORECASE,
)
_THING_BEFORE: Final = re.compile(
    r"(?<!\w)(?:bouton|onglet|menu|rubrique|page|champ|lien|[ée]cran|fen[êe]tre|logiciel|outil|application"
    r"|appli|service|produit|projet|serveur|site|portail|module|option|ic[ôo]ne|programme|[çc]a)s?"
    r"(?:\s[^\W\d_]+){0,2}\s$",
    re.IGNORECASE,
)
"""What has a name and is not a person: « le bouton s'appelle Valider »."""
_THING_REACH: Final = 40
_CALLED: Final = re.compile("appel|nomm", re.IGNORECASE)
_MAIDEN_NAME_AFTER: Final = re.compile(
    r"(?<![\w'’-])(?P<name>(?:(?:de\s)?(?:la|le|du|des|de|el|ben|van)\s)?[^\W\d_]+(?:['’-][^\W\d_]+)*)\s(?=(?:n[ée]e|[ée]pouse|[ée]p\.|epse|veuve|vve|divorc[ée]e)\s)"
)
"""A name that only the other one of the same person announces: « Martin épouse Roux »."""
_INITIALS: Final = re.compile(
    r"(?<!\w)initiales?(?:\s[\w'’]{1,12}){0,3}?\s?(?:[:=]|sont|est)\s?|(?<!\w)initiales?\s", re.IGNORECASE
)
_INITIALS_VALUE: Final = re.compile(r"(?:[A-Za-z]\.[ -]?){1,4}(?:[A-Za-z]\b)?|[A-Z]{1,4}\b|(?<=[:=] )[a-z]{2,3}\b")
_LOWER_NAME_WORD: Final = re.compile(rf"(?<![\w'’-]){_NAME_WORD}\s+")

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GAP: Final = re.compile(r"\.?[ ]{1,2}|\.-?(?=[^\W\d_])")
_OPENING: Final = re.compile(r"(?:[«\"“‘'(][ ]?)?")
_BESIDE: Final = re.compile(r"\s?(?:\(|/)\s?")
"""Leads to another name of the same person with a capital: « Mme Weber (Muller) »."""
_NEXT_NAME: Final = re.compile(r"\s?[,/&]\s?|\s(?:et|ou)\s")
_PLURAL: Final = re.compile(
    r"(?:mm|mmes|mlles|drs|messieurs|mesdames|docteure?s|professeure?s|ma[îi]tres)\W", re.IGNORECASE
)
_OTHER_NAME: Final = re.compile(
    r"(?:\s?[(,]?\s?(?:n[ée]e?|[ée]pouse|[ée]p\.?|epse|veuve|vve|divorc[ée]e|alias|(?:de\s)?naissance|(?:d['’])?usage|et\snon|au\slieu\sde)"
    r"\s{1,2}|\s?[(,]?\s?ex[\s-]\s?|-)",
    re.IGNORECASE,
)
"""Leads from a name to another of the same person."""
_ELISION: Final = re.compile(r"(?:[cdjlmnst]|qu)['’](?=[aeiouyhàâéèêëîïôùûüœ])", re.IGNORECASE)
"""Only before these does French elide: N'Diaye and M'Barek are whole names."""
_QUALITY: Final = re.compile(
    r".+(?:ée?s?|phones?|[iu]els?|[ae]nte?|ique|iste|aire|[ae]ux|[ae]lle|ale?|ifs?|ives?|[ai]bles?|ment|tion|trice|teurs?|euse|iens?|iennes?"
    r"|es|ant|ait|ra|ront|oise?|logue|peute|[dntv]ue?s?)"
)
"""Endings of adjectives and verbs: « coordinatrice », « anesthésiste », « téléphonait », « agréé »."""
_TITLE_QUALITY: Final = re.compile(
    r".+(?:ées?|é|ique|iste|tion|trice|[st]eur|euse|[ai]ble|[ae]lle|ales?|ment)s?", re.IGNORECASE
)
"""Those that few names have, for words with a capital: « Patient Hospitalisé »."""
_SHORTEST: Final = 4
"""Letters of a name after a role in lower case: shorter words are too often something else."""
_MOST_NAMES: Final = 8
"""Names that one civility announces."""
_LONGEST: Final = 6
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class _NameCue:
    """What announces a name, and what counts as a name after it."""

    pattern: re.Pattern[str]
    particles: bool = True
    """A particle may come first, before a capital."""
    lower: bool = False
    """A first word in lower case is a name unless it is a usual one."""
    lower_particles: bool = False
    """A particle may come before a word in lower case."""
    strict: bool = False
    """A word in lower case with the ending of an adjective or a verb is not a name after it."""
    civility: bool = False
    """With a capital, a usual word is a name after it: « Mme Jeune »."""


_ATTRIBUTED_CUE: Final = _NameCue(_ATTRIBUTED)
_OTHER_NAME_CUE: Final = _NameCue(_OTHER_NAME, lower=True, lower_particles=True)
_CUES: Final = (
    _NameCue(_STRONG, lower=True, lower_particles=True, civility=True),
    _NameCue(_WORDED, lower=True, civility=True),
    _ATTRIBUTED_CUE,
)
_ROLE_CUE: Final = _NameCue(_ROLE, particles=False)
_LOWER_CUES: Final = (
    _NameCue(re.compile(r"(?<![\w'’-])au\s+nom\s+de\s+"), lower=True, strict=True),
    _NameCue(_LOWER_NAME_WORD, lower=True, strict=True),
    _NameCue(_ROLE, particles=False, lower=True, strict=True),
    # Where nothing has a capital, « pr » stands for « professeur » as often as for « pour ».
    _NameCue(re.compile(r"(?<![\w'’-])pr\s+"), lower=True, strict=True),
)
"""For a text without any capital."""


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield names without the words that announce them; some may overlap.

    Args:
        text: One line.
    """
    for found in _INITIALS.finditer(text):
        value = _INITIALS_VALUE.match(text, found.end())
        if value and not is_common(fold(value.group())):
            yield value.span()
    if text.isupper() and len(text.lower()) == len(text):
        # In a text all in capitals, a capital means nothing.
        text = text.lower()
    yield from _announced_names(text)
    yield from _names_before_another(text)
    yield from find_full_names(text)


def _announced_names(text: str) -> Iterator[tuple[int, int]]:
    for cue in (*_CUES, *(_LOWER_CUES if text.islower() else (_ROLE_CUE,))):
        for found in cue.pattern.finditer(text):
            if _CALLED.search(found.group()) and _THING_BEFORE.search(
                text, max(0, found.start() - _THING_REACH), found.start()
            ):
                continue
            start = _after(_OPENING, text, found.end())
            end = _name_end(text, start, cue)
            if end:
                yield start, end
                yield from _further_names(text, end, is_plural=_PLURAL.match(found.group()) is not None)


def _names_before_another(text: str) -> Iterator[tuple[int, int]]:
    """Yield « Martin » of « Martin épouse Roux »."""
    for found in _MAIDEN_NAME_AFTER.finditer(text):
        joint = _OTHER_NAME.match(text, found.end("name"))
        if _name_end(text, found.start(), _ATTRIBUTED_CUE) and joint and _name_end(text, joint.end(), _ATTRIBUTED_CUE):
            yield found.span("name")


def _further_names(text: str, end: int, *, is_plural: bool) -> Iterator[tuple[int, int]]:
    """Yield the names that follow one: of the same person, « née Weber », or of others, « MM Durand, Petit »."""
    for _ in range(_MOST_NAMES):
        for pattern, cue in (
            (_OTHER_NAME, _OTHER_NAME_CUE),
            (_NEXT_NAME if is_plural else _BESIDE, _ATTRIBUTED_CUE),
        ):
            joint = pattern.match(text, end)
            after = _name_end(text, joint.end(), cue) if joint else 0
            if joint and after:
                yield joint.end(), after
                end = after
                break
        else:
            return


def _after(optional: re.Pattern[str], text: str, position: int) -> int:
    found = optional.match(text, position)
    return found.end() if found else position


def _name_end(text: str, start: int, cue: _NameCue) -> int:
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
        capital = _has_capital(word.group()) and (end > 0 or cue.civility or _may_follow_a_role(word.group()))
        initial = len(folded) == 1 and text.startswith(".", word.end())
        # « mme marie dupont », « mme dupont marie », but not « mme Marie demande » or « mme dupont le rappelle »
        small_name = not capital and (
            small and (first_name or (particle and clear) or _goes_on_small(folded))
            if end
            else _begins_small(word.group(), cue, particle=particle, clear=clear)
            or _first_name_follows(text, word.end())  # « infirmière dupont marie »
        )
        may_lead = cue.particles or particle or capital or is_clear_particle(folded)
        if is_particle(folded) and (end or may_lead):
            particle, clear = True, is_clear_particle(folded) or (initial_led and not end)
            if end and clear:  # « Mme Tran Van »
                end = word.end()
        elif initial and (not capital or folded in "xyz"):
            particle = clear = initial_led = True
        elif initial or (
            (capital or small_name)
            # Where the name is sure, even a usual word may be part of it: « Mme Jeune », « de la Tour ».
            and not (
                is_never_name(folded)
                if (capital and (cue.civility or first_name or (particle and end)))
                or (particle and (clear or cue.lower_particles))
                else is_common(folded)
            )
        ):
            end = word.end()
            small = small and not capital
            particle, first_name = False, is_first_name(folded)
        else:
            break
        gap = _GAP.match(text, word.end())
        if gap is None or (gap.group().startswith(".") and not initial):
            break
        position = gap.end()
    return end


def _may_follow_a_role(word: str) -> bool:
    """Return whether a word with a capital may be a name without a civility: neither « FFI » nor « Hospitalisé »."""
    is_acronym = 1 < len(word) < _SHORTEST and word.isupper()
    return not is_acronym and (is_first_name(fold(word)) or not _TITLE_QUALITY.fullmatch(word))


def _begins_small(word: str, cue: _NameCue, *, particle: bool, clear: bool) -> bool:
    """Return whether a word in lower case may begin a name, after a particle or by itself."""
    folded = fold(word)
    if particle:
        return cue.lower_particles or clear
    if is_first_name(folded):
        return True
    if cue.strict and (len(word) < _SHORTEST or _QUALITY.fullmatch(word.casefold())):
        return False
    return cue.lower and (cue.lower_particles or not _ELISION.match(folded) or is_noble(folded))


def _goes_on_small(folded: str) -> bool:
    """Return whether a word in lower case may end a name in lower case: « dupont marie », « tran van-hoa »."""
    return is_first_name(folded) or is_clear_particle(folded.partition("-")[0])


def _first_name_follows(text: str, position: int) -> bool:
    """Return whether a first name follows, and not as the beginning of another word."""
    gap = _GAP.match(text, position)
    word = _WORD.match(text, gap.end()) if gap else None
    return word is not None and is_first_name(fold(word.group()))


def _has_capital(word: str) -> bool:
    """Return whether a word has a capital where a name has one: « Dupont », « DUPONT », « d'Ormesson »."""
    elision = _ELISION.match(word)
    return word[0].isupper() or bool(elision and word[elision.end()].isupper())
