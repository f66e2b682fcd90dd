"""Events as rows of a table for people: French headers and words, and no cell that a spreadsheet takes for a formula.

Each column is a field of ``Event`` (see ``HEADERS``); kinds, verdicts and reasons are French words; ``facets`` is a
JSON list of ``[question, value]`` pairs, empty for none.

A cell that a spreadsheet could take for a formula gets one apostrophe in front, and reading removes it again. Such a
cell begins, after any apostrophes and then any blanks or invisible characters, with a tab, a line end, NUL, = + - @ or
one of their full-width forms (after OWASP's "CSV Injection"). An apostrophe already there is thus escaped by another
exactly where it would be mistaken for ours, and « e-CPS », « l'identifiant » or a date stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from helpdesk_app.feedback.errors import BadEventError
from helpdesk_app.feedback.model import Event, EventKind, Reason, Verdict
from helpdesk_app.feedback.record import FIELD_NAMES, facets_to_json, from_record, to_record
from helpdesk_app.text.translation import _

HEADERS: Final = {
    "id": "Identifiant",
    "recorded_at": "Date et heure (UTC)",
    "kind": "Action",
    "uid": "Réponse",
    "answer_hash": "Empreinte du texte",
    "database_version": "Version de la FAQ",
    "query": "Recherche",
    "rank": "Rang",
    "facets": "Filtres",
    "app_version": "Version du logiciel",
    "verdict": "Utile",
    "corrects": "Remplace le vote",
    "reason": "Raison",
    "comment": "Commentaire",
    "proposed_wording": "Formulation proposée",
    "elapsed_ms": "Délai avant copie (ms)",
    "station": "Poste",
}
"""Header of each field's column, in the order of the columns."""
WORDS: Final = {
    "kind": {
        EventKind.VOTE.value: "Vote",
        EventKind.COPY.value: "Copie",
        EventKind.NO_RESULT.value: "Recherche sans résultat",
        EventKind.UNRELIABLE.value: "Recherche sans réponse fiable",
    },
    "verdict": {Verdict.YES.value: "Oui", Verdict.NO.value: "Non"},
    "reason": {
        Reason.UNCLEAR.value: "Pas claire",
        Reason.INCOMPLETE.value: "Incomplète",
        Reason.OFF_TOPIC.value: "Ne correspond pas à la question",
        Reason.WRONG.value: "Semble fausse",
        Reason.OUTDATED.value: "Obsolète",
    },
}
"""Field -> what the model holds -> what people read."""

_FIELDS: Final = {header: name for name, header in HEADERS.items()}
_VALUES: Final = {field: {word: value for value, word in words.items()} for field, words in WORDS.items()}
_FORMULA: Final = re.compile(r"'*[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*[\t\r\n\0=+\-@＝＋－＠]")


def neutralised(text: str) -> str:
    """Return ``text`` as no spreadsheet takes it for a formula; ``restored`` undoes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """Return the text that ``neutralised`` turned into ``cell``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def cells_of(event: Event) -> list[str]:
    """Return the cells of an event's row, as texts that no spreadsheet takes for formulas.

    Raises:
        BadEventError: The event breaks the rules of its model.
    """
    record = to_record(event)
    record["facets"] = facets_to_json(event.facets) if event.facets else ""
    cells = []
    for name in FIELD_NAMES:
        value = record[name]
        text = "" if value is None else str(value)
        cells.append(neutralised(WORDS[name][text] if text and name in WORDS else text))
    return cells


def fields_of(header: Sequence[object]) -> list[str]:
    """Return the field of each column.

    Raises:
        BadEventError: A column is unknown, or occurs twice.
    """
    names = []
    for cell in header:
        if cell not in _FIELDS:
            raise BadEventError(
                _("unknown column {cell!r}; a newer version of the program may have written it").format(cell=cell)
            )
        names.append(_FIELDS[str(cell)])
    if len(set(names)) != len(names):
        raise BadEventError(_("a column occurs twice"))
    return names


def event_of(fields: Sequence[str], cells: Sequence[str]) -> Event:
    """Return the event of a row.

    Raises:
        BadEventError: The row is not an event.
    """
    if len(cells) != len(fields):
        raise BadEventError(_("{n} cells under {width} headers").format(n=len(cells), width=len(fields)))
    return from_record({name: _value(name, restored(cell)) for name, cell in zip(fields, cells, strict=True)})


def _value(name: str, text: str) -> object:
    match name:
        case "kind" | "verdict" | "reason":
            return _value_of_word(name, text)
        case "elapsed_ms" if not text:
            return None
        case "rank" | "elapsed_ms":
            if not re.fullmatch(r"[0-9]{1,10}", text):
                raise BadEventError(_("“{column}” is not a whole number").format(column=HEADERS[name]))
            return int(text)
        case "facets":
            return _facets(text)
        case _:
            return text


def _value_of_word(name: str, text: str) -> str | None:
    values = _VALUES[name]
    if not text:
        return None
    if text not in values:
        raise BadEventError(_("“{column}” is none of {values}").format(column=HEADERS[name], values=", ".join(values)))
    return values[text]


def _facets(text: str) -> object:
    try:
        return json.loads(text) if text else []
    except (ValueError, RecursionError):
        raise BadEventError(_("“{column}” is not a JSON list of pairs").format(column=HEADERS["facets"])) from None
