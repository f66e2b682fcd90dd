"""A JSON file: an array of entries, or the export of another program. Lines are the numbers of its records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from helpdesk_app.faq_build.sources import json_lines
from helpdesk_app.faq_build.sources.columns import ColumnError, recognise
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.json_exports import objects, recognise_export
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.sources.records import Record, read_records, undecided
from helpdesk_app.text.translation import _

_OWN_KEYS: Final = frozenset(("id", "question", "answer", "wordings", "facets"))


def parse(
    text: str,
    source: str,
    sha256: str,
    columns: Mapping[str, Sequence[str]] | None = None,
    pictures: Pictures | None = None,
) -> Document:
    """Read a JSON file that is not blank; the pictures of its HTML are taken into ``pictures``.

    Raises:
        SourceError: It is not JSON, or has no records with an answer.
    """
    data = _load(text, source)
    export = None if columns else recognise_export(data)
    found = export.records if export else _array(data, source)
    if not export and all(record.keys() <= _OWN_KEYS and {"id", "answer"} <= record.keys() for record in found):
        # The keys of our own JSON Lines, whose rules are stricter: all that is given is checked.
        lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in found)
        return json_lines.parse(lines, source, sha256, pictures)
    names = tuple(dict.fromkeys(key for record in found for key in record))
    records = [
        Record(number, number, tuple(_text(record.get(name), source, number) for name in names))
        for number, record in enumerate(found, start=1)
    ]
    try:
        meant = export.columns(names) if export else recognise(names, [record.cells for record in records], columns)
    except ColumnError as error:
        raise undecided(error, records, records, names, source, sha256) from error
    return read_records(records, meant, source, sha256, _(export.name) if export else _("a JSON array"), pictures)


def _load(text: str, source: str) -> Any:
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        rest = text[error.pos : error.pos + 40].strip()
        reason = _("not JSON: {msg} at column {column}, « {rest} ». Export the file again.").format(
            msg=_(error.msg), column=error.colno, rest=rest
        )
        raise SourceError(source, error.lineno, reason) from error
    except UnicodeEncodeError as error:
        raise SourceError(source, 1, _("half of a surrogate pair, which is no character.")) from error
    except ValueError as error:
        raise SourceError(source, 1, _("a number of too many digits. Write it as text, between quotes.")) from error
    except RecursionError as error:
        raise SourceError(source, 1, _("nested too deeply for a FAQ.")) from error
    return data


def _array(data: Any, source: str) -> list[dict[str, Any]]:
    """Return the objects of the array that ``data`` is, or of the only one that it holds."""
    if isinstance(data, dict):
        arrays = [value for holder, _around in objects(data) for value in holder.values() if _is_records(value)]
        if len(arrays) != 1:
            what = _("{n} arrays of objects").format(n=len(arrays)) if arrays else _("no array of objects")
            advice = _('Put the entries into one array, [{"question": "…", "answer": "…"}, …].')
            raise SourceError(source, 1, f"{what}. {advice}")
        data = arrays[0]
    if not _is_records(data):
        raise SourceError(
            source, 1, _('not an array of objects; it reads [{"question": "…", "answer": "…"}, …]. Export it again.')
        )
    return [_flat(record) for record in data]


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(record, dict) for record in value)


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with the fields of an inner object beside its own: the name of ``{"category": {"name": …}}``."""
    flat: dict[str, Any] = {}
    for key, value in record.items():
        name = value.get("name") or value.get("title") if isinstance(value, dict) and "facets" not in key else None
        flat[key] = name if isinstance(name, str) else value
    return flat


def _text(value: Any, source: str, number: int) -> str:
    """Return a field as a cell: lists one value a line, ``null`` blank."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case str() if "\x00" in value:
            raise SourceError(source, number, _("record {number} holds a NUL character.").format(number=number))
        case str() | int() | float():
            return str(value)
        case list():
            return "\n".join(_text(part, source, number) for part in value)
        case _:
            return json.dumps(value, ensure_ascii=False)
