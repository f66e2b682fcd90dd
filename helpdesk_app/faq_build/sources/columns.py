"""Recognise what each column of a table is: question, answer, id, wordings, topic, status, owner, dates.

A column is recognised by its name first, and by its content where no name says it. A guess between two columns that
are equally likely is none: the table is refused, and the person names the columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from helpdesk_app.faq_build.nearest import suggestion
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import _


class Role(StrEnum):
    """What a column holds."""

    QUESTION = "question"
    ANSWER = "answer"
    UID = "uid"
    WORDINGS = "wordings"
    TOPIC = "topics"
    STATUS = "status"
    OWNER = "owner"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    CHECKED_ON = "checked_on"
    ADDRESS = "address"
    LANGUAGE = "language"
    UNUSED = "unused"
    """Nothing that an entry has."""


class ColumnError(Exception):
    """The columns cannot be distinguished; ``str()`` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by what they hold, as indices from 0."""

    names: tuple[str, ...]
    found: Mapping[Role, tuple[int, ...]] = field(default_factory=dict)
    by_content: frozenset[int] = frozenset()

    def name(self, index: int) -> str:
        """Return what a recipe calls the column ``index``."""
        return self.names[index] or f"{COLUMN} {index + 1}"

    def of(self, role: Role) -> tuple[int, ...]:
        """Return the columns of a role."""
        return self.found.get(role, ())

    @property
    def is_named(self) -> bool:
        """Whether a column was recognised by its name."""
        return any(index not in self.by_content for some in self.found.values() for index in some)

    def described(self) -> str:
        """Return the guess in words."""
        parts = [
            _("{name}: {text}").format(name=role, text=", ".join(map(self._described, self.of(role))))
            for role in Role
            if role is not Role.UNUSED and self.of(role)
        ]
        used = {index for role, some in self.found.items() if role is not Role.UNUSED for index in some}
        unused = [_quoted(name) for index, name in enumerate(self.names) if index not in used and name]
        if unused:
            parts.append(_("not used: {unused}").format(unused=", ".join(unused)))
        return _("; ").join(parts)

    def _described(self, index: int) -> str:
        shown = _("« {name} » (by its content)") if index in self.by_content else _("« {name} »")
        return shown.format(name=self.names[index])


# Folded names, the surest first.
_NAMES: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.QUESTION: (
        *("question", "questions", "intitule de la question", "libelle de la question", "texte de la question"),
        *("question posee", "question principale", "intitule", "libelle", "titre", "title", "record_title", "objet"),
        *("sujet", "subject", "name", "nom", "q", "demande", "topic"),
    ),
    Role.ANSWER: (
        *("reponse", "reponses", "answer", "answers", "texte de la reponse", "reponse apportee", "reponse type"),
        *(
            "solution",
            "contenu",
            "content",
            "record_content",
            "body",
            "corps",
            "texte",
            "text",
            "description",
            "r",
            "a",
        ),
    ),
    Role.UID: ("uid", "id", "identifiant", "ref", "reference", "cle", "code", "itemid", "record_id", "faq_id", "slug"),
    Role.WORDINGS: (
        *("wordings", "formulations", "autres formulations", "variantes", "reformulations", "questions alternatives"),
        *("autres questions", "questions similaires", "synonymes", "alias", "aliases"),
    ),
    Role.TOPIC: (
        *("theme", "themes", "thematique", "thematiques", "rubrique", "rubriques", "sous-rubrique", "categorie"),
        *("categories", "category", "categoryname", "category_name", "sous-categorie", "sous-theme", "produit"),
        *("produits", "product", "service", "domaine", "section", "folder", "dossier", "profil", "public", "tags"),
        *("etiquettes", "labels", "label_names", "facets", "topics", "entity_ids"),
    ),
    Role.STATUS: ("status", "statut", "etat", "state", "draft", "brouillon", "publie", "published", "visibilite"),
    Role.OWNER: ("owner", "proprietaire", "responsable", "referent", "pilote"),
    Role.VALID_FROM: ("valid_from", "valid from", "valide du", "valable du", "valide a partir du", "debut de validite"),
    Role.VALID_TO: ("valid_to", "valid to", "valide jusqu'au", "valable jusqu'au", "fin de validite", "expire le"),
    Role.CHECKED_ON: ("checked_on", "verifie le", "verifiee le", "date de verification", "relu le", "revu le"),
    Role.ADDRESS: ("address", "adresse", "url", "html_url", "lien", "adresse de la page", "adresse source"),
    Role.LANGUAGE: ("language", "langue", "lang", "locale", "record_lang"),
    Role.UNUSED: (),
}
COLUMN: Final = "colonne"
"""What a column without a name is called, with its number."""

_SPACING: Final = re.compile(r"[\s_]+")
_DATE_OR_NUMBER: Final = re.compile(r"[\d\s.,:/%€TZ+-]*$")
_FLAGS: Final = frozenset(("", "x", "0", "1", "oui", "non", "yes", "no", "true", "false", "vrai", "faux"))
_MOST: Final = 0.6
"""The share of cells that must end with a question mark in a column of questions without a name."""
_TIMES_LONGER: Final = 2
"""How much longer than any other a column must be to be the answers by its content."""
_FEWEST_COLUMNS: Final = 2
"""Columns from which the longest may be that of the answers: a list of words is no FAQ."""

_LONGEST_TOPIC: Final = 80
_FEWEST_ROWS: Final = 6
"""Rows from which recurring values show a column of topics."""


def recognise(
    names: Sequence[str], rows: Sequence[Sequence[str]], given: Mapping[str, Sequence[str]] | None = None
) -> Columns:
    """Return what the columns of a table hold.

    Args:
        names: The header.
        rows: The cells below; rows may be shorter than the header.
        given: Role -> names of its columns, from the recipe of the source; what it does not name is recognised.

    Raises:
        ColumnError: No column can be the answers, or two are equally likely, or ``given`` names no column.
    """
    table = _WeighedTable(tuple(names), rows)
    found: dict[Role, tuple[int, ...]] = {}
    for role, wanted in (given or {}).items():
        named = [name for name in wanted if role != Role.UNUSED or table.has(name)]
        found[Role(role)] = tuple(map(table.index_of, named))
    for role in Role:
        if role not in found:
            found[role] = table.named(role, {index for some in found.values() for index in some})
    by_content: set[int] = set()
    if not found[Role.QUESTION]:
        found[Role.QUESTION] = table.questions(_used(found))
        by_content |= set(found[Role.QUESTION])
    if not found[Role.ANSWER]:
        found[Role.ANSWER] = table.answers(_used(found))
        by_content |= set(found[Role.ANSWER])
    if Role.TOPIC not in (given or {}):
        topics = tuple(index for index in range(len(names)) if index not in _used(found) and table.sorts(index))
        found[Role.TOPIC] = tuple(sorted((*found[Role.TOPIC], *topics)))
        by_content |= set(topics)
    if found[Role.UID] and Role.UID not in (given or {}) and not table.identifies(found[Role.UID][0]):
        found[Role.UID] = ()
    return Columns(table.names, {role: some for role, some in found.items() if some}, frozenset(by_content))


def is_header(cells: Sequence[str]) -> bool:
    """Return whether a row names a column of answers and, with others, one of questions or of anything else."""
    folded = [_folded(cell) for cell in cells]
    named = {role for role, names in _NAMES.items() if any(cell in names for cell in folded)}
    return Role.ANSWER in named and (Role.QUESTION in named or len([cell for cell in folded if cell]) > 1)


def _used(found: Mapping[Role, tuple[int, ...]]) -> set[int]:
    return {index for some in found.values() for index in some}


def _quoted(name: str) -> str:
    return _("« {name} »").format(name=name)


def _folded(name: str) -> str:
    return _SPACING.sub(" ", fold_line(name)).strip(" .:*?()") if "_" not in name else fold_line(name)


class _WeighedTable:
    """A table whose columns are weighed."""

    def __init__(self, names: tuple[str, ...], rows: Sequence[Sequence[str]]) -> None:
        self.names = names
        self._rows = rows
        self._folded = [_folded(name) or f"{COLUMN} {number}" for number, name in enumerate(names, start=1)]

    def column(self, index: int) -> list[str]:
        """Return the cells of a column that are not blank."""
        return [row[index].strip() for row in self._rows if index < len(row) and row[index].strip()]

    def has(self, name: str) -> bool:
        """Return whether there is a column with this name."""
        return _folded(name) in self._folded

    def index_of(self, name: str) -> int:
        """Return the column that a recipe names."""
        wanted = _folded(name)
        if wanted in self._folded:
            return self._folded.index(wanted)
        names = ", ".join(map(_quoted, filter(None, self.names)))
        hint = suggestion(name, self.names)
        raise ColumnError(
            _("the recipe names the column « {name} », which the table does not have.{hint} It has {names}.").format(
                name=name, hint=hint, names=names
            )
        )

    def named(self, role: Role, used: set[int]) -> tuple[int, ...]:
        """Return the columns whose names say that they hold ``role``: one, or all of wordings and topics."""
        ranked = [
            (_NAMES[role].index(name), index)
            for index, name in enumerate(self._folded)
            if name in _NAMES[role] and index not in used
        ]
        if role in (Role.WORDINGS, Role.TOPIC):
            return tuple(index for _rank, index in sorted(ranked, key=lambda pair: pair[1]))
        best = min(ranked, default=None)
        if best is None:
            return ()
        same = [index for rank, index in ranked if rank == best[0]]
        if len(same) > 1:
            raise ColumnError(
                _("{n} columns are named « {name} ». {advice}").format(
                    n=len(same), name=self.names[same[0]], advice=self._ask()
                )
            )
        return (best[1],)

    def questions(self, used: set[int]) -> tuple[int, ...]:
        """Return the one column most of whose cells ask something."""
        asking = {}
        for index in range(len(self.names)):
            cells = self.column(index) if index not in used else []
            share = sum(cell.endswith("?") for cell in cells) / len(cells) if cells else 0
            if share >= _MOST:
                asking[index] = share
        if len(asking) > 1:
            names = ", ".join(_quoted(self.names[index]) for index in asking)
            raise ColumnError(
                _("the columns {names} all hold questions. {advice}").format(names=names, advice=self._ask())
            )
        return tuple(asking)

    def answers(self, used: set[int]) -> tuple[int, ...]:
        """Return the one column that is clearly the longest."""
        lengths = []
        for index in range(len(self.names)):
            cells = self.column(index) if index not in used else []
            if len(cells) * 2 >= max(1, len(self._rows)):
                lengths.append((sum(map(len, cells)) / len(cells), index))
        lengths.sort(reverse=True)
        if (
            len(self._written()) < _FEWEST_COLUMNS
            or not lengths
            or (len(lengths) > 1 and lengths[0][0] < _TIMES_LONGER * lengths[1][0])
        ):
            raise ColumnError(_("no column is clearly that of the answers. {advice}").format(advice=self._ask()))
        return (lengths[0][1],)

    def sorts(self, index: int) -> bool:
        """Return whether the values of a column recur and are short, so that they sort the entries."""
        cells = self.column(index)
        values = {fold_line(cell) for cell in cells}
        return (
            bool(self.names[index])
            and len(cells) >= _FEWEST_ROWS
            and 2 <= len(values) <= len(cells) / 2
            and not values <= _FLAGS
            and max(map(len, cells)) <= _LONGEST_TOPIC
            and not all(_DATE_OR_NUMBER.match(cell) for cell in cells)
        )

    def identifies(self, index: int) -> bool:
        """Return whether a column names its rows for good: all different, and no numbering 1, 2, 3 … that moves."""
        cells = self.column(index)
        numbering = [str(number) for number in range(1, len(cells) + 1)]
        return len(set(cells)) == len(cells) and (not cells or cells != numbering)

    def _written(self) -> list[int]:
        return [index for index in range(len(self.names)) if self.names[index] or self.column(index)]

    def _ask(self) -> str:
        names = ", ".join(map(_quoted, filter(None, self.names))) or _("none has a name")
        return _(
            "The columns are: {names}. Name them « Question » and « Réponse », or state them in faq.toml beside the "
            "file, for example columns.question and columns.answer."
        ).format(names=names)
