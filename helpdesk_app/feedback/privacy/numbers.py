"""Find identifiers and telephone numbers, as (start, end) in code points.

All of them are runs of digit groups, whatever stands between the groups. What a run is follows from how many digits it
has from one group on, and from the nearest word before it that says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from helpdesk_app.text.identifiers import luhn

NumberKind = Literal["nir", "national-id", "rpps", "phone"]

_SEPARATORS: Final = r"[ .,:;/*~_•·–—()-]"
_RUN: Final = re.compile(rf"\d(?:(?:{_SEPARATORS}{{0,3}}|[|\\…=+'’])(?:\d|(?<=2)[ABab](?=[ ._/-]?\d)))*+")
_GROUP: Final = re.compile(r"\d(?:\d|(?<=2)[ABab])*")
_UNUSUAL: Final = re.compile("[,:;/|(]")
"""Separators of dates, times, addresses of machines and lists: in a number they are all the same."""

_CUE: Final = re.compile(
    r"""(?<![^\W_])(?:
        (?P<identifier> r\.?p\.?p\.?s | adeli | id\s?nat(?:_?ps)? | n\.?i\.?[ra] | identifiant | insee | ins
          | s[ée]cu | s[ée]curit[ée]\ sociale | s\.?s | ameli | assur[ée]e?
          | immatricul(?:ation|[ée]e?)(?:\ sous)? | matricule
          | (?:num[ée]ro|n°|nir|immatriculation)\ (?:d['’]attente|provisoire) )
      | (?P<phone> t[ée]l(?:[ée]phone)?s? | portables? | port\.(?=[\ :]{0,2}0?[67])
          | mobile | gsm | fixe | fax | standard | joi(?:ndre|gnable)
          | rappel(?:er|[ée]e?|le|lez)? | appel(?:er|[ée]e?|le|ant|ante)? | sms | whatsapp | perso
          | num(?:[ée]ro)?(?=[\s:=]{1,3}(?:est\ )?(?:le\ )?0[1-79]) )
      | (?P<other> ticket | inc | ritm | glpi | commandes? | factures? | devis | colis | suivi | s[ée]rie | lot | finess
          | siret | siren | tva | iban | ape | naf | oid | uuid | version | erreur | code | port | ip | r[ée]f[ée]?rence
          | r[ée]f | contrat | bordereau | imei | incident | demande | cerfa | build | certificat
          | ean | cip | ucd | gtin | code-barres? | n°\ de\ \w+ )
    )(?![^\W\d_])""",
    re.VERBOSE | re.IGNORECASE,
)
_CUE_REACH: Final = 32
_NAMED_AFTER: Final = re.compile(
    r"[ (:=,-]{1,3}(?:rpps|adeli|nir|(?:(?:num[ée]ro|n°|nir)\s)?(?:provisoire|d['’]attente))(?![^\W_])", re.IGNORECASE
)
_RIGHT_AFTER: Final = re.compile(r"[\s:=#(]{0,3}(?:(?:n°?|no|num[ée]ro)\s?:?\s?)?", re.IGNORECASE)
_AT_ONCE: Final = re.compile(
    r"[\s:.=(°]*(?:(?:au|sur|le|du|est|n°?|num[ée]ro|pro|perso|portable|fixe|mobile)[\s:.=(°]*){0,3}"
)
_SERIAL_BEFORE: Final = re.compile(r"\d[^\W\d_]+$|(?<![^\W_])[A-Z]{2,6}$")
"""What makes the digits right after it part of a serial number, unless it says what they are: « RITM0645128830 »."""
_SERIAL_REACH: Final = 12
_PLUS: Final = re.compile(r"\+[ .]?$")
_OPENING: Final = (re.compile(r"(?:\+[ .]?)?$"), re.compile(r"(?:\(?\+[ .]?|\()?$"))
"""What belongs to a number before its first digit, without and with a closing bracket in the number."""
_KEY: Final = re.compile(r"[\s,(]{0,3}(?:cl[ée]\s?:?\s?|[ /-]{1,3})?(\d\d)(?!\d)", re.IGNORECASE)
_SECOND_ENDING: Final = re.compile(
    r"(?:\s?[/,–-]\s?|\s(?:ou|et|puis)\s)\d\d(?![ :.,/-]?\d)(?!\s?(?:h|€|%|min|ans?|jours?|j\b|cartes?|postes?))",
    re.IGNORECASE,
)

_NIR_BODY: Final = 13
_NIR_WITH_KEY: Final = 15
_NIR_CUTS: Final = frozenset({1, 3, 5, 7, 10, _NIR_BODY})
"""After how many digits a part of it ends."""
_NIR_PARTS: Final = _NIR_CUTS - {_NIR_BODY}
_NATIONAL_ID: Final = 12
_RPPS: Final = 11
_PHONE: Final = 10
_PHONE_GROUPS: Final = ({1}, {2}, {_PHONE})
"""Sizes of the groups that make a telephone number even of what a word before it calls something else."""
_MISTYPED_PHONE: Final = frozenset({8, 9, 11})
"""Digits of a telephone number of which some are missing or one is too many."""
_LONG_RUN: Final = range(8, 16)
"""Digits of what a word before it calls an identifier."""
_INTERNATIONAL: Final = range(8, 16)
_INTERNATIONAL_AFTER_ZEROS: Final = range(10, 15)
_COUNTRY: Final = re.compile(
    "2(?:0|1[1-368]|[2-6]\\d|7|9[0-9])|3(?:[0-469]|[578]\\d)|4(?:[013-9]|2\\d)|5(?:[1-8]|0\\d|9\\d)|6(?:[0-6]|[789]\\d)|7|8[1246]|9[0-58]"
)
"""Country codes (ITU-T E.164) but North America's 1, with which too many other numbers begin."""
_SERVICE: Final = "09693"
"""Numbers in 08, and these in 09, are those of services and belong to nobody."""
_FRANCE: Final = "33"
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2035


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits without anything between them."""

    start: int
    end: int
    digits: str
    gap: str
    """What stands between it and the group before."""
    has_plus: bool


@dataclass(frozen=True, slots=True)
class _NumberCue:
    """A word that says what the next number is."""

    kind: str
    """A group of ``_CUE``, or "serial" for another number that follows at once."""
    end: int


_NO_CUE: Final = _NumberCue("", 0)


def find_numbers(text: str) -> Iterator[tuple[NumberKind, int, int]]:
    """Yield identifiers and telephone numbers as (kind, start, end), in order and without overlap.

    Args:
        text: One line, as ``reading.as_digits`` returns it.
    """
    cues = [_NO_CUE, *(_NumberCue(found.lastgroup or "", found.end()) for found in _CUE.finditer(text))]
    next_cue = 1
    for run in _RUN.finditer(text):
        while next_cue < len(cues) and cues[next_cue].end <= run.start():
            next_cue += 1
        cue = cues[next_cue - 1] if run.start() - cues[next_cue - 1].end <= _CUE_REACH else _NO_CUE
        is_called_a_person = cue.kind in {"identifier", "phone"} and cue.end == run.start()
        if not is_called_a_person and _SERIAL_BEFORE.search(text, max(0, run.start() - _SERIAL_REACH), run.start()):
            continue
        if cue.kind == "other" and _RIGHT_AFTER.fullmatch(text, cue.end, run.start()):
            cue = _NumberCue("serial", cue.end)
        groups = list(_groups(text, run))
        index = 0
        while index < len(groups):
            kind, after = _number_at(text, groups, index, cue)
            if kind is None:
                index = after
                continue
            start, end = groups[index].start, groups[after - 1].end
            opening = _OPENING[")" in text[start:end]].search(text, max(0, start - 3), start)
            start = opening.start() if opening else start
            if kind == "phone":
                while second := _SECOND_ENDING.match(text, end):
                    end = second.end()
            elif kind == "nir" and _count(groups[index:after]) == _NIR_BODY and (key := _KEY.match(text, end)):
                end = key.end()
            yield kind, start, end
            while after < len(groups) and groups[after].start < end:
                after += 1
            index = after


def _groups(text: str, run: re.Match[str]) -> Iterator[_Group]:
    before = run.start()
    has_plus = _PLUS.search(text, max(0, before - 2), before) is not None
    for found in _GROUP.finditer(text, run.start(), run.end()):
        yield _Group(found.start(), found.end(), found.group().upper(), text[before : found.start()], has_plus)
        before, has_plus = found.end(), False


def _number_at(text: str, groups: list[_Group], index: int, cue: _NumberCue) -> tuple[NumberKind | None, int]:
    """Return the kind of the number that begins at a group and the index after it, or ``None`` and the next index."""
    if _is_date(groups, index):
        return None, index + 3
    for kind, end_of in _SHAPES:
        after = end_of(groups, index, cue)
        if after:
            return kind, after
    if cue.kind == "phone" and (after := _announced_phone(text, groups, index, cue)):
        return "phone", after
    rest = groups[index : index + _LONG_RUN.stop]
    is_announced = cue.kind == "identifier" or _NAMED_AFTER.match(text, rest[-1].end)
    if is_announced and rest[-1] is groups[-1] and _is_regular(rest) and _count(rest) in _LONG_RUN:
        return "rpps", len(groups)
    if after := _truncated_phone(groups, index, cue):
        return "phone", after
    return None, index + 1


def _count(groups: list[_Group]) -> int:
    return sum(len(group.digits) for group in groups)


def _take(groups: list[_Group], index: int, size: int, *, prefix: int = 0) -> int:
    """Return the index after the groups that have exactly ``size`` digits from ``index`` on, or 0.

    Gaps after the first ``prefix`` digits need not be like the others.
    """
    regular_from = index
    for after in range(index, len(groups)):
        size -= len(groups[after].digits)
        prefix -= len(groups[after].digits)
        if prefix == 0:
            regular_from = after + 1
        if size <= 0:
            return after + 1 if size == 0 and _is_regular(groups[regular_from : after + 1]) else 0
    return 0


def _is_regular(groups: list[_Group]) -> bool:
    gaps = {group.gap for group in groups[1:]}
    return len(gaps) <= 1 or not any(map(_UNUSUAL.search, gaps))


def _digits(groups: list[_Group], index: int, after: int) -> str:
    return "".join(group.digits for group in groups[index:after])


def _nir(groups: list[_Group], index: int, cue: _NumberCue) -> int:
    """Return the index after a social security number, or 0.

    Sex, year, month, department, commune, order and a key that is often left out. Key: 97 less the remainder of the
    first 13 digits by 97, where Corsica's 2A counts as 19 and 2B as 18 (INSEE). Provisional numbers begin with 7 or 8.
    """
    if groups[index].digits[0] not in "123478":
        return 0
    for size in (_NIR_WITH_KEY, _NIR_BODY):
        after = _take(groups, index, size)
        number = _digits(groups, index, after)
        if not number[1:5].isdigit():
            continue
        month = number[3:5]
        taken = groups[index:after]
        if not (_cuts(taken) <= _NIR_CUTS or all(len(group.digits) == 1 for group in taken)):
            continue
        is_sure = number[0] in "12" or size == _NIR_WITH_KEY or cue.kind == "identifier" or _cuts(taken) == _NIR_PARTS
        plausible = "01" <= month <= "12" and is_sure
        if plausible or (size == _NIR_WITH_KEY and _nir_key(number[:_NIR_BODY]) == number[_NIR_BODY:]):
            return after
    return 0


def _cuts(groups: list[_Group]) -> set[int]:
    """Return after how many digits the groups end."""
    return set(accumulate(len(group.digits) for group in groups[:-1]))


def _nir_key(body: str) -> str:
    number = body.replace("2A", "19").replace("2B", "18")
    return f"{97 - int(number) % 97:02}" if number.isdigit() else ""


def _national_id(groups: list[_Group], index: int, cue: _NumberCue) -> int:
    """Return the index after a national identifier of a health professional, 8 and the RPPS number, or 0."""
    after = _take(groups, index, _NATIONAL_ID) if groups[index].digits[0] == "8" else 0
    number = _digits(groups, index, after)
    return after if number.isdigit() and _is_rpps(number[1:], cue) else 0


def _rpps(groups: list[_Group], index: int, cue: _NumberCue) -> int:
    """Return the index after an RPPS number, or 0."""
    if groups[index].digits[0] != "1" and len(groups[index].digits) != _RPPS:
        return 0
    after = _take(groups, index, _RPPS)
    number = _digits(groups, index, after)
    # 10.0.19045.52 is the version of a program, 10.33.6.120/24 the address of a machine.
    is_dotted = len(groups[index:after]) in {4, 5} and groups[index + 1].gap == "." and cue.kind != "identifier"
    return after if number.isdigit() and not is_dotted and _is_rpps(number, cue) else 0


def _is_rpps(digits: str, cue: _NumberCue) -> bool:
    """Return whether 11 digits are an RPPS number: today's all begin with 10, and the last digit is Luhn's key."""
    return digits.startswith("10") or cue.kind == "identifier" or (cue.kind not in {"other", "serial"} and luhn(digits))


def _french_phone(groups: list[_Group], index: int, cue: _NumberCue) -> int:
    """Return the index after a French telephone number in any writing, or 0."""
    digits = groups[index].digits
    if digits.startswith(_FRANCE):
        after = _take(groups, index, len(_FRANCE) + _PHONE - 1)
        return after if _digits(groups, index, after)[2:3] in set("1234567") else 0
    after = _take(groups, index, _PHONE) if digits[0] == "0" else 0
    number = _digits(groups, index, after)
    if number[1:2] not in set("12345679") or not number.isdigit() or number.startswith(_SERVICE):
        return 0
    taken = groups[index:after]
    is_part_of_more = (
        after < len(groups) and groups[after].gap in {".", ",", ":"} and len({group.gap for group in taken[1:]}) > 1
    )
    is_serial = cue.kind == "serial" and {len(group.digits) for group in taken} not in _PHONE_GROUPS
    return 0 if is_part_of_more or is_serial or _is_count(taken) or _is_version(taken) else after


def _is_version(groups: list[_Group]) -> bool:
    """Return whether groups are the end of a version: « 10.0.19045.5247 »."""
    return len(groups) < _PHONE // 2 and all(group.gap == "." for group in groups)


def _is_count(groups: list[_Group]) -> bool:
    """Return whether groups are a list that goes up by one: « 01,02,03,04,05 »."""
    values = [int(group.digits) for group in groups]
    return len(values) > 1 and values == list(range(values[0], values[0] + len(values)))


def _international_phone(groups: list[_Group], index: int, cue: _NumberCue) -> int:
    """Return the index after a number with a country code, or 0."""
    has_plus = groups[index].has_plus
    if not has_plus and not groups[index].digits.startswith("00"):
        return 0
    code = _digits(groups, index, min(index + 4, len(groups))).removeprefix("" if has_plus else "00")
    if code.startswith(_FRANCE):
        zeros = 0 if has_plus else 2
        for extra in (0, 1):  # +33 (0)6 …
            size = zeros + len(_FRANCE) + extra + _PHONE - 1
            after = _take(groups, index, size, prefix=zeros + len(_FRANCE) + extra)
            if after and (code[2:3] == "0") == bool(extra):
                return after
        return 0
    if not has_plus and not _COUNTRY.match(code):
        return 0
    sizes = _INTERNATIONAL if has_plus else _INTERNATIONAL_AFTER_ZEROS
    last = 0
    count = 0 if has_plus else -2
    for after in range(index, len(groups)):
        count += len(groups[after].digits)
        if count >= sizes.stop or not _is_regular(groups[index : after + 1]):
            break
        if count - len(groups[after].digits) >= sizes.start and _french_phone(groups, after, cue):
            break
        last = after + 1 if count in sizes else last
    return last


def _announced_phone(text: str, groups: list[_Group], index: int, cue: _NumberCue) -> int:
    """Return the index after a mistyped telephone number right after a word that calls for one, or 0.

    Its 0 or other digits are missing, one is too many, or its separators are a mixture.
    """
    if not _AT_ONCE.fullmatch(text, cue.end, groups[index].start):
        return 0
    digits = _digits(groups, index, len(groups))
    if not digits.isdigit() or digits[0] not in "01234567" or digits.startswith(("08", "00", _SERVICE)):
        return 0
    if digits[0] != "0":
        after = _take(groups, index, _PHONE - 1)
        return after or (index + 1 if len(groups[index].digits) == _PHONE - 2 else 0)
    return len(groups) if len(digits) in _MISTYPED_PHONE | {_PHONE} and not _is_date(groups, index) else 0


def _truncated_phone(groups: list[_Group], index: int, cue: _NumberCue) -> int:
    """Return the index after all groups if they are the pairs of a number that breaks off: « 06 12 34 56 », or 0."""
    rest = groups[index:]
    is_phone = (
        index == 0
        and cue.kind != "serial"
        and len(rest) == _PHONE // 2 - 1
        and {len(group.digits) for group in rest} == {2}
        and len({group.gap for group in rest[1:]}) == 1
        and not _UNUSUAL.search(rest[1].gap)
        and re.match("0[1-79]", rest[0].digits)
        and not _is_count(rest)
    )
    return len(groups) if is_phone else 0


def _is_date(groups: list[_Group], index: int) -> bool:
    """Return whether three groups are a date with a year of four digits, which a time may follow."""
    if index + 3 > len(groups):
        return False
    day, month, year = groups[index : index + 3]
    return (
        (len(day.digits), len(month.digits), len(year.digits)) == (2, 2, 4)
        and month.gap == year.gap
        and "01" <= day.digits <= "31"
        and "01" <= month.digits <= "12"
        and year.digits.isdigit()
        and _FIRST_YEAR <= int(year.digits) <= _LAST_YEAR
    )


_SHAPES: Final[tuple[tuple[NumberKind, Callable[[list[_Group], int, _NumberCue], int]], ...]] = (
    # Longest first: an identifier may contain what looks like a telephone number.
    ("phone", _international_phone),
    ("nir", _nir),
    ("national-id", _national_id),
    ("rpps", _rpps),
    ("phone", _french_phone),
)
