"""Fixtures for all tests: no screen, no network, and the real window on a small FAQ."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import pytest
from hypothesis import Phase, settings

from helpdesk_app.config.language import LANGUAGE_VARIABLE
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq, QuestionOrigin
from helpdesk_app.search.model import NO_FILTERS, Filters
from helpdesk_app.text import translation

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from helpdesk_app.ui.window.desk_view import DeskView

# No deadline: a test must not fail because the machine is busy.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

# The first failing example kills a mutant, and every mutant must meet the same examples.
settings.register_profile(
    "mutation",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
)

pytest_plugins = ["tests.large_faq", "tests.small_faq", "tests.small_feedback", "tests.small_workspace"]

PRODUCT: Final = "Votre question concerne quel produit ou service ?"
THEME: Final = "Votre question concerne quelle thématique ?"
OFFER: Final = "Votre question concerne quel type d'offre ?"


WAITS: Final = ("waitActive", "waitCallback", "waitExposed", "waitSignal", "waitSignals", "waitUntil")
LONGEST_WAIT_MS: Final = 30_000


class NetworkBlockedError(RuntimeError):
    """A test tried to use the network."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    local = getattr(socket, "AF_UNIX", None)
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.bind"} or (
        event == "socket.__new__" and arguments[1] != local
    ):
        if event in {"socket.connect", "socket.bind"} and getattr(arguments[0], "family", None) == local:
            return
        raise NetworkBlockedError(f"tests run without a network: {event}")


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ[LANGUAGE_VARIABLE] = "en"
    sys.addaudithook(_refuse_network)
    # Messages of the offscreen platform for every window or menu that is shown.
    config.addinivalue_line("qt_log_ignore", r"This plugin does not support (propagateSizeHints|raise|grabbing)")


def _entry(uid: str, question: str, answer: str, *values: tuple[str, str], proposed: bool = True) -> Entry:
    origin = QuestionOrigin.PROPOSED if proposed else QuestionOrigin.PUBLISHED
    return Entry(uid, question, answer, origin, (), tuple(FacetValue(facet, value) for facet, value in values))


@pytest.fixture(autouse=True)
def english_messages() -> Iterator[None]:
    """Messages are in English again after a test that opened the program in French."""
    yield
    translation.install(b"")


@pytest.fixture(autouse=True)
def _own_unsaved_edits(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the edits of the editors' windows out of the data of who runs the tests."""
    from helpdesk_app.config import paths

    monkeypatch.setattr(paths, "unsaved_edits_folder", lambda: tmp_path_factory.getbasetemp() / "unsaved")


@pytest.fixture(scope="session")
def small_faq() -> Faq:
    from helpdesk_app.faq.identity import with_version

    entries = (
        _entry(
            "badge",
            "Où trouver le numéro de mon badge ?",
            "Le numéro se lit au dos du badge :\n- en haut, la lettre ;\n- en bas, les 6 chiffres.",
            (PRODUCT, "Badge"),
            (THEME, "Identification"),
        ),
        _entry(
            "perdu",
            "Que faire si j’ai perdu mon badge ?",
            "Écrivez à accueil@exemple.fr ou voyez www.exemple.fr/badge.",
            (PRODUCT, "Badge"),
            (THEME, "Perte"),
        ),
        _entry(
            "cle",
            "Comment remplacer une clé de casier ?",
            "Délai\tPrix\n2 jours\t8 €\nLe jour même\t12 €",
            (PRODUCT, "Casier"),
            (THEME, "Perte"),
            proposed=False,
        ),
        _entry("horaires", "Quels sont les horaires du guichet ?", "Du lundi au vendredi, de 8 h à 17 h."),
    )
    return with_version(
        Faq(
            entries,
            (
                Facet(OFFER),
                Facet(PRODUCT, ("Badge", "Casier"), heading="Produit"),
                Facet(THEME, ("Identification", "Perte"), heading="Thématique"),
            ),
            "2026-01-31",
        )
    )


@pytest.fixture(scope="session")
def faq_file(small_faq: Faq, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from helpdesk_app.config import paths
    from helpdesk_app.faq import database
    from helpdesk_app.search.compiler import compile_index
    from helpdesk_app.search.lexicon import Lexicon

    path = tmp_path_factory.mktemp("base de données n°1") / "faq.db"
    database.write(path, small_faq, compile_index(small_faq, Lexicon.load(paths.resource("search", "lexicon.toml"))))
    return path


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """The bot of pytest-qt with more patience: a test must not fail because the machine is busy."""
    for wait in WAITS:
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=LONGEST_WAIT_MS))
    return qtbot


@pytest.fixture(scope="session")
def styled_app(qapp: QApplication) -> Iterator[QApplication]:
    """The application with the language and style that an agent sees."""
    from helpdesk_app.ui import start

    start.apply_style(qapp)
    yield qapp
    # The offscreen platform frees the clipboard after Python has ended, and crashes if anything is left on it.
    qapp.clipboard().clear()


class OpenDesk(Protocol):
    """Opens the real window on a real FAQ file and a real store, and waits until it is loaded."""

    def __call__(
        self,
        database: Path | None = None,
        *,
        feedback: Path | None = None,
        choose_target: Callable[[QWidget], Path | None] = ...,
        text: str = "",
        filters: Filters = ...,
    ) -> DeskView: ...


@pytest.fixture
def open_desk(styled_app: QApplication, qtbot: QtBot, faq_file: Path, tmp_path: Path) -> OpenDesk:
    from helpdesk_app.ui import composition as app
    from helpdesk_app.ui.controllers.export_controller import ExportController

    def no_target(_parent: QWidget) -> Path | None:
        raise AssertionError("nothing should ask for a file here")

    def open_it(
        database: Path | None = None,
        *,
        feedback: Path | None = None,
        choose_target: Callable[[QWidget], Path | None] = no_target,
        text: str = "",
        filters: Filters = NO_FILTERS,
    ) -> DeskView:
        desk = app.open_window(
            app.Environment(
                database=database or faq_file,
                feedback=feedback or tmp_path / "feedback.db",
                settings=tmp_path / "settings.ini",
                choose_target=choose_target,
            ),
            text=text,
            filters=filters,
        ).view
        qtbot.addWidget(desk.window)
        with qtbot.waitActive(desk.window):
            desk.window.show()
            desk.window.activateWindow()
        # The exports are among the last things that a window gets.
        qtbot.waitUntil(lambda: desk.window.findChild(ExportController) is not None)
        return desk

    return open_it


def check_topic(desk: DeskView, value: str) -> None:
    """Check ``value`` in the first facet that has it, by a click."""
    rows = [row for group in desk.topics.groups() for row in group.rows]
    next(row for row in rows if row.value == value).box.click()


class Agent:
    """An agent at the keyboard: keys go to the widget with the focus, clicks to the widget given."""

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press and release ``key``."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyClick(self.focus(), key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        """Type ``text``, one key a character."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:  # QTest has no name for these keys.
                plain = Qt.KeyboardModifier.NoModifier
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.focus(), QKeyEvent(kind, Qt.Key.Key_unknown, plain, letter))

    def click(self, widget: QWidget) -> None:
        """Click the middle of ``widget``, which must be visible."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        assert widget.isVisible(), widget
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def focus(self) -> QWidget:
        """Return the widget with the focus; an open menu takes it."""
        from PySide6.QtWidgets import QApplication

        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        return widget


@pytest.fixture
def agent() -> Agent:
    return Agent()


@pytest.fixture
def desk(open_desk: OpenDesk) -> DeskView:
    """The window on the small FAQ."""
    return open_desk()
