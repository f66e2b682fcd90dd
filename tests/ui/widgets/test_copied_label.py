from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.copied_label import CopiedLabel, TitleLabel

PATH = r"\\serveur\partage\helpdesk\faq.db"


def copy_all(label: CopiedLabel) -> str:
    label.show()
    label.setSelection(0, len(label.text()))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_a_path_may_break_and_is_copied_as_written(styled_app: QApplication, qtbot: QtBot) -> None:
    label = CopiedLabel()
    qtbot.addWidget(label)
    label.show_written(PATH)
    assert label.text() != PATH
    assert label.written() == label.accessibleName() == PATH
    assert copy_all(label) == PATH


def test_a_title_keeps_e_cps_on_one_line_and_copies_its_plain_hyphen(styled_app: QApplication, qtbot: QtBot) -> None:
    label = TitleLabel()
    qtbot.addWidget(label)
    label.show_question("Où trouver ma e-CPS ?")
    assert "e-CPS" not in label.text()
    assert "e-CPS" in label.accessibleName()
    assert "e-CPS" in copy_all(label)
