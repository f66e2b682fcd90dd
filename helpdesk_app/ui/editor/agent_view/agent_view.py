"""What an agent sees of the entry, live beside the form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from helpdesk_app.editing.model import EditedEntry, entry_of
from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.answer.answer_view import AnswerView
from helpdesk_app.ui.style.icons import Icons


class AgentView(QWidget):
    """The agents' pane of an answer, without what an agent does with it."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The pane names their keys; they belong to no widget here, so no key triggers them.
        self.answer = AnswerView(icons, DeskActions(self), has_foot=False, parent=self)
        # Nothing is searched here, so no line is kept free for what a search is worth.
        trust = self.answer.trust.sizePolicy()
        trust.setRetainSizeWhenHidden(False)
        self.answer.trust.setSizePolicy(trust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.answer)

    def show_entry(self, entry: EditedEntry | None, pictures: Mapping[str, bytes]) -> None:
        """Show ``entry`` as it is edited, with the ``pictures`` of the folder; ``None`` for none."""
        self.answer.show_entry(entry_of(entry) if entry else None, pictures=pictures)
