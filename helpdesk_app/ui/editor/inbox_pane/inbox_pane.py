"""The page with the feedback of the agents: each search beside the answers that it is near to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from helpdesk_app.editing.feedback_inbox import InboxItem, Near
from helpdesk_app.ui.editor.inbox_pane.inbox_model import InboxModel
from helpdesk_app.ui.style.theme import BODY, UNIT, scaled
from helpdesk_app.ui.widgets.flow_layout import FlowLayout
from helpdesk_app.ui.widgets.plain_label import PlainLabel
from helpdesk_app.ui.widgets.scrolling import scroll_area
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox


class _Items(QListView):
    """A list whose keys act on the item."""

    accepted = Signal()
    begun = Signal()
    dismissed = Signal()
    turned = Signal(int)
    """The next (1) or previous (-1) answer beside the item."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept with Enter, begin an answer with Insert, dismiss with Delete; Left and Right choose the answer."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accepted.emit()
            case Qt.Key.Key_Insert:
                self.begun.emit()
            case Qt.Key.Key_Delete:
                self.dismissed.emit()
            case Qt.Key.Key_Left:
                self.turned.emit(-1)
            case Qt.Key.Key_Right:
                self.turned.emit(1)
            case _:
                super().keyPressEvent(event)


class InboxPane(QFrame):
    """Shows items, and beside the current one the entries that it is near to."""

    opened = Signal()
    """The editor wants to read other feedback."""
    selected = Signal(object)
    """The ``InboxItem`` whose nearest entries are to be shown with ``show_near``; ``None`` for none."""
    accepted = Signal(object, str)
    """An item, and the uid of the entry that it becomes a wording of."""
    begun = Signal(object)
    dismissed = Signal(object)
    entry_chosen = Signal(str)
    came = Signal()
    """The page is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerView")
        self.model = InboxModel(self)
        self.list = _Items()
        self.read = QPushButton(self.tr("&Read feedback…"))
        self.count = PlainLabel()
        self.count.setObjectName("muted")
        self.count.setWordWrap(True)
        self.text = PlainLabel()
        self.text.setFont(scaled(self.font(), BODY, QFont.Weight.DemiBold))
        self.others = PlainLabel()
        self.others.setObjectName("muted")
        self.advice = PlainLabel()
        for label in (self.text, self.others, self.advice):
            label.setWordWrap(True)
        self.accept = QPushButton(self.tr("Make it a &wording"))
        self.accept.setObjectName("primary")
        self.begin = QPushButton(self.tr("&New answer"))
        self.dismiss = QPushButton(self.tr("&Dismiss for good"))
        self.show_entry = QPushButton(self.tr("&Show this answer"))
        self.accept.setToolTip(self.tr("In the list: Enter; the arrows left and right choose the answer"))
        self.begin.setToolTip(self.tr("In the list: Insert"))
        self.dismiss.setToolTip(self.tr("In the list: Delete"))
        self._choices = QButtonGroup(self)
        self._choices.idToggled.connect(lambda _number, _on: self._enable())
        self._near: tuple[Near, ...] = ()
        self._near_box = QWidget()
        self._near_column = QVBoxLayout(self._near_box)
        self._near_column.setContentsMargins(0, 0, 0, 0)
        self._near_column.setSpacing(UNIT)
        self._prepare_list()
        self._lay_out()
        self._connect()
        self.show_items(None)

    def _prepare_list(self) -> None:
        view = self.list
        view.setObjectName("plainList")
        view.setAccessibleName(self.tr("Searches and proposals of the agents"))
        view.setModel(self.model)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        left = QWidget()
        top = QVBoxLayout(left)
        top.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        top.setSpacing(UNIT)
        row = QHBoxLayout()
        row.addWidget(self.read)
        row.addStretch()
        top.addWidget(self.count)
        top.addWidget(self.list, 1)
        top.addLayout(row)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        buttons = FlowLayout(spacing=UNIT)
        for button in (self.accept, self.begin, self.dismiss, self.show_entry):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        for widget in (self.text, self.others, self.advice, self._near_box):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(scroll_area(page))
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self.read.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.read.clicked.connect(self.opened)
        self.list.selectionModel().currentChanged.connect(self._select)
        self.model.modelReset.connect(self._select_first)
        for signal, act in (
            (self.list.accepted, self._accept),
            (self.accept.clicked, self._accept),
            (self.list.begun, self._begin),
            (self.begin.clicked, self._begin),
            (self.list.dismissed, self._dismiss),
            (self.dismiss.clicked, self._dismiss),
        ):
            signal.connect(act)
        self.list.turned.connect(self._turn)
        self.show_entry.clicked.connect(self._show_entry)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that the page is shown."""
        super().showEvent(event)
        self.came.emit()

    def show_items(self, items: Sequence[InboxItem] | None) -> None:
        """Show what is to be done; ``None`` before feedback was read."""
        self.model.show(items or ())
        if items is None:
            text = self.tr("Put the exports of the agents into the folder “retours”, or choose them here.")
        elif items:
            text = self.tr("%n to work off", "", len(items))
        else:
            text = self.tr("Nothing is left to work off.")
        self.count.setText(text)
        if not self.model.rowCount():
            self.selected.emit(None)

    def show_progress(self, done: int, total: int) -> None:
        """Say how much of the feedback is read."""
        text = self.tr("Reading the feedback: %1 of %2").replace("%2", QLocale().toString(total))
        self.count.setText(text.replace("%1", QLocale().toString(done)))

    def current(self) -> InboxItem | None:
        """Return the item that the editor looks at."""
        number = self.list.currentIndex().row()
        return self.model.item(number) if 0 <= number < self.model.rowCount() else None

    def show_near(self, item: InboxItem | None, near: Sequence[Near]) -> None:
        """Show ``item`` and the entries that it is near to; the one that it clearly belongs to is chosen."""
        for button in self._choices.buttons():
            self._choices.removeButton(button)
        for old in self._near_box.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._near_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._near = tuple(near)
        self.text.setText(item.text if item else "")
        others = self.tr("Also: %1").replace("%1", ", ".join(item.others)) if item and item.others else ""
        self.others.setText(others)
        self.others.setVisible(bool(others))
        self.advice.setText(self._advice(item, near) if item else "")
        for number, each in enumerate(near):
            self._near_column.addWidget(
                self._choice(number, each, is_chosen=bool(item and each.entry.uid == item.target))
            )
        self._enable()

    def _advice(self, item: InboxItem, near: Sequence[Near]) -> str:
        if item.found:
            return self.tr("The search finds an answer now. Dismiss it if that is the right one.")
        if item.target:
            return self.tr("It may be a wording of this answer:")
        if near:
            return self.tr("An answer is to be written, unless one of these is meant:")
        return self.tr("An answer is to be written: nothing is near to it.")

    def _choice(self, number: int, near: Near, *, is_chosen: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        button = WrappingCheckBox(near.entry.question)
        button.setAccessibleDescription(" ".join(near.why))
        self._choices.addButton(button, number)
        button.setChecked(is_chosen)
        column.addWidget(button)
        for sentence in near.why:
            label = PlainLabel(sentence)
            label.setObjectName("muted")
            label.setWordWrap(True)
            label.setContentsMargins(3 * UNIT, 0, 0, 0)
            column.addWidget(label)
        return box

    def _enable(self) -> None:
        has_item, has_entry = self.current() is not None, self._choices.checkedId() >= 0
        for button, enabled in (
            (self.accept, has_item and has_entry),
            (self.show_entry, has_item and has_entry),
            (self.begin, has_item),
            (self.dismiss, has_item),
        ):
            button.setEnabled(enabled)

    def _select(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.selected.emit(self.current())

    def _select_first(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _turn(self, by: int) -> None:
        count = len(self._choices.buttons())
        if count:
            number = max(0, min(self._choices.checkedId() + by, count - 1))
            self._choices.button(number).setChecked(True)

    def _chosen_uid(self) -> str:
        number = self._choices.checkedId()
        return self._near[number].entry.uid if 0 <= number < len(self._near) else ""

    def _accept(self) -> None:
        item, uid = self.current(), self._chosen_uid()
        if item is not None and uid:
            self.accepted.emit(item, uid)

    def _begin(self) -> None:
        if item := self.current():
            self.begun.emit(item)

    def _dismiss(self) -> None:
        if item := self.current():
            self.dismissed.emit(item)

    def _show_entry(self) -> None:
        if uid := self._chosen_uid():
            self.entry_chosen.emit(uid)
