"""Opens the dialogs, and applies what the agent decides in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from helpdesk_app.config import paths
from helpdesk_app.config.settings_exchange import export_settings, import_settings
from helpdesk_app.storage.errors import StorageError
from helpdesk_app.ui.controllers.copy_controller import default_template
from helpdesk_app.ui.dialogs.facts_dialog import FactsDialog, shortcut_columns
from helpdesk_app.ui.dialogs.file_dialogs import choose_settings_source, choose_settings_target
from helpdesk_app.ui.dialogs.picture_dialog import PictureDialog
from helpdesk_app.ui.dialogs.preferences_dialog import PreferencesDialog
from helpdesk_app.ui.dialogs.settings_problems import describe
from helpdesk_app.ui.dialogs.shortcut_dialog import ShortcutDialog
from helpdesk_app.ui.dialogs.text_dialog import TextDialog
from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.style.language import chosen_language
from helpdesk_app.ui.window.desk_view import DeskView


class DialogController(QObject):
    """Answers the menu entries that open a dialog.

    Args:
        view: Its window owns the controller.
        preferences: Shown, and changed.
        facts: Returns what "about" says.
        global_shortcut: Where the system has such keys.
    """

    def __init__(
        self,
        view: DeskView,
        preferences: PreferenceKeeper,
        facts: Callable[[], tuple[tuple[str, str], ...]],
        global_shortcut: GlobalShortcut | None = None,
    ) -> None:
        super().__init__(view.window)
        self._view = view
        self._preferences = preferences
        self._facts = facts
        self._global_shortcut = global_shortcut
        actions = view.actions
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.change_shortcuts.triggered.connect(self._change_shortcuts)
        actions.preferences.triggered.connect(self._change_preferences)
        actions.export_settings.triggered.connect(self._export_settings)
        actions.import_settings.triggered.connect(self._import_settings)
        actions.accessibility.triggered.connect(self._show_accessibility)
        actions.about.triggered.connect(self._show_about)
        view.answer.picture_chosen.connect(self._show_picture)
        preferences.not_stored.connect(self._warn)

    def _warn(self) -> None:
        self._view.notice.warn(
            self.tr("The settings could not be written; they hold until the window closes. Check the disk.")
        )

    def _show_picture(self, words: str, image: QImage) -> None:
        PictureDialog(words, image, self._view.window).open()

    def _show_shortcuts(self) -> None:
        FactsDialog(self.tr("Keyboard shortcuts"), shortcut_columns(self._view.actions), self._view.window).open()

    def _show_about(self) -> None:
        FactsDialog(self.tr("Helpdesk assistant"), ((("", self._facts()),),), self._view.window).open()

    def _show_accessibility(self) -> None:
        language = chosen_language(self._preferences.current.language)
        statement = paths.resource("help", f"accessibility_{language}.md").read_text(encoding="utf-8")
        # The dialog has a title of its own.
        TextDialog(self.tr("Accessibility statement"), statement.partition("\n")[2], self._view.window).open()

    def _change_shortcuts(self) -> None:
        dialog = ShortcutDialog(self._view.actions, self._view.window)
        dialog.saved.connect(self._keep_shortcuts)
        dialog.open()

    def _keep_shortcuts(self, chosen: tuple[tuple[str, str], ...]) -> None:
        self._preferences.change(replace(self._preferences.current, shortcuts=chosen))

    def _change_preferences(self) -> None:
        dialog = PreferencesDialog(
            self._preferences.current,
            default_template(),
            self._view.window,
            imposed=self._preferences.imposed,
            use_global=self._global_shortcut.use if self._global_shortcut else None,
        )
        dialog.saved.connect(self._preferences.change)
        dialog.open()

    def _export_settings(self) -> None:
        target = choose_settings_target(self._view.window)
        if target is None:
            return
        try:
            export_settings(self._preferences.current, target)
        except StorageError as error:
            self._view.notice.warn(describe(error))
        else:
            self._view.notice.inform(self.tr("Settings exported to %1").replace("%1", str(target)))

    def _import_settings(self) -> None:
        source = choose_settings_source(self._view.window)
        if source is None:
            return
        try:
            imported = import_settings(source)
        except StorageError as error:
            self._view.notice.warn(describe(error))
        else:
            self._view.notice.inform(self.tr("Settings imported from %1").replace("%1", str(source)))
            self._preferences.change(imported)
