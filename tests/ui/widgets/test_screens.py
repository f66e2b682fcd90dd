"""Where the window opens when screens are added or removed, and how the notification area brings it forward."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from tests.alone import run_alone

if TYPE_CHECKING:
    from tests.conftest import OpenDesk


Rect = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""

DESK: Final[Rect] = (0, 0, 1920, 1080)
BESIDE: Final[Rect] = (1920, 0, 1600, 900)
LAPTOP: Final[Rect] = (0, 0, 1366, 768)

OPEN_AND_CLOSE: Final = """
import sys
from collections.abc import Callable
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from helpdesk_app.ui import composition as app
from helpdesk_app.ui.window.desk_view import DeskView

folder, geometry = Path(sys.argv[1]), [int(part) for part in sys.argv[2:]]
application = QApplication([])
environment = app.Environment(folder / "none.db", folder / "f.db", folder / "s.ini")
desk = app.open_window(environment).view
desk.window.show()
QTest.qWait(50)
if geometry:
    desk.window.setGeometry(*geometry)
    QTest.qWait(50)
print(*desk.window.geometry().getRect())
desk.window.close()
"""


def geometry_after(folder: Path, screens: list[Rect], geometry: Rect | None = None) -> Rect:
    """Open the window on ``screens``, move it to ``geometry``, close it, and return where it was."""
    described = [
        {"name": str(number), **dict(zip(("x", "y", "width", "height"), screen, strict=True))}
        for number, screen in enumerate(screens)
    ]
    (folder / "screens.json").write_text(json.dumps({"screens": described}), encoding="utf-8")
    platform = "offscreen:configfile=screens.json"
    done = run_alone(OPEN_AND_CLOSE, folder, *(geometry or ()), folder=folder, QT_QPA_PLATFORM=platform)
    assert done.returncode == 0, done.stderr
    left, top, width, height = map(int, done.stdout.split())
    return left, top, width, height


def holds(screen: Rect, window: Rect) -> bool:
    return (
        screen[0] <= window[0]
        and screen[1] <= window[1]
        and window[0] + window[2] <= screen[0] + screen[2]
        and window[1] + window[3] <= screen[1] + screen[3]
    )


def test_each_arrangement_of_screens_has_its_own_place(tmp_path: Path) -> None:
    beside = geometry_after(tmp_path, [DESK, BESIDE], (2100, 60, 1300, 700))
    assert beside == (2100, 60, 1300, 700)
    alone = geometry_after(tmp_path, [LAPTOP])
    assert holds(LAPTOP, alone), "the second screen is gone: the window is on the one that is left"
    geometry_after(tmp_path, [LAPTOP], (20, 40, 1000, 600))
    assert geometry_after(tmp_path, [DESK, BESIDE]) == beside, "and goes back when it returns"
    assert geometry_after(tmp_path, [LAPTOP]) == (20, 40, 1000, 600)


def test_a_place_that_no_screen_shows_is_not_taken(tmp_path: Path) -> None:
    geometry_after(tmp_path, [DESK, BESIDE], (2100, 60, 1300, 700))
    geometry_after(tmp_path, [DESK])
    settings = tmp_path / "s.ini"
    lines = settings.read_text(encoding="utf-8").splitlines()
    elsewhere = next(line.partition("=")[2] for line in lines if "1600x900" in line.partition("=")[0])
    moved = [f"{line.partition('=')[0]}={elsewhere}" if line.startswith("geometry") else line for line in lines]
    settings.write_text("\n".join(moved), encoding="utf-8")
    assert holds(DESK, geometry_after(tmp_path, [DESK]))


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # The offscreen platform has none.
def test_the_icon_of_the_notification_area_calls_the_window(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    desk = open_desk()
    (tray,) = desk.window.findChildren(QSystemTrayIcon)
    assert tray.toolTip() == "Assistant de réponse"
    assert [action.text().replace("&", "") for action in tray.contextMenu().actions()] == [
        "Afficher la fenêtre",
        "Quitter",
    ]
    calls: tuple[Callable[[], None], ...] = (
        lambda: tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger),
        tray.contextMenu().actions()[0].trigger,
    )
    for call in calls:
        desk.search_box.setText("badge")
        desk.topics.setFocus()
        desk.window.showMinimized()
        call()
        assert not desk.window.isMinimized()
        assert desk.search_box.hasFocus()
        assert desk.search_box.selectedText() == "badge", "the next caller's words take the geometry of the last one's"


def test_where_there_is_no_notification_area_there_is_no_icon(open_desk: OpenDesk) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    assert not open_desk().window.findChildren(QSystemTrayIcon)
