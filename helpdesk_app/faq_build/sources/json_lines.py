"""JSON Lines: one entry a line, an object with ``id`` and ``answer``.

Optional: ``question``; ``wordings``, a list of strings; ``facets``, an object facet question -> value or list of them;
``origin``, ``owner``, ``status``, ``valid_from``, ``valid_to``, ``checked_on``, ``address``, ``incomplete``.
Other keys are ignored.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from helpdesk_app.faq.model import Facet, FacetValue, Upkeep
from helpdesk_app.faq_build.sources.document import Block, Document, Line, LineKind, SourceError, SourceRemark
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.upkeep import UpkeepError, read_upkeep
from helpdesk_app.text.translation import N_, _

_TYPOGRAPHIC_QUOTES: Final = ("“", "”", "„", "«", "»", "‘", "’")
_LAYOUT: Final = N_("JSON Lines, one entry a line")


def parse(text: str, source: str, sha256: str, pictures: Pictures | None = None) -> Document:
    """Read the entries of a JSON Lines file that is not blank; the pictures of HTML are taken into ``pictures``.

    Raises:
        SourceError: A line is not an entry.
    """
    if text.lstrip().startswith("["):
        raise SourceError(
            source, 1, _("a JSON array. Write one entry a line, without the brackets and commas around them.")
        )
    lines: list[Line] = []
    blocks: list[Block] = []
    remarks: list[SourceRemark] = []
    for number, content in enumerate(split_lines(text), start=1):
        if content.strip():
            lines.append(Line(number, LineKind.TEXT, len(blocks)))
            blocks.append(_block(content, source, number, pictures, remarks))
        else:
            lines.append(Line(number, LineKind.BLANK))
    questions = dict.fromkeys(value.facet for block in blocks for value in block.facets)
    return Document(
        source=source,
        sha256=sha256,
        lines=tuple(lines),
        blocks=tuple(blocks),
        facets=tuple(Facet(question, source_text=question) for question in questions),
        remarks=tuple(remarks),
        layout=_(_LAYOUT),
        takes_corrections=False,
        texts=tuple(split_lines(text)),
    )


def _block(content: str, source: str, number: int, pictures: Pictures | None, remarks: list[SourceRemark]) -> Block:
    try:
        record = json.loads(content)
        content.encode("utf-8")
        json.dumps(record, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        raise SourceError(source, number, _("not JSON: {mistake}").format(mistake=_mistake(content, error))) from error
    except UnicodeEncodeError as error:
        raise SourceError(source, number, _("half of a surrogate pair, which is no character.")) from error
    except ValueError as error:  # Python refuses to turn thousands of digits into a number.
        raise SourceError(
            source, number, _("a number of too many digits. Write it as text, between quotes.")
        ) from error
    except RecursionError as error:
        raise SourceError(source, number, _("nested too deeply for an entry.")) from error
    if not isinstance(record, dict):
        raise SourceError(
            source, number, _('not an object; an entry reads {"id": "…", "question": "…", "answer": "…"}.')
        )
    wordings = record.get("wordings") or []
    if not isinstance(wordings, list):
        raise SourceError(source, number, _('"wordings" must be a list of strings.'))
    return Block(
        first_line=number,
        last_line=number,
        uid=_required(record, "id", source, number).strip(),
        question="" if record.get("question") is None else _required(record, "question", source, number).strip(),
        answer=_answer(_required(record, "answer", source, number), pictures, number, remarks),
        wordings=tuple(dict.fromkeys(_text(wording, '"wordings"', source, number) for wording in wordings)),
        facets=_facets(record.get("facets") or {}, source, number),
        upkeep=_upkeep(record, source, number),
    )


def _answer(text: str, pictures: Pictures | None, number: int, remarks: list[SourceRemark]) -> str:
    """Return an answer line by line; one that is HTML from its first sign to its last as a browser shows it."""
    if text.lstrip().startswith("<") and text.rstrip().endswith(">"):
        from helpdesk_app.faq_build.sources.html_text import html_fragment_lines, looks_like_html

        if looks_like_html(text) and (shown := html_fragment_lines(text, pictures)).lines:
            remarks += (replace(remark, line=number) for remark in shown.remarks)
            return shown.text
    return "\n".join(line.rstrip() for line in split_lines(text)).strip("\n")


def _upkeep(record: dict[str, object], source: str, number: int) -> Upkeep:
    try:
        return Upkeep(**read_upkeep(record))
    except UpkeepError as error:
        raise SourceError(source, number, str(error)) from error


def _mistake(content: str, error: json.JSONDecodeError) -> str:
    """Return what is wrong in a line, with the text where it is, and how it should read."""
    rest = content[error.pos :].lstrip()
    shown = rest[:40] + ("…" if len(rest) > 40 else "")
    where = _("at column {column}, « {text} »").format(column=error.colno, text=shown)
    if rest[:1] in _TYPOGRAPHIC_QUOTES:
        return _('a typographic quote {where}. Put texts between straight quotes, "…".').format(where=where)
    if rest[:1] == "'":
        return _('a single quote {where}. Put texts between double quotes, "…".').format(where=where)
    if "control character" in error.msg:
        return _(r"a tab or a line end inside a text {where}. Write \t or \n.").format(where=where)
    # From Python 3.13 the error is at the comma, before at what follows it.
    if rest.removeprefix(",").lstrip()[:1] in ("}", "]"):
        return _("a comma before the end {where}. Take it out.").format(where=where)
    if not rest:
        return _("the line ends before its entry does, after « {content} ». Write one whole entry a line.").format(
            content=content.strip()[-40:]
        )
    return f"{_(error.msg)} {where}."


def _required(record: dict[str, object], key: str, source: str, number: int) -> str:
    if key not in record:
        raise SourceError(source, number, _('"{key}" is missing.').format(key=key))
    value = record[key]
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return _text(value, f'"{key}"', source, number)


def _text(value: object, name: str, source: str, number: int) -> str:
    if not isinstance(value, str) or not value.strip():
        found = " " + _("Found « {text} ».").format(text=value) if isinstance(value, (int, float)) else ""
        raise SourceError(
            source, number, _("{name} must be text, and not empty.{found}").format(name=name, found=found)
        )
    if "\x00" in value:
        raise SourceError(source, number, _("{name} holds a NUL character.").format(name=name))
    return value


def _facets(record: object, source: str, number: int) -> tuple[FacetValue, ...]:
    if not isinstance(record, dict):
        raise SourceError(source, number, _('"facets" must be an object, facet question -> value or list of values.'))
    given: list[FacetValue] = []
    for question, value in record.items():
        values = value if isinstance(value, list) else [value]
        name = f'"facets", {question!r},'
        facet = _text(question, _('"facets": a facet question'), source, number).strip()
        given += (FacetValue(facet, _text(one, name, source, number).strip()) for one in values)
    return tuple(dict.fromkeys(given))
