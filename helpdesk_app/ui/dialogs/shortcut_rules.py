"""Which key sequences may be a shortcut in this window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_OF_THE_LIST: Final = frozenset({"Up", "Down", "PgUp", "PgDown", "Home", "End", "Tab", "Shift+Tab", "Backspace", "Del"})
_OF_THE_TEXT: Final = frozenset({"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Z", "Ctrl+Y"})
_DIGITS: Final = range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)


def problem_with(sequence: QKeySequence, taken: Mapping[str, str]) -> str:
    """Return why ``sequence`` cannot be used, as a sentence, or an empty text.

    Args:
        sequence: An empty one is allowed and means no shortcut.
        taken: Key sequence, in Qt's portable text -> the action that has it.
    """
    translate = QCoreApplication.translate
    if sequence.isEmpty():
        return ""
    if sequence.count() > 1:
        return translate("ShortcutRules", "One key, with Ctrl, Alt or Shift: not several in a row.")
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs leave it out
    modifiers = combination.keyboardModifiers()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    text = sequence.toString()
    if modifiers & control and modifiers & alt:
        return translate("ShortcutRules", "Ctrl+Alt is AltGr on a French keyboard: it types characters.")
    if combination.key().value in _DIGITS:
        return translate("ShortcutRules", "Digits of the upper row need Shift on a French keyboard.")
    is_character = combination.key().value < Qt.Key.Key_Escape.value
    if is_character and not modifiers & (control | alt):
        return translate("ShortcutRules", "This key types a character: add Ctrl or Alt.")
    if text in _OF_THE_LIST | _OF_THE_TEXT:
        return translate("ShortcutRules", "This key moves in the list or edits the text.")
    if text in taken:
        return translate("ShortcutRules", "Already used: %1.").replace("%1", taken[text])
    return ""
