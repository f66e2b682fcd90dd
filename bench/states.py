"""Every state of the desk, each reached as an agent reaches it; ``bench.screenshots`` takes their pictures."""

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
    from helpdesk_app.ui.window.desk_view import DeskView


def _nothing(_window: DeskView) -> None:
    return


def _bundled(path: Path) -> None:
    shutil.copyfile(paths.bundled_database(), path)


@dataclass(frozen=True, slots=True)
class State:
    """One state: its files, and the actions that lead to it."""

    name: str
    play: Callable[[DeskView], None] = _nothing
    faq: Callable[[Path], None] = _bundled
    """Writes the FAQ file, or none."""
    feedback: Callable[[Path], None] = lambda _path: None
    """Writes what the program finds as its feedback file."""
    opened: bool = True
    """Whether the FAQ is loaded before the picture is taken."""


def _missing(_path: Path) -> None:
    return


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mail (subject TEXT)")


def _newer(path: Path) -> None:
    _bundled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def _damaged(path: Path) -> None:
    path.write_bytes(paths.bundled_database().read_bytes()[:5000])


def _type(text: str) -> Callable[[DeskView], None]:
    return lambda desk: desk.search_box.setText(text)


def _copied_and_voted(desk: DeskView) -> None:
    desk.search_box.setText("identifant national")
    desk.actions.copy.trigger()
    desk.actions.vote_yes.trigger()


def _filters_hide_all(desk: DeskView) -> None:
    rows = [row for group in desk.topics.groups() for row in group.rows]
    next(row for row in rows if row.value == "Plateforme Convergence").box.click()
    desk.search_box.setText("identifiant national")


def _not_useful(desk: DeskView) -> None:
    desk.search_box.setText("carte cps")
    desk.actions.vote_no.trigger()
    desk.actions.comment.trigger()
    desk.answer.feedback.reasons.editor.text.setPlainText("Le Dr Martin (06 12 34 56 78) attend autre chose.")


def _read_aloud(desk: DeskView) -> None:
    desk.search_box.setText("ou trouver identifiant national")
    desk.actions.read_aloud.trigger()


def _new_version(desk: DeskView) -> None:
    from PySide6.QtTest import QTest

    from helpdesk_app.faq import database
    from helpdesk_app.faq.identity import with_version
    from helpdesk_app.search.compiler import compile_index
    from helpdesk_app.search.lexicon import Lexicon

    desk.search_box.setText("qr code")
    path = Path(desk.window.property("faq"))
    faq, _ = database.read(path)
    newer = with_version(Faq(faq.entries[:-1], faq.facets, faq.imported_on))
    fresh = path.with_suffix(".new")
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    database.write(fresh, newer, compile_index(newer, lexicon))
    fresh.replace(path)
    for _ in range(50):
        if desk.notice.isVisible():
            return
        QTest.qWait(100)
    raise AssertionError("the new version is not announced")


def _vote_not_kept(desk: DeskView) -> None:
    desk.search_box.setText("qr code")
    desk.actions.vote_yes.trigger()


def _after_a_crash(desk: DeskView) -> None:
    from helpdesk_app.ui import composition as app

    app.report_crash(desk, Path("crash.log"))


def _type_and_pause(text: str) -> Callable[[DeskView], None]:
    def play(desk: DeskView) -> None:
        from PySide6.QtTest import QTest

        desk.search_box.setText(text)
        # How far to trust the answer appears when typing pauses.
        QTest.qWait(600)

    return play


def _compact(desk: DeskView) -> None:
    desk.search_box.setText("carte cps")
    desk.actions.compact.trigger()
    desk.window.resize(desk.window.width(), 72 * 8)
    desk.actions.copy.trigger()


def _with_blanks(path: Path) -> None:
    from dataclasses import replace

    from helpdesk_app.faq import database
    from helpdesk_app.faq.identity import with_version
    from helpdesk_app.faq.model import Announcement
    from helpdesk_app.search.compiler import compile_index
    from helpdesk_app.search.lexicon import Lexicon

    faq, _ = database.read(paths.bundled_database())
    answer = "Votre demande {{numéro de dossier}} est en cours : vous serez rappelé {{jour : lundi | mardi}}."
    first = replace(faq.entries[0], question="Où en est ma demande de carte ?", answer=answer)
    announcement = Announcement(
        "Le téléservice est en maintenance ce matin : faites rappeler après midi.", "9999-12-31"
    )
    faq = with_version(replace(faq, entries=(first, *faq.entries[1:]), announcements=(announcement,)))
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    database.write(path, faq, compile_index(faq, lexicon))


def _blanks(desk: DeskView) -> None:
    desk.search_box.setText("où en est ma demande de carte")
    desk.actions.copy.trigger()


def _basket(desk: DeskView) -> None:
    for text in ("qr code", "identifiant national"):
        desk.search_box.setText(text)
        desk.actions.basket.trigger()


def _start(desk: DeskView) -> None:
    desk.search_box.setText("qr code")
    desk.actions.favourite.trigger()
    desk.actions.clear.trigger()


STATES = (
    State("loading", opened=False),
    State("empty-box"),
    State("announcement-and-favourites", _start, faq=_with_blanks),
    State("copied-and-voted", _copied_and_voted),
    State("blanks", _blanks, faq=_with_blanks),
    State("basket", _basket),
    State("to-be-checked", _type_and_pause("retrouver un collègue dans l’annuaire")),
    State("nothing-found", _type("xylophone")),
    State("nothing-reliable", _type_and_pause("piscine horaires plateforme nager")),
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
