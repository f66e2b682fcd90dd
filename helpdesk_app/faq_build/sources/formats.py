"""Recognise the format of a source and read it; the library of a format is loaded when a file of it is read."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from helpdesk_app.faq_build.sources import json_lines, page_dump
from helpdesk_app.faq_build.sources.columns import is_header
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.encoding import decode, split_lines
from helpdesk_app.faq_build.sources.folder import by_editors, files_of, is_by_hand
from helpdesk_app.faq_build.sources.pictures import Pictures, ReadPicture, files_beside
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, FileRecipe, load_recipe
from helpdesk_app.faq_build.sources.refused_formats import refusal_of_bytes, refusal_of_text, zipped_kind
from helpdesk_app.text.translation import _, grouped

MOST_BYTES: Final = 200_000_000
"""Bytes of a document."""

_JSON_LINES: Final = (".jsonl", ".ndjson")
_TABLES: Final = (".csv", ".tsv", ".tab")
_MARKDOWN: Final = (".md", ".markdown")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff")
_PAGES: Final = (".html", ".htm", ".xhtml")
_HTML: Final = re.compile(
    r"\s*(?:<\?xml\b.{0,400}?)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|main|div|section|article"
    r"|h[1-6]|p|dl|ul|details|table|meta|title|script|nav|header|span|a)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE: Final = re.compile(rb"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,20}?MIME-Version:", re.IGNORECASE)
_JSON: Final = re.compile(r"""\s*(?:\[\s*[\[{"\]]|\{\s*["}])""")
_SEPARATORS: Final = (";", "\t", ",", "|")


def read_sources(paths: Sequence[Path]) -> Iterator[Document]:
    """Yield the documents of files and folders.

    Raises:
        SourceError: As for :func:`read_source`.
    """
    for path in paths:
        if path.is_dir():
            yield from read_files(path, files_of(path))
        else:
            yield read_source(path)


def read_files(folder: Path, files: Iterable[Path]) -> Iterator[Document]:
    """Yield the documents of ``files`` in ``folder``, as its recipe says; a picture that one shows is no source.

    Nor is one in ``entries/`` that none shows any more.

    Raises:
        SourceError: As for :func:`read_source`.
    """
    recipe = load_recipe(folder)
    shown: set[Path] = set()
    # Pictures last, when it is known which are shown.
    for file in sorted(files, key=lambda file: file.suffix.lower() in _PICTURES):
        is_picture = file.suffix.lower() in _PICTURES
        if file.resolve() not in shown and not (is_picture and is_by_hand(file, folder)):
            name = file.relative_to(folder).as_posix()
            document = parse_source(read_bytes(file), name, recipe.of(name), files_beside(file, folder, shown))
            yield by_editors(document) if is_by_hand(file, folder) else document


def read_source(path: Path) -> Document:
    """Read the source file ``path``, as ``faq.toml`` beside it says.

    Raises:
        SourceError: It cannot be read, or holds no FAQ; names file, line and reason.
    """
    recipe = load_recipe(path.parent).of(path.name)
    return parse_source(read_bytes(path), path.name, recipe, files_beside(path, path.parent))


def read_bytes(path: Path) -> bytes:
    """Return the content of a document.

    Raises:
        SourceError: It is no regular file, is larger than ``MOST_BYTES``, or cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(str(path), 1, _("this is not a file. Name the document itself."))
        if status.st_size > MOST_BYTES:
            reason = _("the file has {size} MB, at most {most} MB are read. Split it into several documents.")
            size, most = grouped(status.st_size // 1_000_000), grouped(MOST_BYTES // 1_000_000)
            raise SourceError(str(path), 1, reason.format(size=size, most=most))
        return path.read_bytes()
    except OSError as error:
        reason = _("the file cannot be read: {reason}. Check its name, and that you may read it.").format(
            reason=_(error.strerror or str(error))
        )
        raise SourceError(str(path), 1, reason) from error


def parse_source(
    data: bytes, source: str, recipe: FileRecipe = NO_RECIPE, read_picture: ReadPicture = lambda _address: None
) -> Document:
    """Read the bytes of a source named ``source``; its content decides on the format before its suffix does.

    Args:
        data: The bytes.
        source: The name.
        recipe: How it is read.
        read_picture: Reads the pictures that it names and does not carry in itself.

    Raises:
        SourceError: As for :func:`read_source`.
    """
    pictures = Pictures(read_picture)
    return pictures.finish(_parse(data, source, recipe, pictures))


def _parse(data: bytes, source: str, recipe: FileRecipe, pictures: Pictures) -> Document:
    digest = hashlib.sha256(data).hexdigest()
    match zipped_kind(data):
        case "docx":
            from helpdesk_app.faq_build.sources import word

            return word.parse(data, source, digest, recipe, pictures)
        case "xlsx" | "ods":
            from helpdesk_app.faq_build.sources import workbook

            return workbook.parse(data, source, digest, recipe.columns)
    if refusal := refusal_of_bytes(data, source):
        raise SourceError(source, 1, refusal)
    if _WEB_ARCHIVE.match(data[:4000]):
        from helpdesk_app.faq_build.sources import html_page, web_archive

        page, read_part = web_archive.page_of(data, source)
        pictures.look_into(read_part)
        return html_page.parse(page, source, digest, recipe, pictures)
    text = decode(data, source)
    if not text.strip():
        blank = _("the file holds nothing but blank lines. Save the document again, and check its size.")
        empty = _("the file is empty. Save the document again, and check its size.")
        raise SourceError(source, 1, blank if text else empty)
    return _parse_text(text, source, digest, recipe, pictures)


def _parse_text(text: str, source: str, digest: str, recipe: FileRecipe, pictures: Pictures) -> Document:
    suffix = Path(source).suffix.lower()
    if suffix in _JSON_LINES or (suffix == ".txt" and _is_json_lines(text)):
        return json_lines.parse(text, source, digest, pictures)
    if _JSON.match(text) and suffix not in _TABLES:
        from helpdesk_app.faq_build.sources import json_document

        return json_document.parse(text, source, digest, recipe.columns, pictures)
    if suffix in _PAGES or _HTML.match(text):
        from helpdesk_app.faq_build.sources import html_page

        return html_page.parse(text, source, digest, recipe, pictures)
    if suffix in _TABLES or _has_header(text):
        from helpdesk_app.faq_build.sources import csv_table

        return csv_table.parse(text, source, digest, recipe.columns, pictures)
    if refusal := refusal_of_text(text):
        raise SourceError(source, 1, refusal)
    if suffix in _MARKDOWN:
        from helpdesk_app.faq_build.sources import markdown

        return markdown.parse(text, source, digest, recipe, pictures)
    return page_dump.parse(text, source, digest, recipe)


def _is_json_lines(text: str) -> bool:
    """Return whether each of the first lines is an object."""
    lines = [line.strip() for line in split_lines(text[:100_000])[:3] if line.strip()]
    return all(line.startswith('{"') and line.endswith("}") for line in lines)


def _has_header(text: str) -> bool:
    """Return whether the first line names the columns of a table, in a file that is not called one."""
    first = text.lstrip().split("\n", 1)[0].strip()
    return any(separator in first and is_header(first.split(separator)) for separator in _SEPARATORS)
