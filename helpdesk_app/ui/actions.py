"""Everything the agent can do, each with its shortcut, and the menus that hold it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from helpdesk_app.desk.qualifying import MOST_VALUES
from helpdesk_app.feedback.model import Reason
from helpdesk_app.ui.widgets.menu_titles import menu_titles


@dataclass(frozen=True, slots=True)
class Submenu:
    """Entries behind one entry of a menu."""

    title: str
    actions: tuple[QAction | None, ...]


Menu = tuple[QAction | Submenu | None, ...]
"""Entries in order; ``None`` is a line between them."""


class DeskActions(QObject):
    """The actions of the window.

    No shortcut uses Ctrl+Alt, which is AltGr on a French keyboard, nor a digit, which is shifted there. The values of
    the qualifying question are Alt with G, H, J and K: four neighbours on AZERTY and QWERTY.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._defaults: dict[str, list[QKeySequence]] = {}
        self._names: dict[str, str] = {}
        key = Qt.Key
        self.export_new = self._action("export_new", self.tr("&Export new feedback…"), "Ctrl+E")
        self.export_all = self._action("export_all", self.tr("Export &all feedback…"), "Ctrl+Shift+E")
        self.report = self._action("report", self.tr("&Report on the feedback…"), "Ctrl+R")
        self.open_written = self._action("open_written", self.tr("&Open what was written"), "Ctrl+O")
        self.workshop = self._action("workshop", self.tr("&Workshop…"))
        self.workshop.setVisible(False)
        self.preferences = self._action("preferences", self.tr("&Settings…"), "Ctrl+,")
        self.export_settings = self._action("export_settings", self.tr("E&xport the settings…"))
        self.import_settings = self._action("import_settings", self.tr("I&mport settings…"))
        self.quit = self._action("quit", self.tr("&Quit"), "Ctrl+Q")
        # The menu shows the first of the two keys, which French keyboards call Entrée.
        self.copy = self._action("copy", self.tr("&Copy the answer"), key.Key_Enter, key.Key_Return)
        self.copy_both = self._action("copy_both", self.tr("Copy question &and answer"), "Shift+Enter", "Shift+Return")
        self.copy_note = self._action("copy_note", self.tr("Copy the &ticket note"), "Ctrl+Enter", "Ctrl+Return")
        self.copy_unfilled = self._action(
            "copy_unfilled", self.tr("Copy without &filling in"), "Alt+Enter", "Alt+Return"
        )
        for action in self.copies():
            # They belong to the widgets where answers are chosen and read; on a button, Enter presses the button.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.basket = self._action("basket", self.tr("In the &basket, to copy several answers"), "Ctrl+P")
        self.basket.setCheckable(True)
        self.favourite = self._action("favourite", self.tr("&Mark as favourite"), "Ctrl+D")
        self.favourite.setCheckable(True)
        self.read_aloud = self._action("read_aloud", self.tr("&Read aloud, step by step"), key.Key_F7)
        self.read_aloud.setCheckable(True)
        self.next_step = self._action("next_step", self.tr("Next step"), key.Key_F8)
        self.previous_step = self._action("previous_step", self.tr("Previous step"), "Shift+F8")
        self.larger_text = self._action("larger_text", self.tr("Lar&ger answer text"), "Ctrl++", "Ctrl+=")
        self.smaller_text = self._action("smaller_text", self.tr("&Smaller answer text"), "Ctrl+-")
        self.clear = self._action("clear", self.tr("C&lear the search"), key.Key_Escape)
        self.clear_topics = self._action("clear_topics", self.tr("&Uncheck all topics"), "Alt+T")
        self.values = tuple(
            self._action(f"value_{index + 1}", name, keys)
            for index, (name, keys) in enumerate(
                zip(
                    (self.tr("First answer"), self.tr("Second answer"), self.tr("Third answer")),
                    ("Alt+G", "Alt+H", "Alt+J"),
                    strict=True,
                )
            )
        )
        if len(self.values) != MOST_VALUES:
            raise AssertionError("as many keys as values")
        self.no_value = self._action("no_value", self.tr("None of these"), "Alt+K")
        self.related = tuple(
            self._action(f"related_{index + 1}", name, keys)
            for index, (name, keys) in enumerate(
                zip(
                    (
                        self.tr("First related answer"),
                        self.tr("Second related answer"),
                        self.tr("Third related answer"),
                    ),
                    ("Alt+W", "Alt+X", "Alt+Y"),
                    strict=True,
                )
            )
        )
        self.vote_yes = self._action("vote_yes", self.tr("&Yes, useful"), "Alt+O")
        self.vote_no = self._action("vote_no", self.tr("&No, not useful"), "Alt+N")
        self.report_unanswered = self._action("report_unanswered", self.tr("Report as &unanswered"), "Alt+S")
        self.report_unanswered.setEnabled(False)
        self.reasons = {
            Reason.UNCLEAR: self._action("reason_unclear", self.tr("Not clear"), "Alt+C"),
            Reason.INCOMPLETE: self._action("reason_incomplete", self.tr("Incomplete"), "Alt+I"),
            Reason.OFF_TOPIC: self._action("reason_off_topic", self.tr("Does not match the question"), "Alt+P"),
            Reason.WRONG: self._action("reason_wrong", self.tr("Seems wrong"), "Alt+U"),
            Reason.OUTDATED: self._action("reason_outdated", self.tr("Outdated"), "Alt+B"),
        }
        self.comment = self._action("comment", self.tr("Write a co&mment…"), "Alt+M")
        self.renew_station = self._action("renew_station", self.tr("New &pseudonym for this station"))
        self.topics = self._action("topics", self.tr("&Topics"), key.Key_F4)
        self.topics.setCheckable(True)
        self.topics.setChecked(True)
        self.next_pane = self._action("next_pane", self.tr("&Next pane"), key.Key_F6)
        self.previous_pane = self._action("previous_pane", self.tr("Pre&vious pane"), "Shift+F6")
        self.favourites = self._action("favourites", self.tr("&Favourites"), "Ctrl+B")
        self.recent = self._action("recent", self.tr("Recently vie&wed"), "Ctrl+H")
        self.copied = self._action("copied", self.tr("&Copied today"), "Ctrl+J")
        self.compact = self._action("compact", self.tr("C&ompact window"), "Ctrl+K")
        self.on_top = self._action("on_top", self.tr("Always on to&p"), "Ctrl+T")
        for action in (self.compact, self.on_top):
            action.setCheckable(True)
        self.shortcuts = self._action("shortcuts", self.tr("&Keyboard shortcuts"), key.Key_F1)
        self.change_shortcuts = self._action("change_shortcuts", self.tr("&Change the shortcuts…"))
        self.accessibility = self._action("accessibility", self.tr("Acce&ssibility"))
        self.about = self._action("about", self.tr("&About this program"))

    def menus(self) -> tuple[tuple[str, Menu], ...]:
        """Return the menus: title, actions in order."""
        file, edit, feedback, view, help_ = menu_titles()
        return (
            (
                file,
                (
                    *(self.export_new, self.open_written, None, self.workshop, self.preferences, None),
                    Submenu(
                        self.tr("For the &manager"),
                        (
                            *(self.report, self.export_all, None),
                            *(self.export_settings, self.import_settings, None, self.renew_station),
                        ),
                    ),
                    *(None, self.quit),
                ),
            ),
            (
                edit,
                (
                    *self.copies(),
                    None,
                    self.basket,
                    self.favourite,
                    None,
                    self.clear,
                    self.clear_topics,
                    None,
                    *self.values,
                    self.no_value,
                ),
            ),
            (
                feedback,
                (
                    self.vote_yes,
                    self.vote_no,
                    None,
                    *self.reasons.values(),
                    None,
                    self.comment,
                    None,
                    self.report_unanswered,
                ),
            ),
            (
                view,
                (
                    *(self.topics, self.next_pane, self.previous_pane, None),
                    *(self.read_aloud, self.next_step, self.previous_step, None),
                    *(self.larger_text, self.smaller_text, None),
                    *(self.favourites, self.recent, self.copied, None),
                    *(*self.related, None),
                    *(self.compact, self.on_top),
                ),
            ),
            (help_, (self.shortcuts, self.change_shortcuts, None, self.accessibility, self.about)),
        )

    def all(self) -> tuple[QAction, ...]:
        """Return every action, in the order of the menus."""
        return tuple(action for _, menu in self.menus() for action in actions_of(menu))

    def copies(self) -> tuple[QAction, ...]:
        """Return the actions that put an answer on the clipboard."""
        return (self.copy, self.copy_both, self.copy_note, self.copy_unfilled)

    def fill(self, menus: Sequence[QMenu]) -> None:
        """Fill the menus, which have their titles."""
        for menu, (_title, actions) in zip(menus, self.menus(), strict=True):
            _fill(menu, actions)

    def share_copies(self, widgets: Sequence[QWidget]) -> None:
        """Let the keys that copy work in each of ``widgets``."""
        for widget in widgets:
            widget.addActions(list(self.copies()))

    def enable_for_answer(self, there_is_one: bool) -> None:
        """Enable the actions that need an answer."""
        for action in (*self.copies(), self.basket, self.favourite, self.vote_yes, self.vote_no):
            action.setEnabled(there_is_one)

    def show_basket(self, answers: int) -> None:
        """Say that the first of the copies copies the basket, where it holds any ``answers``."""
        text = self.tr("&Copy the basket: %n answer(s)", "", answers) if answers else self.tr("&Copy the answer")
        self.copy.setText(text)
        if answers:
            self.copy.setEnabled(True)

    def name_of(self, action: QAction) -> str:
        """Return the general name of ``action``; its menu entry may name what it does at the moment."""
        return self._names[action.objectName()]

    def default_shortcut(self, action: QAction) -> QKeySequence:
        """Return the shortcut that ``action`` has where the agent chose none; empty for none."""
        return next(iter(self._defaults[action.objectName()]), QKeySequence())

    def use_shortcuts(self, chosen: Mapping[str, str]) -> None:
        """Give each action the shortcut chosen for it, or its default.

        Args:
            chosen: ``objectName`` of an action -> key sequence in Qt's portable text; empty for no shortcut.
        """
        for action in self.all():
            name = action.objectName()
            if name in chosen:
                action.setShortcuts(_with_twin(QKeySequence(chosen[name])))
            else:
                action.setShortcuts(self._defaults[name])

    def _action(self, name: str, text: str, *keys: str | Qt.Key) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        self._names[name] = plain_name(action)
        self._defaults[name] = [QKeySequence(key) for key in keys]
        action.setShortcuts(self._defaults[name])
        return action


def actions_of(menu: Menu) -> tuple[QAction, ...]:
    """Return the actions of ``menu`` and of its submenus, in order."""
    found: list[QAction] = []
    for entry in menu:
        if isinstance(entry, Submenu):
            found.extend(actions_of(entry.actions))
        elif entry is not None:
            found.append(entry)
    return tuple(found)


def _fill(menu: QMenu, entries: Menu) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Submenu):
            _fill(menu.addMenu(entry.title), entry.actions)
        else:
            menu.addAction(entry)


def _with_twin(sequence: QKeySequence) -> list[QKeySequence]:
    """Return ``sequence``; where it contains Return or Enter, also the same sequence with the other one."""
    text = sequence.toString()
    twins = {"Return": "Enter", "Enter": "Return"}
    key = text.rpartition("+")[2]
    return [sequence, QKeySequence(text.removesuffix(key) + twins[key])] if key in twins else [sequence]


def plain_name(action: QAction) -> str:
    """Return what ``action`` does, without the mark of its menu letter."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def shortcut_text(action: QAction) -> str:
    """Return the shortcut of ``action`` as the keyboard of this system names it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def with_key(text: str, action: QAction) -> str:
    """Return ``text`` and the shortcut of ``action`` for the label of a button."""
    return f"{text}   {shortcut_text(action)}".replace("&", "&&").rstrip()


def hint(action: QAction) -> str:
    """Return what ``action`` does and its shortcut, for a tool tip."""
    key = shortcut_text(action)
    if not key:
        return plain_name(action)
    form = QCoreApplication.translate("DeskActions", "%1 (%2)")
    return form.replace("%2", key).replace("%1", plain_name(action))
