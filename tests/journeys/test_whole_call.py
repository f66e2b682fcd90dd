"""Every part of the desk, played with keys in every size of window, on the bundled FAQ and on a large one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from helpdesk_app.config import paths
from tests.alone import run_alone
from tests.whole_call import BUNDLED, LARGE, Calls, play

if TYPE_CHECKING:
    from tests.conftest import OpenDesk

PLAY: Final = """
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from helpdesk_app.ui import composition, start
from tests.whole_call import BUNDLED, LARGE, play

application = QApplication([])
start.apply_style(application)
for name, calls in zip(sys.argv[1:3], (BUNDLED, LARGE)):
    folder = Path(sys.argv[3])
    environment = composition.Environment(Path(name), folder / f"{id(calls)}.db", folder / f"{id(calls)}.ini")
    controller = composition.open_window(environment)
    window = controller.view.window
    window.show()
    window.activateWindow()
    window.setGeometry(window.screen().availableGeometry())
    QTest.qWait(200)
    print(*play(controller.view, calls), sep="\\n", end="")
    window.close()
"""


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)], ids=["1024 x 560", "1366 x 768"])
@pytest.mark.parametrize("calls", [BUNDLED, LARGE], ids=["bundled", "large"])
def test_every_part_is_played_with_keys(
    open_desk: OpenDesk, large_file: Path, size: tuple[int, int], calls: Calls
) -> None:
    desk = open_desk(paths.bundled_database() if calls is BUNDLED else large_file)
    desk.window.resize(*size)
    assert play(desk, calls) == []


def test_every_part_is_played_with_keys_on_4k_at_200_percent(large_file: Path, tmp_path: Path) -> None:
    screen = {"name": "4K", "x": 0, "y": 0, "width": 3840, "height": 2160}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    settings = {"QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "QT_SCALE_FACTOR": "2"}
    done = run_alone(PLAY, paths.bundled_database(), large_file, tmp_path, folder=tmp_path, seconds=120, **settings)
    assert done.returncode == 0, done.stderr
    assert not done.stdout, done.stdout
