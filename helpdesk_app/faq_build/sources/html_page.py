"""A web page as a browser saved it.

Entries are found by what marks them: microdata, what opens and closes (``details``, buttons with ``aria-controls`` as
in the DSFR and in Bootstrap), definition lists, JSON-LD for search engines, headings. A page with none of these is read
as the text that it shows. Lines are those of the shown text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.faq_build.sources import page_dump
from helpdesk_app.faq_build.sources.document import Document, SourceError, SourceRemark
from helpdesk_app.faq_build.sources.html_text import (
    Node,
    ShownLine,
    attribute,
    children,
    html_fragment_lines,
    parse_html,
    shown,
    text_of,
    walk,
)
from helpdesk_app.faq_build.sources.json_exports import recognise_export
from helpdesk_app.faq_build.sources.page_furniture import BUTTON_LINE, MARKER
from helpdesk_app.faq_build.sources.passages import Notes, Passage, as_told, by_entries, by_headings
from helpdesk_app.faq_build.sources.pictures import Pictures
from helpdesk_app.faq_build.sources.recipe import NO_RECIPE, FileRecipe
from helpdesk_app.faq_build.sources.rich_text import without_pictures
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.inline import texts_around_pictures
from helpdesk_app.text.translation import N_, _, grouped

_HEADING: Final = re.compile(r"h([1-6])$")
_FURNITURE: Final = {
    "nav": N_("navigation"),
    "header": N_("top of the page"),
    "footer": N_("bottom of the page"),
    "aside": N_("beside the entries"),
    "form": N_("a form"),
    "button": N_("a button"),
    "label": N_("a form"),
}
_ROLES: Final = {
    "navigation": N_("navigation"),
    "banner": N_("top of the page"),
    "contentinfo": N_("bottom of the page"),
    "search": N_("a form"),
    "complementary": N_("beside the entries"),
    "dialog": N_("a window of the page"),
}
_TARGETS: Final = ("aria-controls", "data-bs-target", "data-target", "href")
_QUESTION_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:question|faq-title|faq_title)(?:$|\s|[_-](?:title|text|heading)\b)"
)
_ANSWER_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:answer|reponse|faq-content|faq_content)(?:$|\s|[_-](?:text|content|body)\b)"
)
_ICON_TAGS: Final = frozenset(("i", "span", "em"))
_FEWEST: Final = 2
"""Entries of one pattern from which it is that of the page."""

_MOST_OF_A_SECTION: Final = 0.6
"""The share of an answer from which the questions and answers inside it are entries, and it is their section."""

_DEEPEST: Final = 1_000
"""Elements inside each other."""


@dataclass(frozen=True, slots=True)
class _AnsweredNode:
    """The nodes of a question and of its answer."""

    question: Node
    answers: tuple[Node, ...]


def parse(
    text: str, source: str, sha256: str, recipe: FileRecipe = NO_RECIPE, pictures: Pictures | None = None
) -> Document:
    """Read a saved page; its pictures are taken into ``pictures``.

    Raises:
        SourceError: Nothing shows where its questions and answers are.
    """
    root = parse_html(text)
    parents = _parents(root, source)
    name, pairs = _best_pairs(root, parents)
    pictures = pictures or Pictures()
    page = shown(root, _is_icon, {id(node) for pair in pairs for node in (pair.question, *pair.answers)}, pictures)
    remarks = page.remarks
    passages = _without_markers(_passages(page.lines, pairs))
    as_told(passages, recipe)
    if len(pairs) >= _FEWEST:
        document = by_entries(passages, source, sha256, Notes(_("web page, {name}").format(name=name), remarks))
        return _with_doubts_of_data(document, root)
    data = _of_search_engines(root)
    headings = by_headings(passages, source, sha256, Notes(_("web page, questions that are headings"), remarks))
    if headings and len(headings.blocks) > len(data):
        return _with_doubts_of_data(headings, root)
    if data:
        return _by_data(data, source, sha256, pictures)
    lines = "\n".join("".join(texts_around_pictures(passage.text)) for passage in passages)
    if not lines.strip():
        raise SourceError(
            source, 1, _("the page shows no text. Open it in the browser, wait for it, and save it again.")
        )
    document = page_dump.parse(lines, source, sha256, recipe)
    if pictures.kept:
        remarks.append(SourceRemark(1, _("its pictures are not kept, because nothing marks the entries of the page.")))
    return replace(document, remarks=(*document.remarks, *remarks))


def _parents(root: Node, source: str) -> dict[int, Node]:
    """Return what each node is in.

    Raises:
        SourceError: They are nested too deeply.
    """
    parents: dict[int, Node] = {}
    depths = {id(root): 0}
    for node in walk(root):
        depth = depths[id(node)] + 1
        if depth > _DEEPEST:
            raise SourceError(
                source,
                1,
                _("more than {most} elements inside each other, which no page has.").format(most=grouped(_DEEPEST)),
            )
        for child in children(node):
            parents[id(child)] = node
            depths[id(child)] = depth
    return parents


def _best_pairs(root: Node, parents: dict[int, Node]) -> tuple[str, list[_AnsweredNode]]:
    """Return the pattern with most entries, and its entries together with those that other patterns add outside."""
    found = [(name, _outside_furniture(find(root), parents)) for name, find in _PATTERNS]
    name, best = max(found, key=lambda pair: len(pair[1]))
    if len(best) < _FEWEST:
        return "", []
    inside = {id(node) for pair in best for part in (pair.question, *pair.answers) for node in walk(part)}
    names = [name]
    for other, pairs in found:
        added = [pair for pair in pairs if id(pair.question) not in inside and not _holds(pair, inside)]
        if added:
            names.append(other)
            best = [*best, *added]
            inside |= {id(node) for pair in added for part in (pair.question, *pair.answers) for node in walk(part)}
    return _(" and ").join(map(_, names)), best


def _holds(pair: _AnsweredNode, inside: set[int]) -> bool:
    return any(id(node) in inside for part in (pair.question, *pair.answers) for node in walk(part))


def _outside_furniture(pairs: Iterable[_AnsweredNode], parents: dict[int, Node]) -> list[_AnsweredNode]:
    """Return the pairs that are no menu, no section of other pairs, and not inside the answer of another."""
    candidates = [
        pair
        for pair in pairs
        if not any(_furniture_of(node) for node in _ancestors(pair.question, parents)[1:])
        and (any(text_of(answer) for answer in pair.answers) or text_of(pair.question).endswith("?"))
    ]
    holders = {id(answer): number for number, pair in enumerate(candidates) for answer in pair.answers}
    inner: dict[int, int] = {}
    """Characters of the pairs directly inside the answer of each."""
    around: list[set[int]] = []
    for number, pair in enumerate(candidates):
        held = [holders[id(node)] for node in _ancestors(pair.question, parents) if id(node) in holders]
        held = [other for other in held if other != number]
        around.append(set(held))
        for other in held[:1]:
            inner[other] = inner.get(other, 0) + _length(pair)
    sections = {
        number for number, pair in enumerate(candidates) if inner.get(number, 0) >= _MOST_OF_A_SECTION * _length(pair)
    }
    return [pair for number, pair in enumerate(candidates) if number not in sections and around[number] <= sections]


def _length(pair: _AnsweredNode) -> int:
    return len(text_of(pair.question)) + sum(len(text_of(answer)) for answer in pair.answers)


def _ancestors(node: Node, parents: dict[int, Node]) -> list[Node]:
    """Return ``node`` and what it is in, the nearest first."""
    found = [node]
    while id(found[-1]) in parents:
        found.append(parents[id(found[-1])])
    return found


def _is_icon(node: Node) -> bool:
    """Return whether a node is a picture made of a word, as fonts of icons have them."""
    if node.name not in _ICON_TAGS:
        return False
    named = "icon" in attribute(node, "class").casefold() and " " not in text_of(node)
    return named or (attribute(node, "aria-hidden") == "true" and not any(map(str.isalnum, text_of(node))))


def _without_markers(passages: list[Passage]) -> list[Passage]:
    """Mark the questions under an answer and their buttons as furniture."""
    before = False
    for passage in passages:
        folded = "" if passage.asks or passage.level or passage.furniture else fold_line(passage.text)
        is_marker = bool(folded and MARKER.match(folded))
        if is_marker or (before and folded and BUTTON_LINE.match(folded)):
            passage.entry, passage.furniture = -1, N_("marker") if is_marker else N_("button")
            before = True
        else:
            before = False
    return passages


def _furniture_of(node: Node) -> str:
    """Return what a node is that surrounds the entries of a page; empty for any other."""
    role = _ROLES.get(attribute(node, "role"), "")
    if role:
        return role
    # The header of an article or of a section is its title.
    return _FURNITURE.get(node.name, "")


def _passages(lines: list[ShownLine], pairs: list[_AnsweredNode]) -> list[Passage]:
    """Return the shown lines with the entries and headings that they belong to."""
    asked = {id(pair.question): number for number, pair in enumerate(pairs)}
    answered = {id(answer): number for number, pair in enumerate(pairs) for answer in pair.answers}
    passages = []
    for line in lines:
        entry = next((answered[id(node)] for node in reversed(line.path) if id(node) in answered), -1)
        question = next((asked[id(node)] for node in reversed(line.path) if id(node) in asked), -1)
        level = next((int(found[1]) for node in reversed(line.path) if (found := _HEADING.match(node.name))), 0)
        if question >= 0:
            passages.append(Passage(without_pictures(line.text), entry=question, asks=True))
        else:
            furniture = next((what for node in line.path if (what := _furniture_of(node))), "")
            inside = entry if furniture not in ("a button", "a form") else -1
            text = without_pictures(line.text) if level else line.text
            passages.append(Passage(text, level=level, entry=inside, furniture="" if inside >= 0 else furniture))
    return passages


def _details(root: Node) -> Iterable[_AnsweredNode]:
    for node in walk(root):
        if node.name == "details":
            inner = children(node)
            summary = next((child for child in inner if child.name == "summary"), None)
            if summary is not None:
                # The text may stand in the element itself, without one of its own.
                yield _AnsweredNode(summary, (node,))


def _controls(root: Node) -> Iterable[_AnsweredNode]:
    by_id = {attribute(node, "id"): node for node in walk(root) if attribute(node, "id")}
    for node in walk(root):
        if not (
            attribute(node, "aria-expanded") or attribute(node, "role") == "tab" or attribute(node, "data-bs-toggle")
        ):
            continue
        for name in _TARGETS:
            target = by_id.get(attribute(node, name).lstrip("#"))
            if target is not None and target is not node:
                yield _AnsweredNode(node, (target,))
                break


def _definitions(root: Node) -> Iterable[_AnsweredNode]:
    for node in walk(root):
        if node.name != "dl":
            continue
        terms = [
            part
            for child in children(node)
            for part in ([child] if child.name != "div" else children(child))
            if part.name in ("dt", "dd")
        ]
        question: Node | None = None
        answers: list[Node] = []
        for part in terms:
            if part.name == "dt":
                if question is not None:
                    yield _AnsweredNode(question, tuple(answers))
                question, answers = part, []
            else:
                answers.append(part)
        if question is not None:
            yield _AnsweredNode(question, tuple(answers))


def _microdata(root: Node) -> Iterable[_AnsweredNode]:
    for node in walk(root):
        if not _is_of_type(node, "Question"):
            continue
        inner = [child for child in walk(node) if child is not node]
        name = next((child for child in inner if _property(child) in ("name", "schema:name")), None)
        answers = [child for child in inner if _is_of_type(child, "Answer")]
        texts = [child for answer in answers for child in walk(answer) if _property(child) in ("text", "schema:text")]
        if name is not None:
            yield _AnsweredNode(name, tuple(texts or answers))


def _is_of_type(node: Node, name: str) -> bool:
    return any(
        kind.rsplit("/", 1)[-1].removeprefix("schema:") == name
        for kind in (attribute(node, "itemtype") or attribute(node, "typeof")).split()
    )


def _property(node: Node) -> str:
    return attribute(node, "itemprop") or attribute(node, "property")


def _classes(root: Node) -> Iterable[_AnsweredNode]:
    """Find questions and answers by their CSS classes, as the plug-ins of content managers name them."""
    question: Node | None = None
    answers: list[Node] = []
    skipped: set[int] = set()
    for node in walk(root):
        if id(node) in skipped:
            continue
        names = attribute(node, "class").casefold()
        if _QUESTION_CLASS.search(names):
            if question is not None:
                yield _AnsweredNode(question, tuple(answers))
            question, answers = node, []
        elif question is not None and _ANSWER_CLASS.search(names):
            answers.append(node)
        else:
            continue
        skipped.update(id(inner) for inner in walk(node))
    if question is not None:
        yield _AnsweredNode(question, tuple(answers))


_PATTERNS: Final[tuple[tuple[str, Callable[[Node], Iterable[_AnsweredNode]]], ...]] = (
    (N_("microdata of a FAQ"), _microdata),
    (N_("questions that open (details)"), _details),
    (N_("questions that open (accordion)"), _controls),
    (N_("definition list"), _definitions),
    (N_("questions and answers by their CSS classes"), _classes),
)


def _of_search_engines(root: Node) -> list[tuple[str, str]]:
    """Return the questions and answers (HTML) of the page's JSON-LD."""
    found: list[tuple[str, str]] = []
    for node in walk(root):
        if node.name == "script" and attribute(node, "type").casefold().startswith("application/ld+json"):
            try:
                export = recognise_export(json.loads(text_of(node), strict=False))
            except (ValueError, RecursionError):
                continue
            for record in export.records if export and export.name.startswith("schema.org") else ():
                answers = [
                    value for key, value in record.items() if key.startswith("answer") and isinstance(value, str)
                ]
                found.append((str(record.get("question") or ""), "<br>".join(answers)))
    return found


def _by_data(data: list[tuple[str, str]], source: str, sha256: str, pictures: Pictures) -> Document:
    passages: list[Passage] = []
    notes = Notes(_("web page, its data for search engines (JSON-LD)"))
    for number, (question, answer) in enumerate(data):
        passages.append(Passage(html_fragment_lines(question).text.replace("\n", " "), entry=number, asks=True))
        found = html_fragment_lines(answer, pictures)
        notes.remarks += (replace(remark, line=remark.line + len(passages)) for remark in found.remarks)
        passages += (Passage(line.text, entry=number) for line in found.lines)
    return by_entries(passages, source, sha256, notes)


def _with_doubts_of_data(document: Document, root: Node) -> Document:
    """Return ``document`` with a doubt for each question that only the data for search engines has."""
    asked = {fold_line(block.question) for block in document.blocks}
    missing = [question for question, _answer in _of_search_engines(root) if fold_line(question) not in asked]
    doubts = tuple(
        SourceRemark(
            1,
            _("the page's data for search engines has a question that it does not show: « {question} ».").format(
                question=question
            ),
        )
        for question in missing
    )
    return replace(document, doubts=(*document.doubts, *doubts))
