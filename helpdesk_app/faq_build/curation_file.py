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
    answer = '''…'''                                                       # in place of the answer of the source
    answer_was = "ab12cd34ef"                                              # fingerprint of the answer that it replaces
    note = "à relire avec le pôle"                                         # for the editors only, in no database
    without.wordings = ["identifiant"]                                     # what the source gives and nobody sees
    without.facets.produit = ["Carte CPS"]
    without.keys = ["valid_from"]

    [[announcements]]
    text = "Le téléservice e-CPS est en maintenance ce matin."             # at most 300 characters
    until = 2026-11-30                                                     # the last day on which agents see it

Upkeep (``origin``, ``owner``, ``status``, ``valid_from``, ``valid_to``, ``checked_on``, ``address``, ``incomplete``)
replaces what the source says. ``successor`` names the entry that takes over from one that is not shown any more. A
facet without ``source`` is the editors' own.

Where a build finds that a new entry may be an old one, an editor decides in the table of the new one, with
``same_as = "uid of the old one"`` or ``new = true``.

A mistake in the file (an unknown key or value, an empty question) is an error that names the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from helpdesk_app.faq.model import Announcement, FacetValue
from helpdesk_app.faq_build.curation_table import CurationError, CurationTable, lines_of
from helpdesk_app.faq_build.nearest import suggestion
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.sources.formats import read_bytes
from helpdesk_app.faq_build.toml_text import TomlMistakeError, TomlText
from helpdesk_app.faq_build.upkeep import UPKEEP_KEYS, UpkeepError, read_day
from helpdesk_app.text.translation import _

_DECISIONS: Final = ("same_as", "new")
_TEXTS: Final = ("question", "wordings", "facets", "answer", "answer_was", "note", "without")
_WITHOUT: Final = ("wordings", "facets", "keys")
_SECTIONS: Final = ("facets", "entries", "announcements")
_LONGEST_ANNOUNCEMENT: Final = 300


@dataclass(frozen=True, slots=True)
class CuratedFacet:
    """A facet as the editors want it read."""

    key: str
    """Its short name inside the curation file."""
    source_text: str
    """Empty for a facet that no source has."""
    question: str
    values: tuple[str, ...]
    line: int
    heading: str = ""
    """Empty where the question is shown."""


@dataclass(frozen=True, slots=True)
class Without:
    """What the source says of an entry and the editors took away."""

    wordings: tuple[str, ...] = ()
    facets: tuple[FacetValue, ...] = ()
    """Named by the facet question as people read it."""
    keys: tuple[str, ...] = ()
    """Attributes of ``Upkeep``."""


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
    answer: str = ""
    """Empty where that of the source is kept."""
    answer_was: str = ""
    """``uid_of`` the answer of the source that ``answer`` replaced."""
    note: str = ""
    """For the editors only."""
    without: Without = Without()


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
        table = CurationTable(self._source, self._toml, "facets", key, given)
        table.refuse_unknown_keys(("source", "question", "heading", "values"))
        is_own = "source" not in given and "question" in given
        source_text = "" if is_own else table.text("source", given.get("source"))
        question = table.text("question", given.get("question", source_text))
        heading = table.optional("heading")
        values = table.texts("values", given.get("values", []))
        return CuratedFacet(key, source_text, question, values, table.line, heading)

    def entry(self, uid: str, given: dict[str, object], facets: Mapping[str, CuratedFacet]) -> CuratedEntry:
        table = CurationTable(self._source, self._toml, "entries", uid, given)
        table.refuse_unknown_keys((*_TEXTS, *UPKEEP_KEYS, *_DECISIONS))
        same_as, is_new = self._decision(table, given)
        if "answer_was" in given and "answer" not in given:
            reason = _("answer_was stands beside the answer that replaces the one of the source.")
            raise table.error("answer_was", reason)
        return CuratedEntry(
            uid,
            question=table.optional("question"),
            wordings=table.texts("wordings", given.get("wordings", [])),
            facets=tuple(self._values(table, "facets", given.get("facets", {}), facets)),
            line=table.line,
            same_as=same_as,
            is_new=is_new,
            upkeep=table.upkeep(),
            answer=lines_of(table.optional("answer")),
            answer_was=table.optional("answer_was"),
            note=lines_of(table.optional("note")),
            without=self._without(table, given.get("without", {}), facets),
        )

    def _without(self, table: CurationTable, given: object, facets: Mapping[str, CuratedFacet]) -> Without:
        if not isinstance(given, dict):
            raise table.error("without", _('without must read without.wordings = ["…"].'), given)
        for key in given.keys() - set(_WITHOUT):
            reason = _("unknown key {key!r}; there are: {known}.{suggestion}").format(
                key=f"without.{key}", known=", ".join(_WITHOUT), suggestion=suggestion(key, _WITHOUT)
            )
            raise table.error(f"without.{key}", reason)
        keys = table.texts("without.keys", given.get("keys", []))
        for key in keys:
            if key not in UPKEEP_KEYS:
                reason = _("without.keys: {key!r} is none of: {known}.{near}").format(
                    key=key, known=", ".join(UPKEEP_KEYS), near=suggestion(key, UPKEEP_KEYS)
                )
                raise table.error("without.keys", reason, key)
        return Without(
            wordings=table.texts("without.wordings", given.get("wordings", [])),
            facets=tuple(self._values(table, "without.facets", given.get("facets", {}), facets, is_any=True)),
            keys=keys,
        )

    @staticmethod
    def _decision(table: CurationTable, given: Mapping[str, object]) -> tuple[str, bool]:
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
    def _values(
        table: CurationTable, name: str, given: object, facets: Mapping[str, CuratedFacet], *, is_any: bool = False
    ) -> Iterable[FacetValue]:
        """Yield the values under the key ``name``; only those that their facet lists, unless ``is_any``."""
        if not isinstance(given, dict):
            raise table.error(name, _('{name} must read {name}.name = ["…"].').format(name=name), given)
        for key, listed in given.items():
            if key not in facets:
                known = ", ".join(facets) or _("none")
                near = suggestion(key, facets)
                raise table.error(
                    f"{name}.{key}",
                    _("facet {key!r} is unknown; there are: {known}.{near}").format(key=key, known=known, near=near),
                )
            facet = facets[key]
            for value in table.texts(f"{name}.{key}", listed):
                if facet.values and value not in facet.values and not is_any:
                    near = suggestion(value, facet.values)
                    reason = _("facet {key} has no value {value!r}; add it to [facets.{key}].{near}").format(
                        key=key, value=value, near=near
                    )
                    raise table.error(f"{name}.{key}", reason, value)
                yield FacetValue(facet.question, value)
