"""Personal data typed into the search box is masked in everything that is recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt

from helpdesk_app.feedback.model import Event, EventKind
from helpdesk_app.feedback.privacy.masking import MASK
from helpdesk_app.feedback.store import FeedbackStore

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier

# What is typed, and what must not be found in the file, whatever folding makes of it.
SEARCHES: Final = {
    "badge jean.dupont@orange.fr": ("dupont", "orange"),
    "badge Jean Dupont @ gmail.com": ("dupont", "gmail"),
    "badge jean.dupont@orange,fr": ("dupont", "orange"),
    "badge 06 12 34 56 78": ("12 34", "1234", "5678"),
    "badge +33 6.12.34.56.78": ("12 34", "1234", "5678"),
    "badge 33612345678": ("3361", "1234", "5678"),
    "badge sophie marchal": ("sophie", "marchal"),
    "badge MARCHAL Sophie": ("sophie", "marchal"),
    "badge Mme Le Goff": ("goff",),
    "badge de m. d'Ormesson": ("ormesson",),
    "badge rpps 10101234567": ("1010", "4567"),
    "badge 1 75 03 59 350 012 45": ("350", "7503"),
    "badge née le 12/03/1975": ("1975",),
    "badge 12 rue des Lilas, 59000 Lille": ("lilas", "59000", "lille"),
}


def events(folder: Path) -> list[Event]:
    with FeedbackStore(folder / "feedback.db") as store:
        return list(store.events())


def content(folder: Path) -> str:
    """Return whatever the files of the store hold, in small letters."""
    files = [path for path in folder.iterdir() if path.name.startswith("feedback")]
    assert files
    return " ".join(path.read_bytes().decode("utf-8", "replace").casefold() for path in files)


@pytest.mark.parametrize("typed", SEARCHES)
def test_votes_copies_and_unanswered_searches_hold_no_personal_data(
    open_desk: OpenDesk, agent: Agent, tmp_path: Path, typed: str
) -> None:
    desk = open_desk()
    agent.type(typed)
    assert desk.search_box.text() == typed
    agent.press(Key.Key_O, ALT)
    agent.press(Key.Key_Return)
    agent.press(Key.Key_Escape)
    agent.type(typed.replace("badge", "xylophone"))
    desk.window.close()

    recorded = events(tmp_path)
    assert {event.kind for event in recorded} >= {EventKind.VOTE, EventKind.COPY}
    assert {event.kind for event in recorded} & {EventKind.NO_RESULT, EventKind.UNRELIABLE}
    for event in recorded:
        assert MASK in event.query
        assert event.query.split()[0] in {"badge", "xylophone"}
    assert not [word for word in SEARCHES[typed] if word in content(tmp_path)]


def test_what_is_no_personal_data_stays_readable(open_desk: OpenDesk, agent: Agent, tmp_path: Path) -> None:
    open_desk()
    agent.type("Badge perdu de Mme Le Goff, que faire ?")
    agent.press(Key.Key_O, ALT)

    assert [event.query for event in events(tmp_path)] == [f"badge perdu mme {MASK} faire"]
