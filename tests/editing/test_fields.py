"""The fields of the form, read and written."""

from dataclasses import replace

from helpdesk_app.editing import fields
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import Content, EditedEntry
from helpdesk_app.faq.model import FacetValue, Status

VALUES = {
    FormField.QUESTION: "Où ?",
    FormField.WORDINGS: ("où donc",),
    FormField.ANSWER: "Là.",
    FormField.TOPICS: (FacetValue("Produit", "Badge"),),
    FormField.STATUS: Status.DRAFT,
    FormField.OWNER: "accueil",
    FormField.CHECKED_ON: "2026-11-26",
    FormField.VALID_TO: "2026-12-31",
    FormField.NOTE: "à relire",
}


def test_what_is_written_is_read_back_and_nothing_else_changes() -> None:
    for field, value in VALUES.items():
        content = fields.write(Content(), field, value)
        assert fields.read(content, field) == value
        assert all(
            fields.read(content, other) == fields.read(Content(), other) for other in FormField if other != field
        )


def test_a_field_is_changed_where_it_differs_from_the_source() -> None:
    entry = EditedEntry("a", Content(), Content())
    for field, value in VALUES.items():
        edited = replace(entry, content=fields.write(Content(), field, value))
        assert [other for other in FormField if fields.is_changed(edited, other)] == [field] * (
            field is not FormField.NOTE
        )
        assert not fields.is_changed(replace(edited, source=None), field)


def test_the_order_of_topics_is_no_change() -> None:
    one, other = FacetValue("Produit", "Badge"), FacetValue("Produit", "Casier")
    entry = EditedEntry("a", Content(facets=(one, other)), Content(facets=(other, one)))
    assert not fields.is_changed(entry, FormField.TOPICS)
