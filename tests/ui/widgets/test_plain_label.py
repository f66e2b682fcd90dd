from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.plain_label import PlainLabel


def test_markup_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    plain, tagged = PlainLabel("b"), PlainLabel("<b>b</b>")
    for label in (plain, tagged):
        qtbot.addWidget(label)
    assert tagged.textFormat() is Qt.TextFormat.PlainText
    assert tagged.text() == "<b>b</b>"
    assert tagged.sizeHint().width() > 3 * plain.sizeHint().width()
