"""Passages become entries by their marks or by their headings, and what is left over is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.document import Document, LineKind, SourceError
from helpdesk_app.faq_build.sources.passages import Notes, Passage, as_told, by_entries, by_headings
from helpdesk_app.faq_build.sources.recipe import FileRecipe


def headed(*texts: str) -> Document | None:
    """Read lines as Markdown headings and text."""
    passages = [Passage(text.lstrip("# "), level=len(text) - len(text.lstrip("#"))) for text in texts]
    return by_headings(passages, "x", "0", Notes("headings"))


def pairs(document: Document | None) -> list[tuple[str, str]]:
    assert document is not None
    return [(block.question, block.answer) for block in document.blocks if not block.fault]


def test_the_level_of_the_questions_is_theirs() -> None:
    document = headed(
        "# FAQ",
        "## Cartes",
        "### Où ?",
        "Ici.",
        "#### Détail",
        "x",
        "### Qui ?",
        "Moi.",
        "## Clés",
        "### Quand ?",
        "Demain.",
    )
    assert pairs(document) == [("Où ?", "Ici.\n**Détail**\nx"), ("Qui ?", "Moi."), ("Quand ?", "Demain.")]
    assert document is not None
    assert [block.facets[0].value for block in document.blocks] == ["Cartes", "Cartes", "Clés"]


def test_titles_without_a_question_mark_are_questions_where_only_they_have_text() -> None:
    document = headed("# Wiki", "## Perte du badge", "Appelez.", "## Achat du badge", "Au guichet.")
    assert pairs(document) == [("Perte du badge", "Appelez."), ("Achat du badge", "Au guichet.")]
    assert document is not None
    assert len(document.remarks) == 2, "each is mentioned"


@pytest.mark.parametrize("texts", [("# a", "x", "## b", "y", "# c", "z", "## d", "w"), ("x", "y"), ("# seul", "x")])
def test_levels_that_are_equally_likely_are_no_layout(texts: tuple[str, ...]) -> None:
    assert headed(*texts) is None


@pytest.mark.parametrize(
    ("texts", "doubted"),
    [
        (("# Comment l’activer ?", "## Ouvrir", "x", "## Signer", "y", "## Fermer", "z"), True),
        (("# Activer", "## Étape 1", "x", "## Étape 2", "y", "## Fin", "z"), True),
        (("# Wiki", "## Perte", "x", "## Achat", "y"), True),
        (("# Wiki", "## Perte", "x", "## Achat", "y", "## Prix", "z"), False),
    ],
)
def test_headings_that_may_be_parts_of_one_article_are_a_doubt(texts: tuple[str, ...], *, doubted: bool) -> None:
    document = headed(*texts)
    assert document is not None
    assert bool(document.doubts) is doubted


def test_text_in_no_entry_is_outside() -> None:
    document = headed("Bonjour", "# Où ?", "Ici.", "# Qui ?", "Moi.")
    assert document is not None
    assert document.lines[0].kind is LineKind.OUTSIDE


def test_a_question_inside_an_answer_is_a_doubt() -> None:
    document = headed("## Où ?", "Ici.", "### Et après ?", "Là.", "## Qui ?", "Moi.", "## Quoi ?", "Rien.")
    assert document is not None
    assert [doubt.line for doubt in document.doubts] == [3]


def test_marked_entries_may_stand_apart() -> None:
    passages = [
        Passage("Où ?", entry=0, asks=True),
        Passage("Qui ?", entry=1, asks=True),
        Passage("Ici.", entry=0),
        Passage("Moi.", entry=1),
        Passage("Fin"),
    ]
    document = by_entries(passages, "x", "0", Notes("tabs"))
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi.")]
    assert document.lines[-1].note == "after the last answer"


def test_a_document_without_an_answer_is_refused() -> None:
    with pytest.raises(SourceError, match="holds no answer") as caught:
        by_entries([Passage("Où ?", entry=0, asks=True)], "x", "0", Notes("tabs"))
    assert caught.value.line == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.text(alphabet="ab ?", max_size=5), st.integers(0, 2)), max_size=12))
@example([(3, "?", 0), (3, "?", 0)])
@example([(3, "a ?", 0), (0, "?", 0)] * 3)
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], texts: list[tuple[int, str, int]]
) -> None:
    passages = [Passage(text, level=level if text.strip() else 0, rest=rest) for level, text, rest in texts]
    passages += [Passage("Où ?", level=2), Passage("Ici."), Passage("Qui ?", level=2), Passage("Moi.")]
    document = by_headings(passages, "x", "0", Notes("headings"))
    if document is not None:
        account(document)
        assert len(document.lines) == sum(1 + passage.rest for passage in passages)


def test_questions_below_titles_with_text_of_their_own_are_found() -> None:
    document = headed("## Cadre", "x", "## Règle", "y", "## Fin", "z", "### Où ?", "Ici.", "### Qui ?", "Moi.")
    assert pairs(document) == [("Où ?", "Ici."), ("Qui ?", "Moi.")]


TOLD = FileRecipe(
    question_lines=frozenset({"badge perdu"}),
    answer_lines=frozenset({"pourquoi ?"}),
    end_lines=frozenset({"voir aussi"}),
)


def test_a_person_says_what_lines_between_headings_are() -> None:
    texts = (
        "## Où ?",
        "Ici.",
        "Badge perdu",
        "Appelez.",
        "## Pourquoi ?",
        "Pour rien.",
        "Voir aussi",
        "x",
        "## Qui ?",
        "y",
    )
    passages = [Passage(text.lstrip("# "), level=len(text) - len(text.lstrip("#"))) for text in texts]
    as_told(passages, TOLD)
    document = by_headings(passages, "x", "0", Notes("headings"))
    assert pairs(document) == [("Où ?", "Ici."), ("Badge perdu", "Appelez.\nPourquoi ?\nPour rien."), ("Qui ?", "y")]
    assert document is not None
    assert [document.lines[n].kind for n in (6, 7)] == [LineKind.BOILERPLATE, LineKind.OUTSIDE]


def test_a_person_says_what_lines_of_marked_entries_are() -> None:
    rows = [
        ("Menu", -1),
        ("Où ?", 4),
        ("Ici.", 4),
        ("Badge **perdu**", 4),
        ("Appelez.", 4),
        ("Pourquoi ?", 2),
        ("Pour rien.", 2),
        ("Voir aussi", 2),
        ("Plus", 2),
        ("Qui ?", 3),
        ("Moi.", 3),
    ]
    passages = [Passage(text, entry=entry, asks=text.endswith("?")) for text, entry in rows]
    as_told(passages, TOLD)
    document = by_entries(passages, "x", "0", Notes("marks"))
    assert pairs(document) == [("Où ?", "Ici."), ("Badge perdu", "Appelez.\nPourquoi ?\nPour rien."), ("Qui ?", "Moi.")]
    assert [document.lines[n].kind for n in (7, 8)] == [LineKind.BOILERPLATE, LineKind.OUTSIDE]


def test_a_told_question_outside_all_entries_takes_what_follows() -> None:
    passages = [
        Passage("Badge perdu"),
        Passage("Appelez."),
        Passage("Où ?", entry=0, asks=True),
        Passage("Ici.", entry=0),
    ]
    as_told(passages, TOLD)
    assert pairs(by_entries(passages, "x", "0", Notes("marks"))) == [("Badge perdu", "Appelez."), ("Où ?", "Ici.")]
