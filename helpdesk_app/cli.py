"""The command ``helpdesk``: no argument opens the window; every other capability is a subcommand.

Each subcommand imports what it needs and no more: asking for help loads neither numpy nor Qt, searching loads no Qt.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from helpdesk_app import __version__, paths

if TYPE_CHECKING:
    from helpdesk_app.search.engine import SearchEngine
    from helpdesk_app.search.lexicon import Lexicon
    from helpdesk_app.search.model import Hit, SearchResult

    Subcommands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- argparse has no public name

OK: Final = 0
NOTHING: Final = 1
"""Nothing was found, or what was checked does not hold."""
USAGE: Final = 2
UNUSABLE: Final = 3
"""A file, or the environment, cannot be used."""
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141

_EXIT_CODES: Final = """exit codes:
  0  done
  1  nothing found, or the check failed
  2  the command line is wrong
  3  a file cannot be used; the sentence on the error output says why and what to do"""

_JSON_SHAPE: Final = """output of --json, one object, UTF-8:
  {"query": TEXT, "total": N, "hits": [
    {"uid", "question", "answer", "score", "origin": "published" | "proposed",
     "wordings": [TEXT, …], "facets": {FACET: [VALUE, …]},
     "provenance": [{"source", "first_line", "last_line", "sha256"}]}, …]}
  total counts every match, hits holds the best --limit of them; facets without a value are left out.

--batch reads one {"id": ANY, "text": TEXT} a line and writes, in the same order, one
  {"id": ANY, "hits": [UID, …], "ms": MILLISECONDS} a line; ms is the time of the search alone."""


class _RefusedError(Exception):
    """A sentence for the person at the keyboard, in the place of a traceback."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments after the program's name; those of this process where ``None``.

    Returns:
        The exit code: see the constants of this module.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # redirected on Windows it would be in the machine's code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = _parser().parse_args(argv)
    try:
        code: int = asked.run(asked)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, head(1) say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (_RefusedError, OSError) as error:
        print(f"helpdesk: {error}", file=sys.stderr)
        return UNUSABLE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _described(
        argparse.ArgumentParser(prog="helpdesk", allow_abbrev=False),
        "Answer desk over a FAQ, without a network. Without a subcommand the window opens.",
        "helpdesk",
        "helpdesk --db other.db",
        'helpdesk search "e cps"',
    )
    parser.set_defaults(run=_open_window)
    parser.add_argument("--version", action="version", version=f"helpdesk {__version__}")
    _add_database(parser, paths.bundled_database())
    parser.add_argument(
        "--quit-when-ready", action="store_true", help="open the window, wait until it accepts a key, and quit"
    )
    commands = parser.add_subparsers(title="subcommands", metavar="COMMAND")
    _add_build(commands)
    _add_check(commands)
    _add_search(commands)
    _add_feedback(commands)
    return parser


def _described(
    parser: argparse.ArgumentParser, purpose: str, *examples: str, more: str = ""
) -> argparse.ArgumentParser:
    parts = [more] if more else []
    parts += ["examples:\n" + "\n".join(f"  {example}" for example in examples), _EXIT_CODES]
    parser.description, parser.epilog = purpose, "\n\n".join(parts)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def _add_database(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--db", type=Path, default=default, metavar="FILE", help="the FAQ to use (default: the one that came with it)"
    )


def _add_build(commands: Subcommands) -> None:
    parser = _described(
        commands.add_parser("build", help="turn FAQ documents into a database"),
        "Turn FAQ documents into a database. The target is replaced only by a complete and verified one.",
        "helpdesk build page.txt -o faq.db --curation curation.toml --report",
        "helpdesk build entries.jsonl -o faq.db --imported-on 2026-11-22",
    )
    parser.set_defaults(run=_build)
    parser.add_argument("source", type=Path, nargs="+", metavar="SOURCE", help="page capture, or JSON Lines (.jsonl)")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the database to write")
    parser.add_argument("--curation", type=Path, metavar="FILE", help="questions, wordings and facet values by uid")
    parser.add_argument("--report", action="store_true", help="say what became of every line of the sources")
    parser.add_argument(
        "--imported-on", type=_iso_date, metavar="DATE", help="YYYY-MM-DD kept in the database (default: today)"
    )


def _add_check(commands: Subcommands) -> None:
    parser = _described(
        commands.add_parser("check", help="check a database, or a FAQ document before building"),
        "Check a database, or a FAQ document as if it were built. Nothing is written.",
        "helpdesk check faq.db",
        "helpdesk check page.txt",
    )
    parser.set_defaults(run=_check)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--curation", type=Path, metavar="FILE", help="check a document together with its curation")


def _add_search(commands: Subcommands) -> None:
    parser = _described(
        commands.add_parser("search", help="search from the command line"),
        "Search the FAQ, best answer first. Without TEXT every answer is listed, in the order of the FAQ.",
        'helpdesk search "numero rpps"',
        "helpdesk search --json --limit 3 ecps",
        "helpdesk search --batch queries.jsonl > answers.jsonl",
        more=_JSON_SHAPE,
    )
    parser.set_defaults(run=_search, usage_error=parser.error)
    _add_database(parser, argparse.SUPPRESS)  # so that --db before the subcommand holds as well
    parser.add_argument("--json", action="store_true", help="write one JSON object")
    parser.add_argument("--limit", type=_positive, default=10, metavar="N", help="at most N answers (default: 10)")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="answer a JSON Lines file of queries")
    parser.add_argument("text", nargs="*", metavar="TEXT", help="what the caller says, quoted or not")


def _add_feedback(commands: Subcommands) -> None:
    feedback = _described(
        commands.add_parser("feedback", help="take the votes out"),
        "What the agents said of the answers.",
        "helpdesk feedback export -o votes.csv",
    )
    subcommands = feedback.add_subparsers(title="subcommands", metavar="COMMAND", required=True)
    parser = _described(
        subcommands.add_parser("export", help="write every vote and copy to a file"),
        "Write every vote and copy to a file, which is complete or not there. The votes stay where they are.",
        "helpdesk feedback export -o votes.csv",
        "helpdesk feedback export -o votes.jsonl --format jsonl",
    )
    parser.set_defaults(run=_export_feedback)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write")
    parser.add_argument("--format", choices=("csv", "jsonl"), help="default: by the file's ending")
    parser.add_argument(
        "--store", type=Path, metavar="FILE", help="the feedback to read (default: that of this account)"
    )


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-11-22") from error


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above zero")
    return int(text)


def _open_window(asked: argparse.Namespace) -> int:
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ):
        raise _RefusedError("There is no screen here to open the window on. “helpdesk search TEXT” needs none.")
    from helpdesk_app import app
    from helpdesk_app.logs import logging_to

    with ExitStack() as stack:
        try:
            stack.enter_context(logging_to(paths.log_folder()))
        except OSError as error:  # the desk is worth more than its log
            print(f"helpdesk: No log is kept this time: {error}", file=sys.stderr)
        return app.run(
            database=asked.db,
            feedback=paths.feedback_database(),
            settings=paths.settings_file(),
            quit_when_ready=asked.quit_when_ready,
        )


def _build(asked: argparse.Namespace) -> int:
    from helpdesk_app.publish import PublishError, build
    from helpdesk_app.search.compiler import compile_index

    lexicon = _lexicon()
    with _told(PublishError):
        report = build(
            asked.source,
            asked.output,
            curation=asked.curation,
            imported_on=asked.imported_on or date.today().isoformat(),  # noqa: DTZ011 -- the person's own calendar
            compile_index=lambda faq: compile_index(faq, lexicon),
        )
    if asked.report:
        print(report.as_text())
    else:
        entries, notices = len(report.faq.entries), len(report.notices)
        print(f"{entries} entries written to {asked.output}; {notices} notices, which --report lists")
    return OK


def _check(asked: argparse.Namespace) -> int:
    from helpdesk_app.publish import PublishError, check

    with _told(PublishError):
        report = check(asked.file, curation=asked.curation)
    print(report.as_text())
    return OK if report.ok else NOTHING


def _search(asked: argparse.Namespace) -> int:
    text = " ".join(asked.text)
    if asked.batch is not None and (text or asked.json):
        asked.usage_error("--batch brings its own texts and its own output: leave out TEXT and --json")
    engine = _engine(asked.db)
    if asked.batch is not None:
        return _search_batch(engine, asked.batch, asked.limit)
    result = engine.search(text, limit=asked.limit)
    if asked.json:
        print(json.dumps(_as_json(text, result), ensure_ascii=False))
    else:
        print(_as_text(result))
    return OK if result.hits else NOTHING


def _search_batch(engine: SearchEngine, path: Path, limit: int) -> int:
    for identifier, text in _read_queries(path):
        start = time.perf_counter()
        result = engine.search(text, limit=limit)
        elapsed = (time.perf_counter() - start) * 1000
        answer = {"id": identifier, "hits": [hit.entry.uid for hit in result.hits], "ms": round(elapsed, 4)}
        print(json.dumps(answer, ensure_ascii=False))
    return OK


def _read_queries(path: Path) -> Iterator[tuple[Any, str]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                query = json.loads(line.decode("utf-8-sig"))
            except ValueError as error:  # bad UTF-8 or bad JSON
                raise _RefusedError(f"{path}, line {number}: not JSON in UTF-8 ({error})") from error
            if not isinstance(query, dict) or "id" not in query or not isinstance(query.get("text"), str):
                raise _RefusedError(f'{path}, line {number}: expected an object like {{"id": 1, "text": "ecps"}}')
            yield query["id"], query["text"]


def _export_feedback(asked: argparse.Namespace) -> int:
    from helpdesk_app.feedback.errors import FeedbackError
    from helpdesk_app.feedback.export import ExportFormat, export
    from helpdesk_app.feedback.store import FeedbackStore

    with _told(FeedbackError, ValueError):
        form = ExportFormat(f".{asked.format}") if asked.format else ExportFormat.from_suffix(asked.output)
        if asked.store is not None and not asked.store.is_file():
            raise _RefusedError(f"There is no feedback file “{asked.store}”. Nothing was written.")
        with FeedbackStore(asked.store or paths.feedback_database()) as store:
            count = export(store.events(), asked.output, form)
    print(f"{count} events written to {asked.output}")
    return OK


def _lexicon() -> Lexicon:
    from helpdesk_app.search.lexicon import Lexicon, LexiconError

    with _told(LexiconError):
        return Lexicon.load(paths.resource("search", "lexicon.toml"))


def _engine(database: Path) -> SearchEngine:
    from helpdesk_app.faq.database import DatabaseError, read
    from helpdesk_app.search.engine import SearchEngine

    with _told(DatabaseError):
        faq, parts = read(database)
    return SearchEngine(faq, parts, _lexicon())


@contextmanager
def _told(*kinds: type[Exception]) -> Iterator[None]:
    """Turn the errors that a person can mend into their sentence."""
    try:
        yield
    except kinds as error:
        raise _RefusedError(str(error)) from error


def _as_json(text: str, result: SearchResult) -> dict[str, Any]:
    return {"query": text, "total": result.total, "hits": [_hit_as_json(hit) for hit in result.hits]}


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
    }


def _as_text(result: SearchResult) -> str:
    if not result.hits:
        return "Nothing found. Try fewer or other words; without any, every answer is listed."
    shown = f"{len(result.hits)} of {result.total} answers"
    blocks = (
        f"{rank}. {hit.entry.question}  [{hit.entry.uid}]\n{textwrap.indent(hit.entry.answer, '   ')}"
        for rank, hit in enumerate(result.hits, start=1)
    )
    return "\n\n".join([shown, *blocks])
