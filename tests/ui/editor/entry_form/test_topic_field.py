"""The topics of an entry in the form."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.model import Facet, FacetValue
from helpdesk_app.ui.editor.entry_form.topic_field import TopicField


def test_topics_without_values_come_last_and_what_is_given_is_checked(styled_app: QApplication, qtbot: QtBot) -> None:
    field = TopicField()
    qtbot.addWidget(field)
    facets = (Facet("Offre ?", heading="Offre"), Facet("Produit ?", ("Carte", "e-CPS"), heading="Produit"))
    field.show_topics(facets, [FacetValue("Produit ?", "e-CPS")])
    field.show()
    labels = {label.text(): label.mapTo(field, label.pos()).y() for label in field.findChildren(QLabel)}
    assert labels["Produit"] < labels["Offre"]
    assert [value.value for value, box in field.boxes().items() if box.isChecked()] == ["e-CPS"]
