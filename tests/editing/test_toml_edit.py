"""Keys change; everything else in the text stays."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.editing.toml_edit import Path, TomlEdit, Value, toml_value

TEXT = '''\
# head
[facets.a]  # first
source = "A"

# about x
[entries.x]
list = [
  "one",  # 1
  # two
  "two"
]
text = """
[entries.y]
key = 1
"""  # a text
facets.a = ["v"]   # topic

# about y
[entries."y z"]
facets = { a = ["w"] }
'''
TEXT_OF_LINES = TEXT[TEXT.index("text =") : TEXT.index('facets.a = ["v"]')]


def changed(text: str, name: str, values: dict[Path, Value | None], comment: str = "") -> str:
    edit = TomlEdit(text)
    edit.change("entries", name, values, comment)
    return edit.text()


@pytest.mark.parametrize(
    ("name", "values", "old", "new"),
    [
        ("x", {("text",): "short"}, TEXT_OF_LINES, 'text = "short"  # a text\n'),
        ("x", {("facets", "a"): ("v", "w")}, '["v"]   # topic', '["v", "w"]  # topic'),
        ("x", {("facets", "a"): None}, 'facets.a = ["v"]   # topic\n', ""),
        ("x", {("list",): ("two", "three")}, '  "one",  # 1\n  # two\n  "two"\n', '  # two\n  "two",\n  "three",\n'),
        ("x", {("new",): "q\\"}, "# topic\n", '# topic\nnew = "q\\\\"\n'),
        ("y z", {("facets", "b"): ("u",)}, 'facets = { a = ["w"] }\n', 'facets.a = ["w"]\nfacets.b = ["u"]\n'),
    ],
)  # fmt: skip
def test_a_key_changes_and_nothing_else(name: str, values: dict[Path, Value | None], old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert changed(TEXT, name, values) == TEXT.replace(old, new)
    crlf = changed(TEXT.replace("\n", "\r\n"), name, values)
    assert crlf == TEXT.replace(old, new).replace("\n", "\r\n")


def test_a_new_table_goes_to_the_end_under_its_comment() -> None:
    assert changed(TEXT, "n", {("q",): "1", ("f", "a"): ("b",)}, "« Début »") == (
        f'{TEXT}\n# « Début »\n[entries.n]\nq = "1"\nf.a = ["b"]\n'
    )
    assert changed("", "n", {("q",): "1"}) == '[entries.n]\nq = "1"\n'


def test_a_table_within_another_gets_one_of_its_own() -> None:
    text = '[entries]\nx = { q = "1", f = { a = ["b"] } }\n'
    assert tomllib.loads(changed(text, "x", {("q",): "2"})) == {"entries": {"x": {"q": "2", "f": {"a": ["b"]}}}}


def test_a_table_goes_with_the_comment_above_it() -> None:
    edit = TomlEdit(TEXT)
    edit.remove("entries", "x")
    assert edit.text() == TEXT[: TEXT.index("# about x")] + TEXT[TEXT.index("\n# about y") :]


@given(st.text(), st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_every_value_is_read_back(text: str, items: list[str]) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\r", "")
    read = tomllib.loads(f"x = {toml_value(text)}\ny = {toml_value(items)}")
    assert (read["x"], read["y"]) == (f"{text}\n" if "\n" in text else text, items)
