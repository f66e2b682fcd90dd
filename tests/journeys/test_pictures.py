"""A saved page with pictures is imported; an agent sees them in the answer, and pastes them into an e-mail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from helpdesk_app.cli import main as cli
from helpdesk_app.faq import database
from tests.small_pictures import data_url, png

if TYPE_CHECKING:
    from helpdesk_app.ui.window.desk_view import DeskView
    from tests.conftest import Agent, OpenDesk

RED = (200, 30, 30)
PLAN = png(1500, 300, RED)
PAGE = f"""<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Aide</title>
<body><img src="https://aide.fr/logo.png" alt="Logo"><h1>Aide</h1>
<details><summary>Où est le guichet ?</summary><p>Au rez-de-chaussée :</p>
<p><img src="aide_files/plan.png" alt="plan du bâtiment, guichet à gauche"></p>
<p>Sonnez <img src="{data_url(png(20, 20, (0, 120, 0)))}" alt="bouton vert">.</p></details>
<details><summary>Qui appeler ?</summary><p>Le standard. <img src="../ailleurs.png" alt="annuaire"></p></details>
</body></html>"""


@pytest.fixture
def built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    """The database of the page, and what the build reports."""
    folder = tmp_path / "page"
    (folder / "aide_files").mkdir(parents=True)
    (folder / "aide_files" / "plan.png").write_bytes(PLAN)
    (folder / "aide.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "ailleurs.png").write_bytes(png(9))
    target = tmp_path / "faq.db"
    assert cli.main(["build", str(folder), "-o", str(target), "--words-only", "--report"]) == 0
    return target, capsys.readouterr().out


def red_pixels(desk: DeskView) -> int:
    image = desk.answer.body.grab().toImage()
    red = QColor(*RED)
    return sum(image.pixelColor(x, y) == red for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))


def test_from_the_page_to_the_pasted_picture(built: tuple[Path, str], open_desk: OpenDesk, agent: Agent) -> None:
    target, report = built
    assert "2 = 2 kept + 0 merged + 0 rejected" in report
    assert "« https://aide.fr/logo.png »" in report
    assert "« ../ailleurs.png »" in report
    assert len(database.read(target)[0].pictures) == database.verify(target).pictures == 2

    desk = open_desk(target)
    agent.type("guichet")
    width = desk.answer.body.viewport().width()
    assert red_pixels(desk) == pytest.approx(width / 4 * width / 5 / 4, rel=0.05)
    assert "plan du bâtiment" in desk.answer.body.accessibleDescription()
    agent.press(Qt.Key.Key_Return)
    pasted = QGuiApplication.clipboard().mimeData()
    assert pasted.text() == "Au rez-de-chaussée :\n\n[plan du bâtiment, guichet à gauche]\n\nSonnez [bouton vert]."
    assert f'<img src="{data_url(PLAN)}" alt="plan du bâtiment, guichet à gauche"' in pasted.html()

    agent.press(Qt.Key.Key_Escape)
    agent.type("annuaire")
    assert desk.answer.body.toPlainText() == "Le standard. annuaire"
    assert not red_pixels(desk)


def test_a_faq_with_a_picture_that_changed_on_the_disk_is_refused(built: tuple[Path, str], open_desk: OpenDesk) -> None:
    target, _report = built
    content = target.read_bytes()
    at = content.index(PLAN[:60]) + 50
    target.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    assert open_desk(target).has_problem()
