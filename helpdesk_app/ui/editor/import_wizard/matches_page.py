"""The third step: what the files change in the FAQ, taken or refused one by one or all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from helpdesk_app.editing.comparison import EntryMatch, MatchedAs, MatchVerdict
from helpdesk_app.editing.import_state import ImportState
from helpdesk_app.faq.model import Entry
from helpdesk_app.ui.editor.import_wizard.difference_view import DifferenceView
from helpdesk_app.ui.editor.import_wizard.outcome_view import title_of
from helpdesk_app.ui.editor.import_wizard.row_model import RowModel
from helpdesk_app.ui.editor.import_wizard.tables import RowTable
from helpdesk_app.ui.editor.import_wizard.words import consequence, kind_name, verdict_name
from helpdesk_app.ui.style.theme import UNIT, current_colours
from helpdesk_app.ui.widgets.choice_box import ChoiceBox
from helpdesk_app.ui.widgets.plain_label import PlainLabel

_DECIDED = (MatchedAs.DOUBTFUL, MatchedAs.CHANGED, MatchedAs.NEW, MatchedAs.GONE)


class MatchesPage(QFrame):
    """Lists the matches of an ``ImportState`` and shows the current one side by side."""

    decided = Signal(list, object)
    """Keys of matches, and a ``MatchVerdict``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[EntryMatch, ...] = ()
        self._shown: list[EntryMatch] = []
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(self.tr("Show"))
        self.kind_label = PlainLabel(self.tr("&Show"))
        self.kind_label.setBuddy(self.kind)
        self.kind.activated.connect(self._list)
        headers = (self.tr("What"), self.tr("Decision"), self.tr("Question"))
        self.table = RowTable(RowModel(headers), self.tr("Matches"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.fit_columns(10, 16)
        self.table.selectionModel().currentRowChanged.connect(lambda _index, _before: self._show_current())
        self.difference = DifferenceView()
        self.consequence = PlainLabel()
        self.consequence.setWordWrap(True)
        self.take, self.refuse = QPushButton(), QPushButton()
        self.take_all, self.refuse_all = (
            QPushButton(self.tr("Take a&ll shown")),
            QPushButton(self.tr("Re&fuse all shown")),
        )
        self.take.clicked.connect(lambda: self._decide(MatchVerdict.TAKEN))
        self.refuse.clicked.connect(lambda: self._decide(MatchVerdict.REFUSED))
        self.take_all.clicked.connect(lambda: self._decide_all(MatchVerdict.TAKEN))
        self.refuse_all.clicked.connect(lambda: self._decide_all(MatchVerdict.REFUSED))
        for key, verdict in ((self.tr("T"), MatchVerdict.TAKEN), (self.tr("R"), MatchVerdict.REFUSED)):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda verdict=verdict: self._decide(verdict))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.kind_label)
        head.addWidget(self.kind, 1)
        head.addWidget(self.take_all)
        head.addWidget(self.refuse_all)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.take)
        buttons.addWidget(self.refuse)
        buttons.addWidget(self.consequence, 1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.difference, 1)
        column.addLayout(buttons)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setSizes([30 * UNIT, 40 * UNIT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(UNIT)
        whole.addLayout(head)
        whole.addWidget(split, 1)

    def show_state(self, state: ImportState) -> None:
        """Show the matches of ``state``."""
        chosen = self.kind.currentData() if self.kind.count() else None
        self._all = state.matches
        counts = Counter(match.kind for match in state.matches)
        decidable = sum(counts[kind] for kind in _DECIDED)
        self.kind.clear()
        self.kind.addItem(self.tr("All that changes") + f" ({decidable})", None)
        for kind in MatchedAs:
            if counts[kind]:
                self.kind.addItem(kind_name(kind, counts[kind]), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self._list()

    def take_focus(self) -> None:
        """Give the keys to the list."""
        self.table.setFocus()

    def _list(self) -> None:
        kind = self.kind.currentData()
        self._shown = [one for one in self._all if (one.kind in _DECIDED if kind is None else one.kind is kind)]
        self.table.rows_model.show_rows(len(self._shown), self._cell)
        if self._shown and self.table.row() < 0:
            self.table.go_to(0)
        can_decide = any(match.kind in _DECIDED for match in self._shown)
        self.take_all.setEnabled(can_decide)
        self.refuse_all.setEnabled(can_decide)
        self._show_current()

    def _cell(self, row: int, column: int, role: Qt.ItemDataRole) -> object:
        match = self._shown[row]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            title = match.title or title_of(_shown_of(match))
            return (kind_name(match.kind), verdict_name(match.kind, match.verdict), title)[column]
        if match.verdict is MatchVerdict.OPEN and role is Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(current_colours().problem_text))
        return None

    def _show_current(self) -> None:
        row = self.table.row()
        match = self._shown[row] if 0 <= row < len(self._shown) else None
        self.difference.setVisible(match is not None)
        is_doubt = match is not None and match.kind is MatchedAs.DOUBTFUL
        self.take.setText(self.tr("The same answer (T)") if is_doubt else self.tr("Take (T)"))
        self.refuse.setText(self.tr("Another answer (R)") if is_doubt else self.tr("Refuse (R)"))
        can_decide = match is not None and match.kind in _DECIDED
        self.take.setEnabled(can_decide)
        self.refuse.setEnabled(can_decide)
        if match is None:
            self.consequence.setText(self.tr("Nothing changes."))
            return
        self.consequence.setText(consequence(match.kind, match.verdict))
        self.difference.show_texts(_texts(match.older), _texts(match.newer))

    def _decide(self, verdict: MatchVerdict) -> None:
        """Decide about the selected matches, and go on to the next one."""
        rows = [row for row in self.table.rows() if row < len(self._shown)]
        self._emit([self._shown[row] for row in rows], verdict)
        if len(rows) == 1 and rows[0] + 1 < len(self._shown):
            self.table.go_to(rows[0] + 1)

    def _decide_all(self, verdict: MatchVerdict) -> None:
        self._emit(self._shown, verdict)

    def _emit(self, matches: Sequence[EntryMatch], verdict: MatchVerdict) -> None:
        keys = [match.key for match in matches if match.kind in _DECIDED]
        if keys:
            self.decided.emit(keys, verdict)


def _shown_of(match: EntryMatch) -> Entry:
    entry = match.older if match.kind is MatchedAs.GONE or match.newer is None else match.newer
    assert entry is not None
    return entry


def _texts(entry: Entry | None) -> tuple[str, str]:
    return (entry.question, entry.answer) if entry else ("", "")
