from __future__ import annotations

import re
from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from helpdesk_app.ui.actions import DeskActions, hint, plain_name


def test_every_action_is_in_a_menu_and_no_shortcut_is_taken_twice_or_is_altgr(actions: DeskActions) -> None:
    assert set(actions.findChildren(QAction)) == set(actions.all())
    shortcuts = [sequence for action in actions.all() for sequence in action.shortcuts()]
    assert all(count == 1 for count in Counter(s.toString() for s in shortcuts).values())
    assert not any("Ctrl+Alt" in sequence.toString() for sequence in shortcuts)


def test_menu_letters_leave_the_vote_keys_alone(actions: DeskActions) -> None:
    letters = [found[1].upper() for title, _ in actions.menus() if (found := re.search(r"&(\w)", title))]
    assert len(letters) == len(set(letters)) == 5
    assert not {"O", "N"} & set(letters)
    assert actions.vote_yes.shortcut() == QKeySequence("Alt+O")


def keys(action: QAction) -> list[str]:
    return [text for sequence in action.shortcuts() if (text := sequence.toString())]


def test_a_chosen_shortcut_replaces_the_default_and_can_be_taken_back(actions: DeskActions) -> None:
    actions.use_shortcuts({"favourite": "Ctrl+G", "read_aloud": ""})
    assert (keys(actions.favourite), keys(actions.read_aloud)) == (["Ctrl+G"], [])
    actions.use_shortcuts({})
    assert (keys(actions.favourite), keys(actions.read_aloud)) == (["Ctrl+D"], ["F7"])


def test_both_enter_keys_belong_to_one_shortcut(actions: DeskActions) -> None:
    assert keys(actions.copy) == ["Enter", "Return"]
    actions.use_shortcuts({"favourite": "Ctrl+Shift+Return"})
    assert keys(actions.favourite) == ["Ctrl+Shift+Return", "Ctrl+Shift+Enter"]


def test_without_an_answer_nothing_can_be_copied_or_voted_on(actions: DeskActions) -> None:
    for there_is_one in (False, True):
        actions.enable_for_answer(there_is_one)
        for action in (*actions.copies(), actions.vote_yes, actions.vote_no, actions.favourite):
            assert action.isEnabled() is there_is_one
        assert actions.clear.isEnabled()


def test_a_hint_names_the_action_and_its_key(actions: DeskActions) -> None:
    assert hint(actions.vote_yes) == "Oui, utile (Alt+O)"
    actions.use_shortcuts({"vote_yes": ""})
    assert hint(actions.vote_yes) == "Oui, utile"


def test_the_mark_of_a_menu_letter_is_no_part_of_a_name(owner: QWidget) -> None:
    assert plain_name(QAction("R&&D &ouvrir", owner)) == "R&D ouvrir"
