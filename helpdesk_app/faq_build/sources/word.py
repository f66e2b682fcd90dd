"""A Word document (.docx): paragraphs with heading styles are the questions or the sections above them.

The format is a ZIP container with XML (ECMA-376). Lines are the paragraphs of its body, and the rows of its tables.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from xml.etree import ElementTree

from helpdesk_app.faq_build.sources import page_dump
from helpdesk_app.faq_build.sources.archive import ArchiveError, check_archive, read_member, read_xml
from helpdesk_app.faq_build.sources.document import Document, SourceError, SourceRemark
from helpdesk_app.faq_build.sources.passages import Notes, Passage, as_told, by_headings
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, FileRecipe
from helpdesk_app.faq_build.sources.records import Record, read_table
from helpdesk_app.faq_build.sources.rich_text import bold, item, link, row, without_pictures
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.inline import texts_around_pictures
from helpdesk_app.text.translation import N_, _

Element = ElementTree.Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED: Final = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", _FALLBACK))
_PICTURES: Final = frozenset((f"{_W}drawing", f"{_W}pict", f"{_W}object"))
_TEXT_BOX: Final = f"{_W}txbxContent"
_CONTENTS: Final = ("toc ", "tm ", "table des matieres")
_MOST_ROWS: Final = 0.6
"""The share of the passages from which a document is a table."""

_DEEPEST: Final = 60
"""Tables and other elements inside each other."""


def parse(
    data: bytes, source: str, sha256: str, recipe: FileRecipe = NO_RECIPE, pictures: Pictures | None = None
) -> Document:
    """Read a Word document; its pictures are taken into ``pictures``.

    Raises:
        SourceError: It cannot be opened, or nothing shows where its questions and answers are.
    """
    try:
        check_archive(data)
        reader = _WordReader(data, pictures or Pictures())
        passages = reader.passages()
        as_told(passages, recipe)
    except ArchiveError as error:
        raise SourceError(source, 1, _("the Word document is not read: {error}").format(error=error)) from error
    notes = Notes(_("Word document, questions that are headings"), reader.remarks(len(passages)))
    if document := by_headings(passages, source, sha256, notes):
        return document
    tabular = sum(len(cells) > 1 for cells in reader.rows)
    if tabular and tabular >= _MOST_ROWS * sum(map(bool, reader.rows)):
        records = [Record(number, number, cells) for number, cells in enumerate(reader.rows, start=1)]
        return read_table(records, source, sha256, _("table of a Word document"), recipe.columns, pictures)
    text = "\n".join("".join(texts_around_pictures(passage.text)) for passage in passages)
    if not text.strip():
        raise SourceError(
            source, 1, _("the document has no text. Save it again, and check that its text is no picture.")
        )
    try:
        document = page_dump.parse(text, source, sha256, recipe)
    except SourceError as error:
        reason = _("no heading style marks its questions. Give each question the style « Titre 2 », and save it again.")
        refusal = SourceError(source, error.line, reason)
        refusal.unread = error.unread
        raise refusal from error
    if text != "\n".join(passage.text for passage in passages):
        text = _("its pictures are not kept, because no heading style marks its questions.")
        return replace(document, remarks=(*document.remarks, SourceRemark(1, text)))
    return document


@dataclass(slots=True)
class _Run:
    """Text with the same format."""

    text: str
    strong: bool = False
    address: str = ""


class _WordReader:
    """Reads the parts of a document."""

    def __init__(self, data: bytes, pictures: Pictures) -> None:
        self._pictures = pictures
        pictures.look_into(lambda target: read_member(data, posixpath.normpath(f"word/{target}")))
        self._remarks: list[SourceRemark] = []
        body = read_xml(data, "word/document.xml")
        if body is None:
            raise ArchiveError(_("it has no text (word/document.xml). Open it, save it as .docx, and name that file."))
        self._body = body
        self._styles = _Styles(read_xml(data, "word/styles.xml"))
        self._numbering = _Numbering(read_xml(data, "word/numbering.xml"))
        relations = read_xml(data, "word/_rels/document.xml.rels")
        self._targets = {
            one.get("Id", ""): one.get("Target", "") for one in (relations if relations is not None else ())
        }
        footnotes = read_xml(data, "word/footnotes.xml")
        self._has_footnotes = footnotes is not None and any(
            text.text and text.text.strip() for text in footnotes.iter(f"{_W}t")
        )
        self._text_boxes: list[str] = []
        self._line = 1
        """Number of the passage that is read."""
        self.rows: list[tuple[str, ...]] = []
        """The cells of each passage: those of a row, or one for a paragraph."""

    def remarks(self, last_line: int) -> list[SourceRemark]:
        """Return what the document has and the passages have not."""
        found = self._remarks
        found += (
            SourceRemark(1, _("a text box is not kept: « {text} ».").format(text=text[:80]))
            for text in self._text_boxes
        )
        if self._has_footnotes:
            found.append(SourceRemark(max(1, last_line), _("the footnotes of the document are not kept.")))
        return found

    def passages(self) -> list[Passage]:
        """Return the paragraphs and rows in order."""
        found: list[Passage] = []
        for element in _blocks(self._body):
            self._line = len(found) + 1
            if element.tag == f"{_W}tr":
                cells = [self._cell(cell) for cell in element.iter(f"{_W}tc")]
                found.append(Passage(row(cells) if len(cells) > 1 else " ".join("".join(cells).split())))
                self.rows.append(tuple(cells))
            else:
                paragraph = list(self._paragraph(element))
                found += paragraph
                self.rows += ((passage.text,) if passage.text.strip() else () for passage in paragraph)
        return found

    def _cell(self, cell: Element) -> str:
        return "\n".join(filter(None, (self._text(paragraph) for paragraph in cell.iter(f"{_W}p"))))

    def _paragraph(self, paragraph: Element) -> Iterator[Passage]:
        style = self._styles.of(paragraph)
        bullet = self._numbering.bullet(paragraph, style) if not style.level else ""
        text = self._text(paragraph, with_bold=not style.level)
        furniture = N_("table of contents") if style.name.startswith(_CONTENTS) else ""
        furniture = N_("title of the document") if style.name in ("title", "titre") else furniture
        lines = text.split("\n")
        for number, line in enumerate(map(without_pictures, lines) if style.level else lines):
            shown = f"{bullet}{line}" if not number and line.strip() else line
            yield Passage(shown, level=style.level if line.strip() and not furniture else 0, furniture=furniture)

    def _text(self, paragraph: Element, *, with_bold: bool = True) -> str:
        parts: list[str] = []
        runs: list[_Run] = []
        for run in self._runs(paragraph, "", 0):
            if runs and (runs[-1].strong, runs[-1].address) == (run.strong, run.address):
                runs[-1].text += run.text
            else:
                runs.append(run)
        for run in runs:
            text = link(run.text, run.address) if run.address else run.text
            parts.append(bold(text) if run.strong and with_bold and "\n" not in text else text)
        return "".join(parts).strip(" \t")

    def _runs(self, element: Element, address: str, depth: int) -> Iterator[_Run]:
        if depth > _DEEPEST:
            raise ArchiveError(_("its elements are nested too deeply. Copy its text to a new document."))
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag in _PICTURES:
                boxes = [text for box in child.iter(_TEXT_BOX) if (text := _all_text(box))]
                self._text_boxes += boxes
                if not boxes:
                    yield _Run(self._picture(child), address=address)
            elif child.tag == f"{_W}hyperlink":
                yield from self._runs(child, self._targets.get(child.get(f"{_R}id", ""), ""), depth + 1)
            elif child.tag == f"{_W}r":
                strong = _is_on(child.find(f"{_W}rPr/{_W}b"))
                for run in self._runs(child, address, depth + 1):
                    yield _Run(run.text, strong, run.address or address)
            elif child.tag == f"{_W}t":
                yield _Run(child.text or "", address=address)
            elif child.tag == f"{_W}tab":
                yield _Run(" ", address=address)
            elif child.tag in (f"{_W}br", f"{_W}cr"):
                yield _Run("\n", address=address)
            elif child.tag == f"{_W}noBreakHyphen":
                yield _Run("\u2011", address=address)
            else:
                yield from self._runs(child, address, depth + 1)

    def _picture(self, element: Element) -> str:
        """Return what stands for the pictures of a drawing, or of one of the older format."""
        described = element.find(f".//{_DRAWING}docPr")
        alternative = ""
        if described is not None:
            alternative = described.get("descr") or described.get("title") or ""
        identities = [blip.get(f"{_R}embed", blip.get(f"{_R}link", "")) for blip in element.iter(f"{_A}blip")]
        for image in element.iter(f"{_V}imagedata"):
            identities.append(image.get(f"{_R}id", ""))
            alternative = alternative or image.get(f"{_O}title", "")
        targets = [self._targets.get(identity, "") for identity in identities]
        return "".join(
            self._pictures.place(target, alternative, self._line, self._remarks) for target in targets or ("",)
        )


def _blocks(element: Element, depth: int = 0) -> Iterator[Element]:
    """Yield the paragraphs and the rows of tables in order; what is inside a row stays there."""
    if depth > _DEEPEST:
        raise ArchiveError(_("its elements are nested too deeply. Copy its text to a new document."))
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}tr"):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, depth + 1)


def _all_text(element: Element) -> str:
    return " ".join("".join(text.text or "" for text in element.iter(f"{_W}t")).split())


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class _ParagraphStyle:
    """A paragraph style."""

    name: str = ""
    """Folded."""
    level: int = 0
    """Of a heading, from 1."""
    number: str = ""
    """Of its list, where the style has one."""


class _Styles:
    """The paragraph styles of a document by their id."""

    def __init__(self, tree: Element | None) -> None:
        self._elements = {
            style.get(f"{_W}styleId", ""): style for style in (tree.iter(f"{_W}style") if tree is not None else ())
        }

    def of(self, paragraph: Element) -> _ParagraphStyle:
        """Return the style of a paragraph; what it does not say is that of the style it is based on."""
        name = level = number = ""
        own = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        level = own.get(f"{_W}val", "") if own is not None else ""
        used = paragraph.find(f"{_W}pPr/{_W}pStyle")
        identity = used.get(f"{_W}val", "") if used is not None else ""
        name = fold_line(identity)
        for _step in range(_DEEPEST):
            style = self._elements.get(identity)
            if style is None:
                break
            titled, based = style.find(f"{_W}name"), style.find(f"{_W}basedOn")
            outline, list_number = style.find(f"{_W}pPr/{_W}outlineLvl"), style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            shown = fold_line(titled.get(f"{_W}val", "")) if titled is not None else ""
            name = shown if identity == (used.get(f"{_W}val", "") if used is not None else "") and shown else name
            level = level or (outline.get(f"{_W}val", "") if outline is not None else "")
            level = level or _level_of_name(shown)
            number = number or (list_number.get(f"{_W}val", "") if list_number is not None else "")
            identity = based.get(f"{_W}val", "") if based is not None else ""
        known = level.isdecimal() and int(level) < 9
        return _ParagraphStyle(name, int(level) + 1 if known else 0, number)


def _level_of_name(name: str) -> str:
    """Return the outline level, from 0, that the name of a style says, or an empty string."""
    word, _space, number = name.rpartition(" ")
    return str(int(number) - 1) if word in ("heading", "titre") and number.isdecimal() and int(number) else ""


class _Numbering:
    """The lists of a document."""

    def __init__(self, tree: Element | None) -> None:
        root = tree if tree is not None else Element("none")
        formats = {
            (abstract.get(f"{_W}abstractNumId", ""), level.get(f"{_W}ilvl", "")): _value(level, "numFmt")
            for abstract in root.iter(f"{_W}abstractNum")
            for level in abstract.iter(f"{_W}lvl")
        }
        abstracts = {number.get(f"{_W}numId", ""): _value(number, "abstractNumId") for number in root.iter(f"{_W}num")}
        self._numbered = {
            (number, level)
            for number, abstract in abstracts.items()
            for (other, level), kind in formats.items()
            if other == abstract and kind not in ("bullet", "none", "")
        }
        self._counts: dict[tuple[str, int], int] = {}

    def bullet(self, paragraph: Element, style: _ParagraphStyle) -> str:
        """Return the beginning of a list item; empty for any other paragraph."""
        given = paragraph.find(f"{_W}pPr/{_W}numPr")
        number = (_value(given, "numId") if given is not None else "") or style.number
        level = _value(given, "ilvl") if given is not None else ""
        depth = min(int(level), 8) if level.isdecimal() else 0
        if number in ("", "0"):
            return item("") if style.name.startswith(("list bullet", "liste a puces")) else ""
        if (number, str(depth)) not in self._numbered:
            return item("", depth=depth)
        for (other, deeper), _count in list(self._counts.items()):
            if other == number and deeper > depth:
                del self._counts[other, deeper]
        self._counts[number, depth] = self._counts.get((number, depth), 0) + 1
        return item("", depth=depth, number=self._counts[number, depth])


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""
