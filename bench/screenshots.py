"""Takes pictures of the real window on the bundled FAQ; no screen is needed.

Run it as ``python -m bench.screenshots``. It renews the few pictures that the documents show, in ``docs/images``, and
writes every state of the window in light, dark and high contrast to ``build/states``, which git ignores.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from bench.editor_states import EDITOR_STATES, EditorState
from bench.states import STATES, State

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from helpdesk_app.ui.style.theme import Colours, Theme
    from helpdesk_app.ui.window.desk_view import DeskView

ROOT: Final = Path(__file__).resolve().parents[1]
IMAGES: Final = ROOT / "docs" / "images"
STATE_PICTURES: Final = ROOT / "build" / "states"
FONTS: Final = ("Segoe UI", "Inter", "Open Sans", "Noto Sans", "DejaVu Sans")
SIZE: Final = (1280, 800)
STATE_SIZE: Final = (1080, 680)
EDITOR_SIZE: Final = (1366, 768)
CHECKED_MS: Final = 1500
"""Until the check of a small FAQ and the compilation of a trial are done."""
SMALLEST_FILE: Final = 0
"""Quality of a PNG: 0 compresses most; the pixels are the same at every value."""
SETTLE_MS: Final = 300
"""Pause before a picture: the clear button of the search box fades in."""
SHOWN: Final = (
    ("window-light", "copied-and-voted", "light", SIZE),
    ("window-dark", "copied-and-voted", "dark", SIZE),
    ("nothing-reliable", "nothing-reliable", "light", STATE_SIZE),
    ("not-useful-dark", "not-useful", "dark", STATE_SIZE),
)
"""The pictures of the documents: file, state, colour scheme, size of the window."""
EDITOR_SHOWN: Final = {("editor-edited", "light"): "workshop-light"}
"""State of the editors' window and colour scheme -> file of the documents."""


def main(argv: Sequence[str] | None = None) -> int:
    """Write every picture and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.screenshots")
    parser.add_argument("--output", type=Path, metavar="DIR", help="write all pictures to DIR instead")
    parser.add_argument("--only", default="", metavar="NAME", help="take only the states whose name contains NAME")
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "2")
    _take_all(options.output or IMAGES, options.output or STATE_PICTURES, options.only)
    return 0


def _take_all(images: Path, states: Path, only: str) -> None:
    # Imported here because Qt reads the environment that main() sets.
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from helpdesk_app.config.language import install_messages
    from helpdesk_app.ui import start

    application = QApplication(sys.argv[:1])
    families = [name for name in FONTS if name in QFontDatabase.families()]
    application.setFont(QFont(families or application.font().families(), 10))
    theme = start.apply_style(application)
    install_messages("fr")
    for picture, name, scheme, size in SHOWN:
        if only in name:
            state = next(state for state in STATES if state.name == name)
            _take(application, theme, state, [(_schemes()[scheme], images / f"{picture}.png")], size)
    for state in STATES:
        if only in state.name:
            pictures = [(colours, states / f"{state.name}-{scheme}.png") for scheme, colours in _schemes().items()]
            _take(application, theme, state, pictures, STATE_SIZE)
    for editor_state in EDITOR_STATES:
        if only in editor_state.name:
            _take_editor(theme, editor_state, images, states)


def _take_editor(theme: Theme, state: EditorState, images: Path, states: Path) -> None:
    from PySide6.QtGui import QPixmap
    from PySide6.QtTest import QTest

    from helpdesk_app.config import paths
    from helpdesk_app.editing.view_state import FolderPhase
    from helpdesk_app.ui.editor.window import open_editor

    with tempfile.TemporaryDirectory(prefix="helpdesk-") as home:
        folder = Path(home) / "FAQ"
        state.folder(folder)
        with patch.object(paths, "unsaved_edits_folder", lambda: Path(home) / "unsaved"):
            controller = open_editor(folder)
        controller.window.resize(*EDITOR_SIZE)
        controller.window.show()
        controller.window.activateWindow()
        while controller.session.state.phase is FolderPhase.LOADING:
            QTest.qWait(10)
        QTest.qWait(CHECKED_MS)
        shown = state.play(controller) or controller.window
        for scheme, colours in _schemes().items():
            theme.apply(colours)
            QTest.qWait(SETTLE_MS)
            picture = QPixmap(shown.size())
            shown.render(picture)
            targets = [states / f"{state.name}-{scheme}.png"]
            if name := EDITOR_SHOWN.get((state.name, scheme)):
                targets.append(images / f"{name}.png")
            for target in targets:
                target.parent.mkdir(parents=True, exist_ok=True)
                if not picture.save(str(target), "PNG", SMALLEST_FILE):
                    raise OSError(f"{target} could not be written")
                print(target)
        controller.close_without_asking()
        QTest.qWait(0)


def _schemes() -> dict[str, Colours]:
    from helpdesk_app.ui.style.theme import DARK, LIGHT, colours_of
    from tests.contrast_themes import NIGHT_SKY

    return {"light": LIGHT, "dark": DARK, "contrast": colours_of(NIGHT_SKY)}


def _take(
    application: QApplication,
    theme: Theme,
    state: State,
    pictures: Iterable[tuple[Colours, Path]],
    size: tuple[int, int],
) -> None:
    from PySide6.QtTest import QTest

    with tempfile.TemporaryDirectory(prefix="helpdesk-") as home:
        desk = _open(state, Path(home), size)
        if state.opened:
            QTest.qWait(SETTLE_MS)
            state.play(desk)
        for colours, picture in pictures:
            theme.apply(colours)
            if state.opened:
                QTest.qWait(SETTLE_MS)
            picture.parent.mkdir(parents=True, exist_ok=True)
            if not _picture(desk, size).save(str(picture), "PNG", SMALLEST_FILE):
                raise OSError(f"{picture} could not be written")
            print(picture)
        # The offscreen platform frees the clipboard after Python has ended, and crashes if anything is left on it.
        application.clipboard().clear()
        desk.window.close()
        desk.window.deleteLater()
        QTest.qWait(0)


def _picture(desk: DeskView, size: tuple[int, int]) -> QPixmap:
    from PySide6.QtGui import QPixmap

    if size == SIZE:
        return desk.window.grab()
    # There are many states: without the scale factor their files stay small.
    picture = QPixmap(desk.window.size())
    desk.window.render(picture)
    return picture


def _open(state: State, home: Path, size: tuple[int, int]) -> DeskView:
    from PySide6.QtCore import QTimer

    from helpdesk_app.ui import composition as app
    from helpdesk_app.ui.widgets.toast import Toast

    state.faq(home / "faq.db")
    state.feedback(home / "feedback.db")
    desk = app.open_window(
        app.Environment(database=home / "faq.db", feedback=home / "feedback.db", settings=home / "settings.ini")
    ).view
    for toast in desk.answer.findChildren(Toast):
        for fade in toast.findChildren(QTimer):
            fade.setInterval(60_000)
    desk.window.setProperty("faq", str(home / "faq.db"))
    desk.window.resize(*size)
    desk.window.show()
    desk.window.activateWindow()
    return desk


if __name__ == "__main__":
    sys.exit(main())
