r"""Events as CSV that a French Excel opens by a double click: ``;``, UTF-8 with BOM, ``\r\n``, French headers.

Each column is a field of ``Event`` (see ``_HEADERS``); kinds, verdicts and reasons are French words; ``facets`` is a
JSON list of ``[question, value]`` pairs, empty for none.

A cell that a spreadsheet could take for a formula gets one apostrophe in front, and reading takes it away again. Such
a cell begins, after any apostrophes, with a tab, a line end or NUL, or, after any blanks or invisible characters too,
with = + - @ or one of their full-width forms (after OWASP's "CSV Injection"). An apostrophe already there is thus
escaped by another exactly where it would be mistaken for ours, and « e-CPS », « l'identifiant » or a date stay as they
are. Excel may still show a text of digits only as a number; the file holds it whole, and JSON Lines has no such reader.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from helpdesk_app.feedback.errors import BadEventError, BadLineError
from helpdesk_app.feedback.files import decoded_lines
from helpdesk_app.feedback.model import Event, EventKind, Reason, Verdict
from helpdesk_app.feedback.record import FIELD_NAMES, facets_to_json, from_record, to_record

_HEADERS: Final = {
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
_FIELDS: Final = {header: name for name, header in _HEADERS.items()}
_WORDS: Final = {
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

_FORMULA: Final = re.compile(r"'*(?:[\t\r\n\0]|[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])")


def write_csv(events: Iterable[Event], stream: BinaryIO) -> int:
    """Write ``events`` under a header and return how many they were.

    Raises:
        BadEventError: An event breaks the rules of its model.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow(_HEADERS[name] for name in FIELD_NAMES)
        count = 0
        for event in events:
            writer.writerow(_cells(event))
            count += 1
    finally:
        text.detach()  # The stream stays open, and its owner's.
    return count


def read_csv(path: Path) -> Iterator[Event]:
    """Iterate over the events of a file that ``write_csv`` wrote, perhaps with the columns in another order.

    Raises:
        UnreadableError: The file cannot be opened.
        BadLineError: The header or a row is not ours; the rows before it have been handed out.
    """
    reader = csv.reader((line for _, line in decoded_lines(path)), delimiter=";", strict=True)
    names: list[str] | None = None
    try:
        for row in reader:
            if names is None:
                names = _names(row)
            else:
                yield _event(names, row)
    except (csv.Error, BadEventError) as error:
        raise BadLineError(path, reader.line_num, str(error)) from None
    if names is None:
        raise BadLineError(path, 1, "the file is empty; even an export without events has a header")


def neutralised(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula; ``restored`` undoes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """Return the text of which ``neutralised`` made ``cell``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _cells(event: Event) -> Iterator[str]:
    record = to_record(event)
    record["facets"] = facets_to_json(event.facets) if event.facets else ""
    for name in FIELD_NAMES:
        value = record[name]
        text = "" if value is None else str(value)
        yield neutralised(_WORDS[name][text] if text and name in _WORDS else text)


def _names(header: list[str]) -> list[str]:
    names = []
    for cell in header:
        if cell not in _FIELDS:
            raise BadEventError(f"unknown column {cell!r}; a newer version of the program may have written it")
        names.append(_FIELDS[cell])
    if len(set(names)) != len(names):
        raise BadEventError("a column stands twice")
    return names


def _event(names: list[str], row: list[str]) -> Event:
    if len(row) != len(names):
        raise BadEventError(f"{len(row)} cells under {len(names)} headers")
    return from_record({name: _value(name, restored(cell)) for name, cell in zip(names, row, strict=True)})


def _value(name: str, text: str) -> object:
    match name:
        case "kind" | "verdict" | "reason":
            return _value_of_word(name, text)
        case "elapsed_ms" if not text:
            return None
        case "rank" | "elapsed_ms":
            if not re.fullmatch(r"[0-9]{1,10}", text):
                raise BadEventError(f"“{_HEADERS[name]}” is not a whole number")
            return int(text)
        case "facets":
            return _facets(text)
        case _:
            return text


def _value_of_word(name: str, text: str) -> str | None:
    values = {word: value for value, word in _WORDS[name].items()}
    if not text:
        return None
    if text not in values:
        raise BadEventError(f"“{_HEADERS[name]}” is none of {', '.join(values)}")
    return values[text]


def _facets(text: str) -> object:
    try:
        return json.loads(text) if text else []
    except (ValueError, RecursionError):
        raise BadEventError(f"“{_HEADERS['facets']}” is not a JSON list of pairs") from None
