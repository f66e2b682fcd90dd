"""Dialogs that ask for one line of text, or for a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QFormLayout, QLineEdit, QPushButton, QWidget

from helpdesk_app.ui.dialogs.file_dialogs import without_trace
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
        buttons = QDialogButtonBox(kinds.Cancel)
        ok = primary_button(self.tr("&Add"))
        buttons.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
        ok.setEnabled(False)
        self.line.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        self._fill(body, buttons, width=56 * UNIT)
        self.line.setFocus()


def primary_button(text: str) -> QPushButton:
    """Return the button of a dialog that does what it is for."""
    button = QPushButton(text)
    # Before it is in a box of buttons, which would give it the style of the others.
    button.setObjectName("primary")
    button.setDefault(True)
    return button


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


def choose_folder(parent: QWidget | None, beginning: Path) -> Path | None:
    """Return the folder that the person chooses in the dialog of the system; ``None`` where they cancelled."""
    title = QCoreApplication.translate("EditorStart", "The folder of the FAQ")
    with without_trace():
        name = QFileDialog.getExistingDirectory(parent, title, str(beginning))
    return Path(name) if name else None
