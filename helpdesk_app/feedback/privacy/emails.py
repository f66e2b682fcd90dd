"""Find e-mail addresses, mistyped and spelled out ones too, as (start, end) in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from helpdesk_app.feedback.privacy.vocabulary import is_common, is_first_name
from helpdesk_app.text.folding import fold

_PROVIDER: Final = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|live|msn|icloud|orange|wanadoo|free|sfr|neuf|bbox|laposte|numericable"
    r"|aol|gmx|proton(?:mail)?|[\w-]{1,40}\.mssante|mssante)"
)
_TOP_LEVEL: Final = r"(?:f\s?r|c\s?o\s?m|net|org|eu|be|ch|lu|re|info|io|co|uk|gouv|sante|alsace|bzh|paris)(?!\w)"
_LABEL: Final = r"[\w-]{1,63}"
_DOT: Final = r"(?:\s?[(\[]\s?(?:point|dot|\.)\s?[)\]]\s?|\s(?:point|dot)\s)"
_DOMAIN: Final = (
    rf"{_LABEL}(?:(?:\.{{1,3}}{_LABEL}|(?:{_DOT}|\s?[.,;:]\s?|\s)(?:{_TOP_LEVEL}|(?<!\s){_PROVIDER}(?=[.,])))){{0,6}}"
)
_REAL_DOMAIN: Final = (
    rf"{_LABEL}(?:\s(?:tiret|moins)\s{_LABEL}|{_DOT}{_LABEL}|\.{{1,3}}{_LABEL}|\s?[.,;:]\s?{_TOP_LEVEL}|\s{_TOP_LEVEL})"
    "{1,6}"
)

_AT_SIGN: Final = re.compile(r"[(\[{]@[)\]}]|@++")
_AFTER_AT: Final = re.compile(rf"(?:{_DOMAIN}|\s{_REAL_DOMAIN})", re.IGNORECASE)
_SPELLED: Final = re.compile(
    rf"(?:\s?[(\[{{<]\s?(?:a|at|arr?obase?)\s?[)\]}}>]\s?|(?<=\w)\s(?:at|arr?obase?|chez|à|a)\s|(?<=\w)[#£&])"
    rf"(?P<domain>(?=(?P<provider>{_PROVIDER}\b)?)(?:{_REAL_DOMAIN}|{_LABEL}))",
    re.IGNORECASE,
)
_CLEARLY_SPELLED: Final = re.compile(r"arr?obas|[(\[{<]\s?(?:a|at)\s?[)\]}>]", re.IGNORECASE)
_WITHOUT_AT: Final = re.compile(
    r"(?<![\w.-])(?!(?:www|mail|webmail|smtp|imap|pop|pop3|mx|m|login)\.)[\w-]{1,40}(?:[._-][\w-]{1,40}){0,3}?[._-]?"
    r"(?:(?:gmail|hotmail|outlook|yahoo)[.,](?:com|fr)|wanadoo[.,]fr|laposte[.,]net)(?!\w)",
    re.IGNORECASE,
)
_WITHOUT_AT_BETWEEN_NAMES: Final = re.compile(
    rf"(?<![\w.-])([^\W_-]{{1,40}})[._-]([^\W_-]{{2,40}})\.{_PROVIDER}\.{_TOP_LEVEL}", re.IGNORECASE
)
"""« jean.dupont.orange.fr »"""
_LOCAL: Final = re.compile(r"[\w.+%'’-]{0,64}\w[._-]?$")
_WORD_BEFORE: Final = re.compile(r"(?:^|(?<=[^\w.+%'’@-]))([\w.+%'’-]{1,40})(\s)$")
_LOCAL_BEFORE: Final = re.compile(r"(?:^|(?<=[^\w.+%'’@-]))([\w+%'’-]{1,40})(?:,|\s[.,]\s)$")
"""« jean,dupont@… », « jean . dupont@… »."""
_PLACEHOLDER: Final = re.compile(
    r"(?:(?:votre|mon|ma|p|n|pr[ée]nom|nom|adresse|mail|e-?mail|identifiant|utilisateur|exemple|x{2,})(?:[._-]|(?=@)))+"
    r"@|.+@(?:domaine?|exemple|example|fournisseur|op[ée]rateur|h[ée]bergeur|serveur)(?!\w|\.\w)",
    re.IGNORECASE,
)
"""An example for the form of an address: « prenom.nom@mssante.fr », « nom@domaine »."""
_JOINER: Final = re.compile(r"(?:point|dot|tiret|moins|underscore)$", re.IGNORECASE)
_MOST_WORDS: Final = 5
_REACH: Final = 65


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield e-mail addresses in order, some of which may overlap."""
    done = 0
    for found in _AT_SIGN.finditer(text):
        if found.start() < done:
            continue
        span = _address_around(text, *found.span())
        if span:
            done = span[1]
            if not _PLACEHOLDER.match(text, *span):
                yield span
    for found in _SPELLED.finditer(text):
        start = _local_start(text, found.start(), spelled=_CLEARLY_SPELLED.search(found.group()) is not None)
        if start is not None and _is_spelled_address(text, start, found):
            yield start, found.end()
    for found in _WITHOUT_AT.finditer(text):
        yield found.span()
    for found in _WITHOUT_AT_BETWEEN_NAMES.finditer(text):
        if any(is_first_name(fold(name)) for name in found.groups()):
            yield found.span()


def _address_around(text: str, at: int, after_at: int) -> tuple[int, int] | None:
    """Return the address whose @, perhaps typed twice, is at ``text[at:after_at]``, or ``None``."""
    domain = _AFTER_AT.match(text, after_at)
    if domain is None:
        return None
    end = domain.end()
    # « x@orange.fr@mssante.fr »
    while text.startswith("@", end) and (domain := _AFTER_AT.match(text, end + 1)):
        end = domain.end()
    is_apart = at > 0 and text[at - 1].isspace()
    start = _local_start(text, at - 1 if is_apart else at, spelled=is_apart)
    return None if start is None else (start, end)


def _local_start(text: str, end: int, *, spelled: bool) -> int | None:
    """Return where the part before the @ begins, given its end, or ``None`` where there is none.

    Args:
        text: The line.
        end: Where the part ends.
        spelled: Whether a space or a word stands for the @, so that only an unusual word can be the part.
    """
    local = _LOCAL.search(text, max(0, end - _REACH), end)
    if local is None:
        return None
    start = local.start()
    if spelled and local.group().isalpha() and is_common(fold(local.group())):
        return None
    is_partial = local.group().isalpha()  # « leroy jm@… »
    for _ in range(_MOST_WORDS):
        joined = _LOCAL_BEFORE.search(text, max(0, start - 44), start)
        before = joined or _WORD_BEFORE.search(text, max(0, start - 42), start)
        if before is None or (joined and is_common(fold(joined[1]))):
            break
        word = fold(before[1])
        if is_first_name(word):
            spelled = False  # Before a first name stands another word of the note.
        elif not joined and not _JOINER.match(word) and not ((spelled or is_partial) and _may_belong(word)):
            break
        is_partial = False
        start = before.start(1)
    return start


def _may_belong(folded: str) -> bool:
    """Return whether a word before a spelled address may be part of it."""
    return any(map(str.isalpha, folded)) and not folded.endswith((".", "'")) and not is_common(folded)


def _is_spelled_address(text: str, start: int, found: re.Match[str]) -> bool:
    """Return whether an address without @ is one: its domain must be real, and a mere « à » or # needs a provider."""
    domain = found["domain"]
    if _CLEARLY_SPELLED.search(found.group()):
        return re.search(r"[.,;]|point|dot", domain) is not None or found["provider"] is not None
    local = text[start : found.start()]
    is_spelled = re.search(r"\s(?:point|dot)\s", domain) is not None
    is_local = re.search(r"[._\d-]", local) is not None or found.group()[0] in "#£&" or is_spelled
    has_end = re.search(rf"(?:[.,;\s]|dot[)\]])\s?{_TOP_LEVEL}", domain) is not None
    return is_local and has_end and (found["provider"] is not None or " at " in found.group().lower())
