"""Markdown: a file whose headings are questions, or one entry a file with front matter.

The keys of the front matter, in English or French: ``uid``, ``question`` or ``title``, ``wordings`` (``formulations``),
``topics`` (``thèmes``: a mapping topic -> value or values; a plain list sorts by « Rubrique »).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from helpdesk_app.faq.model import Facet, FacetValue, Status, Upkeep
from helpdesk_app.faq_build.nearest import nearest
from helpdesk_app.faq_build.sources import page_dump
from helpdesk_app.faq_build.sources.document import Block, Document, Line, LineKind, SourceError, SourceRemark
from helpdesk_app.faq_build.sources.encoding import split_lines
from helpdesk_app.faq_build.sources.front_matter import split_front_matter
from helpdesk_app.faq_build.sources.passages import SECTION, Notes, Passage, as_told, by_headings
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, FileRecipe
from helpdesk_app.faq_build.sources.rich_text import bold, item, link, plain, row, without_pictures
from helpdesk_app.faq_build.upkeep import UPKEEP_KEYS, UpkeepError, read_upkeep
from helpdesk_app.text.folding import fold_line, is_blank
from helpdesk_app.text.translation import N_, _

_KEYS: Final = {
    **dict.fromkeys(("uid", "id", "identifiant"), "uid"),
    **dict.fromkeys(("question", "title", "titre"), "question"),
    **dict.fromkeys(("wordings", "formulations", "variantes"), "wordings"),
    **dict.fromkeys(
        ("topics", "themes", "theme", "thematiques", "facets", "rubrique", "categorie", "categories", "category"),
        "topics",
    ),
    **dict.fromkeys(("tags", "etiquettes"), "tags"),
    **dict.fromkeys(("draft", "brouillon"), "draft"),
    **dict.fromkeys(("owner", "proprietaire", "responsable"), "owner"),
    **dict.fromkeys(("status", "statut"), "status"),
    **dict.fromkeys(("origin", "origine"), "origin"),
    **dict.fromkeys(("valid_from", "valide du"), "valid_from"),
    **dict.fromkeys(("valid_to", "valide jusqu'au"), "valid_to"),
    **dict.fromkeys(("checked_on", "verifie le", "verifiee le"), "checked_on"),
    **dict.fromkeys(("address", "adresse", "url"), "address"),
    **dict.fromkeys(("incomplete", "incomplet"), "incomplete"),
    **dict.fromkeys(("note", "remarque"), "note"),
    "successor": "successor",
}
"""Folded key -> what it means."""

_TAGS: Final = "Étiquettes"
_PARSER: Final = MarkdownIt("commonmark").enable("table")
_YES: Final = ("true", "yes", "oui")
_LINE_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)


def meaning_of(key: str) -> str:
    """Return what a key of the front matter means, such as ``question``; empty where it is unknown."""
    return _KEYS.get(fold_line(key), "")


def parse(
    text: str, source: str, sha256: str, recipe: FileRecipe = NO_RECIPE, pictures: Pictures | None = None
) -> Document:
    """Read a Markdown file; its pictures are taken into ``pictures``.

    Raises:
        SourceError: Its front matter is wrong, or nothing shows where its questions and answers are.
    """
    lines = split_lines(text)
    found, taken = split_front_matter(lines, source)
    matter = _Matter(found, taken, source)
    reader = _BlockReader(lines, taken, pictures or Pictures())
    as_told(reader.passages, recipe)
    if matter.is_of_entry or (found and sum(passage.level > 0 for passage in reader.passages) < _FEWEST):
        return _entry(matter, reader, source, sha256)
    notes = Notes(_("Markdown, questions that are headings"), reader.remarks)
    document = by_headings([*matter.passages(), *reader.passages], source, sha256, notes)
    if document is None:
        return page_dump.parse(text, source, sha256, recipe)
    return _sorted_by(document, matter)


_FEWEST: Final = 2
"""Headings from which a file with front matter may hold several entries."""


class _Matter:
    """The front matter of a file."""

    def __init__(self, found: Mapping[str, Any], taken: int, source: str) -> None:
        self._source = source
        self.taken = taken
        self.values: dict[str, Any] = {}
        self.unused: list[str] = []
        for key, value in found.items():
            meaning = meaning_of(key)
            if not meaning:
                if near := nearest(key, _KEYS):
                    raise SourceError(
                        source, 1, _("front matter has the key « {key} ». Is it « {near} »?").format(key=key, near=near)
                    )
                self.unused.append(key)
            elif meaning in self.values:
                raise SourceError(
                    source,
                    1,
                    _("front matter says « {meaning} » twice, also as « {key} ». Keep one.").format(
                        meaning=meaning, key=key
                    ),
                )
            else:
                self.values[meaning] = value

    @property
    def is_of_entry(self) -> bool:
        """Whether the file is one entry."""
        return bool({"uid", "question", "wordings"} & self.values.keys())

    def passages(self) -> list[Passage]:
        """Return its lines, for the ledger of a file with several entries."""
        return [Passage("front matter", furniture=N_("front matter")) for _line in range(self.taken)]

    def text(self, name: str) -> str:
        """Return a value on one line; empty where it is not given."""
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise SourceError(self._source, 1, _("front matter: « {name} » must be one text.").format(name=name))
        return " ".join(value.split())

    def lines(self, name: str) -> str:
        """Return a value of several lines, without blank ones; empty where it is not given."""
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise SourceError(self._source, 1, _("front matter: « {name} » must be one text.").format(name=name))
        return "\n".join(line.strip() for line in value.split("\n") if line.strip())

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the values of a list, which may be written as one text."""
        value = self.values.get(name, [])
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in listed):
            raise SourceError(self._source, 1, _("front matter: « {name} » must be a list of texts.").format(name=name))
        return tuple(dict.fromkeys(" ".join(one.split()) for one in listed if one.strip()))

    def upkeep(self) -> Upkeep:
        """Return the upkeep that it states."""
        given = {key: self.text(key) for key in UPKEEP_KEYS}
        try:
            upkeep = Upkeep(**read_upkeep(given))
        except UpkeepError as error:
            raise SourceError(self._source, 1, _("front matter: {error}").format(error=error)) from error
        return replace(upkeep, status=Status.DRAFT) if self.text("draft").casefold() in _YES else upkeep

    def topics(self) -> tuple[FacetValue, ...]:
        """Return the topic values."""
        given = self.values.get("topics", [])
        by_topic = given if isinstance(given, dict) else {SECTION: given}
        found = [(_TAGS, one) for one in self.texts("tags")]
        for topic, values in by_topic.items():
            for value in values if isinstance(values, list) else [values]:
                if not isinstance(value, str):
                    reason = _("front matter: the topic « {topic} » must have a text or a list of texts.").format(
                        topic=topic
                    )
                    raise SourceError(self._source, 1, reason)
                if value.strip():
                    found.append((topic, " ".join(value.split())))
        return tuple(dict.fromkeys(FacetValue(topic, value) for topic, value in found))


def _entry(matter: _Matter, reader: _BlockReader, source: str, sha256: str) -> Document:
    """Return the document of a file that is one entry; its first heading is the question where none is given."""
    question = matter.text("question")
    answer: list[str] = []
    for passage in reader.passages:
        heading = plain(passage.text) if passage.level else ""
        if heading and not answer and (not question or fold_line(heading) == fold_line(question)):
            question = question or heading
        elif not passage.furniture:
            answer.append(bold(heading) if heading else passage.text)
    text = "\n".join(line for line in answer if line.strip())
    fault = "" if any(character.isalnum() for character in text) else N_("an entry without an answer")
    lines = [Line(number, LineKind.TEXT, 0) for number in range(1, matter.taken + 1)]
    texts = ["---", *("" for _line in range(matter.taken - 1))][: matter.taken]
    for passage in reader.passages:
        texts += passage.lines
        for _line in range(1 + passage.rest):
            kind = (
                LineKind.BLANK
                if is_blank(passage.text)
                else LineKind.BOILERPLATE
                if passage.furniture
                else LineKind.TEXT
            )
            lines.append(Line(len(lines) + 1, kind, 0 if kind is LineKind.TEXT else -1, passage.furniture))
    topics = matter.topics()
    block = Block(
        1,
        max((line.number for line in lines if line.kind is LineKind.TEXT), default=1),
        text,
        question,
        wordings=tuple(one for one in matter.texts("wordings") if one != question),
        facets=topics,
        uid=matter.text("uid"),
        upkeep=matter.upkeep(),
        note=matter.lines("note"),
        fault=fault,
    )
    return Document(
        source=source,
        sha256=sha256,
        lines=tuple(lines),
        blocks=(block,),
        facets=tuple(Facet(topic, source_text=topic) for topic in dict.fromkeys(value.facet for value in topics)),
        remarks=tuple(reader.remarks),
        layout=_("Markdown, one entry") + _unused(matter),
        is_one_entry=True,
        texts=tuple(texts),
    )


def _unused(matter: _Matter) -> str:
    return _("; ") + _("not used: {unused}").format(unused=", ".join(matter.unused)) if matter.unused else ""


def _sorted_by(document: Document, matter: _Matter) -> Document:
    """Return a document whose entries all have the topics of its front matter."""
    topics = matter.topics()
    names = dict.fromkeys([*(facet.question for facet in document.facets), *(value.facet for value in topics)])
    return replace(
        document,
        blocks=tuple(
            replace(block, facets=tuple(dict.fromkeys((*block.facets, *topics)))) for block in document.blocks
        ),
        facets=tuple(Facet(name, source_text=name) for name in names),
        layout=document.layout + _unused(matter),
    )


class _BlockReader:
    """Turns the blocks of Markdown into passages: one paragraph, item or row each, in the FAQ's subset."""

    def __init__(self, lines: Sequence[str], taken: int, pictures: Pictures) -> None:
        self._pictures = pictures
        self.passages: list[Passage] = []
        self.remarks: list[SourceRemark] = []
        self._lines = lines
        self._next = taken
        """Index of the first line without a passage."""
        self._lists: list[int | None] = []
        self._bullets: list[str] = []
        self._row: list[str] | None = None
        tokens = _PARSER.parse("\n" * taken + "\n".join(lines[taken:]))
        for token in tokens:
            self._read(token)
        self._fill(len(lines))

    def _read(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                number = self._lists[-1]
                self._bullets.append(item("", depth=len(self._lists) - 1, number=number))
                self._lists[-1] = None if number is None else number + 1
            case "list_item_close":
                self._bullets.pop()
            case "tr_open":
                self._row = []
            case "tr_close":
                if token.map is None and self._row is not None:
                    self._add(self._row_lines, row(self._row))
                self._row = None
            case "heading_open":
                self._level = int(token.tag[1])
            case "heading_close":
                self._level = 0
            case "inline":
                self._inline(token)
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self._html(token)
            case "hr":
                self._add(token.map, "---", furniture=N_("rule"))
        if token.type == "tr_open":
            self._row_lines = token.map

    _level = 0
    _row_lines: list[int] | None = None

    def _inline(self, token: Token) -> None:
        text = self._rendered(token.children or [], (token.map or [self._next])[0])
        text = without_pictures(text) if self._level else text
        if self._row is not None:
            self._row.append(text.replace("\n", " "))
        else:
            self._add(token.map, text, level=self._level)

    def _add(self, span: Sequence[int] | None, text: str, *, level: int = 0, furniture: str = "") -> None:
        first, end = span or (self._next, self._next + 1)
        self._fill(first)
        if self._bullets and not furniture:
            text, self._bullets[-1] = self._bullets[-1] + text, ""
        taken = max(end, self._next) - self._next
        if not taken:  # The line has a passage already: what follows goes on in it.
            self.passages[-1].text += f"\n{text}"
            return
        self.passages.append(Passage(text, level=level, furniture=furniture, rest=taken - 1))
        self._next += taken

    def _fill(self, end: int) -> None:
        """Add the lines that no block has: blank ones, and the definitions and marks of Markdown."""
        for line in self._lines[self._next : end]:
            self.passages.append(Passage("") if is_blank(line) else Passage(line, furniture=N_("a mark of Markdown")))
        self._next = max(self._next, end)

    def _code(self, token: Token) -> None:
        first, end = token.map or (self._next, self._next + 1)
        start = first + (token.type == "fence")
        if start > first:
            self._fill(start)
        for number, line in enumerate(token.content.rstrip("\n").split("\n"), start=start):
            if number < end:
                self._add((number, number + 1), line)

    def _html(self, token: Token) -> None:
        from helpdesk_app.faq_build.sources.html_text import html_fragment_lines

        shown = html_fragment_lines(token.content, self._pictures)
        line = (token.map or [self._next])[0]
        self.remarks += (replace(remark, line=remark.line + line) for remark in shown.remarks)
        if shown.lines:
            self._add(token.map, shown.text)
        else:
            self._add(token.map, "HTML", furniture=N_("HTML that shows no text"))

    def _rendered(self, children: Sequence[Token], line: int) -> str:
        """Return inline Markdown in the FAQ's subset."""
        runs: list[list[str]] = [[]]
        targets: list[str] = []
        for token in children:
            match token.type:
                case "text" | "code_inline":
                    runs[-1].append(token.content)
                case "softbreak":
                    runs[-1].append(" ")
                case "hardbreak":
                    runs[-1].append("\n")
                case "html_inline" if _LINE_BREAK.fullmatch(token.content):
                    runs[-1].append("\n")
                case "image":
                    address = str(token.attrGet("src") or "")
                    runs[-1].append(self._pictures.place(address, token.content, line + 1, self.remarks))
                case "strong_open":
                    runs.append([])
                case "link_open":
                    runs.append([])
                    targets.append(str(token.attrGet("href") or ""))
                case "strong_close":
                    text = "".join(runs.pop())
                    runs[-1].append(bold(text))
                case "link_close":
                    text = "".join(runs.pop())
                    runs[-1].append(link(text, targets.pop()))
        return "".join("".join(run) for run in runs).strip()
