"""The dialogs of the system that ask for a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from helpdesk_app.feedback.writing import ExportFormat, installed_formats


def choose_export_target(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Ask where to export the feedback to; ``None`` if the agent cancels.

    Args:
        parent: The window that asks.
        folder: Where the dialog begins; by default with the person's own files.
    """
    translate = QCoreApplication.translate
    names = {
        ExportFormat.CSV: translate("Export", "Table as text (*.csv)"),
        ExportFormat.XLSX: translate("Export", "Excel workbook (*.xlsx)"),
        ExportFormat.JSONL: translate("Export", "JSON Lines (*.jsonl)"),
        ExportFormat.PARQUET: translate("Export", "Parquet folder (*.parquet)"),
    }
    formats = {names[format_]: format_.value for format_ in installed_formats()}
    target, chosen = _target(
        parent,
        translate("Export", "Export feedback"),
        (folder or Path.home()) / translate("Export", "feedback.csv"),
        ";;".join(formats),
    )
    if target is None or target.suffix.lower() in formats.values():
        return target
    return target.with_name(target.name + formats[chosen])


def choose_report_target(parent: QWidget) -> Path | None:
    """Ask where to write the report; ``None`` if the agent cancels."""
    translate = QCoreApplication.translate
    target, _ = _target(
        parent,
        translate("Export", "Report on the feedback"),
        Path.home() / translate("Export", "report.html"),
        translate("Export", "Web page (*.html)"),
    )
    if target is None or target.suffix.lower() in {".html", ".htm"}:
        return target
    return target.with_name(target.name + ".html")


def choose_sources(parent: QWidget) -> list[Path]:
    """Ask which files to import into the FAQ; none if the editor cancels."""
    with without_trace():
        names, _ = QFileDialog.getOpenFileNames(
            parent, QCoreApplication.translate("Import", "Choose files to import"), str(Path.home())
        )
    return [Path(name) for name in names] if parent.isVisible() else []


def choose_settings_target(parent: QWidget) -> Path | None:
    """Ask where to export the settings to; ``None`` if the agent cancels."""
    translate = QCoreApplication.translate
    target, _ = _target(
        parent,
        translate("Export", "Export the settings"),
        Path.home() / translate("Export", "settings.json"),
        translate("Export", "Settings (*.json)"),
    )
    return target if target is None or target.suffix else target.with_suffix(".json")


def choose_settings_source(parent: QWidget) -> Path | None:
    """Ask which settings to import; ``None`` if the agent cancels."""
    translate = QCoreApplication.translate
    with without_trace():
        name, _ = QFileDialog.getOpenFileName(
            parent, translate("Export", "Import settings"), str(Path.home()), translate("Export", "Settings (*.json)")
        )
    return Path(name) if name and parent.isVisible() else None


def _target(parent: QWidget, title: str, suggested: Path, filters: str) -> tuple[Path | None, str]:
    """Return the target and the chosen filter; ``None`` as the target if the agent cancelled."""
    with without_trace():
        name, chosen = QFileDialog.getSaveFileName(parent, title, str(suggested), filters)
    # When the window behind it closes, the dialog of Windows returns its suggestion as if it had been accepted.
    return (Path(name) if name and parent.isVisible() else None), chosen


@contextmanager
def without_trace() -> Iterator[None]:
    """Run a dialog, then remove the folder that Qt stores for all its programs, unless one was stored before."""
    shared = QSettings(QSettings.Scope.UserScope, "QtProject")
    had = "FileDialog" in shared.childGroups()
    yield
    if not had:
        shared.sync()
        shared.remove("FileDialog")
