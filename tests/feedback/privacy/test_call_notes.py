"""The masking of comments, measured on notes that were written apart from its rules."""

from __future__ import annotations

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.feedback.privacy.masking import PersonalKind, find_personal_data, masked
from tests.feedback.privacy.call_notes import PARTS, Note, Part, Writer, measure


@pytest.mark.parametrize("part", PARTS)
def test_hardly_any_personal_data_of_a_call_gets_through_and_hardly_anything_else_is_masked(part: Part) -> None:
    done = measure(list(Writer(part).notes(30)))
    assert done.personal > 1000
    assert done.recall >= 0.99, "\n".join(done.missed)
    assert done.precision >= 0.97, "\n".join(done.wrong)


def test_the_measure_notices_masking_that_finds_too_little_or_too_much() -> None:
    text = "rappeler mme martin au 06 12 34 56 78, ticket 4500123456"
    name, phone = text.index("martin"), text.index("06")
    right = Note(text, ((name, name + 6), (phone, phone + 14)))
    assert (measure([right]).recall, measure([right]).precision) == (1.0, 1.0)
    more = Note(text, (*right.personal, (0, 8)))
    assert measure([more]).missed == (f"'rappeler' in {text!r}",)
    fewer = Note(text, right.personal[:1])
    assert measure([fewer]).precision == 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rappel (+33) 6.12.34.56.78", "rappel [MASQUÉ]"),
        ("sécu 2 92 01 2B 425 400 clé 08", "sécu [MASQUÉ]"),
        ("nir 1 59 01 99 209 047 / 16", "nir [MASQUÉ]"),
        ("adeli 2A 7 35702 6 absent", "adeli [MASQUÉ] absent"),
        ("RPPS 10 645 426 460 0033 5 86 87 95 72", "RPPS [MASQUÉ] [MASQUÉ]"),
        ("ticket INC0048213 ouvert", "ticket INC0048213 ouvert"),
        ("il est ne le 01.03.87", "il est ne le [MASQUÉ]"),
        ("Mme Tran Van rappelle", "Mme [MASQUÉ] rappelle"),
        ("m. ait oufella attend", "m. [MASQUÉ] attend"),
        ("pr. guéguen fabrice attend", "pr. [MASQUÉ] attend"),
        ("mme r. de la tour attend", "mme [MASQUÉ] attend"),
        ("Marie-Claire Haddad attend", "[MASQUÉ] attend"),
        ("vu pr marie-claire le bihan hier", "vu pr [MASQUÉ] hier"),
        ("maître n’diaye attend", "maître [MASQUÉ] attend"),
        ("vu avec pr fofana hier", "vu avec pr [MASQUÉ] hier"),
        ("merci de rappeler pr validation", "merci de rappeler pr validation"),
        ("professeur d’ormesson attend", "professeur [MASQUÉ] attend"),
        ("docteur d’astreinte absent", "docteur d’astreinte absent"),
        ("Maître de stage absent", "Maître de stage absent"),
        ("COURRIER DE MME HOARAU REVENU", "COURRIER DE MME [MASQUÉ] REVENU"),
        ("infirmiere Hoarau attend", "infirmiere [MASQUÉ] attend"),
        ("l’infirmière hoarau attend", "l’infirmière [MASQUÉ] attend"),
        ("L’infirmière libérale attend", "L’infirmière libérale attend"),
        ("l’infirmière coordinatrice attend", "l’infirmière coordinatrice attend"),
        ("DR REMPLACANT SANS CARTE", "DR REMPLACANT SANS CARTE"),
        ("M. et Mme peuvent-ils partager ?", "M. et Mme peuvent-ils partager ?"),
    ],
)
def test_notes_of_calls_are_masked_as_a_careful_reader_would(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_a_line_is_masked_as_it_is_marked_whatever_the_others_contain() -> None:
    lines = ["Deuxième appel", "infirmière hoarau attend", "tel 06 12 34 56 78", "", "MME HOARAU REVIENT"]
    assert masked("\n".join(lines)) == "\n".join(map(masked, lines))
    assert masked(lines[1]) == "infirmière [MASQUÉ] attend"


def test_the_faq_itself_names_nobody_in_any_case_of_letters() -> None:
    texts = [
        text
        for entry in read(paths.bundled_database())[0].entries
        for text in (entry.question, *entry.wordings, *entry.answer.splitlines())
    ]
    found = {
        form(text)[finding.start : finding.end]
        for text in texts
        for form in (str, str.lower, str.upper)
        for finding in find_personal_data(form(text))
        if finding.kind is not PersonalKind.EMAIL
    }
    assert found == set()
