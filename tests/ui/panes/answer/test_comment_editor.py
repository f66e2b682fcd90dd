from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.feedback.model import COMMENT_LIMIT
from helpdesk_app.ui.panes.answer.comment_editor import CommentEditor

PERSONAL = "rappeler le 06 12 34 56 78"


@pytest.fixture
def editor(styled_app: QApplication, qtbot: QtBot) -> CommentEditor:
    comment = CommentEditor()
    qtbot.addWidget(comment)
    comment.begin("", "")
    return comment


def save(editor: CommentEditor, qtbot: QtBot) -> list[str]:
    with qtbot.waitSignal(editor.saved) as sent:
        editor.save_button.click()
    return list(sent.args or ())


def test_personal_data_is_masked_unless_the_agent_objects(editor: CommentEditor, qtbot: QtBot) -> None:
    editor.text.setPlainText(PERSONAL)
    editor.wording.setText("perdu")
    assert "1 donnée personnelle" in editor.status()
    assert save(editor, qtbot) == ["rappeler le [MASQUÉ]", "perdu"]
    editor.masking.setChecked(False)
    assert save(editor, qtbot) == [PERSONAL, "perdu"]


def test_masking_is_on_again_for_the_next_comment(editor: CommentEditor) -> None:
    editor.masking.setChecked(False)
    editor.begin(PERSONAL, "")
    assert editor.masking.isChecked()


def test_a_comment_that_is_too_long_cannot_be_saved(editor: CommentEditor, qtbot: QtBot) -> None:
    editor.text.setPlainText("a" * COMMENT_LIMIT)
    assert editor.save_button.isEnabled()
    editor.text.setPlainText("a" * (COMMENT_LIMIT + 1))
    assert not editor.save_button.isEnabled()
    assert "Trop long" in editor.status()
    with qtbot.assertNotEmitted(editor.saved):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_only_a_recorded_comment_can_be_emptied(editor: CommentEditor, qtbot: QtBot) -> None:
    assert not editor.save_button.isEnabled()
    editor.begin("ancien", "")
    editor.text.clear()
    assert save(editor, qtbot) == ["", ""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_saves_and_escape_leaves(editor: CommentEditor, qtbot: QtBot, key: Qt.Key) -> None:
    editor.text.setPlainText("à compléter")
    with qtbot.waitSignal(editor.saved):
        QTest.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
