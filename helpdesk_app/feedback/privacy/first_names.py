"""Find names of persons that nothing announces, by a first name in them, as (start, end) in code points."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from helpdesk_app.feedback.privacy.vocabulary import (
    is_clear_first_name,
    is_clear_particle,
    is_common,
    is_first_name,
    is_listed,
    is_particle,
    is_written_as_first_name,
    word_list,
)
from helpdesk_app.text.folding import fold

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELISION: Final = re.compile("(?:[dlsn]|qu)'")
_APOSTROPHE: Final = re.compile("['’]")
_ADJECTIVE: Final = re.compile(r".+(?:ique|aire|ales?|elles?|euses?|ives?|ibles?|ables?|ment|tions?)")
"""« Marine Nationale »."""
_RELATION: Final = re.compile(
    r"(?<![\w'’-])(?:coll[èe]gue|confr[èe]re|cons(?:œ|oe)ur|secr[ée]taire|assistante?|associ[ée]e?|rempla[çc]ante?|mari|femme"
    r"|[ée]pouse|[ée]poux|conjointe?|compagn(?:e|on)|fils|fille|fr[èe]re|s(?:œ|oe)ur|m[èe]re|p[èe]re|demande[rz]?|contact[^\W\d_]*"
    r"|avec|par|chez|voir|vue?|dit|pr[ée]nom[^\W\d_]*|bonjour|ici|c['’]est)(?:\s[^\W\d_]{2,5}){0,2}\s?:?\s$",
    re.IGNORECASE,
)
"""Before a first name alone."""
_RELATION_REACH: Final = 32
_PLACES_OF_SAINTS: Final = frozenset({"saint", "sainte", "saints", "st", "ste"})
_LABEL: Final = frozenset("annexe art article cas categorie classe etape groupe niveau option plan point type".split())
"""What a letter may number: « classe A. »."""
_INITIALS: Final = re.compile(
    r"(?<![^\W_])(?<!\.)"
    r"(?:[A-Z](?:\.-?[A-Z])?\.(?!-?[A-Z]\.)|[A-Z]-[A-Z]\b\.?|(?:J[A-Z]|MC|MT|AM|AS|AL|PY|PE|FX)\b)"
)
"""Not those of an acronym: « M.I.G. »; without points only those of usual pairs, « JM » or « AS »."""
_SHORTEST: Final = 3
_NEARBY: Final = 3
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the line."""

    start: int
    end: int
    text: str
    folded: str
    gap: str
    """What stands between it and the word before."""

    @property
    def follows_space(self) -> bool:
        return self.gap in {" ", "  "}

    @property
    def is_capital(self) -> bool:
        return any(part[:1].isupper() for part in _APOSTROPHE.split(self.text))

    @property
    def is_upper(self) -> bool:
        return len(self.text) >= _SHORTEST and self.text.isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()


def find_full_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield first names with a family name before or behind them, and those alone that a relation announces.

    Args:
        text: One line; in lower case where all of it was in capitals.
    """
    words = list(_words(text))
    for index, word in enumerate(words):
        if is_first_name(word.folded) and is_written_as_first_name(word.text):
            first, last = _full_name(words, index)
            if first < last and not _is_of_a_place(words, first, last):
                yield words[first].start, words[last].end
            elif first == last and _is_announced_alone(text, word):
                yield word.start, word.end
    yield from _names_with_initials(text, words)


def _words(text: str) -> Iterator[_Word]:
    end = 0
    for found in _WORD.finditer(text):
        start, word, folded = found.start(), found.group(), fold(found.group())
        elision = _ELISION.match(folded)
        if elision and is_first_name(folded[elision.end() :]):  # « d'Odile Besnard »
            start, word, folded = start + elision.end(), word[elision.end() :], folded[elision.end() :]
        yield _Word(start, found.end(), word, folded, text[end : found.start()])
        end = found.end()


def _full_name(words: list[_Word], index: int) -> tuple[int, int]:
    """Return the first and the last word of the name around a first name; the same twice where it is alone."""
    last = index
    while last - index < _LONGEST and last + 1 < len(words) and _agrees(words[index], words[last + 1]):
        last += 1
    end = _family_end(words, index, last)
    if end > last and not words[end].is_initial:
        return index, end
    return _family_start(words, index), end


def _family_end(words: list[_Word], index: int, last: int) -> int:
    """Return the last word of the family name behind a first name, or ``last`` if there is none."""
    end = last
    follows_particle = False
    for position in range(last + 1, min(last + _LONGEST, len(words) - 1) + 1):
        word = words[position]
        if not word.follows_space:
            break
        if is_particle(word.folded):
            follows_particle = True
            if end > last and is_clear_particle(word.folded):  # « Inès Tran Van »
                end = position
        elif word.is_initial and end == last:
            return position
        elif (end == last or follows_particle or word.is_capital) and _is_family_name(words[index], word):
            end, follows_particle = position, False
        else:
            break
    return end


def _family_start(words: list[_Word], index: int) -> int:
    """Return the first word of the family name before a first name, or ``index`` if there is none."""
    if not (index and words[index].follows_space and _is_family_name(words[index], words[index - 1], before=True)):
        return index
    start = index - 1
    while (
        start
        and words[start].follows_space
        and (_may_lead(words[start - 1], words[start]) or _are_capital_names(words[start - 1], words[start]))
    ):
        start -= 1
    return start


def _may_lead(particle: _Word, word: _Word) -> bool:
    """Return whether a particle belongs to the family name that it leads: « LE GALL », and not « de Gall Yann »."""
    return is_particle(particle.folded) and (
        is_clear_particle(particle.folded) or particle.is_capital or not word.is_capital
    )


def _are_capital_names(first: _Word, second: _Word) -> bool:
    """Return whether two words are a family name in capitals: « MARTIN DUPRÉ Sylvain »."""
    return (
        first.is_upper
        and second.is_upper
        and not is_common(first.folded)
        and first.folded not in word_list("institutions")
    )


def _is_family_name(first_name: _Word, word: _Word, *, before: bool = False) -> bool:
    """Return whether a word next to a first name is the family name."""
    is_usual = is_listed if word.is_capital and is_clear_first_name(first_name.folded) else is_common
    if len(word.folded) < _SHORTEST - 1 or is_usual(word.folded) or word.folded in _PLACES_OF_SAINTS:
        return False
    if before and word.folded in word_list("institutions"):
        return False
    if not is_clear_first_name(first_name.folded):
        return (
            first_name.is_capital
            and (word.is_upper if before else word.is_capital)
            and not _ADJECTIVE.fullmatch(word.folded)
        )
    if first_name.is_capital:
        return word.is_capital
    return len(word.folded) >= _SHORTEST and (word.is_upper or not word.is_capital or not before)


def _agrees(first: _Word, second: _Word) -> bool:
    """Return whether two words may be one first name: « Marie Claire »."""
    return (
        second.follows_space
        and is_first_name(second.folded)
        and first.is_capital == second.is_capital
        and (is_clear_first_name(first.folded) or (first.is_capital and is_clear_first_name(second.folded)))
    )


def _is_of_a_place(words: list[_Word], first: int, last: int) -> bool:
    """Return whether a full name is that of an institution or a place: « CHU Robert Debré »."""
    parts = [word.folded for word in words[first : last + 1]]
    if any(" ".join(parts[:size]) in word_list("public_figures") for size in range(1, len(parts) + 1)):
        return True
    nearby = words[max(0, first - _NEARBY) : first]
    for index, word in enumerate(nearby, start=first - len(nearby)):
        bare = word.folded.rpartition("'")[2]
        if bare in word_list("institutions") and all(w.gap.isspace() for w in words[index + 1 : first + 1]):
            return True
    return first > 0 and words[first - 1].folded in _PLACES_OF_SAINTS


def _is_announced_alone(text: str, word: _Word) -> bool:
    return (
        word.is_capital
        and is_clear_first_name(word.folded)
        and _RELATION.search(text, max(0, word.start - _RELATION_REACH), word.start) is not None
    )


def _names_with_initials(text: str, words: list[_Word]) -> Iterator[tuple[int, int]]:
    """Yield « P. Tessier », « J.-M. Tessier » or « Tessier JM », where the letters do not number anything."""
    for found in _INITIALS.finditer(text):
        after = bisect_left(words, found.end(), key=lambda word: word.start)
        before = bisect_left(words, found.start(), key=lambda word: word.start) - 1
        last = words[before] if before >= 0 and text[words[before].end : found.start()] == " " else None
        following = words[after] if after < len(words) and text[found.end() : words[after].start] in {"", " "} else None
        if found.group() == "M." and following is not None and following.is_capital:
            continue
        if last is not None and last.folded in _LABEL:
            continue
        if last is not None and _is_surely_a_name(last):
            yield last.start, found.end()
        elif following is not None and found.group()[0] not in "XZ":
            while is_particle(following.folded) and after + 1 < len(words) and words[after + 1].follows_space:
                after += 1
                following = words[after]
            if _is_surely_a_name(following):
                yield found.start(), following.end


def _is_surely_a_name(word: _Word) -> bool:
    return word.is_capital and len(word.folded) > _SHORTEST and not is_common(word.folded)
