"""``helpdesk search``: search at the terminal, for people and programs."""

from __future__ import annotations

import argparse
import json
import textwrap
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from helpdesk_app.cli.shared import RefusedError, Subcommands, add_database, described, open_faq, search_engine
from helpdesk_app.config.exit_codes import NOTHING, OK
from helpdesk_app.text.inline import spoken, without_marks
from helpdesk_app.text.translation import N_, _, decimal, ngettext

if TYPE_CHECKING:
    from helpdesk_app.search.engine import SearchEngine
    from helpdesk_app.search.model import Hit, SearchResult, WordMatch

_HOW: Final = (N_("exact"), N_("stem"), N_("prefix"), N_("typo"), N_("synonym"), N_("wording"))
"""Values of ``MatchKind`` and ``Field``, marked for translation."""

_JSON_SHAPE: Final = N_(
    """output of --json, one object, UTF-8:
  {"query": TEXT, "total": N, "hits": [
    {"uid", "question", "answer", "score", "origin": "published" | "proposed",
     "wordings": [TEXT, …], "facets": {FACET: [VALUE, …]},
     "provenance": [{"source", "first_line", "last_line", "sha256"}],
     "upkeep": {"origin": "agency" | "editor", "owner", "status": "published", "valid_from", "valid_to", "checked_on",
                "address", "incomplete", "successor": ""}}, …],
   "reliability": "sure" | "check" | "none", "unknown_words": [TEXT, …], "closest_words": [TEXT, …],
   "meaning": whether answers were found by their meaning too, for which program and database need the encoder}
  total counts every match, hits holds the best --limit of them; facets without a value are left out.
  "none" says that the hits, if any, only share some words with the query.
  --explain adds to each hit "reasons": [{"query_word", "matched_word", "how", "fields": [TEXT, …], "weight"}, …];
  how is "exact", "stem", "prefix", "typo", "synonym", or null for a word that nothing in the entry answers;
  and "near": whether the answer is among the nearest in meaning, and "passage": its sentence that answers, or null.

--batch reads one {"id": ANY, "text": TEXT} a line and writes, in the same order, one
  {"id": ANY, "hits": [UID, …], "reliability": TEXT, "ms": MILLISECONDS} a line; ms is the time of the search alone."""
)


def add_search(commands: Subcommands) -> None:
    """Add ``helpdesk search``."""
    parser = described(
        commands.add_parser("search", help=_("search from the command line")),
        _("Search the FAQ, best answer first. Without TEXT every answer is listed, in the order of the FAQ."),
        'helpdesk search "numero rpps"',
        "helpdesk search --json --limit 3 ecps",
        'helpdesk search --explain "identifant nationnal"',
        "helpdesk search --batch queries.jsonl > answers.jsonl",
        more=_(_JSON_SHAPE),
    )
    parser.set_defaults(run=_search, usage_error=parser.error)
    add_database(parser, argparse.SUPPRESS)  # so that --db before the subcommand holds as well
    parser.add_argument("--json", action="store_true", help=_("write one JSON object"))
    parser.add_argument("--limit", type=_positive, default=10, metavar="N", help=_("at most N answers (default: 10)"))
    parser.add_argument("--explain", action="store_true", help=_("say why each answer is there, word by word"))
    parser.add_argument("--batch", type=Path, metavar=_("FILE"), help=_("answer a JSON Lines file of queries"))
    parser.add_argument("text", nargs="*", metavar=_("TEXT"), help=_("what the caller says, quoted or not"))


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(_("“{text}” is not a whole number above zero").format(text=text))
    return int(text)


def _search(args: argparse.Namespace) -> int:
    text = " ".join(args.text)
    if args.batch is not None and (text or args.json or args.explain):
        args.usage_error(_("--batch brings its own texts and its own output: leave out TEXT, --json and --explain"))
    engine = search_engine(*open_faq(args.db))
    if args.batch is not None:
        return _search_batch(engine, args.batch, args.limit)
    result = engine.search(text, limit=args.limit)
    reasons = [_reasons(engine, text, hit) for hit in result.hits] if args.explain else []
    if args.json:
        found = _as_json(text, result, reasons) | {"meaning": engine.knows_meaning}
        print(json.dumps(found, ensure_ascii=False))
    else:
        print(_as_text(result, reasons))
    return OK if result.hits else NOTHING


def _search_batch(engine: SearchEngine, path: Path, limit: int) -> int:
    for identifier, text in _read_queries(path):
        start = time.perf_counter()
        result = engine.search(text, limit=limit)
        elapsed = (time.perf_counter() - start) * 1000
        answer = {
            "id": identifier,
            "hits": [hit.entry.uid for hit in result.hits],
            "reliability": result.reliability.value,
            "ms": round(elapsed, 4),
        }
        print(json.dumps(answer, ensure_ascii=False))
    return OK


def _read_queries(path: Path) -> Iterator[tuple[Any, str]]:
    try:
        lines = path.open("rb")
    except OSError as error:
        reason = _(error.strerror or str(error))
        raise RefusedError(
            _("{path} cannot be read: {reason}. Check the name, and that you may read it.").format(
                path=path, reason=reason
            )
        ) from error
    with lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _query(line, _("{path}, line {line}").format(path=path, line=number))


def _query(line: bytes, location: str) -> tuple[Any, str]:
    try:
        query = json.loads(line.decode("utf-8-sig"))
        json.dumps(query)  # The answer repeats the id.
    except ValueError as error:  # bad UTF-8, bad JSON, a number of thousands of digits
        raise RefusedError(
            _("{location}: not JSON in UTF-8 ({error}). Mend the line, or take it out.").format(
                location=location, error=error
            )
        ) from error
    except RecursionError as error:
        raise RefusedError(
            _("{location}: nested too deeply for a query. Mend the line, or take it out.").format(location=location)
        ) from error
    if not isinstance(query, dict) or "id" not in query or not isinstance(query.get("text"), str):
        raise RefusedError(
            _("{name}: {text}").format(name=location, text=_('expected an object like {"id": 1, "text": "ecps"}.'))
        )
    return query["id"], query["text"]


@dataclass(frozen=True, slots=True)
class _Reasons:
    """Why an answer is in the list."""

    words: tuple[WordMatch, ...]
    near: bool
    passage: str | None


def _reasons(engine: SearchEngine, text: str, hit: Hit) -> _Reasons:
    span = engine.passage(text, hit.entry)
    passage = hit.entry.answer[span.start : span.end] if span else None
    return _Reasons(engine.explain(text, hit.entry), engine.is_near(text, hit.entry), passage)


def _as_json(text: str, result: SearchResult, reasons: Sequence[_Reasons]) -> dict[str, Any]:
    hits = [_hit_as_json(hit) for hit in result.hits]
    for hit, why in zip(hits, reasons, strict=False):
        hit |= {"reasons": [asdict(reason) for reason in why.words], "near": why.near, "passage": why.passage}
    return {
        "query": text,
        "total": result.total,
        "hits": hits,
        "reliability": result.reliability.value,
        "unknown_words": list(result.unknown_words),
        "closest_words": list(result.closest_words),
    }


def _hit_as_json(hit: Hit) -> dict[str, Any]:
    entry = hit.entry
    facets: dict[str, list[str]] = {}
    for given in entry.facets:
        facets.setdefault(given.facet, []).append(given.value)
    return {
        "uid": entry.uid,
        "question": entry.question,
        "answer": entry.answer,
        "score": hit.score,
        "origin": entry.origin.value,
        "wordings": list(entry.wordings),
        "facets": facets,
        "provenance": [asdict(lines) for lines in entry.provenance],
        "upkeep": asdict(entry.upkeep),
    }


_RELIABILITY: Final = {
    "sure": "",
    "check": N_("; read the first one before you say it"),
    "none": N_("; none of them is reliable, they only share some words with the query"),
}


def _as_text(result: SearchResult, reasons: Sequence[_Reasons]) -> str:
    hints: list[str] = []
    if result.unknown_words:
        hints.append(_("Not in the FAQ: {words}.").format(words=", ".join(result.unknown_words)))
    if result.closest_words:
        hints.append(_("Closest words: {words}.").format(words=", ".join(result.closest_words)))
    if not result.hits:
        return " ".join([_("Nothing found. Try fewer or other words; without any, every answer is listed."), *hints])
    n, total, reliability = len(result.hits), result.total, _(_RELIABILITY[result.reliability])
    shown = ngettext("{n} of {total} answers{reliability}", "{n} of {total} answers{reliability}", n)
    shown = shown.format(n=n, total=total, reliability=reliability) + ("." if hints else "")
    blocks: list[str] = []
    for rank, hit in enumerate(result.hits, start=1):
        answer = textwrap.indent(without_marks(hit.entry.answer), "   ")
        lines = [f"{rank}. {hit.entry.question}  [{hit.entry.uid}]", answer]
        lines += [f"   > {line}" for line in (_reasons_as_text(reasons[rank - 1]) if reasons else ())]
        blocks.append("\n".join(lines))
    return "\n\n".join([" ".join([shown, *hints]), *blocks])


def _reasons_as_text(reasons: _Reasons) -> Iterator[str]:
    yield from map(_reason_as_text, reasons.words)
    if reasons.near:
        yield _("near in meaning: “{passage}”").format(passage=spoken(reasons.passage or ""))


def _reason_as_text(reason: WordMatch) -> str:
    if reason.how is None:
        return _("{word}: nothing").format(word=reason.query_word)
    where = " " + _("in {fields}").format(fields=", ".join(map(_, reason.fields))) if reason.fields else ""
    return _("{word}: {how} “{matched}”{where}, weight {weight}").format(
        word=reason.query_word,
        how=_(reason.how),
        matched=reason.matched_word,
        where=where,
        weight=decimal(reason.weight, 2),
    )
