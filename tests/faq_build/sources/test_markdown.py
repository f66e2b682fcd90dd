"""Markdown is one entry with front matter, or questions that are headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.faq.model import AnswerOrigin, Status
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.markdown import parse
from helpdesk_app.faq_build.sources.pictures import Pictures

LINES = st.sampled_from(
    [
        *(
            "",
            "texte",
            "- un",
            "  - deux",
            "1. a",
            "> cité",
            "```",
            "    code",
            "| A | B |",
            "|---|---|",
            "***",
            "<br>",
        ),
        *(
            "<p>x</p>",
            "# Titre",
            "### Quoi ?",
            "Titre\n===",
            "[r]: https://a.fr",
            "**gras** [l](https://a.fr)",
            "fin  ",
        ),
        "![i](x.png)",
    ]
)
PAGE = """# FAQ

## Cartes

### Où **aller** ?

Ici ou
là, [aide](https://a.fr) ![plan](x.png).

* un
  suite
* deux
  1. a

| A | B |
|---|---|
| 1 | 2 |

```
# pas un titre
```

### Qui ?

> Moi
"""


def read(text: str) -> Document:
    pictures = Pictures()
    return pictures.finish(parse(text, "faq.md", "0", pictures=pictures))


def test_headings_are_questions() -> None:
    document = read(PAGE)
    assert [(block.question, block.answer) for block in document.blocks] == [
        (
            "Où aller ?",
            "Ici ou là, [aide](https://a.fr) plan.\n- un suite\n- deux\n  1. a\n| A | B |\n| 1 | 2 |\n# pas un titre",
        ),
        ("Qui ?", "Moi"),
    ]
    assert [remark.text for remark in document.remarks] == [
        "the picture « x.png » is not kept: it is not there; put it beside the source."
    ]


def test_a_file_with_front_matter_is_an_entry(account: Callable[[Document], int]) -> None:
    document = read(
        "---\nuid: ab12\nthèmes:\n  Produit: [e-CPS, CPS]\nformulations: [où ça]\nstatut: brouillon\norigine: agence\n"
        "valide jusqu'au: 31/12/2026\n---\n# Où ?\n\nIci.\n\n## Et là\n\nAussi.\n"
    )
    (block,) = document.blocks
    assert (block.uid, block.question, block.answer, block.wordings) == (
        "ab12",
        "Où ?",
        "Ici.\n**Et là**\nAussi.",
        ("où ça",),
    )
    assert [(value.facet, value.value) for value in block.facets] == [("Produit", "e-CPS"), ("Produit", "CPS")]
    upkeep = block.upkeep
    assert (upkeep.status, upkeep.origin, upkeep.valid_to) == (Status.DRAFT, AnswerOrigin.AGENCY, "2026-12-31")
    assert account(document) == 1


def test_front_matter_of_a_page_sorts_its_entries() -> None:
    document = read("---\ntags: [a]\nauteur: moi\n---\n# Où ?\n\nIci.\n\n# Qui ?\n\nMoi.\n")
    assert [[value.value for value in block.facets] for block in document.blocks] == [["a"], ["a"]]
    assert document.layout.endswith("not used: auteur")


@pytest.mark.parametrize(
    ("matter", "reason"),
    [
        ("uids: x", "Is it « uid »"),
        ("uid: [x]", "« uid » must be one text"),
        ("uid: x\nid: y", "« uid » twice"),
        ("uid: x\nthemes: {a: {b: c}}", "the topic « a »"),
        ("uid: x\nvalid_to: demain", "not a date"),
        ("uid: x\nnote: [un, deux]", "« note » must be one text"),
        ("uid: x\nwordings: {a: b}", "must be a list of texts"),
    ],
)
def test_a_mistake_in_front_matter_is_told(matter: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read(f"---\n{matter}\n---\nIci.\n")
    assert caught.value.line == 1


def test_text_without_headings_is_a_capture() -> None:
    assert read("Où ?\nIci.\nQui ?\nMoi.\n").layout == "lines that end with a question mark, each with its answer"


@given(st.lists(LINES, max_size=14))
@settings(max_examples=150, deadline=None)
def test_all_that_comes_in_is_accounted_for(account: Callable[[Document], int], lines: list[str]) -> None:
    text = "\n".join([*lines, "", "## Où ?", "", "Ici.", "", "## Qui ?", "", "Moi.", ""])
    try:
        document = read(text)
    except SourceError:
        return
    account(document)
    assert len(document.lines) == len(text.split("\n")) - 1
