"""A system-wide shortcut that brings the window forward, on systems that have them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QWindow

from helpdesk_app.winapi.hot_keys import HotKeys, Modifier, TakenError, pressed_number

_FUNCTION_KEYS: Final = range(Qt.Key.Key_F1.value, Qt.Key.Key_F11.value + 1)
"""F12 belongs to debuggers on Windows."""
_VK_F1: Final = 0x70
_LETTERS: Final = range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)
_OF_WINDOWS: Final = frozenset({"Alt+F4", "Shift+F10", "Alt+Shift+Space"})
_CONTROL, _ALT, _SHIFT, _META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)


def problem_with_global(sequence: QKeySequence) -> str:
    """Return why ``sequence`` cannot be a key for the whole system, as a sentence, or an empty text.

    No other program receives it any more, so it must be one that none needs.
    """
    translate = QCoreApplication.translate
    if sequence.isEmpty():
        return ""
    if sequence.count() > 1:
        return translate("GlobalShortcut", "One key, with Ctrl, Alt or Shift: not several in a row.")
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs leave it out
    held, key = combination.keyboardModifiers(), combination.key().value
    if held & _CONTROL and held & _ALT:
        return translate("GlobalShortcut", "Ctrl+Alt is AltGr on a French keyboard: it types characters.")
    if held & _META or sequence.toString() in _OF_WINDOWS:
        return translate("GlobalShortcut", "Windows keeps this key for itself.")
    if key in _FUNCTION_KEYS:
        if held:
            return ""
        return translate("GlobalShortcut", "Other programs use this key: add Ctrl, Alt or Shift.")
    if key in _LETTERS or key == Qt.Key.Key_Space.value:
        if held in (_CONTROL | _SHIFT, _ALT | _SHIFT):
            return ""
        return translate("GlobalShortcut", "Other programs use this key: hold Ctrl and Shift, or Alt and Shift.")
    return translate("GlobalShortcut", "Use a letter, the space bar or F1 to F11.")


class GlobalShortcut(QObject):
    """Registers one key for the whole system, or none.

    Args:
        keys: Of the system.
        parent: Qt's owner of the object.
    """

    pressed = Signal()

    def __init__(self, keys: HotKeys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._window = _Receiver(self)
        self._sequence = QKeySequence()
        self._number = 0

    def use(self, wanted: str) -> str:
        """Register ``wanted`` in place of the current key; an empty text releases it.

        Args:
            wanted: Key sequence in Qt's portable text.

        Returns:
            Why that failed, as a sentence; the current key then stays. Empty for success.
        """
        sequence = QKeySequence(wanted)
        if sequence == self._sequence:
            return ""
        problem = problem_with_global(sequence)
        if problem:
            return problem
        number = self._number + 1
        if not sequence.isEmpty():
            name = sequence.toString(QKeySequence.SequenceFormat.NativeText)
            try:
                self._keys.register(self._window.identity(), number, *_as_windows_has_it(sequence))
            except TakenError:
                return self.tr("Another program has %1 already. Choose another key.").replace("%1", name)
            except OSError:
                return self.tr("Windows refuses %1. Choose another key.").replace("%1", name)
        self.release()
        self._sequence, self._number = sequence, number
        return ""

    def release(self) -> None:
        """Release the key."""
        if not self._sequence.isEmpty():
            self._keys.unregister(self._window.identity(), self._number)
            self._sequence = QKeySequence()

    def close(self) -> None:
        """Release the key, and delete the window that receives it, before the application ends."""
        self.release()
        self._window.destroy()

    def receive(self, number: int) -> None:
        """Emit ``pressed`` if ``number`` is the registered key's."""
        if number == self._number and not self._sequence.isEmpty():
            self.pressed.emit()


class _Receiver(QWindow):
    """Receives the key's messages and is never shown.

    A separate window, because the main window is recreated when its flags change, and messages without a window are
    lost while Windows runs its own event loop, as its file dialogs do.
    """

    def __init__(self, shortcut: GlobalShortcut) -> None:
        super().__init__()
        self._shortcut = shortcut

    def identity(self) -> int:
        """Return the system's number of this window."""
        return int(self.winId())

    def nativeEvent(self, event_type: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Receive the messages of the key; the address is a pointer object, though the stubs call it an ``int``."""
        if QByteArray(event_type).startsWith(b"windows_"):
            number = pressed_number(int(message))
            if number is not None:
                self._shortcut.receive(number)
                return True, 0
        return False, 0


def _as_windows_has_it(sequence: QKeySequence) -> tuple[Modifier, int]:
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs leave it out
    modifiers = Modifier(0)
    for of_qt, of_windows in ((_CONTROL, Modifier.CONTROL), (_ALT, Modifier.ALT), (_SHIFT, Modifier.SHIFT)):
        if combination.keyboardModifiers() & of_qt:
            modifiers |= of_windows
    key = combination.key().value
    # Windows numbers letters and the space bar as Qt does.
    return modifiers, key - Qt.Key.Key_F1.value + _VK_F1 if key in _FUNCTION_KEYS else key
