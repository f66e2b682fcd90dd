"""Find dates of birth, partial ones too, as (start, end) in code points."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from helpdesk_app.feedback.privacy.reading import NUMBER_WORD

MONTH: Final = (
    r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r\.?|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t|sept(?:embre|\.)?"
    r"|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_YEAR_IN_WORDS: Final = rf"(?:mille?|deux mille)(?:[\s-](?:{NUMBER_WORD}|cents?|et)){{0,8}}+"
_DATE: Final = re.compile(
    rf"""(?<![\d.])
        (?: {_DAY}(?P<sign>\s?[./-]\s?|\s)(?:0?[1-9]|1[0-2])(?P=sign)(?P<numeric>{_YEAR}|\d\d)
          | (?P<iso>{_YEAR})-(?:0?[1-9]|1[0-2])-{_DAY}
          | (?:1er|{_DAY})(?:\s+|-){MONTH}(?:\s+|-)(?P<written>{_YEAR}|\d\d)
          | (?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?P<compact>{_YEAR}) )
        (?!\d|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_BIRTH: Final = (
    r"(?<!\w)(?:n[ée]e?s?|n[ée]\(e\)|natif|native|(?:date|ann[ée]e)?\s?(?:de\s)?naiss(?:ances?)?|d\.?\s?naiss|ddn|d\.d\.n|dob"
    r"|anniv(?:ersaire)?)(?!\w)"
)
_BIRTH_BEFORE: Final = re.compile(rf"{_BIRTH}[^!?\n\d]{{0,40}}$", re.IGNORECASE)
_PARTIAL: Final = (
    rf"(?:(?:1er|{_DAY}|{NUMBER_WORD}(?:(?:-|\s)(?:et(?:-|\s))?{NUMBER_WORD})?)\s+{MONTH}(?!\w)(?:\s+(?:{_YEAR_IN_WORDS}|{_YEAR}|\d\d(?!\d)))?"
    rf"|{MONTH}(?:\s+|['’]){_YEAR}|{MONTH}\s+\d\d(?!\d)"
    rf"|\d{{1,4}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,4}}|\d{{1,2}}\s?[./-]\s?(?:{_YEAR}|\d{{1,2}})|\d{{8}}|\d{{6}}|{_YEAR}|(?:0[1-9]|[12]\d|3[01])\s(?:0[1-9]|1[0-2]))(?!\d)"
)
_AFTER_BIRTH: Final = re.compile(
    rf"{_BIRTH}(?P<between>(?:[\s.:=,(\"“«’'°-]|\b(?:le|en|un|une|vers|fin|d[ée]but|mi|environ|au|mois|de|courant|dans|aux?|environs|autour|l['’]an|ann[ée]e|est"
    r"|saisie?|affich[ée]e?|not[ée]e?|du|erron[ée]e|fausse|incorrecte)\b){0,12}+)"
    rf"(?P<date>{_PARTIAL})",
    re.IGNORECASE,
)
_AFTER_BORN: Final = re.compile(
    r"(?<!\w)n[ée]e?s?\s+(?:en|vers|fin|d[ée]but|mi|courant|dans\s+les\s+ann[ée]es)\s+(?P<date>\d\d)(?!\d)(?!\s?(?:h|min|mn|s|jours?|heures?|mois|ans|fois|minutes?|secondes?)\b)"
    r"|(?<!\w)ann[ée]e\s(?:de\s)?naiss(?:ance)?\s?:?\s?(?P<year>\d\d)(?![\d/])"
    r"|(?<!\w)naiss(?:ance)?\.?\s?:?\s?(?P<short>\d{1,2}/\d\d)(?!\d)",
    re.IGNORECASE,
)
_OR: Final = re.compile(
    rf"\s?(?:,|/|\b(?:ou|et|puis|pas|et\s+non|au\s+lieu\s+d[ue])\b)\s?(?:(?:le|pas|non)\s)?(?P<date>{_PARTIAL})",
    re.IGNORECASE,
)
_OTHER_MATTER: Final = re.compile(
    r"(?<!\w)(?:depuis|apr[èe]s|avant|jusqu|mise|version|demand\w*|appel\w*|reçue?|modifi\w*|arrêté|loi|décret|ordonnance|circulaire"
    r"|directive|règlement|avenant|convention|journal|j\.?o)(?!\w)",
    re.IGNORECASE,
)
_MOST_ALTERNATIVES: Final = 3
_CENTURY_OF_BIRTHS: Final = "19"
_CLOSE: Final = 4
_NEXT_TO_A_PERSON: Final = re.compile(r"[\s,;:(–-]{1,4}")


def find_birth_dates(text: str, ends_of_persons: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield dates of birth; some may overlap.

    A complete date is one if the text before it is about birth, if it follows a person, or if it lies in the last
    century and is not that of a law. A partial one (a year, a day and a month) needs the word right before it.

    Args:
        text: One line, as ``reading.as_digits`` returns it.
        ends_of_persons: Where names and identifiers end.
    """
    for found in _DATE.finditer(text):
        if _is_birth(text, found, ends_of_persons):
            yield found.span()
            yield from _alternatives(text, found.end())
    for found in _AFTER_BIRTH.finditer(text):
        yield found.span("date")
        yield from _alternatives(text, found.end())
    for found in _AFTER_BORN.finditer(text):
        yield found.span(found.lastgroup or 0)


def _alternatives(text: str, position: int) -> Iterator[tuple[int, int]]:
    """Yield the dates that go on from one of birth: « 12.03 ou 03.12 »."""
    for _ in range(_MOST_ALTERNATIVES):
        found = _OR.match(text, position)
        if found is None:
            return
        yield found.span("date")
        position = found.end()


def _is_birth(text: str, found: re.Match[str], ends_of_persons: Collection[int]) -> bool:
    before = text[max(0, found.start() - 60) : found.start()]
    if birth := _BIRTH_BEFORE.search(before):
        return not _OTHER_MATTER.search(birth.group())
    year = found["numeric"] or found["iso"] or found["written"] or ""
    if len(year) == 4 and year.startswith(_CENTURY_OF_BIRTHS) and not _OTHER_MATTER.search(before[-40:]):
        return True
    return any(
        end in ends_of_persons and _NEXT_TO_A_PERSON.fullmatch(text, end, found.start())
        for end in range(found.start() - _CLOSE, found.start())
    )
