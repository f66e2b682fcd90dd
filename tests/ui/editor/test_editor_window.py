"""The editors' window as a whole: nothing is cut, everything has a name, every letter of a menu is used once."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.view_state import FolderPhase
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.window import open_editor
from tests.clipping import cut
from tests.ui.test_accessibility_walk import nameless


@pytest.fixture
def controller(styled_app: QApplication, qtbot: QtBot, tmp_path: Path) -> EditorController:
    shutil.copytree(paths.resource("faq"), tmp_path / "FAQ")
    opened = open_editor(tmp_path / "FAQ")
    opened.window.resize(1024, 700)
    opened.window.show()
    qtbot.waitUntil(lambda: opened.session.state.phase is FolderPhase.READY)
    opened.session.edit(FormField.QUESTION, "Que faire d’un identifiant que l’application refuse ?")
    opened.session.edit(FormField.VALID_TO, "31/12/202x")
    opened.render()
    return opened


def test_nothing_is_cut_and_everything_has_a_name(controller: EditorController, qtbot: QtBot) -> None:
    window = controller.window
    for tabs in (window.side, window.pages):
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            qtbot.waitUntil(lambda: not cut(window))
            assert not nameless(window)
    controller.close_without_asking()


def test_a_letter_leads_to_one_menu_or_field(controller: EditorController) -> None:
    window = controller.window
    window.pages.setCurrentIndex(0)
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [label.text() for label in controller.form.findChildren(QLabel) if label.buddy() is not None]
    letters = Counter(found[1].upper() for text in texts if (found := re.search(r"&(\w)", text)))
    assert max(letters.values()) == 1, letters
    assert len(letters) == 13
    controller.close_without_asking()


def test_a_shortcut_does_one_thing(controller: EditorController) -> None:
    keys = Counter(
        keys.toString() for action in controller.window.actions() for keys in action.shortcuts() if keys.toString()
    )
    assert max(keys.values()) == 1, keys
    controller.close_without_asking()
