"""The wizard shows the state of its session at every step, at every size, and closes without a trace."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from helpdesk_app.config import paths
from helpdesk_app.editing import import_session
from helpdesk_app.editing.comparison import MatchedAs, MatchVerdict
from helpdesk_app.editing.import_session import ImportSession
from helpdesk_app.editing.import_state import ImportStep
from helpdesk_app.editing.reading import SourceReading
from helpdesk_app.editing.said import ToldAs
from helpdesk_app.ui.editor.background import Background
from helpdesk_app.ui.editor.import_wizard.wizard import ImportWizard
from helpdesk_app.ui.style.icons import Icons
from tests.conftest import LONGEST_WAIT_MS, Agent

PAGE = "Où acheter le badge ?\nAu guichet.\n\nen cas de perte\nAppelez.\n\nQuand ouvre-t-il ?\nÀ neuf heures.\n"
DISPLAY = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def wizard(styled_app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ImportWizard]:
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    background = Background(styled_app)
    icons = Icons(paths.resource("icons"))
    wizard = ImportWizard(ImportSession(folder), icons, background, choose_files=lambda _parent: [])
    with qtbot.waitExposed(wizard):
        wizard.show()
    yield wizard
    background.close()
    if isValid(wizard):
        gone: list[bool] = []
        wizard.destroyed.connect(lambda: gone.append(True))
        wizard.close()
        qtbot.waitUntil(lambda: bool(gone))


def add(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    wizard.files.added.emit([path])
    settle(wizard, qtbot)


def settle(wizard: ImportWizard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not wizard.session.state.is_busy)


def cells(table: QTableView, column: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data(DISPLAY)) for row in range(model.rowCount())]


def test_files_are_dropped_and_what_is_not_read_says_what_to_do(
    wizard: ImportWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "guide.pdf").write_bytes(b"%PDF-1.7\n\x00")
    (tmp_path / "neuf.txt").write_text(PAGE, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("neuf.txt", "guide.pdf")])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, button, none)
    QApplication.sendEvent(wizard.files, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(wizard.files, QDropEvent(QPointF(9, 9), copy, data, button, none))
    settle(wizard, qtbot)
    assert cells(wizard.files.table, 0) == ["neuf.txt", "guide.pdf"]
    assert "Copy its text to a text file" in wizard.files.detail.text()
    wizard.files.table.go_to(0)
    assert wizard.files.detail.isHidden()
    wizard.files.version.setCurrentIndex(1)
    wizard.files.version.activated.emit(1)
    settle(wizard, qtbot)
    assert [file.target for file in wizard.session.state.files] == ["page.txt", "guide.pdf"]


def test_a_line_says_what_it_was_taken_for_and_who_said_so(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path) -> None:
    add(wizard, qtbot, tmp_path, "neuf.txt", PAGE)
    wizard.next.click()
    lines = wizard.reading.lines
    assert cells(lines, 2)[:4] == ["Question", "Réponse", "", "Réponse"]
    lines.go_to(3)
    lines.actions_by_told[ToldAs.QUESTION].trigger()
    settle(wizard, qtbot)
    assert cells(lines, 2)[3] == "Question (vous)"
    assert lines.row() == 3, "the place stays"
    assert cells(wizard.reading.outcome.entries, 0)[1] == "en cas de perte"
    assert wizard.reading.outcome.answer.title() == "en cas de perte"
    assert not wizard.reading.rule_row.isVisible(), "nothing is like it"


def test_a_rule_is_offered_in_words(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path) -> None:
    add(wizard, qtbot, tmp_path, "fiches.txt", "".join(f"réf. {n} carte\nTexte {n}.\n" for n in range(1, 4)))
    wizard.next.click()
    assert "nothing shows where" in wizard.reading.problem.text()
    wizard.session.tell([1], ToldAs.QUESTION)
    wizard.reading.file_chosen.emit("fiches.txt")
    settle(wizard, qtbot)
    assert "réf. [nombre]" in wizard.reading.rule_text.text()
    wizard.reading.take_rule.click()
    settle(wizard, qtbot)
    assert wizard.session.state.entries == 3
    wizard.reading.forget_rule.click()
    settle(wizard, qtbot)
    assert not wizard.session.state.entries


def test_a_doubt_leads_to_its_line(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path, agent: Agent) -> None:
    add(wizard, qtbot, tmp_path, "neuf.txt", PAGE + "\nQui répond ?\n\nComment payer ?\nPar carte.\n")
    wizard.next.click()
    outcome = wizard.reading.outcome
    doubts = wizard.session.state.files[0].reading.doubts  # type: ignore[union-attr]
    assert doubts
    outcome.tabs.setCurrentWidget(outcome.doubts)
    outcome.doubts.setFocus()
    outcome.doubts.go_to(0)
    agent.press(Qt.Key.Key_Return)
    assert wizard.reading.lines.row() == doubts[0].line - 1
    assert agent.focus() is wizard.reading.lines
    assert wizard.session.state.step is ImportStep.READING


def test_what_changes_is_marked_on_both_sides(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path) -> None:
    add(wizard, qtbot, tmp_path, "page (2).txt", PAGE.replace("Au guichet.", "Au guichet du hall."))
    wizard.next.click()
    wizard.next.click()
    settle(wizard, qtbot)
    page = wizard.matches
    assert cells(page.table, 0) == ["Modifiée"]
    assert "underline" in page.difference.newer.toHtml()
    assert "line-through" in page.difference.older.toHtml()
    page.refuse_all.click()
    assert cells(page.table, 1) == ["Refusée"]
    assert [match.verdict for match in wizard.session.state.matches if match.kind is MatchedAs.CHANGED] == [
        MatchVerdict.REFUSED
    ]
    wizard.back.click()
    assert wizard.session.state.step is ImportStep.READING


def test_everything_has_a_name_and_fits_at_three_times_the_size(
    wizard: ImportWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    add(wizard, qtbot, tmp_path, "neuf.txt", PAGE)
    font = QFont(wizard.font())
    font.setPointSizeF(font.pointSizeF() * 3)
    wizard.setFont(font)
    wizard.resize(1024, 700)
    for _ in range(3):
        wizard.grab()
        for kind in (QTableView, QComboBox, QPushButton):
            for widget in wizard.findChildren(kind):
                if widget.isVisible():
                    assert widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()), widget
        assert wizard.next.isVisible()
        assert wizard.rect().contains(wizard.next.mapTo(wizard, wizard.next.rect().center()))
        wizard.next.click()
        settle(wizard, qtbot)


def test_the_window_closes_at_once_while_a_file_is_read(
    wizard: ImportWizard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def slow(*_: object) -> SourceReading:
        may_end.wait(LONGEST_WAIT_MS / 1000)
        return SourceReading(None)

    monkeypatch.setattr(import_session, "read", slow)
    wizard.files.added.emit([tmp_path / "faq" / "page.txt"])
    assert wizard.progress.isVisible()
    gone: list[bool] = []
    wizard.destroyed.connect(lambda: gone.append(True))
    wizard.cancel.click()
    qtbot.waitUntil(lambda: bool(gone))
    may_end.set()
