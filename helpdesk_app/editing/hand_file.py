"""Write an entry of the editors as a file of ``entries/``; what it says already keeps its layout, keys and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import tomlkit

from helpdesk_app.editing.answer_markdown import as_markdown, as_paragraph
from helpdesk_app.editing.model import Content
from helpdesk_app.faq.model import FacetValue, Provenance, Status
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.encoding import decode, split_lines
from helpdesk_app.faq_build.sources.folder import by_editors
from helpdesk_app.faq_build.sources.formats import parse_source
from helpdesk_app.faq_build.sources.front_matter import split_front_matter
from helpdesk_app.faq_build.sources.markdown import meaning_of
from helpdesk_app.faq_build.sources.pictures import ReadPicture
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import _

_FENCE: Final = "---"
_KEY: Final = re.compile(r"""("(?:\\.|[^"\\])*"|[^\s#-][^#]*?)\s*:(?:\s|$)""")
_PLAIN: Final = re.compile(r"[^\W_](?:[^:#\n\t]|:(?=\S)|(?<=\S)#)*")
_HEADING: Final = re.compile(r"#{1,6}\s")
_NAMES: Final = {
    "uid": "uid",
    "question": "question",
    "topics": "thèmes",
    "wordings": "formulations",
    "status": "statut",
    "owner": "responsable",
    "checked_on": "vérifiée le",
    "valid_from": "valide du",
    "valid_to": "valide jusqu'au",
    "address": "adresse",
    "incomplete": "incomplet",
    "successor": "successor",
    "note": "note",
}
"""What a key means -> how a new one is written."""
_STATUSES: Final = {Status.PUBLISHED: "", Status.DRAFT: "brouillon", Status.HIDDEN: "masquée"}

Given = str | tuple[str, ...] | Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HandFile:
    """A file of ``entries/`` as it is read."""

    content: Content
    uid: str
    """Empty where the file states none."""
    provenance: tuple[Provenance, ...]
    """None where it makes no entry yet."""


def read_hand_file(data: bytes, name: str, shown: Mapping[str, str], read: ReadPicture) -> HandFile:
    """Return what a file says.

    Args:
        data: Its content.
        name: Its path in the folder, with slashes.
        shown: The facet questions as people read them, by the folded names that the file may use.
        read: Reads the pictures that it names.

    Raises:
        SourceError: It cannot be read, or is not one entry.
    """
    document = by_editors(parse_source(data, name, NO_RECIPE, read))
    if not document.is_one_entry:
        raise SourceError(name, 1, _("the file holds more than one entry."))
    block = document.blocks[0]
    facets = tuple(dict.fromkeys(FacetValue(shown.get(fold_line(v.facet), v.facet), v.value) for v in block.facets))
    content = Content(block.question, block.answer, block.wordings, facets, block.upkeep, block.note)
    lines = Provenance(name, block.first_line, block.last_line, document.sha256)
    return HandFile(content, block.uid, () if block.fault else (lines,))


def write_hand_file(
    old: bytes | None, name: str, uid: str, content: Content, topics: Mapping[str, str], read: ReadPicture
) -> tuple[bytes, HandFile]:
    """Return the file that says ``content``, and how it is read back.

    Args:
        old: The file as it is; ``None`` for a new one.
        name: Its path in the folder.
        uid: Of the entry.
        content: What it is to say.
        topics: The name of each facet in a file, by its question as people read it.
        read: Reads the pictures that the file names.

    Raises:
        SourceError: No file says that.
    """
    shown = {fold_line(written): question for question, written in topics.items()}
    shown |= {fold_line(question): question for question in topics}
    for text in _candidates(old, name, uid, content, topics, shown, read):
        data = text.encode("utf-8")
        try:
            found = read_hand_file(data, name, shown, read)
        except SourceError:
            continue
        if found.uid == uid and _says(found.content, content):
            return data, found
    # Where the simplest file is not even read, its mistake says more.
    read_hand_file(_new(uid, content, topics, has_heading=False).encode("utf-8"), name, shown, read)
    raise SourceError(name, 1, _("the entry cannot be written so that it is read back as it is."))


def _says(found: Content, wanted: Content) -> bool:
    """Return whether two contents are the same; the blanks within an answer may differ."""
    same = replace(found, answer=wanted.answer, facets=wanted.facets) == wanted
    return same and found.answer.split() == wanted.answer.split() and set(found.facets) == set(wanted.facets)


def _candidates(
    old: bytes | None,
    name: str,
    uid: str,
    content: Content,
    topics: Mapping[str, str],
    shown: Mapping[str, str],
    read: ReadPicture,
) -> Iterator[str]:
    """Yield texts of the file, the one that changes least first."""
    if old is not None:
        text = decode(old, name)
        lines = split_lines(text)
        taken = split_front_matter(lines, name)[1]
        eol = "\r\n" if "\r\n" in text else "\n"
        if taken:
            fence = lines[0].rstrip()
            edited_matter = _edited_matter if fence == _FENCE else _edited_toml
            was = read_hand_file(old, name, shown, read)
            changes = dict(_changes(was, uid, content, topics))
            for is_in_heading in (True, False):
                matter = edited_matter(lines[1 : taken - 1], changes, content, is_in_heading=is_in_heading)
                for body in _bodies(lines[taken:], was.content, content, read, is_in_heading=is_in_heading):
                    yield eol.join([fence, *matter, fence, *body, ""])
    yield _new(uid, content, topics, has_heading=True)
    yield _new(uid, content, topics, has_heading=False)


def _new(uid: str, content: Content, topics: Mapping[str, str], *, has_heading: bool) -> str:
    given = dict(_given(uid, content, topics))
    heading = [f"# {as_paragraph(content.question)}"] if has_heading and content.question else []
    answer = [*([""] if heading else []), *as_markdown(content.answer).split("\n")] if content.answer else []
    if has_heading or not content.question:
        del given["question"]
    matter = [line for meaning, value in given.items() if value for line in _key_lines(_NAMES[meaning], value)]
    return "\n".join([_FENCE, *matter, _FENCE, *heading, *answer, ""])


def _given(uid: str, content: Content, topics: Mapping[str, str]) -> Iterator[tuple[str, Given]]:
    """Yield what the front matter is to say; an empty value where a key is not needed."""
    upkeep = content.upkeep
    yield "uid", uid
    yield "question", content.question
    values: dict[str, tuple[str, ...]] = {}
    for value in content.facets:
        topic = topics.get(value.facet, value.facet)
        values[topic] = (*values.get(topic, ()), value.value)
    yield "topics", values
    yield "wordings", content.wordings
    yield "status", _STATUSES[upkeep.status]
    for name in ("owner", "checked_on", "valid_from", "valid_to", "address", "incomplete", "successor"):
        yield name, getattr(upkeep, name)
    yield "note", content.note


def _changes(was: HandFile, uid: str, content: Content, topics: Mapping[str, str]) -> Iterator[tuple[str, Given]]:
    """Yield what the front matter is to say otherwise."""
    before = dict(_given(was.uid, was.content, topics))
    for meaning, value in _given(uid, content, topics):
        if before[meaning] != value:
            yield meaning, value
            if meaning in ("topics", "status"):
                yield {"topics": "tags", "status": "draft"}[meaning], ""


def _edited_matter(
    lines: list[str], changes: Mapping[str, Given], content: Content, *, is_in_heading: bool
) -> list[str]:
    """Return the lines of the front matter with other values; keys that it has not yet follow."""
    wanted = _wanted(changes, content, is_in_heading=is_in_heading)
    edited: list[str] = []
    for key, statement in _statements(lines):
        meaning = meaning_of(key) if key else ""
        if meaning == "question" and "question" in changes:
            wanted.pop("question", None)
            edited += _key_lines(key, content.question) if content.question else []
        elif meaning in wanted:
            value = wanted.pop(meaning)
            edited += _key_lines(key, value) if value else []
        else:
            edited += statement
    return edited + [line for meaning, value in wanted.items() if value for line in _key_lines(_NAMES[meaning], value)]


def _edited_toml(lines: list[str], changes: Mapping[str, Given], content: Content, *, is_in_heading: bool) -> list[str]:
    """Return the lines of a front matter in TOML with other values."""
    document = tomlkit.parse("\n".join(lines))
    known = {meaning_of(key): key for key in document}
    for meaning, value in _wanted(changes, content, is_in_heading=is_in_heading and "question" not in known).items():
        key = known.get(meaning, _NAMES.get(meaning, ""))
        if value:
            given = {topic: list(values) for topic, values in value.items()} if isinstance(value, Mapping) else value
            document[key] = list(given) if isinstance(given, tuple) else given
        elif key in document:
            del document[key]
    return tomlkit.dumps(document).rstrip("\n").split("\n")


def _wanted(changes: Mapping[str, Given], content: Content, *, is_in_heading: bool) -> dict[str, Given]:
    """Return ``changes`` with the question only where no heading says it."""
    wanted = {meaning: value for meaning, value in changes.items() if meaning != "question"}
    return wanted if is_in_heading else {**wanted, "question": content.question}


def _statements(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys of a front matter, each with its lines; comments and blank lines between them without a key."""
    key, statement, loose = "", list[str](), list[str]()
    for line in lines:
        if found := _KEY.match(line):
            if statement:
                yield key, statement
            yield from (("", [one]) for one in loose)
            key, statement, loose = found[1].strip("\"'"), [line], []
        elif statement and line.strip() and not line.startswith("#"):
            statement, loose = [*statement, *loose, line], []
        else:
            loose.append(line)
    if statement:
        yield key, statement
    yield from (("", [one]) for one in loose)


def _key_lines(key: str, value: Given) -> Iterator[str]:
    name = key if _PLAIN.fullmatch(key) else _scalar(key)
    if isinstance(value, str):
        if "\n" in value:
            yield f"{name}: |"
            yield from (f"  {line}" for line in value.split("\n"))
        else:
            yield f"{name}: {_scalar(value)}"
    elif isinstance(value, Mapping):
        yield f"{name}:"
        for topic, values in value.items():
            yield f"  {_scalar(topic)}:"
            yield from (f"    - {_scalar(one)}" for one in values)
    else:
        yield f"{name}:"
        yield from (f"  - {_scalar(one)}" for one in value)


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text == text.strip() and not text.endswith(":"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _bodies(
    lines: list[str], before: Content, content: Content, read: ReadPicture, *, is_in_heading: bool
) -> Iterator[list[str]]:
    """Yield the lines below the front matter, those that change least first."""
    heading = next((number for number, line in enumerate(lines) if line.strip()), 0)
    has_heading = heading < len(lines) and bool(_HEADING.match(lines[heading]))
    question = [f"# {as_paragraph(content.question)}"] if is_in_heading and content.question else []
    if content.answer == before.answer:
        if content.question == before.question:
            yield lines
        if has_heading:
            yield [*lines[:heading], *question, *lines[heading + 1 :]]
    known = "\n".join(lines[heading + has_heading :])
    for body in (as_markdown(content.answer, known, read), as_markdown(content.answer)):
        yield [*question, *([""] if question and body else []), *(body.split("\n") if body else [])]
