"""The lines of a TOML file are found, whatever their spelling."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.toml_text import TomlMistakeError, TomlText

TEXT = TomlText("""\
[facets.a]
source = "A ?"

[entries."b c"]
wordings = [
  "un",
  "deux",
]
facets.a = ["x"]

[entries.d.facets]
a = ["y"]
""")


def test_tables_keys_and_values_have_their_lines() -> None:
    assert (TEXT.table("facets", "a"), TEXT.table("entries", "b c"), TEXT.table("entries", "d")) == (1, 4, 11)
    assert TEXT.key("entries", "b c", "wordings") == 5
    assert TEXT.key("entries", "b c", "wordings", "deux") == 7
    assert TEXT.key("entries", "b c", "facets.a") == 9


@pytest.mark.parametrize("head", ["", "# une ligne de plus\n"])
def test_a_key_and_a_value_in_the_last_line_are_found(head: str) -> None:
    text = TomlText(f'{head}[entries.a]\nwordings = [\n  "un",\n  "deux"]')
    assert text.key("entries", "a", "wordings", "deux") == text.last_line()
    assert TomlText(f'{head}[entries.a]\n\nnote = "x"').key("entries", "a", "note") == 3 + bool(head)


def test_what_is_not_found_has_the_line_of_its_table() -> None:
    assert TEXT.table("entries", "none") == 1
    assert TEXT.key("entries", "b c", "source") == 4


def test_a_long_line_is_shown_shortened() -> None:
    assert TomlText("x" * 130).line(1) == "x" * 120 + "…"
    assert TomlText("x").line(9) == ""


def test_the_last_and_the_deepest_line() -> None:
    assert TEXT.last_line() == 12
    assert TomlText("a = 1\nb = [[[1]]]\nc = [1]").deepest_line() == 2


def test_an_unknown_mistake_is_reported_in_the_words_of_the_parser() -> None:
    date = TomlText("a = 1979-13-01").explain(1, "Invalid date")
    assert date == 'not TOML: a text without quotes. Found « a = 1979-13-01 », expected « a = "1979-13-01" ».'
    assert TomlText("[[x]]").explain(1, "Odd (at line 1)") == "not TOML: Odd. Found « [[x]] »."


def test_the_line_of_a_table_in_an_array() -> None:
    text = TomlText("[[a]]\nx = 1\n[[b]]\n[[ a ]]\n")
    assert (text.array_table("a", 0), text.array_table("a", 1), text.array_table("a", 2)) == (1, 4, 1)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\nb : 2\n", 2, "a colon instead of an equals sign"),
        ('a = "\n\n', 1, "a quote is missing"),
        ("a = 1\nb = " + "[" * 3000, 2, "nested too deeply"),
    ],
    ids=["a mistake", "an end too early", "brackets"],
)
def test_a_text_that_is_no_toml_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(TomlMistakeError, match=reason) as caught:
        TomlText(text).parse()
    assert caught.value.line == line
