"""Writes the pictures of the README: the real window on the real FAQ, in light and dark.

Run it as ``python -m tests.screenshots``; it needs no screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from helpdesk_app.ui.main_window import MainWindow

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "images"
FONTS: Final = ("Segoe UI", "Inter", "Open Sans", "Noto Sans", "DejaVu Sans")
SIZE: Final = (1280, 800)
SETTLE_MS: Final = 400
"""Until a picture is taken: the clear button of the search box fades in."""


def main(argv: Sequence[str] | None = None) -> int:
    """Write every picture into the folder asked for and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.screenshots")
    parser.add_argument("--output", type=Path, default=FOLDER, help="folder of the pictures (default: docs/images)")
    folder: Path = parser.parse_args(argv).output
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "2")  # sharp on any screen
    folder.mkdir(parents=True, exist_ok=True)
    _take(folder)
    return 0


def _take(folder: Path) -> None:
    # Not at the top: the environment above has to be set first.
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from helpdesk_app import app, paths
    from helpdesk_app.ui.readiness import when_ready

    application = QApplication(sys.argv[:1])
    families = [name for name in FONTS if name in QFontDatabase.families()]
    application.setFont(QFont(families or application.font().families(), 10))
    theme = app.dress(application)
    with tempfile.TemporaryDirectory() as home:
        window = app.open_window(
            database=paths.bundled_database(),
            feedback=Path(home, "feedback.db"),
            settings=Path(home, "settings.ini"),
        )
        window.resize(*SIZE)

        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scenes = iter(_scenes())

        def play_next() -> None:
            scene = next(scenes, None)
            if scene is None:
                # The offscreen platform would let go of what was copied only after Python has gone, and crash.
                application.clipboard().clear()
                window.close()
                return
            name, scheme, play = scene
            theme.dress(scheme)
            play(window)
            QTimer.singleShot(SETTLE_MS, window, lambda: take(folder / f"{name}.png"))

        def take(picture: Path) -> None:
            if not window.grab().save(str(picture)):
                raise OSError(f"{picture} could not be written")
            print(picture)
            play_next()

        when_ready(window, play_next)
        window.show()
        application.exec()


def _scenes() -> tuple[tuple[str, Qt.ColorScheme, Callable[[MainWindow], None]], ...]:
    from PySide6.QtCore import Qt

    light, dark = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
    return (
        ("window-light", light, _found_and_voted),
        ("window-dark", dark, lambda _window: None),
        ("filters-hide-all", light, _filters_hide_all),
        ("nothing-found", light, _nothing_found),
    )


def _found_and_voted(window: MainWindow) -> None:
    window.search_box.setText("identifant national")
    window.actions_.copy.trigger()
    window.actions_.vote_yes.trigger()


def _filters_hide_all(window: MainWindow) -> None:
    window.search_box.setText("lecteur de carte")
    for group in window.topics.groups():
        for row in group.rows:
            if row.value and row.count() == 0:
                row.box.setEnabled(True)
                row.box.click()
                return


def _nothing_found(window: MainWindow) -> None:
    window.topics.clear()
    window.search_box.setText("horaires de la piscine")


if __name__ == "__main__":
    sys.exit(main())
