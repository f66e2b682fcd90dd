from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from helpdesk_app.faq.model import AnswerOrigin, Entry, Provenance, QuestionOrigin, Upkeep
from helpdesk_app.ui.panes.answer.origin_line import origin_line, short_date


def place(first: int, last: int, source: str = "page.txt") -> Provenance:
    return Provenance(source, first, last, "")


@pytest.mark.usefixtures("styled_app")
def test_the_line_names_the_editors_the_day_the_source_and_the_reference() -> None:
    entry = Entry("ab12", "Où ?", "Ici.", QuestionOrigin.PROPOSED, provenance=(place(12, 14), place(20, 20)))
    assert origin_line(entry, "2026-11-22") == (
        "Question proposée par la rédaction  ·  FAQ du 22/11/2026  ·  page.txt, l.\u00a012 à 14, 20  ·  Référence ab12"
    )


@pytest.mark.usefixtures("styled_app")
def test_who_answers_for_a_text_and_when_it_was_checked_stand_there_where_they_are_known() -> None:
    upkeep = Upkeep(AnswerOrigin.EDITOR, owner="Équipe CPS", checked_on="2026-10-05")
    assert origin_line(Entry("u", "Où ?", "Ici.", QuestionOrigin.PROPOSED, upkeep=upkeep), "").split("  ·  ") == [
        "Rédigée par l’équipe éditoriale, pas par l’agence",
        "Responsable\u00a0: Équipe CPS",
        "vérifiée le 05/10/2026",
        "Référence u",
    ]


@pytest.mark.usefixtures("styled_app")
def test_what_is_not_known_is_left_out() -> None:
    assert origin_line(Entry("ab12", "Où ?", "Ici."), "") == "Référence ab12"


def test_each_source_is_named_once(styled_app: QApplication) -> None:
    del styled_app
    entry = Entry("u", "Où ?", "Ici.", provenance=(place(1, 1, "a.txt"), place(2, 3, "b.txt"), place(9, 9, "a.txt")))
    assert origin_line(entry, "") == "a.txt, l.\u00a01, 9  ·  b.txt, l.\u00a02 à 3  ·  Référence u"


def test_a_date_is_written_as_people_write_it_or_not_at_all() -> None:
    assert short_date("2026-01-31").startswith("31/01") or short_date("2026-01-31")
    assert short_date("hier") == ""
