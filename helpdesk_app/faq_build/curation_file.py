"""Read the editors' file: questions, wordings, facet values and corrected facet questions.

The file is TOML, for people: one table for each facet, one for each entry, named by its uid, and one for each
announcement.

    [facets.produit]
    source = "Votre question concerne quel produit ou service produit?"    # as the source has it
    question = "Votre question concerne quel produit ou service ?"         # as people read it
    heading = "Produit"                                                    # as the window calls it, in a word or two
    values = ["e-CPS", "Carte CPS"]                                        # the only ones allowed, in this order

    [entries.ab12cd34ef]
    question = "Où trouver mon identifiant ?"
    wordings = ["c'est quoi mon identifiant"]
    facets.produit = ["e-CPS"]
    owner = "pôle e-CPS"
    valid_to = 2026-12-31                                                  # the last day on which agents see it
    incomplete = "lien vers le formulaire"                                 # what the answer announces and lacks

    [[announcements]]
    text = "Le téléservice e-CPS est en maintenance ce matin."             # at most 300 characters
    until = 2026-11-30                                                     # the last day on which agents see it

Upkeep (``origin``, ``owner``, ``status``, ``valid_from``, ``valid_to``, ``checked_on``, ``address``, ``incomplete``)
replaces what the source says. ``successor`` names the entry that takes over from one that is not shown any more.

Where a build finds that a new entry may be an old one, an editor decides in the table of the new one, with
``same_as = "uid of the old one"`` or ``new = true``.

A mistake in the file (an unknown key or value, an empty question) is an error that names the line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from helpdesk_app.faq.model import Announcement, FacetValue
from helpdesk_app.faq_build.nearest import suggestion
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.sources.formats import read_bytes
from helpdesk_app.faq_build.toml_text import TomlMistakeError, TomlText
from helpdesk_app.faq_build.upkeep import UPKEEP_KEYS, UpkeepError, read_day, read_upkeep
from helpdesk_app.text.translation import _

_DECISIONS: Final = ("same_as", "new")
_SECTIONS: Final = ("facets", "entries", "announcements")
_LONGEST_ANNOUNCEMENT: Final = 300


class CurationError(SourceError):
    """A mistake in the curation file; ``str()`` reads ``file:line: what is wrong and what to do``."""


@dataclass(frozen=True, slots=True)
class CuratedFacet:
    """A facet as the editors want it read."""

    key: str
    """Its short name inside the curation file."""
    source_text: str
    question: str
    values: tuple[str, ...]
    line: int
    heading: str = ""
    """Empty where the question is shown."""


@dataclass(frozen=True, slots=True)
class CuratedEntry:
    """What the editors add to one entry."""

    uid: str
    question: str
    """Empty where that of the source is kept."""
    wordings: tuple[str, ...]
    facets: tuple[FacetValue, ...]
    """Named by the facet question as people read it."""
    line: int
    same_as: str = ""
    """uid of the old entry that this one is; empty where no editor decided so."""
    is_new: bool = False
    """Whether an editor decided that it is no old entry."""
    upkeep: Mapping[str, Any] = field(default_factory=dict)
    """Attributes of ``Upkeep`` that replace those of the source."""


@dataclass(frozen=True, slots=True)
class Curation:
    """A whole curation file."""

    source: str
    facets: tuple[CuratedFacet, ...] = ()
    entries: tuple[CuratedEntry, ...] = ()
    announcements: tuple[Announcement, ...] = ()


def load_curation(path: Path) -> Curation:
    """Read the curation file ``path``.

    Raises:
        CurationError: It cannot be read, is not TOML, or contains a mistake; names file, line and reason.
    """
    try:
        return parse_curation(decode(read_bytes(path), path.name), path.name)
    except CurationError:
        raise
    except SourceError as error:
        raise CurationError(error.source, error.line, error.reason) from error


def parse_curation(text: str, source: str) -> Curation:
    """Read a curation file from its text.

    Raises:
        CurationError: As for :func:`load_curation`.
    """
    text = text.replace("\r\n", "\n")
    toml = TomlText(text)
    try:
        document = toml.parse()
    except TomlMistakeError as error:
        raise CurationError(source, error.line, str(error)) from error
    reader = _CurationReader(source, toml)
    for key in document.keys() - set(_SECTIONS):
        near = suggestion(key, _SECTIONS)
        raise CurationError(
            source,
            1,
            _("unknown section {key!r}; there are [facets.…], [entries.…] and [[announcements]].{near}").format(
                key=key, near=near
            ),
        )
    facets = tuple(reader.facet(key, table) for key, table in reader.tables(document, "facets"))
    reader.refuse_repeated_facets(facets)
    by_key = {facet.key: facet for facet in facets}
    entries = tuple(reader.entry(uid, table, by_key) for uid, table in reader.tables(document, "entries"))
    return Curation(source, facets, entries, tuple(reader.announcements(document.get("announcements", []))))


class _CurationReader:
    """Checks the tables of a curation file."""

    def __init__(self, source: str, toml: TomlText) -> None:
        self._source = source
        self._toml = toml

    def tables(self, document: Mapping[str, object], section: str) -> Iterable[tuple[str, dict[str, object]]]:
        tables = document.get(section, {})
        if not isinstance(tables, dict):
            raise CurationError(
                self._source, 1, _("{section!r} must be a section of tables, [{section}.…].").format(section=section)
            )
        for key, table in tables.items():
            if not isinstance(table, dict):
                raise CurationError(
                    self._source,
                    1,
                    _("{section}.{key} must be a table, [{section}.{key}].").format(section=section, key=key),
                )
            yield key, table

    def facet(self, key: str, given: dict[str, object]) -> CuratedFacet:
        table = _Table(self._source, self._toml, "facets", key, given)
        table.refuse_unknown_keys(("source", "question", "heading", "values"))
        source_text = table.text("source", given.get("source"))
        question = table.text("question", given.get("question", source_text))
        heading = table.text("heading", given["heading"]) if "heading" in given else ""
        values = table.texts("values", given.get("values", []))
        return CuratedFacet(key, source_text, question, values, table.line, heading)

    def entry(self, uid: str, given: dict[str, object], facets: Mapping[str, CuratedFacet]) -> CuratedEntry:
        table = _Table(self._source, self._toml, "entries", uid, given)
        table.refuse_unknown_keys(("question", "wordings", "facets", *UPKEEP_KEYS, *_DECISIONS))
        question = table.text("question", given["question"]) if "question" in given else ""
        values = tuple(self._values(table, given.get("facets", {}), facets))
        wordings = table.texts("wordings", given.get("wordings", []))
        same_as, is_new = self._decision(table, given)
        return CuratedEntry(uid, question, wordings, values, table.line, same_as, is_new, table.upkeep())

    @staticmethod
    def _decision(table: _Table, given: Mapping[str, object]) -> tuple[str, bool]:
        """Return of which old entry this is the same, and whether it is new, as an editor decided."""
        if "new" in given and given["new"] is not True:
            raise table.error("new", _("new must read « new = true »; take it out where nothing is decided."))
        if "same_as" not in given:
            return "", "new" in given
        if len(given) > 1:
            other = next(key for key in given if key != "same_as")
            reason = _("same_as stands alone; put {other} into [entries.{uid}].").format(
                other=other, uid=given["same_as"]
            )
            raise table.error(other, reason)
        return table.text("same_as", given["same_as"]), False

    def announcements(self, given: object) -> Iterable[Announcement]:
        if not isinstance(given, list) or not all(isinstance(table, dict) for table in given):
            raise CurationError(self._source, 1, _("announcements must be tables, each headed [[announcements]]."))
        for index, table in enumerate(given):
            line = self._toml.array_table("announcements", index)
            for key in table.keys() - {"text", "until"}:
                raise CurationError(
                    self._source, line, _("announcement: unknown key {key!r}; there are: text, until.").format(key=key)
                )
            text = table.get("text")
            if not isinstance(text, str) or not text.strip():
                raise CurationError(self._source, line, _('announcement: its text is missing, as in « text = "…" ».'))
            if len(text) > _LONGEST_ANNOUNCEMENT:
                reason = _("announcement: its text has {n} characters, at most {most} are allowed.").format(
                    n=len(text), most=_LONGEST_ANNOUNCEMENT
                )
                raise CurationError(self._source, line, reason)
            if not table.get("until"):
                raise CurationError(
                    self._source, line, _("announcement: its last day is missing, as in « until = 2026-11-30 ».")
                )
            try:
                until = read_day("until", table["until"])
            except UpkeepError as error:
                raise CurationError(
                    self._source, line, _("{name}: {text}").format(name=_("announcement"), text=error)
                ) from error
            yield Announcement(" ".join(text.split()), until)

    def refuse_repeated_facets(self, facets: Sequence[CuratedFacet]) -> None:
        seen: dict[tuple[str, str], int] = {}
        for facet in facets:
            for what, text in (("question", facet.question), ("heading", facet.heading)):
                first = seen.setdefault((what, text), facet.line)
                if text and first != facet.line:
                    reason = _("facet {what} {text!r} is already that of line {line}.").format(
                        what=what, text=text, line=first
                    )
                    raise CurationError(self._source, facet.line, reason)

    @staticmethod
    def _values(table: _Table, given: object, facets: Mapping[str, CuratedFacet]) -> Iterable[FacetValue]:
        if not isinstance(given, dict):
            raise table.error("facets", _('facets must read facets.name = ["…"].'), given)
        for key, listed in given.items():
            if key not in facets:
                known = ", ".join(facets) or _("none")
                near = suggestion(key, facets)
                raise table.error(
                    f"facets.{key}",
                    _("facet {key!r} is unknown; there are: {known}.{near}").format(key=key, known=known, near=near),
                )
            facet = facets[key]
            for value in table.texts(f"facets.{key}", listed):
                if facet.values and value not in facet.values:
                    near = suggestion(value, facet.values)
                    reason = _("facet {key} has no value {value!r}; add it to [facets.{key}].{near}").format(
                        key=key, value=value, near=near
                    )
                    raise table.error(f"facets.{key}", reason, value)
                yield FacetValue(facet.question, value)


class _Table:
    """A table of a curation file, whose mistakes are errors with the line of their key."""

    def __init__(self, source: str, toml: TomlText, section: str, name: str, given: Mapping[str, object]) -> None:
        self._source = source
        self._toml = toml
        self._section = section
        self._name = name
        self._given = given
        self._what = (_("facet {name}") if section == "facets" else _("entry {name}")).format(name=name)
        self.line = toml.table(section, name)

    def refuse_unknown_keys(self, known: Collection[str]) -> None:
        for key in self._given:
            if key not in known:
                reason = _("unknown key {key!r}; there are: {known}.{suggestion}").format(
                    key=key, known=", ".join(sorted(known)), suggestion=suggestion(key, known)
                )
                raise self.error(key, reason)

    def text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            expected = f'{key} = "{"…" if value is None else value}"'
            raise self.error(
                key,
                _("{name} must be text between quotes, as in « {expected} ».").format(
                    name=_shown(key), expected=expected
                ),
                value,
            )
        if not value.strip():
            raise self.error(key, _("{name} is empty.").format(name=_shown(key)))
        return value.strip()

    def texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            expected = f'{key} = ["{value}", "…"]'
            raise self.error(
                key,
                _("{name} must be a list, as in « {expected} ».").format(name=_shown(key), expected=expected),
                value,
            )
        seen: dict[str, None] = {}
        for one in value:
            if not isinstance(one, str):
                reason = _('{name}: one of them must be text between quotes, as in « "{one}" ».').format(
                    name=_shown(key), one=one
                )
                raise self.error(key, reason, one)
            text = one.strip()
            if not text:
                raise self.error(key, _("{name}: one of them is empty.").format(name=_shown(key)))
            if text in seen:
                raise self.error(
                    key, _("{name} {text!r} is already in this list.").format(name=_shown(key), text=text), text
                )
            seen[text] = None
        return tuple(seen)

    def upkeep(self) -> Mapping[str, Any]:
        for key in UPKEEP_KEYS:
            if self._given.get(key) == "":
                raise self.error(key, _("{key} is empty.").format(key=key))
        try:
            return read_upkeep(self._given)
        except UpkeepError as error:
            raise self.error(error.key, str(error)) from error

    def error(self, key: str, reason: str, value: object = None) -> CurationError:
        """Return the error with the line of ``key``, or of ``value`` in its list."""
        text = value if isinstance(value, str) else ""
        return CurationError(
            self._source,
            self._toml.key(self._section, self._name, key, text),
            _("{name}: {text}").format(name=self._what, text=reason),
        )


def _shown(key: str) -> str:
    return _("facet {name}").format(name=key.removeprefix("facets.")) if key.startswith("facets.") else key
