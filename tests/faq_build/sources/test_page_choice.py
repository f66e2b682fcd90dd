"""No layout of a capture is cut wrongly without a word: it comes out exactly, or it is refused or doubted."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq_build.doubts import doubts_about
from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.formats import parse_source
from helpdesk_app.faq_build.sources.recipe import FileRecipe

MARKER = "Cette réponse vous a-t-elle été utile ?"
ASKED = [
    ("Où acheter un badge ?", "Au guichet du lundi au vendredi."),
    ("Comment perdre son badge ?", "Appelez le 10 20.\nGardez le reçu."),
    ("Faut-il payer un badge ?", "Oui, cinq euros."),
    ("Qui peut avoir un badge ?", "Tout le monde, sauf :\n- les élèves ;\n- les agents."),
    ("Quand rendre son badge ?", "Le jour du départ."),
    ("Le badge est-il à moi ?", "Non."),
]
TITLED = [
    ("Achat du badge", "Au guichet du lundi au vendredi."),
    ("Perte du badge", "Appelez le 10 20.\nGardez le reçu."),
    ("Prix du badge", "Cinq euros."),
    ("Qui peut en avoir", "Tout le monde, sauf :\n- les élèves ;\n- les agents."),
    ("Retour du badge", "Le jour du départ."),
    ("Badge bleu", "Il est réservé aux agents."),
]


def page(form: str, pairs: list[tuple[str, str]] = ASKED, top: str = "", bottom: str = "") -> str:
    def wrapped(question: str) -> str:
        words = question.split()
        return f"{' '.join(words[:2])}\n{' '.join(words[2:])}"

    blocks = (
        form.format(q=q, a=a, c=q.upper(), w=wrapped(q), m=MARKER, n=n, one=a.split("\n", 1)[0])
        for n, (q, a) in enumerate(pairs, start=1)
    )
    return top + "\n".join(blocks) + bottom


def read(text: str, recipe: FileRecipe | None = None) -> Document:
    return parse_source(text.encode(), "page.txt", recipe or FileRecipe())


def pairs(document: Document) -> list[tuple[str, str]]:
    return [(block.question, block.answer) for block in document.blocks if not block.fault]


def on_one_line(entries: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(q, a.split("\n", 1)[0]) for q, a in entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("{c}\n{a}"), [(q.upper(), a) for q, a in ASKED]),
        (page("{c}\n\n{a}\n", TITLED), [(q.upper(), a) for q, a in TITLED]),
        (page("Q :\n\n{q}\n\nR :\n\n{a}\n"), ASKED),
        (page("Q : {q}\n\nR : {a}\n", TITLED), TITLED),
        (page("{n}. {q} {one}"), on_one_line(ASKED)),
        (page("{q} {one}"), on_one_line(ASKED)),
        (page("{q}\t{one}"), on_one_line(ASKED)),
        (page("1.{n} {q}\n{a}"), ASKED),
        (page("{n}. {q}\n{a}", TITLED), TITLED),
        (page("## {q}\n\n{a}\n", TITLED, "# Aide\n\n"), TITLED),
        (page("**{q}**\n{a}\n", TITLED), TITLED),
        (page("{q}\n{a}\nAvez-vous trouvé cet article utile ?\nOui\nNon"), ASKED),
        (page("{q}\n{a}\nEst-ce que cette réponse vous a aidé ?\nOui Non"), ASKED),
        (page("{a}\nEst-ce que cette réponse vous a aidé ?"), [("", a) for _, a in ASKED]),
        (page("{q}\n{a}\nRéponse utile ?\n👍 👎"), ASKED),
        (page("{q}\nVoir la réponse\n{a}"), ASKED),
        (page("{q}\n{a}\nLire la suite"), ASKED),
        (page("{q}\n\n{a}\n\nRetour au sommaire\n"), ASKED),
        (page("{q}\nPosée par Marie, le 3 mai 2025\n{a}\nPartager\nImprimer"), ASKED),
        (page("{q}\n{a}\n3 novembre 2025"), ASKED),
        (page("{q}\n{a}", top="208 questions / réponses\n"), ASKED),
        (page("{q}\n{a}", ASKED[:3]) + "\nPage 1 sur 2\n1 2 Suivant\n" + page("{q}\n{a}", ASKED[3:]), ASKED),
        (page("{w}\n{a}"), ASKED),
        (page("{w}\n\n{a}\n"), ASKED),
        (page("{w}\n{a}\n{m}"), ASKED),
        (
            "Les achats\n\n" + page("{q}\n{a}\n", ASKED[:3]) + "\nLes retours\n\n" + page("{q}\n{a}\n", ASKED[3:]),
            ASKED,
        ),
        (
            page(
                "{q}\n{a}\n", bottom="\nVous n’avez pas trouvé votre réponse ?\nContactez-nous au 10 20.\nÀ bientôt.\n"
            ),
            ASKED,
        ),
        (page("{q}\n{a}", top="Accueil > Aide\n", bottom="\nMentions légales\nContact\n"), ASKED),
    ],
)
def test_a_layout_comes_out_exactly(text: str, expected: list[tuple[str, str]]) -> None:
    document = read(text)
    assert pairs(document) == expected
    reported = [doubt.text for doubt in doubts_about([document])]
    assert not [text for text in reported if "in no entry" in text or "like a" in text]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (page("{q}\n{a}", [*TITLED[:5], ASKED[0]]), "lines are in no entry|lines with text are in no entry"),
        (page("{q}\n{a}\n", [*TITLED[:5], ASKED[0]]), r"6 entries, on lines 1 « Achat du badge »"),
        (page("{q}\n{a}\n{m}", TITLED), "6 of 6 answers begin with a line like a title, as « Achat du badge »"),
        (page("{q}\n{m}\n{a}\n{m}", TITLED), "6 of 12 answers are a line like a title"),
        (page("{q}\nBadge, Achat\n{a}\n{m}"), "« Badge, Achat » stands in 6 of 6 answers"),
        (page("{q}\n{a}\nEncore un doute ?\nAppelez-nous."), r"« Encore un doute \? » is asked already"),
        (
            page("{q}\n\n{a}\n", [*ASKED[:3], TITLED[5], *ASKED[3:]]),
            "« Badge bleu » stands like a question inside an answer",
        ),
        (
            page("{q}\n{a}", [ASKED[4], ASKED[0], ("Badge bleu", "Veuillez nous contacter"), ASKED[2]]),
            "« Badge bleu » stands like a question inside an answer",
        ),
        (
            page("{q}\n\n{a}\n", ASKED[:1])
            + page("{q}\n{a}", [ASKED[4], ASKED[0], ("Badge bleu", "Veuillez nous contacter"), ASKED[2]]),
            "« Badge bleu » stands like a question inside an answer",
        ),
        (
            page("{q}\n{a}", [(q, f"{a}\nLes thèmes {n}") for n, (q, a) in enumerate(ASKED)]),
            "answers end with a line like a title",
        ),
    ],
)
def test_a_layout_that_may_be_cut_wrongly_is_doubted(text: str, reason: str) -> None:
    found = [doubt.text for doubt in doubts_about([read(text)])]
    assert any(re.search(reason, text) for text in found), found


@pytest.mark.parametrize("form", ["{q}\n{a}\n", "{q}\n\n{a}\n", "{q}\n\n{a}\n\n\n", "{q}\n{a}\n--------"])
def test_titles_that_only_their_place_shows_are_read_and_doubted(form: str) -> None:
    document = read(page(form, TITLED))
    assert pairs(document) == TITLED
    assert [doubt.line for doubt in document.doubts] == [1]
    assert "6 entries, on lines 1 « Achat du badge », " in document.doubts[0].text


def test_the_title_of_a_page_above_titles_is_no_entry() -> None:
    document = read(page("{q}\n\n{a}\n", TITLED, top="Base de connaissances\n\n"))
    assert pairs(document) == TITLED
    assert document.lines[0].kind is LineKind.OUTSIDE
    assert not any(block.fault for block in document.blocks)


def test_a_cut_that_is_about_as_good_and_has_other_places_is_a_doubt() -> None:
    text = "ACHAT DU BADGE\n## Au guichet\nPERTE DU BADGE\n## Au bureau\nPRIX DU BADGE\n## Par carte\nfin"
    (doubt,) = read(text).doubts
    assert doubt.line == 1
    assert "lines in capitals" in doubt.text
    assert "headings of Markdown" in doubt.text


@pytest.mark.parametrize("text", [page("{q}\n{a}", TITLED), "Bonjour à tous."])
def test_a_layout_that_nothing_shows_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="nothing shows where") as caught:
        read(text)
    assert caught.value.line == 1


def test_a_recipe_says_what_begins_ends_and_is_noise() -> None:
    recipe = FileRecipe(
        noise=frozenset(("badge, achat",)),
        questions=re.compile(r"> (?P<question>.+)"),
        ends=re.compile("^Fin de la fiche"),
    )
    text = page("> {q}\nBadge, Achat\n{a}\nFin de la fiche {n}", TITLED)
    assert pairs(read(text, recipe)) == TITLED


LINES = st.sampled_from(
    [
        *(
            "",
            "Où aller ?",
            "Le badge est bleu.",
            "Badge bleu",
            MARKER,
            "Oui",
            "Non",
            "2 résultats",
            "## Achat",
            "**Prix**",
        ),
        *("1. Où ?", "2. Achat", "Q : Où ?", "R : Ici.", "TITRE", "====", "----", "- un", "• Quoi ?", "Lire la suite"),
        *("Où ? Ici.", "Où ?\tIci.", "Accueil > Aide", "I. Achat", "suite de la phrase", "du badge ?", "Page 1 sur 2"),
        *(
            "Votre question concerne quel produit ?",
            "Vous n’avez pas trouvé votre réponse ?",
            "Mis à jour le 3 mai 2025",
        ),
    ]
)


@given(st.lists(LINES, min_size=2, max_size=24))
@settings(max_examples=300, deadline=None)
def test_all_that_comes_in_is_accounted_for(account: Callable[[Document], int], lines: list[str]) -> None:
    text = "\n".join([*lines, "Fin."])
    try:
        document = read(text)
    except SourceError:
        return
    account(document)
    assert len(document.lines) == len(lines) + 1


def test_a_line_right_above_a_question_is_no_section() -> None:
    first = "Le badge\n" + page("{q}\n{a}\n", ASKED[:2])
    document = read(first + "\nLe 10 20\n" + page("{q}\n{a}\n", ASKED[2:]))
    assert pairs(document)[1] == (ASKED[1][0], f"{ASKED[1][1]}\nLe 10 20")


def test_an_announced_number_of_entries_settles_a_doubt() -> None:
    text = page("{q}\n\n{a}\n", [*ASKED[:3], TITLED[5], *ASKED[3:]], top="6 résultats\n\n")
    assert not [doubt for doubt in doubts_about([read(text)]) if "stands like" in doubt.text]


def test_the_time_grows_with_the_length() -> None:
    def seconds(entries: int) -> float:
        text = "\n".join(f"Faut-il payer le badge {n} ?\nOui, cinq euros." for n in range(entries))
        start = time.process_time()
        assert len(read(text).blocks) == entries
        return time.process_time() - start

    assert seconds(24_000) < 36 * max(seconds(1_500), 0.05), "16 times as many take 16 times as long, not 256"
