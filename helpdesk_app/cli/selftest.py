"""``helpdesk --selftest``: test that this installation is complete and that each part works.

It uses the bundled FAQ and a temporary folder, never the user's own files, and needs no screen.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from helpdesk_app import __version__
from helpdesk_app.cli.shared import load_lexicon
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import NOTHING, OK
from helpdesk_app.text.translation import N_

if TYPE_CHECKING:
    from helpdesk_app.feedback.model import Event

Found: TypeAlias = Mapping[str, Any]
"""What a check found, for the JSON."""

Check: TypeAlias = Callable[[Path], Found]
"""Uses one part in a temporary folder; raises an exception if it does not work."""

_QUERIES: Final = 20
"""Questions of the FAQ that are searched."""
_SOURCES: Final = {
    "page.html": "<details><summary>Où ?</summary><p>Ici.</p></details>",
    "entry.md": "---\nuid: ici\n---\n# Où ?\n\nIci.\n",
    "table.csv": "Question;Réponse\nOù ?;Ici.\n",
    "faq.json": '[{"question": "Où ?", "answer": "Ici."}]',
}
"""A source of each format that a library reads or that has several modules, by its name."""
_BEST_RANKS: Final = 3
"""The rank within which an answer's own question has to find it."""


class CheckFailedError(Exception):
    """A check found something wrong; ``str()`` is a sentence that says what."""


def selftest(checks: Sequence[tuple[str, Check]] | None = None) -> int:
    """Run every check, print the result as one JSON object, and return the exit code.

    ``{"passed": true | false, "version", "python", "system", "frozen", "checks": [{"name", "passed", "milliseconds",
    "found": {…} | "error": TEXT}, …]}``

    Args:
        checks: Name and function of each; those of the program if ``None``.
    """
    with tempfile.TemporaryDirectory(prefix="helpdesk é ", ignore_cleanup_errors=True) as scratch:
        done = [_run(name, check, Path(scratch)) for name, check in (CHECKS if checks is None else checks)]
    passed = all(check["passed"] for check in done)
    verdict = {
        "passed": passed,
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "checks": done,
    }
    print(json.dumps(verdict, ensure_ascii=False, indent=1))
    return OK if passed else NOTHING


def _run(name: str, check: Check, scratch: Path) -> dict[str, Any]:
    folder = scratch / name
    folder.mkdir()
    start = time.perf_counter()
    try:
        outcome = {"passed": True, "found": dict(check(folder))}
    except Exception as error:  # noqa: BLE001 -- whatever fails, the other checks run too
        outcome = {"passed": False, "error": f"{type(error).__name__}: {error}"}
    return {"name": name, "milliseconds": round((time.perf_counter() - start) * 1000), **outcome}


def _database(_scratch: Path) -> Found:
    from helpdesk_app.faq.database import read

    faq, index = read(paths.bundled_database())
    _expect(bool(faq.entries), "The FAQ that came with the program is empty.")
    return {"answers": len(faq.entries), "imported_on": faq.imported_on, "index_parts": len(index)}


def _search(_scratch: Path) -> Found:
    from helpdesk_app.faq.database import read
    from helpdesk_app.search.engine import SearchEngine

    faq, index = read(paths.bundled_database())
    lexicon = load_lexicon()
    step = max(1, len(faq.entries) // _QUERIES)
    asked = faq.entries[::step]
    # Without an index the FAQ is compiled in memory, like a FAQ of another version.
    for engine, of in ((SearchEngine(faq, index, lexicon), "stored"), (SearchEngine(faq, {}, lexicon), "new")):
        missed = [
            entry.uid
            for entry in asked
            if entry.uid not in {hit.entry.uid for hit in engine.search(entry.question, limit=_BEST_RANKS).hits}
        ]
        _expect(not missed, f"With the {of} index these answers are not found by their own question: {missed}")
    return {"questions": len(asked)}


def _meaning(_scratch: Path) -> Found:
    from helpdesk_app.faq.database import read
    from helpdesk_app.search.meaning import load_meaning

    if not (paths.encoder_model().is_dir() or getattr(sys, "frozen", False)):
        return {"encoder": False}  # a source tree works without; what is handed out does not go out without
    faq, index = read(paths.bundled_database())
    meaning = load_meaning(faq, index, paths.encoder_model())
    missed = [
        entry.uid
        for row, entry in enumerate(faq.entries)
        if entry.question and int(meaning.nearness(entry.question).cosine.argmax()) != row
    ]
    _expect(not missed, f"These answers are not the nearest to their own question in meaning: {missed}")
    return {"encoder": True, "questions": len(faq.entries)}


def _sources(_scratch: Path) -> Found:
    from helpdesk_app.faq_build.sources.formats import parse_source

    for name, text in _SOURCES.items():
        read = [(block.question, block.answer) for block in parse_source(text.encode(), name).blocks]
        _expect(read == [("Où ?", "Ici.")], f"A source named {name} gives {read}.")
    return {"formats": len(_SOURCES)}


def _feedback(scratch: Path) -> Found:
    from helpdesk_app.feedback.reading import read_export
    from helpdesk_app.feedback.store import FeedbackStore
    from helpdesk_app.feedback.writing import ExportFormat, export

    written = _some_events()
    with FeedbackStore(scratch / "feedback.db") as store:
        for event in written:
            store.append(event)
        stored = list(store.events())
        _expect(stored == written, "The feedback file does not return the events that were written to it.")
        for form in (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSONL):
            target = scratch / f"export{form.value}"
            export(store.events(), target, form)
            back = [read.event for read in read_export(target)]
            _expect(back == written, f"An export as {form.value} does not return the events that were written to it.")
    return {"events": len(written), "exports": 3}


def _report(scratch: Path) -> Found:
    from datetime import date

    from helpdesk_app.faq.database import read
    from helpdesk_app.feedback.store import FeedbackStore
    from helpdesk_app.reports.reporting import read_figures, write_report

    with FeedbackStore(scratch / "feedback.db") as store:
        store.add_missing(_some_events())
    faq, _ = read(paths.bundled_database())
    page = scratch / "report.html"
    template = paths.resource("report", "report.html.jinja")
    write_report(read_figures([scratch / "feedback.db"]), faq.entries, template, page, made_on=date(2026, 1, 31))
    text = page.read_text(encoding="utf-8")
    _expect("<svg" in text, "The report has no plot.")
    return {"characters": len(text)}


def _window(scratch: Path) -> Found:
    _without_screen()
    from helpdesk_app.faq.database import read
    from helpdesk_app.ui.selftest import inspect_window

    faq, _ = read(paths.bundled_database())
    question = faq.entries[0].question

    def open_desk() -> Any:
        from helpdesk_app.ui.composition import Environment, open_window

        environment = Environment(paths.bundled_database(), scratch / "feedback.db", scratch / "settings.ini")
        return open_window(environment).view

    return inspect_window(open_desk, question)


def _translations(_scratch: Path) -> Found:
    _without_screen()
    from helpdesk_app.ui.selftest import inspect_translations

    return inspect_translations(paths.resource("translations"))


def _messages(_scratch: Path) -> Found:
    from gettext import GNUTranslations

    sentence = N_("Reading the sources")
    with paths.resource("translations", "messages_fr.mo").open("rb") as catalogue:
        said = GNUTranslations(catalogue).gettext(sentence)
    _expect(said != sentence, "The French messages are missing from their catalogue.")
    return {"fr": said}


def _icons(_scratch: Path) -> Found:
    _without_screen()
    from helpdesk_app.ui.selftest import inspect_icons

    return inspect_icons(paths.resource("icons"))


def _plugins(_scratch: Path) -> Found:
    _without_screen()
    from helpdesk_app.ui.selftest import inspect_plugins

    return inspect_plugins()


CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("database", _database),
    ("search", _search),
    ("meaning", _meaning),
    ("sources", _sources),
    ("feedback", _feedback),
    ("report", _report),
    ("translations", _translations),
    ("messages", _messages),
    ("icons", _icons),
    ("plugins", _plugins),
    ("window", _window),
)


def _some_events() -> list[Event]:
    from helpdesk_app.feedback.event_factory import EventFactory
    from helpdesk_app.feedback.model import Reason, Verdict
    from helpdesk_app.feedback.shown_answer import ShownAnswer

    make = EventFactory(__version__)
    shown = ShownAnswer("self-test", "0" * 64, "self-test", "clé égarée", 1)
    return [
        make.copy(shown, elapsed_ms=1200),
        make.vote(shown, Verdict.YES),
        make.vote(shown, Verdict.NO, reason=next(iter(Reason)), comment="Œuvre « à revoir »"),
        make.no_result("introuvable", "self-test"),
    ]


def _without_screen() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "win32":  # the offscreen platform does not ask Windows where its fonts are
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"))


def _expect(condition: bool, failure: str) -> None:
    if not condition:
        raise CheckFailedError(failure)
