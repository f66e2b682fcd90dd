"""A dialog that asks for one line of text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from helpdesk_app.ui.style.theme import UNIT
from helpdesk_app.ui.widgets.desk_dialog import DeskDialog


class Prompt(DeskDialog):
    """Asks for a name; an empty one is not taken."""

    def __init__(self, title: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(label.replace("&", ""))
        body = QWidget()
        form = QFormLayout(body)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(label, self.line)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        ok = buttons.button(kinds.Ok)
        ok.setEnabled(False)
        self.line.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        self._fill(body, buttons, width=56 * UNIT)
        self.line.setFocus()


def ask_text(parent: QWidget, title: str, label: str) -> str:
    """Return what the person wrote; empty where they cancelled."""
    prompt = Prompt(title, label, parent)
    text = ""

    def keep() -> None:
        nonlocal text
        text = prompt.line.text().strip()

    prompt.accepted.connect(keep)
    prompt.exec()
    return text
