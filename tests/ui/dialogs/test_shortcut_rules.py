from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from helpdesk_app.ui.dialogs.shortcut_rules import problem_with


@pytest.mark.parametrize("keys", ["Ctrl+K", "Alt+G", "F5", "Shift+F8", "Ctrl+Shift+E", ""])
def test_a_free_key_that_types_nothing_may_be_used(styled_app: QApplication, keys: str) -> None:
    assert problem_with(QKeySequence(keys), {"Ctrl+J": "Copier"}) == ""


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("Ctrl+K, Ctrl+C", "plusieurs"),
        ("Ctrl+Alt+E", "AltGr"),
        ("Ctrl+1", "chiffres"),
        ("Shift+K", "caractère"),
        ("K", "caractère"),
        ("PgDown", "liste"),
        ("Ctrl+C", "liste"),
        ("Ctrl+J", "Copier"),
    ],
)
def test_a_refused_key_comes_with_its_reason(styled_app: QApplication, keys: str, reason: str) -> None:
    assert reason in problem_with(QKeySequence(keys), {"Ctrl+J": "Copier"})
