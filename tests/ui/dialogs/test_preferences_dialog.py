from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QKeySequenceEdit, QPlainTextEdit, QWidget

from helpdesk_app.config.preferences import Preferences
from helpdesk_app.ui.dialogs.preferences_dialog import PreferencesDialog
from helpdesk_app.ui.widgets.wrapping_check_box import WrappingCheckBox

NOTE = "{question}"


def save(dialog: PreferencesDialog) -> list[object]:
    saved: list[object] = []
    dialog.saved.connect(saved.append)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    return saved


def test_what_nobody_touched_is_saved_as_it_was(owner: QWidget) -> None:
    before = Preferences(compact=True, escape_minimises=True, favourites=("a",))
    assert save(PreferencesDialog(before, NOTE, owner)) == [before]


def test_an_edited_preference_is_saved(owner: QWidget) -> None:
    dialog = PreferencesDialog(Preferences(), NOTE, owner)
    box = dialog.editor("keep_queries")
    assert isinstance(box, WrappingCheckBox)
    box.setChecked(False)
    assert save(dialog) == [Preferences(keep_queries=False)]


def test_a_preference_that_the_policy_sets_cannot_be_edited(owner: QWidget) -> None:
    dialog = PreferencesDialog(Preferences(), NOTE, owner, imposed={"keep_queries"})
    box, language = dialog.editor("keep_queries"), dialog.editor("language")
    assert box is not None
    assert language is not None
    assert not box.isEnabled()
    assert box.accessibleDescription()
    assert language.isEnabled()


def test_a_note_with_an_unknown_name_is_refused(owner: QWidget) -> None:
    dialog = PreferencesDialog(Preferences(), NOTE, owner)
    note = dialog.editor("ticket_template")
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == NOTE
    note.setPlainText("{qestion}")
    assert save(dialog) == []
    assert "{qestion}" in dialog.problem()
    note.setPlainText(NOTE)
    assert save(dialog) == [Preferences()]


def test_a_system_wide_key_is_used_before_it_is_saved(owner: QWidget) -> None:
    problems = ["Un autre programme l’utilise.", ""]
    dialog = PreferencesDialog(Preferences(), NOTE, owner, use_global=lambda _keys: problems.pop(0))
    field = dialog.editor("global_shortcut")
    assert isinstance(field, QKeySequenceEdit)
    field.setKeySequence(QKeySequence("Ctrl+Shift+H"))
    assert save(dialog) == []
    assert dialog.problem() == "Un autre programme l’utilise."
    assert save(dialog) == [Preferences(global_shortcut="Ctrl+Shift+H")]


def test_a_system_without_such_keys_does_not_offer_one(owner: QWidget) -> None:
    assert PreferencesDialog(Preferences(), NOTE, owner).editor("global_shortcut") is None
