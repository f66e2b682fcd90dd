"""Find postal addresses, as (start, end) in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from helpdesk_app.feedback.privacy.birth_dates import MONTH
from helpdesk_app.feedback.privacy.vocabulary import is_common, word_list
from helpdesk_app.text.folding import fold

_STREET: Final = (
    r"(?:rue|avenue|boulevard|chemin|impasse|all[ée]es?|route|quai|square|faubourg|sentier|venelle|ruelle|esplanade"
    r"|promenade|hameau|lotissement|mont[ée]e|traverse|rond-point|lieu[- ]?dit|(?:bou?le?v|bl?v?d|ave?|che?|imp|all"
    r"|rte|sq|fb?g|lot|r)\b\.?)"
)
_WEAK_STREET: Final = (
    r"(?:place|cours|passage|voie|villa|cit[ée]|parc|domaine|r[ée]sidence|imm(?:euble)?|galerie|mail|parvis|c[ôo]te|clos|pl\b\.?"
    r"|r[ée]s\.|imm\.|z\.?[aci](?:\.|\b)|zac\b)"
)
"""Words with other meanings too: « 1 cours par mois »."""
_HOUSE: Final = r"(?<![\w./,-])\d{1,4}(?:\s?[-/]\s?\d{1,4})?(?:\s?(?:bis|ter|quater|[a-d])\b)?\s?,?\s{0,2}"
_NUMBERED: Final = re.compile(rf"{_HOUSE}(?:(?P<strong>{_STREET})|{_WEAK_STREET})(?:\s{{1,2}}|(?<=\.))", re.IGNORECASE)
_ANNOUNCED: Final = re.compile(
    r"(?<!\w)(?:habit\w{1,4}|domicili\w{1,3}|r[ée]sid(?:e|ant)|demeurant|adresse(?:\s\w{1,12})?\s?:|d[ée]m[ée]nag\w{1,4})\s"
    rf"(?:au?\s|dans\s)?(?:la\s|l['’])?(?P<street>(?:(?P<strong>{_STREET})|{_WEAK_STREET})\s)",
    re.IGNORECASE,
)
_UNNUMBERED: Final = re.compile(rf"(?<!\w)(?:(?P<strong>{_STREET})|{_WEAK_STREET})\s", re.IGNORECASE)
"""A street only where a postcode follows."""
_MAIN_ROAD: Final = re.compile(
    rf"{_HOUSE}(?:rn|rd|route nationale|route d[ée]partementale)\s?\d{{1,4}}(?!\w)", re.IGNORECASE
)
_WHOLE_STREET: Final = re.compile(
    rf"{_HOUSE}(?:(?:grande?|petite?|vieille|haute|basse)[ -](?:rue|route|place)"
    r"|(?:rue|route|avenue|chemin)\s(?:nationale?|d[ée]partementale?|principale?|communale?|rurale?|centrale?))(?!\w)",
    re.IGNORECASE,
)
"""A street without a name of its own: « 45 Grande Rue »."""
_LOCALITY: Final = re.compile(r"(?<!\w)(?P<strong>lieu[- ]?dit)\s", re.IGNORECASE)
_TOWN_ANNOUNCED: Final = re.compile(
    r"(?<!\w)(?:habit\w{1,4}|domicili\w{1,3}|r[ée]sid(?:e|ant)|demeurant|adresse(?:\s\w{1,12})?\s?:|code\spostal|cp|ville\s?:)"
    r"\s?:?\s?(?:[àa]\s)?(?=(?:F-)?\d\d\s?\d{3}\s[^\W\d_])",
    re.IGNORECASE,
)
_PLACE_ANNOUNCED: Final = re.compile(
    r"(?<!\w)(?:adresse(?:\s\w{1,12})?\s?[:=]|(?:habit\w{1,4}|domicili\w{1,3}|demeurant)\s)\s?"
    r"(?P<place>(?=[^\W\d_])[\w'’-]{1,30}(?:[ ,-]{1,3}[^\W\d_][\w'’-]{0,30}){0,6}[ ,-]{1,3}\d\d\s?\d{3})(?!\d)",
    re.IGNORECASE,
)
"""« adresse : Kerlouan, 29890 »"""
_TOWN_APART: Final = re.compile(
    r"(?:(?<!\w)(?:[^\W\d_][\w'’-]{0,30}\s){0,4}[^\W\d_][\w'’-]{1,30}\s?[,–-]\s?|^\s*)"
    r"(?=(?:F-)?(?:0[1-9]|[1-8]\d|9[0-8])\s?\d{3}\s[^\W\d_]{3})"
)
"""A place with a comma, or nothing, before a postcode and a town with a capital."""
_BOX: Final = re.compile(
    r"(?<!\w)(?:b\.?\s?p\.?|(?P<large>c\.?s\.?|tsa))\s?(?:n°\s?)?(?P<number>\d{1,5})(?!\d)", re.IGNORECASE
)
_BUILDING_BEFORE: Final = re.compile(
    r"(?<!\w)(?:r[ée]sidence|r[ée]s\.|immeuble|lotissement|hameau|b[âa]t(?:iment)?\.?|z\.?[aci]\.?|zac)\s[\w'’-]{1,30}(?:\s[\w'’-]{1,30}){0,3}\s?,?\s?$",
    re.IGNORECASE,
)
_BUILDING_REACH: Final = 80
_ARTICLE: Final = re.compile(
    r"(?:(?:de\s(?:la|l['’])|des|du|de|d['’]|la|le|les|l['’]|aux?|sur|sous|en|saint|sainte|st|ste)\b[\s'’-]?\s?)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]{0,40}")
_DAY_OF_A_STREET: Final = re.compile(rf"\d{{1,2}}(?:er)?\s{MONTH}(?:\s\d{{4}})?(?!\w)", re.IGNORECASE)
_DETAIL: Final = re.compile(
    r"\s?[,–—-]?\s?(?:(?:b[âa]t(?:iment)?|app(?:artemen|ar)?t?|apt|esc(?:alier)?|porte|hall|entr[ée]e|lot|bo[îi]te|bp|cs|cidex)\b\.?"
    r"\s?(?:n°\s?)?(?:\d{1,5}|[a-z]\d{0,2})\b|\d{1,2}(?:er|e|[èe]me)\s[ée]tage|rdc\b|n°\s?\d{1,4})",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(r"\s?[,;:(/–—-]{0,2}\s?(?:F-)?\d\d\s?\d{3}(?!\d)[\s,–-]{0,3}")
_CEDEX: Final = re.compile(r"\s?cedex(?:\s\d{1,2})?\b|\s\d{1,2}(?:er|e|[èe]me)\b", re.IGNORECASE)
_TOWN_AFTER: Final = re.compile(r"\s[àa]\s|\s?[,–—-]\s?|\s")
_MOST_WORDS: Final = 6


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield postal addresses; some may overlap.

    Args:
        text: One line, as ``reading.as_digits`` returns it.
    """
    if text.isupper() and len(text.lower()) == len(text):
        text = text.lower()
    has_capitals = not text.islower()
    for pattern in (_NUMBERED, _ANNOUNCED, _LOCALITY):
        for found in pattern.finditer(text):
            end = _street_end(text, found.end(), is_strong=bool(found["strong"]), has_capitals=has_capitals)
            if end:
                start = found.start("street") if pattern is _ANNOUNCED else found.start()
                building = _BUILDING_BEFORE.search(text, max(0, start - _BUILDING_REACH), start)
                yield building.start() if building else start, _rest_end(text, end, has_capitals=has_capitals)
    for found in _UNNUMBERED.finditer(text):
        end = _street_end(text, found.end(), is_strong=bool(found["strong"]), has_capitals=has_capitals)
        end = _details_end(text, end) if end else 0
        if end and (after := _place_end(text, end)) > end:
            yield found.start(), after
    for found in _TOWN_APART.finditer(text):
        postcode = _POSTCODE.match(text, found.end())
        end = _town_end(text, postcode.end()) if postcode and text[postcode.end()].isupper() else 0
        # Without a place before it, a town must be all of the line, as the last one of an address.
        if end and (found.group().strip() or not text[end:].strip()):
            yield found.start() if found.group()[:1].isupper() else found.end(), end
    for pattern in (_MAIN_ROAD, _WHOLE_STREET):
        for found in pattern.finditer(text):
            yield found.start(), _rest_end(text, found.end(), has_capitals=has_capitals)
    for found in _BOX.finditer(text):
        end = _place_end(text, found.end())
        if end > found.end() or not found["large"]:
            yield found.start(), end
    for found in _PLACE_ANNOUNCED.finditer(text):
        yield found.span("place")
    for found in _TOWN_ANNOUNCED.finditer(text):
        postcode = _POSTCODE.match(text, found.end())
        if postcode and (end := _town_end(text, postcode.end())):
            yield found.end(), end


def _street_end(text: str, position: int, *, is_strong: bool, has_capitals: bool) -> int:
    """Return where the name of a street ends that would begin at ``position``, or 0 if there is none."""
    end = 0
    for index in range(_MOST_WORDS):
        article = _ARTICLE.match(text, position)
        start = article.end() if article else position
        is_above = article is not None and fold(article.group()).strip() in {
            "sur",
            "sous",
            "en",
        }  # « 1 route sur deux »
        day = _DAY_OF_A_STREET.match(text, start)
        if day:
            return day.end()
        word = _WORD.match(text, start)
        if word is None:
            break
        if word.group()[0].isupper():
            pass
        elif (has_capitals and end and not article) or not _may_name_a_street(
            fold(word.group()), follows_article=bool(article) and not is_above, is_strong=is_strong and not index
        ):
            break
        end = position = word.end()
        is_initial = len(word.group()) == 1 and text.startswith(". ", position)
        if not is_initial and text[position : position + 1] != " ":
            break
        position += 2 if is_initial else 1
    return end


def _may_name_a_street(folded: str, *, follows_article: bool, is_strong: bool) -> bool:
    """Return whether a word in lower case may name a street."""
    if folded in word_list("street_nouns") or not is_common(folded):
        return follows_article or is_strong or not is_common(folded)
    return follows_article and is_strong


def _rest_end(text: str, end: int, *, has_capitals: bool) -> int:
    """Return where an address ends whose street ends at ``end``: flat, postcode and town may follow."""
    end = _details_end(text, end)
    after_place = _place_end(text, end)
    if after_place > end:
        return after_place
    joint = _TOWN_AFTER.match(text, end)
    if joint and not (joint.group() == " " and has_capitals):
        return _town_end(text, joint.end()) or end
    return end


def _details_end(text: str, end: int) -> int:
    """Return where the details end that follow ``end``: « bât. C, 3e étage »."""
    while detail := _DETAIL.match(text, end):
        end = detail.end()
    return end


def _place_end(text: str, end: int) -> int:
    """Return where a postcode and a town end that follow ``end``, or ``end``."""
    postcode = _POSTCODE.match(text, end)
    if postcode is None:
        return end
    return _town_end(text, postcode.end()) or len(text[: postcode.end()].rstrip(" ,–-"))


def _town_end(text: str, position: int) -> int:
    """Return where the name of a town ends that would begin at ``position``, or 0 if there is none."""
    end = 0
    for _ in range(_MOST_WORDS):
        article = _ARTICLE.match(text, position)
        word = _WORD.match(text, article.end() if article else position)
        if word is None or fold(word.group()) == "cedex":
            break
        is_capital = word.group()[0].isupper()
        if not is_capital and (is_common(fold(word.group())) or (end and not article)):
            break
        end = position = word.end()
        if text[position : position + 1] != " ":
            break
        position += 1
    cedex = _CEDEX.match(text, end) if end else None
    return cedex.end() if cedex else end
