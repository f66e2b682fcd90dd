"""Measures the editors' window on a large FAQ: each key in the filter, and each key in the form.

Run it as ``python -m bench.editing``. A key counts from the event until everything it changed is painted, in processor
time, because other programs may run. Meaning, checks and trials run in threads of their own and are left out.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from bench.corpora import generate
from bench.typing import keystrokes

if TYPE_CHECKING:
    from helpdesk_app.editing.model import Workspace
    from helpdesk_app.ui.editor.controller import EditorController

_ROUNDS: Final = 5
_TYPED: Final = " et aussi par courrier"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the median and the slowest key of each kind, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.editing")
    parser.add_argument("--entries", type=int, default=10_000, help="of the FAQ (default: %(default)s)")
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    controller = _opened(_workspace(options.entries))
    print(f"{options.entries:,} entries")
    for name, milliseconds in (
        ("key in the filter", list(_filter(controller))),
        ("key in the question", list(_type(controller))),
        ("undo", list(_undo(controller))),
        ("another entry", list(_select(controller))),
    ):
        print(f"{name:20} median {statistics.median(milliseconds):6.1f} ms, slowest {max(milliseconds):6.1f} ms")
    controller.window.allow_close()
    return 0


def _workspace(size: int) -> Workspace:
    from helpdesk_app.editing.model import Content, EditedEntry, Workspace
    from helpdesk_app.faq.model import Facet, FacetValue

    facet = Facet("Produit", tuple(f"Produit {number}" for number in range(30)), heading="Produit")
    entries = {}
    for number, entry in enumerate(generate(size).entries):
        content = Content(entry.question, entry.answer, facets=(FacetValue("Produit", facet.values[number % 30]),))
        entries[entry.uid] = EditedEntry(entry.uid, content, content)
    return Workspace(entries, (facet,))


def _opened(workspace: Workspace) -> EditorController:
    from PySide6.QtWidgets import QApplication

    from helpdesk_app.config import paths
    from helpdesk_app.editing.loading import Loaded
    from helpdesk_app.editing.session import EditorSession
    from helpdesk_app.ui import start
    from helpdesk_app.ui.editor.agent_view.agent_view import AgentView
    from helpdesk_app.ui.editor.controller import EditorController
    from helpdesk_app.ui.editor.entry_form.entry_form import EntryForm
    from helpdesk_app.ui.editor.entry_list.entry_list import EntryList
    from helpdesk_app.ui.editor.layout import EditorWindow
    from helpdesk_app.ui.style.icons import Icons

    application = QApplication(sys.argv[:1])
    start.apply_style(application)
    icons = Icons(paths.resource("icons"))
    entry_list, form, view = EntryList(), EntryForm(), AgentView(icons)
    window = EditorWindow(icons, entry_list, form)
    window.add_side(view, "agent", "F2")
    controller = EditorController(window, EditorSession(), entry_list, form, view)
    controller.session.open(Loaded(workspace))
    controller.render()
    window.resize(1366, 768)
    window.show()
    _settle()
    return controller


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(5):
        QApplication.processEvents()


def _timed(event: Callable[[], object]) -> float:
    begin = time.process_time()
    event()
    _settle()
    return (time.process_time() - begin) * 1000


def _filter(controller: EditorController) -> Iterable[float]:
    box = controller.entry_list.text
    for _ in range(_ROUNDS):
        for text in (*keystrokes("comment demander"), ""):
            box.setText(text)
            yield _timed(partial(box.textEdited.emit, text))


def _type(controller: EditorController) -> Iterable[float]:
    from PySide6.QtTest import QTest

    field = controller.form.question
    field.setFocus()
    for letter in _TYPED * _ROUNDS:
        yield _timed(partial(QTest.keyClicks, field, letter))


def _undo(controller: EditorController) -> Iterable[float]:
    for _ in range(_ROUNDS * 4):
        yield _timed(controller.window.commands.undo.trigger)
        yield _timed(controller.window.commands.redo.trigger)


def _select(controller: EditorController) -> Iterable[float]:
    for _ in range(_ROUNDS * 8):
        yield _timed(lambda: controller.entry_list.move_selection(1))


if __name__ == "__main__":
    sys.exit(main())
