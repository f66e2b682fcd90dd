"""Keeps the folder of a window: opens and saves it in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from helpdesk_app.editing.model import Content, EditedEntry, Workspace
from helpdesk_app.faq_build.publishing import assemble, read_before
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.platform.job import Job


class FolderKeeper(QObject):
    """Opens the folder of a window.

    Args:
        controller: Of the window, which owns the keeper.
        folder: Of sources and curation.
    """

    def __init__(self, controller: EditorController, folder: Path) -> None:
        super().__init__(controller)
        self._controller = controller
        self._folder = folder
        self._opened: Workspace | None = None
        controller.window.setWindowTitle(self.tr("%1: workshop").replace("%1", folder.name))
        controller.window.close_asked.connect(controller.window.allow_close)

    def open(self) -> None:
        """Read the folder, and show it."""
        job = Job(lambda _progress: self._read(), self)
        job.finished.connect(lambda: self._show(job))
        job.start()

    def _read(self) -> int:
        before, _ = read_before(None, self._folder / "faq.db")
        report = assemble([self._folder], curation=None, imported_on="", before=before)
        entries = {}
        for entry in report.faq.entries:
            content = Content(entry.question, entry.answer, entry.wordings, entry.facets, entry.upkeep)
            entries[entry.uid] = EditedEntry(entry.uid, content, content, entry.provenance)
        self._opened = Workspace(entries, report.faq.facets, announcements=report.faq.announcements)
        return len(entries)

    def _show(self, job: Job) -> None:
        try:
            job.result()
        except (SourceError, StorageError, OSError) as error:
            self._controller.session.fail(str(error))
        if self._opened is not None:
            self._controller.session.open(self._opened)
        self._controller.render()
