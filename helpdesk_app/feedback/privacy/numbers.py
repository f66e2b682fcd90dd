"""Find numbers, e-mail addresses and dates of birth, as (start, end) in code points."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from helpdesk_app.text.identifiers import luhn

# What people put between groups of digits.
_GAP: Final = r"[ \u00a0\u202f.\-/]"

_EMAIL: Final = re.compile(
    r"""(?<![\w.+%'’-])[\w.+%'’-]*\w
        (?: \s?@\s?(?=[\w-]+\s?\.) | @
          | \s?[(\[]\s?(?:at|arobase)\s?[)\]]\s? | \s(?:at|arobase?)\s(?=[\w-]+\s?(?:\.|point)) )
        [\w-]+ (?: (?:\.|\s\.\s?|\spoint\s) [\w-]+ )*""",
    re.VERBOSE | re.IGNORECASE,
)

# Sex, year, month, department, commune, order, key. The key is often left out.
_NIR: Final = re.compile(
    rf"(?<!\d)([1-478]){_GAP}?\d\d{_GAP}?(\d\d){_GAP}?(?:\d\d|2[ABab]){_GAP}?\d{{3}}{_GAP}?\d{{3}}"
    rf"(?:(?:{_GAP}{{0,3}}|[\s,(]{{0,3}}cl[ée]\s?:?\s?)\d\d)?(?!\d)",
    re.IGNORECASE,
)
_NIR_BODY: Final = 13
_NIR_WITH_KEY: Final = 15

# Digits that stand together, or groups of them that no other group touches but a telephone number's.
_NO_MORE: Final = rf"(?!\d)(?!{_GAP}(?!(?:0|0033{_GAP}?)\d(?:{_GAP}?\d\d){{4}})\d)"
_RPPS: Final = re.compile(rf"(?<![\d+])\d{{11}}(?!\d)|(?<![\d+])(?<!\d{_GAP})1(?:{_GAP}?\d){{10}}{_NO_MORE}")
_NATIONAL_ID: Final = re.compile(rf"(?<!\d)8\d{{11}}(?!\d)|(?<!\d)(?<!\d{_GAP})8(?:{_GAP}?\d){{11}}{_NO_MORE}")
_ANNOUNCED: Final = re.compile(
    rf"""(?<!\w)(?:rpps|adeli|idnat|id\s?nat|nir|identifiant(?:\s+nationale?)?|s[ée]cu|s[ée]curit[ée]\s+sociale|ameli)
         (?:[\s:=(«"',°-] | n°? | no | num[ée]ro | est | le | c['’]est){{0,12}}?
         (?<!\d)((?:2[AB]|\d)(?:{_GAP}?\d){{7,14}})(?!{_GAP}?\d)""",
    re.VERBOSE | re.IGNORECASE,
)

_PHONE: Final = re.compile(
    rf"""(?<![\d+])
        (?: \(?(?:\+|00){_GAP}?33\)?{_GAP}?(?:\(0\))?{_GAP}?[1-9](?:{_GAP}?\d\d){{4}}
          | 0[1-9](?:{_GAP}{{0,2}}\d\d){{4}}
          | (?<!\d{_GAP})0[1-9](?:{_GAP}?\d){{8}}
          | (?:\+|(?<!\w)(?<!\d{_GAP})00)(?!33){_GAP}?\d{{1,3}}(?:{_GAP}?(?:\(\d{{1,4}}\)|\d{{1,4}})){{2,6}} )
        (?!\d)""",
    re.VERBOSE,
)
_SERVICE_NUMBER: Final = re.compile(r"0\s?8\d\d[\s.]\d{3}[\s.]\d{3}|08\d\d[\s.]\d\d[\s.]\d\d[\s.]\d\d")
_INTERNATIONAL_DIGITS: Final = range(8, 16)

_MONTH: Final = (
    r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r\.?|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t|sept(?:embre|\.)?"
    r"|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)"
)
_DATE: Final = re.compile(
    rf"""(?<![\d.])
        (?: (?:0?[1-9]|[12]\d|3[01])[\s./-](?:0?[1-9]|1[0-2])[\s./-](?P<numeric>(?:19|20)\d\d|\d\d)
          | (?P<iso>(?:19|20)\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])
          | (?:1er|0?[1-9]|[12]\d|3[01])\s+{_MONTH}\s+(?P<written>(?:19|20)\d\d|\d\d)
          | (?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?P<compact>(?:19|20)\d\d) )
        (?![\d]|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_BIRTH: Final = re.compile(
    r"(?<!\w)(?:née?s?|nee|ne\s+le|naissance|naiss|n[ée]\(e\)|ddn|d\.d\.n\.?|dob|anniversaire|natif|native)(?!\w)[^!?\n\d]{0,40}$",
    re.IGNORECASE,
)
_OTHER_MATTER: Final = re.compile(
    r"(?<!\w)(?:depuis|jusqu|mise|version|demand\w*|appel\w*|reçue?|modifi\w*|arrêté|loi|décret|ordonnance|circulaire"
    r"|directive|règlement|avenant|convention|journal|j\.?o)(?!\w)",
    re.IGNORECASE,
)
_CENTURY_OF_BIRTHS: Final = "19"


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield e-mail addresses, spelt out ones (« arobase », « point ») too."""
    for found in _EMAIL.finditer(text):
        yield found.span()


def find_nirs(text: str) -> Iterator[tuple[int, int]]:
    """Yield social security numbers, with or without their key.

    Key: 97 less the remainder of the first 13 digits by 97, where Corsica's 2A counts as 19 and 2B as 18 (INSEE).
    """
    for found in _NIR.finditer(text):
        number = re.sub(r"[^\dAB]", "", found.group().upper())
        ordinary = found[1] in "12" and 1 <= int(found[2]) <= 12
        if ordinary or (len(number) == _NIR_WITH_KEY and _nir_key(number[:_NIR_BODY]) == int(number[_NIR_BODY:])):
            yield found.span()


def find_national_ids(text: str) -> Iterator[tuple[int, int]]:
    """Yield national identifiers of health professionals: 8 and the 11 digits of the RPPS number."""
    for found in _NATIONAL_ID.finditer(text):
        digits = re.sub(_GAP, "", found.group())
        if _is_rpps(digits[1:]):
            yield found.span()


def find_rpps(text: str) -> Iterator[tuple[int, int]]:
    """Yield RPPS numbers, and over any number of that size that the text announces as an identifier."""
    for found in _RPPS.finditer(text):
        if _is_rpps(re.sub(_GAP, "", found.group())):
            yield found.span()
    for found in _ANNOUNCED.finditer(text):
        yield found.span(1)


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield telephone numbers, French or with a country code.

    Service numbers, written as such (0 8.. ... ...), belong to nobody and stay.
    """
    for found in _PHONE.finditer(text):
        number = found.group()
        if _SERVICE_NUMBER.fullmatch(number):
            continue
        if number[0] != "+" or sum(map(str.isdigit, number)) in _INTERNATIONAL_DIGITS:
            yield found.span()


def find_birth_dates(text: str, ends_of_persons: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield dates of birth.

    A date is one if the text before it speaks of birth, if it stands right behind a person, or if it lies in the last
    century and is not that of a law.

    Args:
        text: Where to look.
        ends_of_persons: Where names and identifiers end.
    """
    for found in _DATE.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        if birth := _BIRTH.search(before):
            is_birth = not _OTHER_MATTER.search(birth.group())
        elif found["compact"]:
            is_birth = False
        else:
            year = found["numeric"] or found["iso"] or found["written"]
            last_century = len(year) == 4 and year.startswith(_CENTURY_OF_BIRTHS)
            is_birth = (last_century and not _OTHER_MATTER.search(before[-40:])) or any(
                re.fullmatch(r"[\s,;:(–-]{1,4}", text[end : found.start()])
                for end in ends_of_persons
                if end < found.start()
            )
        if is_birth:
            yield found.span()


def _is_rpps(digits: str) -> bool:
    """Return whether 11 digits are an RPPS number: today's all begin with 10, and the last digit is Luhn's key."""
    return digits.startswith("10") or luhn(digits)


def _nir_key(body: str) -> int:
    return 97 - int(body.replace("2A", "19").replace("2B", "18")) % 97
