"""What one line of a page capture looks like, before anybody asks what the page is.

Captures come from browsers and word processors, so most tests here work on a folded line: no accents, no case, one
kind of apostrophe, hyphen and space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from helpdesk_app.text.folding import fold, is_blank


class Kind(Enum):
    """What a line is by its looks."""

    BLANK = auto()
    MARKER = auto()
    BUTTON = auto()
    RULE = auto()
    NOISE = auto()
    FACET = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a capture, without trailing white space."""

    number: int
    text: str
    kind: Kind
    closes: bool = False
    """An answer ends with this line of text, because the marker follows on the same line."""
    bullet: str = ""
    """What was taken off ``text`` because it decorates a heading there."""


_MONTHS: Final = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_DATE: Final = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:er)? (?:{_MONTHS}) \d{{4}})"
_BUTTONS: Final = r"(?:[\W_]*(?:oui|non)(?: ?\(?\d+\)?)?)+[\W_]*"

_MARKER: Final = re.compile(
    r"(?:cette|cet|ce|ces|cela|l')\s?(?:reponses?|pages?|articles?|contenus?|informations?|fiches?|rubriques?)? ?"
    r"(?:vous )?(?:a|ont|est|etait)[ -](?:t[ -])?(?:elles?|ils?) ?(?:vous )?(?:ete )?(?:utiles?|aidee?s?)"
    rf" ?[?]?(?:{_BUTTONS}|\W*)$"
)
_BUTTON_LINE: Final = re.compile(rf"{_BUTTONS}$")
_RULE: Final = re.compile(r"(?:[-_=*~•·] ?){3,}$")
_FACET: Final = re.compile(
    r"votre (?:question|demande|recherche) concerne (?:quel|quelle|quels|quelles|qui|quoi)\b.*[?]$"
)

_COUNT: Final = re.compile(
    r"(?:affichage .*|\d+ ?- ?\d+ sur )?(?P<count>\d+) (?:resultat|question|reponse)s?"
    r"(?: (?:trouvee?s?|au total|sur \d+|affichee?s?|correspondante?s?))?[ .:]*$"
    r"|resultats? ?: ?(?P<count_after>\d+)$"
)
_STRICT_NOISE: Final = re.compile(
    rf"(?:\W*(?:(?:date de |derniere )?(?:mise? a jour|maj|publiee?s?|publication|modifiee?s?|modification)"
    rf"(?: le| du| :|:)* {_DATE}(?:(?: a|,)? ?\d{{1,2}} ?[h:] ?\d\d)?)\W*"
    r"|page \d+(?: ?(?:sur|/|de) ?\d+)?"
    r"|accueil(?: ?[>›»/|] ?.+)+"
    r"|(?:vous etes ici|fil d'ariane) ?:? ?.*)$"
)
_SOFT_NOISE: Final = re.compile(
    r"(?:\W*(?:accueil|menu(?: principal)?|aller au (?:contenu|menu)(?: principal)?|navigation"
    r"|(?:#+ ?)?(?:la |notre |nos )?"
    r"(?:foire aux questions|f\.?a\.?q\.?|questions? frequentes?|questions? ?[-/&et]* ?reponses?)\b(?:[^.?!:]{0,60})"
    r"|rechercher?(?: .{0,40})?|recherche|filtrer?(?: .{0,40})?|filtres?(?: .{0,20})?|reinitialiser(?: .{0,30})?"
    r"|trier par.{0,40}|tri(?:e|er)? .{0,30}|effacer(?: .{0,30})?"
    r"|tout (?:de|re)?(?:plier|ouvrir|fermer|deployer|afficher|selectionner)"
    r"|(?:page )?(?:suivante?|precedente?)|premiere page|derniere page|pagination|[\d ]{1,40}"
    r"|(?:voir|afficher|charger) (?:plus|la suite|tout|toutes|davantage|les).{0,40}"
    r"|(?:retour )?(?:en )?haut de (?:la )?page|retour(?: (?:a|au|en|aux) .{0,40})?"
    r"|imprimer(?: .{0,20})?|partager(?: .{0,40})?|copier le lien|mentions legales|plan du site|gestion des cookies"
    r"|donnees personnelles|accessibilite ?:.{0,40}|©.{0,80}|merci (?:pour|de) votre (?:retour|avis|reponse).{0,20}"
    r"|envoyer|votre avis.{0,40})\W*)$"
)
_BREADCRUMB: Final = re.compile(r"[^.?!]+(?: [>›»] [^.?!]+){2,}$")

_LIST_ITEM: Final = re.compile(r"\s*(?:[-–—•*·◦▪‣o]|[a-z]\))\s")
_BULLET: Final = re.compile(r"\s*([-–—•*·◦▪‣])\s+(?=\S)")
_NUMBER: Final = re.compile(
    r"\s*(?:(?:question|q) ?(?:n ?[o°] ?)?)?(\d{1,4})\s?(?:[.):°]|[.)]?\s?[-–—])\s*(?=[^\s\d])", re.IGNORECASE
)
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_ASKED: Final = re.compile(
    r"\s*[*_]*(?:question|q)\s?\d{0,4}\s?[*_]*\s?(?:[:)]|\.(?=\s)|[-–—](?=\s))[*_]*\s*", re.IGNORECASE
)
_ANSWERED: Final = re.compile(
    r"\s*[*_]*(?:r[ée]ponse|r[ée]p|r|a)\s?\d{0,4}\s?[*_]*\s?(?:[:)]|\.(?=\s)|[-–—](?=\s))[*_]*\s*", re.IGNORECASE
)
_FOLD_ICON: Final = re.compile(r"^[\s>+▶►▸▼▾▲△▽›»✚➕❓]+|[\s+▶►▸▼▾▲△▽›✚➕∨⌄]+$")
_ICON: Final = re.compile(r"\s*([+▶►▸▼▾▲△▽›»✚➕❓])\s*\w")
_QUESTION_END: Final = re.compile(r"[?？][\s»”\")\]*_]*$")
_TITLE_END: Final = re.compile(r"[.:;,!…]$")
_TITLE_LENGTH: Final = 160


def fold_line(text: str) -> str:
    """Return ``text`` as the patterns of this module expect it: folded, with single spaces."""
    return " ".join(fold(text).split())


def look(texts: list[str]) -> list[PageLine]:
    """Tell what each line of a capture is by its looks and by the furniture around it."""
    lines: list[PageLine] = []
    for number, raw in enumerate(texts, start=1):
        text = raw.rstrip()
        answer, closes = _split_marker(text)
        lines.append(PageLine(number, answer, Kind.TEXT, True) if closes else PageLine(number, text, _kind(text)))
    inline = sum(line.closes for line in lines)
    if inline == 1 and not any(line.kind is Kind.MARKER for line in lines):  # A text that speaks of the marker.
        lines = [PageLine(line.number, raw.rstrip(), line.kind) for line, raw in zip(lines, texts, strict=True)]
    return with_furniture(_with_buttons(lines))


def declared_count(line: PageLine) -> int | None:
    """Return N of a line « N résultats », else None."""
    match = _COUNT.match(fold_line(line.text))
    return int(match["count"] or match["count_after"]) if match else None


def is_question(text: str) -> bool:
    """Whether the line ``text`` asks something, and is no item of a list."""
    return bool(_QUESTION_END.search(_FOLD_ICON.sub("", text))) and not _LIST_ITEM.match(text)


def after_bullet(text: str) -> tuple[str, str]:
    """Return the bullet that ``text`` begins with and what follows it; no bullet and ``text`` where it has none."""
    match = _BULLET.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def is_title(text: str) -> bool:
    """Whether ``text`` could head a block although it does not end with a question mark."""
    bare = question_text(text)
    return (
        0 < len(bare) <= _TITLE_LENGTH
        and not _TITLE_END.search(bare)
        and not bare[0].islower()
        and not _LIST_ITEM.match(text)
    )


def question_text(text: str) -> str:
    """Return a heading line without what the page or the capture put around the question."""
    bare = _FOLD_ICON.sub("", _HEADING.sub("", _FOLD_ICON.sub("", text))).strip()
    bare = _HEADING.sub("", bare).rstrip("#").strip()
    if bare.startswith(("**", "__")) and bare.endswith(bare[:2]) and len(bare) > 4:
        bare = bare[2:-2].strip()
    return _ASKED.sub("", _NUMBER.sub("", bare, count=1), count=1) or bare


def number_of(text: str) -> int | None:
    """Return the number that a line such as « 3. Comment … ? » begins with, else None."""
    match = _NUMBER.match(_HEADING.sub("", text).lstrip("*_ "))
    return int(match[1]) if match else None


def decoration_of(text: str) -> str:
    """Return the icon or the Markdown emphasis that sets ``text`` apart as a heading, or nothing."""
    icon = _ICON.match(text)
    if icon:
        return icon[1]
    bare = text.strip()
    return "**" if len(bare) > 4 and bare.startswith("**") and bare.endswith("**") else ""


def heading_level(text: str) -> int:
    """Return the level of a Markdown heading, 0 for any other line."""
    match = _HEADING.match(text)
    return len(match[1]) if match else 0


def after_question_label(text: str) -> str | None:
    """Return what follows « Q : » or « Question : » at the start of ``text``, else None."""
    match = _ASKED.match(text)
    return text[match.end() :].strip("*_ \t") if match else None


def after_answer_label(text: str) -> str | None:
    """Return what follows « R : » or « Réponse : » at the start of ``text``, else None."""
    match = _ANSWERED.match(text)
    return text[match.end() :] if match else None


def segments(lines: list[PageLine]) -> list[list[PageLine]]:
    """Return the lines of text between markers."""
    parts: list[list[PageLine]] = [[]]
    for line in lines:
        if line.kind is Kind.TEXT:
            parts[-1].append(line)
        if (line.kind is Kind.MARKER or line.closes) and parts[-1]:
            parts.append([])
    return [segment for segment in parts if segment]


def begins_paragraph(lines: list[PageLine], place: int) -> bool:
    """Whether a line stands at the start of the document, or below what is no text."""
    return place == 0 or lines[place - 1].kind is not Kind.TEXT


def _split_marker(text: str) -> tuple[str, bool]:
    """Part an answer from a marker that a capture left on the same line."""
    found = re.search(r"(?<=\S)\s+(?=cette\s(?:r[ée]ponse|page|information)\svous\sa)", text, re.IGNORECASE)
    if found and _MARKER.match(fold_line(text[found.end() :])):
        return text[: found.start()].rstrip(), True
    return text, False


def _kind(text: str) -> Kind:
    if is_blank(text):
        return Kind.BLANK
    folded = fold_line(text)
    if _MARKER.match(folded):
        return Kind.MARKER
    if _RULE.match(folded):
        return Kind.RULE
    if _FACET.match(folded):
        return Kind.FACET
    return Kind.NOISE if _COUNT.match(folded) or _STRICT_NOISE.match(folded) else Kind.TEXT


def _with_buttons(lines: list[PageLine]) -> list[PageLine]:
    """Count the buttons « Oui » and « Non » that follow a marker, together or on two lines, as part of it."""
    result = list(lines)
    for place, line in enumerate(lines):
        if line.kind is Kind.MARKER or line.closes:
            following = [n for n in range(place + 1, min(place + 5, len(lines))) if lines[n].kind is not Kind.BLANK][:2]
            folded = [fold_line(lines[n].text) for n in following]
            both = len(folded) == 2 and folded[0].startswith("oui") and folded[1].startswith("non")
            if both and all(map(_BUTTON_LINE.match, folded)):
                buttons = following
            elif folded and _BUTTON_LINE.match(folded[0]) and "oui" in folded[0] and "non" in folded[0]:
                buttons = following[:1]
            else:
                buttons = []
            for n in buttons:
                result[n] = PageLine(lines[n].number, lines[n].text, Kind.BUTTON)
    return result


def with_furniture(lines: list[PageLine]) -> list[PageLine]:
    """Recognise the furniture that only its place tells from an answer: at the top, after a marker, at the end."""
    noise: set[int] = set()
    for start in (0, *(place + 1 for place, line in enumerate(lines) if line.kind is Kind.MARKER)):
        found, stopped_by = _furniture_run(lines, range(start, len(lines)))
        if stopped_by is not Kind.MARKER:  # Else they are all there is between two markers: a short answer.
            noise |= found
    noise |= _furniture_run(lines, range(len(lines) - 1, -1, -1))[0]
    return [replace(line, kind=Kind.NOISE) if place in noise else line for place, line in enumerate(lines)]


def _furniture_run(lines: list[PageLine], places: range) -> tuple[set[int], Kind]:
    """Return the furniture met along ``places`` until an answer or a marker, and the kind of that."""
    found: set[int] = set()
    for place in places:
        line = lines[place]
        if line.kind is Kind.MARKER or line.closes:
            return found, Kind.MARKER
        if line.kind is Kind.TEXT:
            folded = fold_line(line.text)
            if is_question(line.text) or not (_SOFT_NOISE.match(folded) or _BREADCRUMB.match(folded)):
                # Going up, a question just above is answered by the line found last.
                answered = min(found) if found and places.step < 0 and is_question(line.text) else None
                return found - {answered}, Kind.TEXT
            found.add(place)
    return found, Kind.BLANK
