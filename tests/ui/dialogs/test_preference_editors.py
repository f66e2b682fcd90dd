from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from helpdesk_app.config.preferences import OneOf, Preferences, table
from helpdesk_app.ui.dialogs.preference_editors import PreferenceEditor, make_editor
from helpdesk_app.ui.widgets.choice_box import ChoiceBox

NOTE = "{question}"
SHOWN = {row.name: row for row in table() if row.shown is not None}


def editor(name: str, value: object) -> PreferenceEditor:
    made = make_editor(SHOWN[name], value, proposed_template=NOTE, use_global=lambda _keys: "")
    assert made is not None
    return made


@pytest.mark.parametrize("name", SHOWN)
def test_every_preference_has_an_editor_that_returns_what_it_shows(styled_app: QApplication, name: str) -> None:
    value = getattr(Preferences(), name)
    assert editor(name, value).value() == value
    assert editor(name, value).problem() == ""


def test_a_choice_offers_the_system_and_each_value(styled_app: QApplication) -> None:
    kind = SHOWN["language"].kind
    assert isinstance(kind, OneOf)
    made = editor("language", "en")
    box = made.widget
    assert isinstance(box, ChoiceBox)
    assert [box.itemData(index) for index in range(box.count())] == ["", *kind.names]
    assert made.value() == "en"
    box.setCurrentIndex(0)
    assert made.value() == ""


def test_the_proposed_note_is_not_stored_as_a_choice(styled_app: QApplication) -> None:
    made = editor("ticket_template", "{question} {date}")
    assert made.value() == "{question} {date}"
    note = made.widget
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText(NOTE)
    assert made.value() == ""
