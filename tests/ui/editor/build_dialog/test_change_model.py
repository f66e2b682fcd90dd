"""What a build changes, listed and with its differences."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from helpdesk_app.editing.publishing import ChangeKind, EntryChange, FieldChange
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.differences import side_by_side
from helpdesk_app.ui.editor.build_dialog.change_model import ChangeModel, as_html, summary
from helpdesk_app.ui.style.theme import current_colours

ENTRY = Entry("a", "Où <b>acheter</b> ?", "Au guichet.\nLe matin.")
BEFORE, AFTER = side_by_side("Au guichet <i>.", "Au comptoir <i>.")
CHANGES = (
    EntryChange(ChangeKind.NEW, ENTRY),
    EntryChange(ChangeKind.CHANGED, ENTRY, (FieldChange("answer", tuple(BEFORE), tuple(AFTER)),)),
    EntryChange(ChangeKind.GONE, ENTRY),
)


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = ChangeModel()
    for changes in (CHANGES, ()):
        model.show(changes)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_changes_are_counted_and_named(styled_app: QApplication) -> None:
    model = ChangeModel()
    model.show(CHANGES)
    assert model.index(1).data() == "Modifiée\u00a0: Où <b>acheter</b> ?"
    assert summary(CHANGES) == "1 nouvelle, 1 modifiée, 1 retirée"
    assert summary(CHANGES[:1] * 2) == "2 nouvelles"
    assert summary(()) == "Aucune réponse ne change."


def test_only_what_differs_is_marked_and_no_text_is_markup(styled_app: QApplication) -> None:
    html = as_html(CHANGES[1])
    assert html.count("<span") == 2
    assert f'background-color: {current_colours().mark}; color: {current_colours().text}">comptoir</span>' in html
    assert "&lt;i&gt;" in html
    assert "&lt;b&gt;acheter&lt;/b&gt;" in as_html(CHANGES[0])
    assert "<p>Le matin.</p>" in as_html(CHANGES[0])
