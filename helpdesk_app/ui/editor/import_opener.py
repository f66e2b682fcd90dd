"""The command that opens the import wizard on the folder of a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from helpdesk_app.editing.import_session import ImportSession
from helpdesk_app.editing.view_state import EditorState, FolderPhase
from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.ui.editor.background import Background
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.folder_keeper import FolderKeeper
from helpdesk_app.ui.editor.import_wizard.wizard import ImportWizard
from helpdesk_app.ui.style.icons import Icons


class ImportOpener(QObject):
    """Saves what is not saved, opens the wizard, and reads the folder again after an import.

    Args:
        controller: Of the window, which owns the command.
        keeper: Of its folder.
        folder: Of sources and curation.
        icons: Of the application.
    """

    def __init__(self, controller: EditorController, keeper: FolderKeeper, folder: Path, icons: Icons) -> None:
        super().__init__(controller)
        self._window = controller.window
        self._keeper = keeper
        self._folder = folder
        self._icons = icons
        self._background = Background(self)
        self._window.closing.connect(self._background.close)
        self.action = QAction(self.tr("&Import files…"), self)
        self.action.setObjectName("import")
        self.action.setShortcut(QKeySequence("Ctrl+I"))
        self.action.triggered.connect(lambda _checked=False: keeper.save(self._open))
        controller.rendered.connect(self._show_state)

    def _show_state(self, state: EditorState) -> None:
        self.action.setEnabled(state.phase is FolderPhase.READY)

    def _open(self) -> None:
        try:
            session = ImportSession(self._folder)
        except (SourceError, OSError) as error:
            self._window.notice.warn(str(error))
            return
        wizard = ImportWizard(session, self._icons, self._background, self._window)
        wizard.imported.connect(lambda _outcome: self._keeper.read_again())
        wizard.open()
