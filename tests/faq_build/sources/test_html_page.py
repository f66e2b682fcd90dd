"""A saved page is read by what marks its questions."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.html_page import parse

PAIRS = [("Où aller ?", "Ici.\nOu là."), ("Qui appeler ?", "Le 10 20.")]
WORDS = st.text(alphabet="abé ?.<&", min_size=1, max_size=12)


def read(html: str) -> Document:
    return parse(html, "page.html", "0")


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(block.question, block.answer) for block in document.blocks if not block.fault]


def page(form: str) -> str:
    entries = "".join(
        form.format(n=n, q=q, a="".join(f"<p>{line}</p>" for line in a.split("\n"))) for n, (q, a) in enumerate(PAIRS)
    )
    top = "<header><nav><a href='/'>Accueil</a></nav></header>"
    return f"{top}<main><h1>FAQ</h1><h2>Cartes</h2>{entries}</main><footer>Contact</footer>"


DSFR = (
    "<section class='fr-accordion'><h3 class='fr-accordion__title'><button class='fr-accordion__btn' "
    "aria-expanded='false' aria-controls='a{n}'>{q}</button></h3><div class='fr-collapse' id='a{n}'>{a}</div></section>"
)
MICRODATA = (
    "<div itemscope itemtype='https://schema.org/Question'><h3 itemprop='name'>{q}</h3><div itemprop='acceptedAnswer' "
    "itemscope itemtype='https://schema.org/Answer'><div itemprop='text'>{a}</div></div></div>"
)
CLASSES = (
    "<div class='schema-faq-section'><strong class='schema-faq-question'>{q}</strong>"
    "<div class='schema-faq-answer'>{a}</div></div>"
)
ICON = (
    "<details><summary><i class='material-icons'>expand_more</i>{q}</summary>{a}"
    "<p>Cette réponse vous a-t-elle été utile ?</p><p>Oui Non</p></details>"
)
INLINE = "<p><a aria-expanded='false' href='#c{n}'>{q}</a> <span>+</span></p><div id='c{n}'>{a}</div>"
BOOTSTRAP = "<h3><button data-bs-toggle='collapse' data-bs-target='#b{n}'>{q}</button></h3><div id='b{n}'>{a}</div>"


@pytest.mark.parametrize(
    ("form", "layout"),
    [
        ("<details><summary>{q}</summary>{a}</details>", "web page, questions that open (details)"),
        ("<dl><dt>{q}</dt><dd>{a}</dd></dl>", "web page, definition list"),
        (DSFR, "web page, questions that open (accordion)"),
        (BOOTSTRAP, "web page, questions that open (accordion)"),
        (MICRODATA, "web page, microdata of a FAQ"),
        (CLASSES, "web page, questions and answers by their CSS classes"),
        (ICON, "web page, questions that open (details)"),
        (INLINE, "web page, questions that open (accordion)"),
        ("<h3>{q}</h3>{a}", "web page, questions that are headings"),
    ],
)
def test_each_pattern_gives_its_entries(form: str, layout: str, account: Callable[[Document], int]) -> None:
    document = read(page(form))
    assert pairs(document) == PAIRS
    assert document.layout == layout
    assert {value.value for block in document.blocks for value in block.facets} == {"Cartes"}
    assert account(document) == 2
    assert not [line for line in document.lines if line.kind is LineKind.OUTSIDE]


def test_json_ld_is_read_where_the_page_shows_nothing_else() -> None:
    questions = [{"@type": "Question", "name": q, "acceptedAnswer": {"text": f"<p>{a}</p>"}} for q, a in PAIRS]
    data = json.dumps({"@type": "FAQPage", "mainEntity": questions})
    kept = f'<script type="application/ld+json">{data}</script>'
    document = read(f'<script type="application/ld+json">{{</script>{kept}<p>Bonjour</p>')
    assert [block.question for block in document.blocks] == [q for q, _ in PAIRS]


def test_a_question_that_only_search_engines_get_is_a_doubt() -> None:
    data = json.dumps(
        {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Quand ?", "acceptedAnswer": {"text": "x"}}]}
    )
    document = read(
        page("<details><summary>{q}</summary>{a}</details>") + f'<script type="application/ld+json">{data}</script>'
    )
    assert "« Quand ? »" in document.doubts[0].text


@pytest.mark.parametrize("data", ['{"@type": "Product", "name": "Un badge"}', '[{"question": "Quand ?"}]', "{"])
def test_json_ld_of_something_else_is_passed_over(data: str) -> None:
    form = "<details><summary>{q}</summary>{a}</details>"
    document = read(f'<script type="application/ld+json">{data}</script>{page(form)}')
    assert pairs(document) == PAIRS
    assert not document.doubts


def test_what_opens_around_other_entries_is_their_section() -> None:
    inner = "<details><summary>Où ?</summary>Ici.</details><details><summary>Qui ?</summary>Moi.</details>"
    document = read(
        f"<details><summary>Les cartes</summary>{inner}</details><details><summary>Quand ?</summary>Demain.</details>"
    )
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi."), ("Quand ?", "Demain.")]


def test_what_opens_inside_a_long_answer_is_a_part_of_it() -> None:
    document = read(
        f"<details><summary>Les cartes</summary><p>{'Un mot. ' * 10}</p><details><summary>Où ?</summary>Ici.</details>"
        "<details><summary>Qui ?</summary>Moi.</details></details><details><summary>Quand ?</summary>Demain.</details>"
    )
    assert [question for question, _ in pairs(document)] == ["Les cartes", "Quand ?"]
    assert pairs(document)[0][1].split("\n")[1:] == ["Où ?", "Ici.", "Qui ?", "Moi."]


@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_page_that_marks_its_questions_in_several_ways_gives_them_all(most: int) -> None:
    forms = [
        "<details><summary>Au lieu {n} ?</summary>Ici {n}.</details>",
        "<dl><dt>Au jour {n} ?</dt><dd>Hier {n}.</dd></dl>",
        "<h3><button aria-controls='c{n}' aria-expanded='false'>Au prix {n} ?</button></h3><p id='c{n}'>Rien {n}.</p>",
    ]
    counts = [3 if number == most else 1 for number in range(3)]
    html = "".join(form.format(n=n) for form, count in zip(forms, counts, strict=True) for n in range(count))
    document = read(f"<main>{html}</main>")
    assert [block.question.split()[1] for block in document.blocks] == [
        word for word, count in zip(("lieu", "jour", "prix"), counts, strict=True) for _ in range(count)
    ]
    assert document.layout.count(" and ") == 2


def test_buttons_and_forms_inside_an_answer_are_no_part_of_it() -> None:
    form = "<details><summary>{q}</summary>{a}<button>Partager</button><form><p>Votre avis</p></form></details>"
    document = read(page(form))
    assert pairs(document) == PAIRS
    assert sum(line.kind is LineKind.BOILERPLATE for line in document.lines) >= 2 * len(PAIRS)


def test_a_menu_is_no_entry() -> None:
    menu = "<nav><button aria-expanded='false' aria-controls='m'>Menu</button><div id='m'>Aide</div></nav>"
    assert pairs(read(menu + page("<details><summary>{q}</summary>{a}</details>"))) == PAIRS


def test_a_page_without_marks_is_read_as_its_text() -> None:
    marker = "<p>Cette réponse vous a-t-elle été utile ?</p>"
    document = read(f"<p>Ici.</p>{marker}<p>Là.</p>{marker}")
    assert pairs(document) == [("", "Ici."), ("", "Là.")]


@pytest.mark.parametrize("html", ["<p>Bonjour à tous</p>", "<p></p>", "<div>" * 2000 + "x"])
def test_a_page_that_shows_no_entries_is_refused(html: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(html)
    assert caught.value.line == 1


@given(st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=6), WORDS)
@settings(max_examples=40)
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], texts: list[tuple[str, str]], other: str
) -> None:
    html = "".join(
        f"<details><summary>Q{q.replace('<', '')}</summary><p>R{a.replace('<', '')}</details>" for q, a in texts
    )
    document = read(f"<p>{other.replace('<', '')}</p>{html}")
    assert account(document) == len(texts)
    assert all(block.answer.startswith("R") for block in document.blocks)


def test_the_question_under_an_answer_is_left_out_below_headings_too() -> None:
    marker = "<p>Cette réponse vous a-t-elle été utile ?</p><p>Oui</p><p>Non</p>"
    document = read(f"<h2>Où ?</h2><p>Ici.</p>{marker}<h2>Est-ce prêt ?</h2><p>Oui</p>{marker}")
    assert pairs(document) == [("Où ?", "Ici."), ("Est-ce prêt ?", "Oui")]
