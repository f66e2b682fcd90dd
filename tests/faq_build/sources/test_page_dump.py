"""A captured page is read whatever its layout, or refused with the line that says why."""

from __future__ import annotations

import time

import pytest

from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source

MARKER = "Cette réponse vous a-t-elle été utile ?"
FACETS = "Votre question concerne quel produit ?\nVotre question concerne quelle thématique ?\n"
PAIRS = [
    ("Où acheter un badge ?", "Au guichet :\n- le lundi ;\n- à 8 h."),
    ("Comment perdre son badge ? Et après ?", "Appelez le 10 20."),
    ("Faut-il payer (1re fois) ?", "Oui.\nQui ? Tout le monde, sauf :\n1. les élèves,\n2. les agents."),
    ("Le badge est-il à moi ?", "Non"),
]
BARE = [("", answer) for _, answer in PAIRS]


def read(text: str) -> Document:
    return parse_source(text.encode("utf-8"), "page.txt")


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(block.question, block.answer) for block in document.blocks if not block.fault]


def joined(between: str, form: str, top: str = "", bottom: str = "") -> str:
    blocks = (form.format(n=n, q=q, a=a, m=MARKER) for n, (q, a) in enumerate(PAIRS, start=1))
    return top + between.join(blocks) + bottom


@pytest.mark.parametrize(
    "text",
    [
        joined("\n", "{a}\n{m}", FACETS),
        joined("\n", "{a}\n{m}", FACETS, "\n"),
        joined("\n", "{a}\n{m}", "4 résultats\n4 résultats\n"),
        joined("\n\n", "{a}\n\n{m}\n", FACETS),
        joined("\n", "{a}\n{m} Oui Non", FACETS),
        joined("\n", "{a}\n{m}\nOui (3)\nNon (1)", FACETS),
        joined("\n", "{a} {m}", FACETS),
        joined("\n", "{a}\nCETTE RÉPONSE VOUS A‑T‑ELLE ÉTÉ UTILE\u00a0?", FACETS),
        joined("\n", "{a}\n{m}", FACETS).removesuffix(f"\n{MARKER}"),
        joined(
            "\n", "{a}\n{m}", f"Accueil > Aide\nFoire aux questions\n{FACETS}Badge (3)\n4 résultats\nTrier par date\n"
        ),
        joined("\n", "{a}\n{m}", FACETS, "\n1 2 3\nPage suivante\nMentions légales\n"),
        joined("\n", "{a}\n{m}", "Quel est votre profil ?\nQuel est votre badge ?\n"),
        joined("\n-----\n", "{a}", "4 résultats\n"),
        joined("\n\n", "{a}", FACETS),
    ],
)
def test_a_page_of_answers_gives_answers(text: str) -> None:
    assert pairs(read(text)) == BARE


@pytest.mark.parametrize(
    "text",
    [
        joined("\n", "{q}\n{a}\n{m}", FACETS),
        joined("\n", "{q}\n\n{a}\n\n{m}\nOui\nNon\n", "FAQ des badges\n"),
        joined("\n", "{q}\n{a}", "Mise à jour le 18/11/2025\n4 résultats\n"),
        joined(
            "\n", "{q}\n{a}", "Aller au contenu\nAccueil › Aide\n", "\nCette page vous a-t-elle été utile ?\nOui\nNon"
        ),
        joined("\n\n", "{q}\n{a}"),
        joined("\n\n", "{q}\n\n{a}"),
        joined("\n---\n", "{q}\n{a}"),
        joined("\n", "{n}. {q}\n{a}"),
        joined("\n\n", "{n}) {q}\n\n{a}", "Questions fréquentes\n\n"),
        joined("\n\n", "Question {n} : {q}\n{a}"),
        joined("\n", "Q : {q}\nR : {a}"),
        joined("\n\n", "Question :\n{q}\nRéponse :\n{a}"),
        joined("\n\n", "## {q}\n\n{a}", "# FAQ\n\n"),
        joined("\n\n", "### {q}\n\n{a}", "# FAQ\n\n## Les badges\n\n"),
        joined("\n\n", "**{q}**\n\n{a}"),
        joined("\n", "▶ {q}\n{a}"),
        joined("\n\n", "{q}\n{a}", "".join(f"{q}\n" for q, _ in PAIRS) + "\n"),
    ],
)
def test_a_page_with_its_questions_gives_questions_and_answers(text: str) -> None:
    assert pairs(read(text)) == PAIRS


@pytest.mark.parametrize(
    "text",
    [
        "1. Où ?\nIci.\n2. Mon badge est bleu\nRendez-le.\n3. Quand ?\nDemain.\n4. Qui ?\nMoi.",
        "Où ?\nIci.\n{m}\nMon badge est bleu\nRendez-le.\n{m}\nQuand ?\nDemain.\n{m}\nQui ?\nMoi.\n{m}",
        "## Où ?\nIci.\n## Mon badge est bleu\nRendez-le.\n## Quand ?\nDemain.\n## Qui ?\nMoi.",
        "Où ?\n\nIci.\n\n\nMon badge est bleu\n\nRendez-le.\n\n\nQuand ?\n\nDemain.\n\n\nQui ?\n\nMoi.",
        "Où ?\n\nIci.\n\n---\n\nMon badge est bleu\n\nRendez-le.\n\n---\n\nQuand ?\n\nDemain.\n\n---\n\nQui ?\n\nMoi.",
        "Où ?\nIci.\n{d}\nMon badge est bleu\nRendez-le.\n{d}\nQuand ?\nDemain.\n{d}\nQui ?\nMoi.\n{d}",
        "+ Où ?\nIci.\n+ Mon badge est bleu\nRendez-le.\n+ Quand ?\nDemain.\n+ Qui ?\nMoi.",
    ],
)
def test_a_title_without_question_mark_counts_where_the_page_puts_its_questions(text: str) -> None:
    document = read(text.replace("{m}", MARKER).replace("{d}", "Mis à jour le 3 mars 2025"))
    assert pairs(document) == [
        ("Où ?", "Ici."),
        ("Mon badge est bleu", "Rendez-le."),
        ("Quand ?", "Demain."),
        ("Qui ?", "Moi."),
    ]


def test_a_numbered_title_counts_at_the_end_where_no_text_is_next_to_it() -> None:
    document = read("1. Où ?\n\nIci.\n\n2. Qui ?\n\nMoi.\n\n3. Quand ?\n\nHier.\n\n4. Mon badge\n\nRendez-le.\n")
    assert [block.question for block in document.blocks] == ["Où ?", "Qui ?", "Quand ?", "Mon badge"]


def test_a_numbered_line_with_text_below_is_part_of_the_answer() -> None:
    document = read("1. Où ?\nIci :\n\n2. Le guichet\nest ouvert.\n\n2. Qui ?\nMoi.\n\n3. Quand ?\nHier.\n")
    assert [block.question for block in document.blocks] == ["Où ?", "Qui ?", "Quand ?"]
    assert document.blocks[0].answer == "Ici :\n2. Le guichet\nest ouvert."


@pytest.mark.parametrize(("length", "counts"), [(160, True), (161, False)])
def test_a_title_has_the_length_of_a_line(length: int, *, counts: bool) -> None:
    title = ("Un badge " * 20)[: length - 1] + "u"
    document = read(f"## Où ?\nIci.\n## {title}\nOui.\n## Quand ?\nHier.\n")
    assert pairs(document)[1] == (title, "Oui.")
    closed = read(f"Où ?\nIci.\n{MARKER}\n{title}\nOui.\n{MARKER}\nQuand ?\nHier.\n{MARKER}\n")
    assert (pairs(closed)[1] == (title, "Oui.")) is counts


def test_titles_do_not_count_where_most_parts_begin_with_text() -> None:
    document = read("Où ?\n\nIci.\n\n\nLe guichet\n\nest ouvert.\n\n\nLa porte\n\nest bleue.\n\n\nQuand ?\n\nDemain.")
    assert [block.question for block in document.blocks] == ["Où ?", "Quand ?"]


def test_a_closed_line_alone_is_an_answer_and_no_question_without_one() -> None:
    document = read(f"Où ?\nIci.\n{MARKER}\nRendez-le\n{MARKER}\nQui ?\nMoi.\n{MARKER}\nQuand ?\nHier.\n{MARKER}\n")
    assert pairs(document)[1] == ("", "Rendez-le")


def test_text_above_the_first_question_is_no_entry() -> None:
    document = read("Bonjour à tous.\nOù ?\nIci.\nQui ?\nMoi.\n")
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi.")]
    assert [line.number for line in document.lines if line.kind is LineKind.OUTSIDE] == [1]


def test_labels_count_where_they_are_a_habit_of_the_page() -> None:
    labelled = [("Le badge", "Ici."), ("La clé", "Là."), ("Le sac", "Hier.")]
    text = "".join(f"Q : {q}\nR : {a}\n" for q, a in labelled) + "Q : La porte\nBleue.\nQ : Le toit\nVert.\n"
    assert pairs(read(text)) == labelled, "three answers of five are labelled"
    assert pairs(read("Où ?\nQ : au guichet\nQuand ?\nDemain.\n")) == [
        ("Où ?", "Q : au guichet"),
        ("Quand ?", "Demain."),
    ]


def test_a_list_of_questions_shorter_than_the_page_has_questions_stays_a_list() -> None:
    document = read("Où ?\nIci.\nQuand ?\nDemain.\nQui ?\nVoyons :\n- Moi ?\nOui.\n- Toi ?\nNon.\n")
    assert pairs(document)[2:] == [("Qui ?", "Voyons :\n- Moi ?\nOui.\n- Toi ?\nNon.")]


def test_numbers_that_start_anew_have_section_titles_above() -> None:
    document = read(
        "Badges\n\n1. Où ?\n\nIci.\n\n2. Qui ?\n\nMoi.\n\nCartes\n\n1. Quand ?\n\nHier.\n\n2. Quoi ?\n\nRien."
    )
    assert [block.answer for block in document.blocks] == ["Ici.", "Moi.", "Hier.", "Rien."]
    assert [line.number for line in document.lines if line.kind is LineKind.OUTSIDE] == [1]
    assert [line.number for line in document.lines if line.kind is LineKind.BOILERPLATE] == [11]


def test_an_answer_on_a_page_of_answers_keeps_a_first_line_that_asks() -> None:
    document = read(f"Perdu ?\nAppelez.\n{MARKER}\nIci.\n{MARKER}\nDemain.\n{MARKER}\n")
    assert pairs(document) == [("", "Perdu ?\nAppelez."), ("", "Ici."), ("", "Demain.")]


def test_an_answer_is_kept_line_by_line_as_the_source_has_it() -> None:
    document = read(f"Deux cas\u00a0:   \n- l’un ;\t\n\n- l'autre.\n{MARKER}\n")
    assert document.blocks[0].answer == "Deux cas\u00a0:\n- l’un ;\n- l'autre."


def test_a_short_answer_is_no_furniture() -> None:
    document = read(f"{FACETS}Oui.\n{MARKER}\nVoir les conditions\n{MARKER}\nRetour\n{MARKER}\n")
    assert [block.answer for block in document.blocks] == ["Oui.", "Voir les conditions", "Retour"]


def test_both_buttons_on_a_line_of_their_own_are_part_of_the_marker() -> None:
    document = read(f"Un.\n{MARKER}\nOui Non\nDeux.\n{MARKER}\nOui / Non\n")
    assert [block.answer for block in document.blocks] == ["Un.", "Deux."]


def test_facets_keep_their_words() -> None:
    document = read(joined("\n", "{a}\n{m}", FACETS))
    assert [facet.source_text for facet in document.facets] == FACETS.splitlines()
    assert [line.kind for line in document.lines[:2]] == [LineKind.FACET, LineKind.FACET]


def test_a_question_without_an_answer_is_rejected_and_not_lost() -> None:
    document = read("Où ?\nIci.\n\nQuand ?\n\nQui ?\nMoi.\n")
    assert [block.fault for block in document.blocks] == ["", "a question without an answer", ""]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Contactez l'équipe via le formulaire :", "ends with a colon"),
        ("Les cas sont décrits ici : Changer d'adresse.", "décrits ici"),
        ("Vérifiez en cliquant ici.", "cliquant ici"),
    ],
)
def test_what_the_capture_lost_is_reported(answer: str, said: str) -> None:
    document = read(f"Un :\n- deux.\n{MARKER}\n{answer}\n{MARKER}\n")
    assert [remark.line for remark in document.remarks] == [4]
    assert said in document.remarks[0].text
    assert document.blocks[1].answer == answer


def test_only_the_last_line_of_an_answer_can_have_lost_what_it_announces() -> None:
    assert read(f"Voir ci-dessous.\nC’est tout.\n{MARKER}\nOui.\n{MARKER}\n").remarks == ()


def test_a_missing_marker_a_lonely_marker_and_a_wrong_count_are_reported() -> None:
    document = read(f"3 résultats\nUn.\n{MARKER}\n{MARKER}\nDeux.\n")
    assert [(remark.line, remark.text.split(" ", 2)[1]) for remark in document.remarks] == [
        (1, "page"),
        (4, "marker"),
        (5, "last"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("\n\n", 1),
        ("Bonjour.\nUne lettre.\n\nCordialement.\n", 1),
        (f"{FACETS}Une réponse.\nUne autre.\n", 3),
        (MARKER, 1),
        ("Où ?\nQui ?\n", 1),
        (f"Le bouton se trouve sous « {MARKER} ».\nEt voilà.\n", 1),
    ],
)
def test_a_text_that_shows_no_answers_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        read(text)
    assert str(caught.value).startswith(f"page.txt:{line}: ")


def headers(document: Document) -> list[int]:
    return [line.number for line in document.lines if line.kind is LineKind.BOILERPLATE]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Ma carte\nOù ?\nIci.\n{m}\nQui ?\nMoi.\n{m}\nMon badge :\nQuand ?\nDemain.\n{m}\n", [1, 8]),
        ("Où ?\n\nIci.\n{m}\nQui ?\nMoi.\n{m}\nMon badge\n\nQuand ?\n\nDemain.\n{m}\n", [8]),
    ],
)
def test_a_section_title_above_a_closed_group_is_no_question(text: str, titles: list[int]) -> None:
    document = read(text.replace("{m}", MARKER))
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi."), ("Quand ?", "Demain.")]
    assert headers(document) == titles


@pytest.mark.parametrize(
    "text",
    [
        joined("\n\n", "• {q}\n{a}"),
        joined("\n\n", "- {q}\n\n{a}", "FAQ\n\n"),
        joined("\n", "• {q}\n{a}"),
        joined("\n", "- {q}\n{a}\n{m}", FACETS),
        joined("\n\n", "– {q}\n{a}\n\n{m}", "4 résultats\n"),
    ],
)
def test_a_bullet_in_front_of_the_questions_is_decoration(text: str) -> None:
    assert pairs(read(text)) == PAIRS


@pytest.mark.parametrize("form", ["• {q}\n{a}\n", "- {q}\n\n{a}\n\n", "- {q}\n{a}\n{m}\n", "- {q}\n\n{a}\n\n{m}\n\n"])
def test_a_bulleted_title_counts_among_bulleted_questions(form: str) -> None:
    answers = ["Ici :\n– là ;\n– ou là.", "Rendez-le.", "Demain.", "Moi."]
    titles = ["Où ?", "Mon badge est bleu", "Quand ?", "Qui ?"]
    text = "".join(form.format(q=q, a=a, m=MARKER) for q, a in zip(titles, answers, strict=True))
    assert pairs(read(text)) == list(zip(titles, answers, strict=True))


def test_a_single_list_item_is_no_bulleted_title() -> None:
    document = read(
        "- Où ?\n\nIci :\n\n- le lundi\n\n- le mardi\n\nC’est tout.\n\n- Quand ?\n\nDemain.\n\n- Qui ?\n\nMoi.\n"
    )
    assert [block.question for block in document.blocks] == ["Où ?", "Quand ?", "Qui ?"]
    assert document.blocks[0].answer == "Ici :\n- le lundi\n- le mardi\nC’est tout."


@pytest.mark.parametrize(
    "answer",
    ["Demandez-vous :\n- où ?\n- quand ?", "Demandez-vous :\n\n- où ?\n\n- quand ?\n\nPuis appelez."],
)
def test_a_list_of_questions_in_an_answer_stays_a_list(answer: str) -> None:
    document = read(f"{answer}\n{MARKER}\nIci.\n{MARKER}\nDemain.\n{MARKER}\n")
    assert [block.answer for block in document.blocks] == [answer.replace("\n\n", "\n"), "Ici.", "Demain."]


@pytest.mark.parametrize("block", ["{a}\n{m}", "{q}\n{a}\n{m}"])
def test_an_unknown_foot_is_no_entry_where_all_announced_ones_are_closed(block: str) -> None:
    foot = "République française\nBesoin d’aide ?\nAutres sites de l’agence"
    document = read(joined("\n", block, "4 résultats\n", f"\n{foot}\n"))
    assert [answer for _, answer in pairs(document)] == [answer for _, answer in PAIRS]
    last = len(document.lines)
    assert headers(document)[1:] == [last - 2, last - 1, last]
    (remark,) = document.remarks
    assert last - 2 <= remark.line <= last
    assert "left out" in remark.text


def test_an_unclosed_end_is_kept_where_an_announced_entry_is_missing() -> None:
    document = read(joined("\n", "{a}\n{m}", "5 résultats\n", "\nUne réponse sans fin\n"))
    assert len(pairs(document)) == 5
    assert "the last answer is not followed by a marker; kept." in [remark.text for remark in document.remarks]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Où ?\n\nIci.\n\nQui ?\n\nMoi.\n{m}\nQuand ?\n\nDemain.\nSûr ?\nSûr.\n{m}\nQuoi ?\n\nÇa.\n{m}\n", 5),
        ("Où ?\nIci.\n{m}\nQui ?\nMoi.\nQuand ?\nDemain.\n{m}\nQuoi ?\nÇa.\n{m}\n", 6),
    ],
)
def test_a_second_question_in_a_closed_entry_hints_at_a_lost_marker(text: str, line: int) -> None:
    document = read(text.replace("{m}", MARKER))
    (remark,) = document.doubts
    assert remark.line == line
    assert "a marker may be missing above it" in remark.text
    assert len(pairs(document)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "* " * 30_000 + "x",
        "Où" + " +" * 30_000 + " x ?",
        "a > " * 60 + "a.",
        "Voir ici " + "a-" * 50_000,
        " " * 60_000 + "x",
    ],
)
def test_a_strange_line_is_read_in_linear_time(line: str) -> None:
    start = time.process_time()
    read(f"Où ?\nIci.\n{MARKER}\n{line}\nOui.\n{MARKER}\nQuand ?\nDemain.\n{MARKER}\nQui ?\n{line}\n{MARKER}\n")
    assert time.process_time() - start < 2


def test_numbers_that_jump_back_and_forth_are_read_in_linear_time() -> None:
    start = time.process_time()
    text = "".join(f"{number}. Où va {n} ?\nIci {n}.\n" for n in range(5_000) for number in (1, 9_999))
    assert len(read(text).blocks) == 10_000
    assert time.process_time() - start < 4


@pytest.mark.parametrize("question", ["Le document 12 : où le trouver ?", "Une autre question : où aller ?"])
def test_a_number_or_a_label_inside_a_question_stays(question: str) -> None:
    assert pairs(read(f"{question}\nIci.\nQuand ?\nDemain.\n")) == [(question, "Ici."), ("Quand ?", "Demain.")]
