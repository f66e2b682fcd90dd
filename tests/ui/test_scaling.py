"""The window from 100 to 300 %, and with large text: nothing is cut, and everything is on the screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from tests.alone import run_alone

TASK_BAR: Final = 48
"""Of Windows 11, in logical pixels."""

CHECK_WINDOW: Final = r"""
import sys
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from helpdesk_app.ui import composition as app
from helpdesk_app.ui import start
from helpdesk_app.storage.errors import DamagedError
from helpdesk_app.ui.window.problems import describe_faq
from helpdesk_app.ui.widgets.screens import room_for
from tests.clipping import cut

database, folder, points = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
application = QApplication([])
application.setFont(QFont(application.font().family(), points))
start.apply_style(application)
desk = app.open_window(app.Environment(database=database, feedback=folder / "f.db", settings=folder / "s.ini")).view
desk.window.show()
QTest.qWait(100)

LONG_PATH = r"D:\Postes\prenom.nom-compose\AppData\Local\AgenceNumerique\AssistantDeReponse\version-courante\faq.db"

def faults_of(top):
    smallest = top.minimumSizeHint().expandedTo(top.minimumSize())
    room = room_for(top)
    for size, what in ((top.size(), "is"), (smallest, "can be made")):
        if size.width() > room.width() or size.height() > room.height():
            yield f"{what} no smaller than {size.width()}x{size.height()} of {room.width()}x{room.height()}"
    yield from cut(top)

def check(state, top=desk.window):
    # A layout settles in several turns of the event loop.
    for _ in range(20):
        QTest.qWait(20)
        faults = list(faults_of(top))
        if not faults:
            return
    for fault in faults:
        print(f"{state}: {fault}")

def try_states(size):
    desk.window.resize(size)
    desk.search_box.setText("ecps")
    check("qualifying")
    desk.actions.vote_no.trigger()
    check("not useful")
    desk.actions.comment.trigger()
    desk.answer.feedback.reasons.editor.text.setPlainText("06 12 34 56 78")
    check("comment")
    desk.actions.copy.trigger()
    desk.actions.read_aloud.trigger()
    check("read aloud")
    desk.actions.read_aloud.trigger()
    desk.search_box.setText("piscine horaires plateforme nager")
    check("nothing reliable")
    desk.notice.warn("Le vote n’a pas pu être enregistré. Libérez de la place. " * 2, "Réessayer maintenant")
    desk.search_box.setText("xylophone")
    check("nothing found")
    desk.search_box.setText("81010123456")
    check("number")
    desk.notice.hide()
    desk.search_box.clear()

check("first start")
try_states(desk.window.size())
try_states(desk.window.minimumSizeHint())
for name in ("preferences", "change_shortcuts", "shortcuts", "accessibility", "about"):
    getattr(desk.actions, name).trigger()
    (dialog,) = desk.window.findChildren(QDialog)
    check(name, dialog)
    dialog.close()
    QTest.qWait(10)
desk.actions.compact.trigger()
check("compact")
desk.search_box.setText("piscine horaires plateforme nager")
desk.actions.copy.trigger()
desk.notice.warn("Le vote n’a pas pu être enregistré. Libérez de la place. " * 2, "Réessayer maintenant")
check("compact and a problem")
desk.actions.compact.trigger()
desk.notice.warn(f"Le fichier ne peut pas être écrit. ({LONG_PATH})")
check("a path in a problem")
desk.actions.compact.trigger()
check("a path in a problem, compact")
desk.actions.compact.trigger()
desk.show_problem(describe_faq(DamagedError(Path(LONG_PATH), "damaged")))
desk.notice.hide()
desk.window.resize(desk.window.minimumSizeHint())
check("problem")
application.clipboard().clear()
"""


@pytest.mark.parametrize(
    ("scale", "screen", "points"),
    [(1, (1366, 768), 9), (1.5, (1366, 768), 9), (2, (1920, 1080), 9), (3, (3840, 2160), 9), (1, (1366, 768), 14)],
    ids=["100 %", "150 % of a small screen", "200 %", "300 %", "large text"],
)
def test_nothing_is_cut_and_all_is_on_the_screen(
    tmp_path: Path, scale: float, screen: tuple[int, int], points: int
) -> None:
    from helpdesk_app.config import paths

    width, height = screen
    one = {"name": "one", "x": 0, "y": 0, "width": width, "height": round(height - TASK_BAR * scale)}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [one]}), encoding="utf-8")
    # Relative to the working folder: a drive letter would end the argument.
    screens = {"QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "QT_SCALE_FACTOR": str(scale)}
    arguments = (paths.bundled_database(), tmp_path, points)
    done = run_alone(CHECK_WINDOW, *arguments, folder=tmp_path, seconds=120, **screens)
    assert done.returncode == 0, done.stderr
    assert not done.stdout, done.stdout
