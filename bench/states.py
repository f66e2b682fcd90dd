"""Every state of the window, each reached as an agent would reach it. ``bench.screenshots`` takes their pictures."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from helpdesk_app.config import paths
from helpdesk_app.faq.model import Faq

if TYPE_CHECKING:
    from helpdesk_app.ui.window.main_window import MainWindow


def _nothing(_window: MainWindow) -> None:
    return


def _bundled(place: Path) -> None:
    shutil.copyfile(paths.bundled_database(), place)


@dataclass(frozen=True, slots=True)
class State:
    """One state: the files it needs, and what brings it about."""

    name: str
    play: Callable[[MainWindow], None] = _nothing
    faq: Callable[[Path], None] = _bundled
    """Makes the FAQ file at a path, or leaves it out."""
    feedback: Callable[[Path], None] = lambda _path: None
    """Makes what stands in the place of the feedback file."""
    opened: bool = True
    """Whether the FAQ is opened before the picture is taken."""


def _missing(_place: Path) -> None:
    return


def _foreign(place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE mail (subject TEXT)")


def _newer(place: Path) -> None:
    _bundled(place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA user_version = 999")


def _damaged(place: Path) -> None:
    place.write_bytes(paths.bundled_database().read_bytes()[:5000])


def _type(text: str) -> Callable[[MainWindow], None]:
    return lambda window: window.search_box.setText(text)


def _copied_and_voted(window: MainWindow) -> None:
    window.search_box.setText("identifant national")
    window.actions_.copy.trigger()
    window.actions_.vote_yes.trigger()


def _filters_hide_all(window: MainWindow) -> None:
    window.topics.check("Votre question concerne quel produit ou service ?", "Plateforme Convergence")
    window.search_box.setText("identifiant national")


def _not_useful(window: MainWindow) -> None:
    window.search_box.setText("carte cps")
    window.actions_.vote_no.trigger()
    window.actions_.comment.trigger()
    window.answer.feedback.reasons.editor.text.setPlainText("Le Dr Martin (06 12 34 56 78) attend autre chose.")


def _read_aloud(window: MainWindow) -> None:
    window.search_box.setText("ou trouver identifiant national")
    window.actions_.script.trigger()


def _new_version(window: MainWindow) -> None:
    from PySide6.QtTest import QTest

    from helpdesk_app.faq import database
    from helpdesk_app.faq.identity import with_version
    from helpdesk_app.search.compiler import compile_index
    from helpdesk_app.search.lexicon import Lexicon

    window.search_box.setText("qr code")
    place = Path(window.property("faq"))
    faq, _ = database.read(place)
    newer = with_version(Faq(faq.entries[:-1], faq.facets, faq.imported_on))
    fresh = place.with_suffix(".new")
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    database.write(fresh, newer, compile_index(newer, lexicon))
    fresh.replace(place)
    for _ in range(50):
        if window.notice.isVisible():
            return
        QTest.qWait(100)
    raise AssertionError("the new version is not told")


def _vote_not_kept(window: MainWindow) -> None:
    window.search_box.setText("qr code")
    window.actions_.vote_yes.trigger()


def _after_a_crash(window: MainWindow) -> None:
    from helpdesk_app.ui import composition as app

    app.tell_crash(window, Path("crash.log"))


def _to_be_checked(window: MainWindow) -> None:
    from PySide6.QtTest import QTest

    window.search_box.setText("retrouver un collègue dans l’annuaire")
    QTest.qWait(600)


def _compact(window: MainWindow) -> None:
    window.search_box.setText("carte cps")
    window.actions_.compact.trigger()
    window.resize(window.width(), 72 * 8)
    window.actions_.copy.trigger()


STATES = (
    State("loading", opened=False),
    State("empty-box"),
    State("copied-and-voted", _copied_and_voted),
    State("to-be-checked", _to_be_checked),
    State("nothing-found", _type("xylophone")),
    State("nothing-reliable", _type("piscine horaires plateforme nager")),
    State("filters-hide-all", _filters_hide_all),
    State("qualifying-question", _type("ecps")),
    State("identifier", _type("810101234564")),
    State("not-useful", _not_useful),
    State("read-aloud", _read_aloud),
    State("compact", _compact),
    State("faq-missing", faq=_missing),
    State("faq-foreign", faq=_foreign),
    State("faq-newer", faq=_newer),
    State("faq-damaged", faq=_damaged),
    State("new-version", _new_version),
    State("feedback-not-kept", _vote_not_kept, feedback=Path.mkdir),
    State("after-a-crash", _after_a_crash),
)
