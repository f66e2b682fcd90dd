"""The few dialogs: shortcuts, about, and where to write exports and the report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from helpdesk_app.ui.actions import DeskActions, plain_name, shortcut_text
from helpdesk_app.ui.theme import TITLE, UNIT, scaled


class FactsDialog(QDialog):
    """A title and pairs of text, in two columns."""

    def __init__(self, title: str, facts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title)
        heading.setFont(scaled(self.font(), TITLE, QFont.Weight.DemiBold))
        form = QFormLayout()
        form.setHorizontalSpacing(4 * UNIT)
        form.setVerticalSpacing(UNIT)
        for name, value in facts:
            shown = QLabel(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label = QLabel(name)
            label.setObjectName("muted")
            form.addRow(label, shown)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(buttons)


def shortcut_facts(actions: DeskActions) -> tuple[tuple[str, str], ...]:
    """Return every shortcut of the window: what it does, its keys."""
    translate = QCoreApplication.translate
    native = QKeySequence.SequenceFormat.NativeText

    def keys(*names: str) -> str:
        return ", ".join(QKeySequence(name).toString(native) for name in names)

    return (
        (translate("Shortcuts", "Search"), translate("Shortcuts", "Type, from anywhere")),
        (translate("Shortcuts", "Previous or next answer"), keys("Up", "Down")),
        (translate("Shortcuts", "Previous or next page"), keys("PgUp", "PgDown")),
        (translate("Shortcuts", "First or last answer"), keys("Home", "End")),
        *((plain_name(action), shortcut_text(action)) for action in actions.all() if not action.shortcut().isEmpty()),
    )


def choose_export_target(parent: QWidget) -> Path | None:
    """Ask where to export the feedback to; ``None`` when the agent thinks better of it."""
    from helpdesk_app.feedback.export import ExportFormat, installed_formats  # noqa: PLC0415 -- other dialogs need none

    translate = QCoreApplication.translate
    names = {
        ExportFormat.CSV: translate("Export", "Table as text (*.csv)"),
        ExportFormat.XLSX: translate("Export", "Excel workbook (*.xlsx)"),
        ExportFormat.JSONL: translate("Export", "JSON Lines (*.jsonl)"),
        ExportFormat.PARQUET: translate("Export", "Parquet folder (*.parquet)"),
    }
    formats = {names[format_]: format_.value for format_ in installed_formats()}
    name, chosen = QFileDialog.getSaveFileName(
        parent,
        translate("Export", "Export feedback"),
        str(Path.home() / translate("Export", "feedback.csv")),
        ";;".join(formats),
    )
    if not name:
        return None
    target = Path(name)
    return target if target.suffix.lower() in formats.values() else target.with_name(target.name + formats[chosen])


def choose_report_target(parent: QWidget) -> Path | None:
    """Ask where to write the report; ``None`` when the agent thinks better of it."""
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("Export", "Report on the feedback"),
        str(Path.home() / translate("Export", "report.html")),
        translate("Export", "Web page (*.html)"),
    )
    if not name:
        return None
    target = Path(name)
    return target if target.suffix.lower() in {".html", ".htm"} else target.with_name(target.name + ".html")
