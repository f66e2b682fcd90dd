"""What a person has to look at before a FAQ is built: signs that a source was cut in the wrong places.

A build with doubts stops; it goes on when they are accepted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz

from helpdesk_app.faq.model import Status
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.sources.document import Block, Document, Line, LineKind
from helpdesk_app.text.folding import fold_line
from helpdesk_app.text.translation import N_, _

_MOST_OUTSIDE: Final = 0.1
"""The share of the lines with text that may stand outside all entries, and of the blocks that may be rejected."""

_FEWEST_OUTSIDE: Final = 3
"""Lines outside that are worth a question, however short the source."""

_MOST_ANSWERS: Final = 0.5
"""The share of the answers from which a line in them is furniture."""

_MANY_ANSWERS: Final = 0.2
"""The share of the answers from which a line that they begin or end with is furniture."""

_FEWEST_ANSWERS: Final = 3
_NUMBER: Final = re.compile(r"\d+")
_LIKE_A_MARKER: Final = 82
"""Percent of likeness from which a line is a misspelt marker."""

_MARKERS: Final = (
    "cette reponse vous a-t-elle ete utile ?",
    "cette page vous a-t-elle ete utile ?",
    "cet article vous a-t-il ete utile ?",
    "avez-vous trouve cet article utile ?",
    "est-ce que cette reponse vous a aide ?",
)
_LABEL: Final = re.compile(
    r"(?:[^\W\d]{1,12}\s?0?\s?[.:/|>)]|[|>=/])\s|\[[^\w\]]{1,2}\]|[^\w\s*\-–—•·◦▪‣#`!\[]+0?[^\w\s\[]*(?=[\s\w])"
)
"""A word, sign or number in front of a text, in none of the forms that a list, a link or bold have."""
_MARKER_LENGTHS: Final = range(20, 60)
_OF_A_MARKER: Final = re.compile(r"utile|aidé", re.IGNORECASE)
_TAG: Final = re.compile(r"</?(?:p|br|div|ul|ol|li|strong|em|span|table|tr|td|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FRONT_MATTER: Final = re.compile(r"---\s*\n\s*[\w-]+\s*:")
_TITLE: Final = re.compile(
    r"(?P<sign>#{1,6} +)?(?:\*\*|__)?(?:\d{1,2}[.)] +)?"
    r"(?P<title>(?P<label>[A-ZÀ-Ý]\w+ ?: )?[A-ZÀ-Ý][^.!?:;,…»\])]{2,59}?)(?P<count> ?\(\d+\))?[\s*_▾▼+]*$"
)
"""A title, which may have a number in front and the count of its entries behind, or a label (« Rubrique : »)."""
_ITEM: Final = re.compile(r"\s*\d{1,2}[.)] ")
_END_OF_SENTENCE: Final = re.compile(r"[.!?…»\])]\s*$")
_FEWEST_TITLES: Final = 2
_RUNS_SHOWN: Final = 6


def doubts_about(documents: Sequence[Document]) -> tuple[Notice, ...]:
    """Return the doubts about documents, those of each source together."""
    found = [doubt for document in documents for doubt in _about(document)]
    return (*found, *_recurring_questions(documents))


def _about(document: Document) -> Iterator[Notice]:
    yield from (Notice(document.source, doubt.line, doubt.text, doubt.group) for doubt in document.doubts)
    yield from _outside(document)
    yield from _rejected(document)
    good = [block for block in document.blocks if not block.fault]
    yield from _recurring_lines(document, good)
    yield from _alike(document, good)
    for block in good:
        yield from _within(document, block)
    yield from _titles_at_the_end(document, good)


def _outside(document: Document) -> Iterator[Notice]:
    """Doubt a source much of whose text is in no entry."""
    outside = [line for line in document.lines if line.kind is LineKind.OUTSIDE]
    text = sum(line.kind is LineKind.TEXT for line in document.lines) + len(outside)
    if len(outside) >= _FEWEST_OUTSIDE and len(outside) > _MOST_OUTSIDE * text:
        reason = _("{n} of {total} lines with text are in no entry: lines {lines}. Do they hold answers?").format(
            n=len(outside), total=text, lines=_runs(outside)
        )
        yield Notice(document.source, outside[0].number, reason)


def _rejected(document: Document) -> Iterator[Notice]:
    """Doubt a source that makes few entries of what it has; a begun one of the editors is no mistake."""
    begun = document.is_one_entry and document.blocks[0].upkeep.status is not Status.PUBLISHED
    rejected = [] if begun else [block for block in document.blocks if block.fault]
    if len(rejected) > _MOST_OUTSIDE * len(document.blocks):
        reason = _("{n} of {total} blocks make no entry, the first because it is {fault}.").format(
            n=len(rejected), total=len(document.blocks), fault=_(rejected[0].fault)
        )
        yield Notice(document.source, rejected[0].first_line, reason)


def _recurring_lines(document: Document, blocks: Sequence[Block]) -> Iterator[Notice]:
    """Doubt a line that most answers have, or that many begin or end with: it belongs to the page.

    Numbers in it may differ, unless it is a sentence.
    """
    counts: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    shown: dict[str, tuple[int, str]] = {}
    for block in blocks:
        lines = [line.strip() for line in block.answer.split("\n") if line.strip()]
        if len(lines) > 1:
            folded = [fold_line(line if line.endswith(".") else _NUMBER.sub("0", line)) for line in lines]
            counts.update(set(folded))
            edges.update({folded[0], folded[-1]})
            for key, line in zip(folded, lines, strict=True):
                shown.setdefault(key, (block.first_line, line))
    for key, count in counts.items():
        at_an_edge = edges[key] > _FEWEST_ANSWERS and edges[key] > _MANY_ANSWERS * len(blocks)
        if at_an_edge or (count >= _FEWEST_ANSWERS and count > _MOST_ANSWERS * len(blocks)):
            first, text = shown[key]
            reason = _(
                "« {text} » stands in {n} of {total} answers. If it belongs to the page, write it under noise in "
                "faq.toml beside the file."
            ).format(text=text, n=count, total=len(blocks))
            yield Notice(document.source, first, reason)


def _alike(document: Document, blocks: Sequence[Block]) -> Iterator[Notice]:
    """Doubt questions or answers most of which begin with the same label."""
    for texts, reason in (
        (
            [b.question for b in blocks],
            N_("{n} of {total} questions begin with « {label} ». Is it a mark of the page?"),
        ),
        ([b.answer for b in blocks], N_("{n} of {total} answers begin with « {label} ». Is it a mark of the page?")),
    ):
        labels = [match[0] for text in texts if (match := _LABEL.match(_NUMBER.sub("0", text)))]
        label, count = Counter(labels).most_common(1)[0] if labels else ("", 0)
        if count >= _FEWEST_ANSWERS and count > _MOST_ANSWERS * len(blocks):
            said = _(reason).format(n=count, total=len(blocks), label=label.strip())
            yield Notice(document.source, blocks[0].first_line, said)


def _within(document: Document, block: Block) -> Iterator[Notice]:
    """Doubt an answer with something in it that no answer has."""
    for text in (block.question, *block.answer.split("\n")):
        is_short = len(text) in _MARKER_LENGTHS
        folded = fold_line(text) if is_short or _OF_A_MARKER.search(text) else ""
        if any(
            marker in folded or (is_short and fuzz.ratio(folded, marker, score_cutoff=_LIKE_A_MARKER))
            for marker in _MARKERS
        ):
            reason = _("« {text} » reads like the question under an answer: two entries may have become one.").format(
                text=text.strip()
            )
            yield Notice(
                document.source, block.first_line, reason, N_("lines that read like the question under an answer")
            )
    if _FRONT_MATTER.match(block.answer):
        reason = _("the answer begins with front matter (---). Take it out, or save the entry as a Markdown file.")
        yield Notice(document.source, block.first_line, reason, N_("answers that begin with front matter"))
    elif found := _TAG.search(block.answer):
        reason = _("the answer has HTML in it, « {found} ». Save the source as .html, or take the tags out.").format(
            found=found[0]
        )
        yield Notice(document.source, block.first_line, reason, N_("answers with HTML in them"))


def _titles_at_the_end(document: Document, blocks: Sequence[Block]) -> Iterator[Notice]:
    """Doubt answers whose last line looks like the title of the section that follows."""
    ending: list[tuple[Block, str]] = []
    is_sure = False
    labelled: defaultdict[str, list[tuple[Block, str]]] = defaultdict(list)
    for block in blocks[:-1]:
        lines = [line.strip() for line in block.answer.split("\n") if line.strip()]
        found = _TITLE.match(lines[-1]) if len(lines) > 1 and _END_OF_SENTENCE.search(lines[-2]) else None
        if found and not (_ITEM.match(lines[-1]) and _ITEM.match(lines[-2])):
            (labelled[found["label"]] if found["label"] else ending).append((block, found["title"]))
            is_sure = is_sure or bool(found["sign"] or found["count"] or found["title"].isupper())
    ending += [title for titles in labelled.values() if len(titles) >= _FEWEST_TITLES for title in titles]
    if ending and (is_sure or len({title for _block, title in ending}) >= _FEWEST_TITLES):
        block, title = ending[0]
        reason = _(
            "{n} answers end with a line like a title, as « {title} ». Is it the title of the next section?"
        ).format(n=len(ending), title=title)
        yield Notice(document.source, block.last_line, reason)


def _recurring_questions(documents: Sequence[Document]) -> Iterator[Notice]:
    """Doubt a question that is asked with different answers, or so often that it belongs to the page."""
    first: dict[str, tuple[str, Block]] = {}
    counts: Counter[str] = Counter()
    for document in documents:
        for block in document.blocks:
            question = fold_line(block.question)
            if block.fault or not question:
                continue
            source, known = first.setdefault(question, (document.source, block))
            counts[question] += 1
            if known.answer != block.answer or counts[question] == _FEWEST_ANSWERS:
                reason = _("the question « {question} » is asked already at {source}:{line}.").format(
                    question=block.question, source=source, line=known.first_line
                )
                yield Notice(document.source, block.first_line, reason, N_("questions that are asked again"))


def _runs(lines: Iterable[Line]) -> str:
    """Return the numbers of lines as ranges, shortened."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line.number == runs[-1][1] + 1:
            runs[-1][1] = line.number
        else:
            runs.append([line.number, line.number])
    shown = [f"{first}" if first == last else f"{first}-{last}" for first, last in runs[:_RUNS_SHOWN]]
    return ", ".join(shown) + (", …" if len(runs) > _RUNS_SHOWN else "")
