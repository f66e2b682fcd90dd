from __future__ import annotations

import pytest

from helpdesk_app.faq.model import Entry
from helpdesk_app.faq.pictures import picture_name
from helpdesk_app.ui.panes.answer.clipboard import answer_mime, note_mime, questions_and_answers_mime
from tests.small_pictures import data_url, png

ENTRY = Entry(
    "u", "Quel délai ?", "Selon le cas :\n- carte ;\n- e-CPS.\n\n| Cas | Délai |\n|---|---|\n| Carte | 2 jours |"
)


def test_a_table_pastes_with_one_line_around_each_cell_and_no_style_sheet() -> None:
    html = answer_mime(ENTRY, {}).html()
    assert '<table cellspacing="0" style="border-collapse:collapse">' in html
    assert html.count('<td style="border:1px solid') == 4
    for foreign in ("<style", "class=", "font", "color:", "background"):
        assert foreign not in html, foreign


def test_plain_text_goes_with_every_copy() -> None:
    assert answer_mime(ENTRY, {}).text() == "Selon le cas :\n• carte ;\n• e-CPS.\n\nCas\tDélai\nCarte\t2 jours"
    assert questions_and_answers_mime([ENTRY], {}).text().startswith("Quel délai ?\n\nSelon le cas :")
    assert questions_and_answers_mime([ENTRY], {}).html().startswith("<html><body><p><b>Quel délai\u202f?</b></p>")
    assert note_mime("a\nb").html() == "<html><body><p>a<br>b</p></body></html>"


def test_a_picture_goes_into_the_html_and_its_words_into_the_text() -> None:
    name = picture_name(png())
    entry = Entry("u", "Où ?", f"Voir ![le « plan »](picture:{name}).")
    for mime in (answer_mime(entry, {name: png()}), questions_and_answers_mime([entry], {name: png()})):
        image = f'<img src="{data_url(png())}" alt="le «\u00a0plan\u00a0»" style="max-width:100%">'
        assert f"<p>Voir {image}.</p>" in mime.html()
        assert mime.text().endswith("Voir [le « plan »].")


@pytest.mark.parametrize("pictures", [{}, {picture_name(png()): png(9)}])
def test_a_picture_that_is_missing_or_another_leaves_its_words(pictures: dict[str, bytes]) -> None:
    html = answer_mime(Entry("u", "Où ?", f"Voir ![le plan](picture:{picture_name(png())})."), pictures).html()
    assert html == "<html><body><p>Voir [le plan].</p></body></html>"
