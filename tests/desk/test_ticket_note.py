from __future__ import annotations

import pytest

from helpdesk_app.config.note_template import UnknownPlaceholderError, placeholders
from helpdesk_app.desk.ticket_note import NoteFacts, fill
from helpdesk_app.faq.model import Entry

FACTS = NoteFacts("Q ?", "R\n• a", "", "u1", "31/01/2026")


def test_placeholders_have_names_in_both_languages() -> None:
    for template in ("{question} {réponse} {référence} {date}", "{Question} { answer } {uid} {date}"):
        assert fill(template, FACTS) == "Q ? R\n• a u1 31/01/2026"


def test_a_line_without_content_is_left_out() -> None:
    assert fill("Sujets : {sujets}\nFin", FACTS) == "Fin"


def test_an_unknown_placeholder_is_refused_by_name() -> None:
    with pytest.raises(UnknownPlaceholderError) as refused:
        placeholders("{question} {nom du patient}")
    assert refused.value.name == "nom du patient"


def test_braces_of_an_answer_are_text() -> None:
    assert fill("{answer}", NoteFacts("q", "voir {question} {x}", "", "", "")) == "voir {question} {x}"
    placeholders("a { b\n}")


def test_bullets_of_an_answer_are_clean() -> None:
    assert NoteFacts.of(Entry("u", "q", "Deux :\n- un ;\n- deux."), "").answer == "Deux :\n• un ;\n• deux."
