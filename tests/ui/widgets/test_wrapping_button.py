from __future__ import annotations

from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.wrapping_button import WrappingButton

TEXT = "Identifiant Identification Authentification"


def test_a_button_with_room_has_one_line(qtbot: QtBot) -> None:
    button = WrappingButton(TEXT)
    qtbot.addWidget(button)
    hint = button.sizeHint()
    assert button.heightForWidth(hint.width()) == hint.height()


def test_a_narrow_button_gets_higher_by_a_line_for_each_break(qtbot: QtBot) -> None:
    button = WrappingButton(TEXT)
    qtbot.addWidget(button)
    hint, line = button.sizeHint(), button.fontMetrics().lineSpacing()
    assert button.heightForWidth(hint.width() - 1) == hint.height() + line
    assert button.heightForWidth(button.minimumSizeHint().width()) == hint.height() + 2 * line


def test_the_longest_word_is_never_broken(qtbot: QtBot) -> None:
    button = WrappingButton(TEXT)
    qtbot.addWidget(button)
    frame = button.sizeHint().width() - button.fontMetrics().horizontalAdvance(TEXT)
    assert button.minimumSizeHint().width() == frame + button.fontMetrics().horizontalAdvance("Authentification")
