"""A JSON file is an array of entries or an export; anything else is refused with what to do."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.json_document import parse

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(alphabet="ab?é", max_size=6),
    st.lists(st.text(alphabet="ab"), max_size=2),
)


def read(data: object) -> Document:
    return parse(json.dumps(data), "faq.json", "0")


def test_an_array_has_fields_like_a_table_has_columns() -> None:
    document = read(
        [{"intitulé": "Où ?", "réponse": "Ici.", "thème": {"name": "Cartes"}}, {"intitulé": "Qui ?", "réponse": "Moi."}]
    )
    assert [(block.question, block.answer) for block in document.blocks] == [("Où ?", "Ici."), ("Qui ?", "Moi.")]
    assert [value.value for value in document.blocks[0].facets] == ["Cartes"]


def test_our_own_keys_have_their_own_rules() -> None:
    document = read([{"id": "a", "question": "Où ?", "answer": "Ici.", "facets": {"Thème": ["x", "y"]}}])
    assert document.layout == "JSON Lines, one entry a line"
    assert [value.value for value in document.blocks[0].facets] == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"question": "Où ?",}]', "not JSON"),
        ('{"a": 1}', "no array of objects"),
        ('{"a": [{"b": 1}], "c": [{"d": 1}]}', "2 arrays of objects"),
        ('["x"]', "not an array of objects"),
        ('[{"x": "a", "y": "b"}]', "no column is clearly that of the answers"),
        ("[" * 100_000, "nested too deeply"),
        ('[{"réponse": ' + "9" * 5000 + "}]", "too many digits"),
        ('[{"question": "\\ud800", "réponse": "x"}]', "surrogate"),
        ('[{"question": "a\\u0000", "réponse": "x"}]', "NUL"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        parse(text, "faq.json", "0")
    assert caught.value.line == 1


@given(
    st.lists(
        st.fixed_dictionaries({"question": VALUES, "réponse": VALUES, "catégorie": VALUES}), min_size=1, max_size=6
    )
)
def test_all_that_comes_in_is_accounted_for(
    account: Callable[[Document], int], records: list[dict[str, object]]
) -> None:
    records = [*records, {"question": "Où ?", "réponse": "Ici.", "catégorie": None}]
    document = read(records)
    assert account(document) == sum(
        any(
            value not in (None, "") and value != [] and value != [""] and value != ["", ""] for value in record.values()
        )
        for record in records
    )


def test_a_mistake_is_shown_with_its_line_and_what_follows() -> None:
    text = '[{"question": "Où ?",\n"réponse": Ici, au guichet du rez-de-chaussée, à gauche de la porte}]'
    with pytest.raises(SourceError) as caught:
        parse(text, "faq.json", "0")
    assert caught.value.line == 2
    assert "column 12, « Ici, au guichet du rez-de-chaussée, à ga »" in str(caught.value)
