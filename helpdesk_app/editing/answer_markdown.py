"""Write an answer of the FAQ as Markdown that is read back as the same answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from helpdesk_app.faq_build.sources import markdown
from helpdesk_app.faq_build.sources.pictures import Pictures, ReadPicture
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE

_ITEM: Final = re.compile(r"( *)(-|\d+\.) (.*)")
_ROW: Final = re.compile(r"\|.*\|")
_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_RISKY: Final = re.compile(r"([\\`*_\[\]<>&#|~])")


def no_picture(_address: str) -> bytes | None:
    """Find no picture."""
    return None


def as_markdown(answer: str, known: str = "", read: ReadPicture = no_picture) -> str:
    """Return an answer, one paragraph a line, as Markdown: as plain as it can be and still read back as it is.

    Args:
        answer: In the subset of Markdown that a FAQ holds.
        known: Markdown whose paragraphs, lists and tables are kept as they are written where the answer still has them.
        read: Reads the pictures that ``known`` names.
    """
    groups = list(_groups(answer.split("\n"))) if answer else []
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", known) if block.strip()]
    written = {read_back(block, read): block for block in blocks}
    text = "\n\n".join(written.get("\n".join(group)) or _written(group) for group in groups)
    if read_back(text, read) == answer:
        return text
    for escape in (_escape_risky, _escape_all):
        text = "\n\n".join(escape(line) for line in answer.split("\n"))
        if read_back(text) == answer:
            break
    return text


def as_paragraph(line: str) -> str:
    """Return one line as Markdown, for a heading."""
    for escape in (str, _escape_risky):
        if read_back(text := escape(line)) == line:
            return text
    return _escape_all(line)


def read_back(text: str, read: ReadPicture = no_picture) -> str:
    """Return the answer that a file of one entry with the body ``text`` has, its pictures found by ``read``."""
    pictures = Pictures(read)
    document = pictures.finish(markdown.parse(f"---\nuid: x\nquestion: x\n---\n{text}\n", "", "", NO_RECIPE, pictures))
    return document.blocks[0].answer


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of each list and table together, and every other line by itself."""
    group: list[str] = []
    for line in lines:
        if group and _kind(line) and _kind(line) == _kind(group[0]):
            group.append(line)
        else:
            if group:
                yield group
            group = [line]
    yield group


def _kind(line: str) -> str:
    return "item" if _ITEM.fullmatch(line) else "row" if _ROW.fullmatch(line) else ""


def _written(group: list[str]) -> str:
    wanted = "\n".join(group)
    if _kind(group[0]) == "row":
        rule = "|" + " --- |" * (group[0].count("|") - 1)
        group = [group[0], rule, *group[1:]]
    for escape in (str, _escape_risky, _escape_all):
        text = "\n".join(_with_marker(line, escape) for line in _indented(group))
        if read_back(text) == wanted:
            return text
    return "\n\n".join(_escape_all(line) for line in wanted.split("\n"))


def _indented(group: list[str]) -> Iterator[str]:
    """Yield the items of a list, each below the text of the one that it is part of."""
    offsets = [0]
    for line in group:
        if found := _ITEM.fullmatch(line):
            depth = min(len(found[1]) // 2, len(offsets) - 1)
            offsets[depth + 1 :] = [offsets[depth] + len(found[2]) + 1]
            yield " " * offsets[depth] + line.lstrip(" ")
        else:
            yield line


def _with_marker(line: str, escape: Callable[[str], str]) -> str:
    """Return ``line`` with what follows the mark of its list item escaped."""
    found = _ITEM.fullmatch(line)
    return f"{found[1]}{found[2]} {escape(found[3])}" if found else escape(line)


def _escape_risky(text: str) -> str:
    return _RISKY.sub(r"\\\1", text)


def _escape_all(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\1", text)
