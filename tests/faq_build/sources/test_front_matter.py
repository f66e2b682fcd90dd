"""Front matter is YAML or TOML whose values are texts."""

from __future__ import annotations

import pytest

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.faq_build.sources.front_matter import split_front_matter


def split(text: str) -> tuple[dict[str, object], int]:
    return split_front_matter(text.split("\n"), "x.md")


def test_values_stay_what_was_written() -> None:
    assert split("---\na: non\nb: 2026-01-02\nc: [1, x]\nd:\n  e: 007\n---\nx") == (
        {"a": "non", "b": "2026-01-02", "c": ["1", "x"], "d": {"e": "007"}},
        7,
    )
    assert split('+++\na = "x"\nb = [1]\n+++\nx') == ({"a": "x", "b": ["1"]}, 4)


@pytest.mark.parametrize("text", ["", "x", "---\nUn texte\n---\n", "---", "----\na: b\n----"])
def test_a_line_drawn_is_none(text: str) -> None:
    assert split(text) == ({}, 0)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("---\na: b\n", 1, "none closes it"),
        ("---\na: b\nc: [x\n---\n", 3, "cannot be read, « c: \\[x »"),
        ("---\na: *b\n---\n", 2, "a reference"),
        ("+++\na = x\n+++\n", 2, "cannot be read"),
        ("---\n# rien\n---\n", 2, "without keys"),
        ("---\na: " + "[" * 3000 + "\n---\n", 2, "nested too deeply"),
        ("+++\na = " + "[" * 3000 + "\n+++\n", 2, "nested too deeply"),
    ],
)
def test_a_mistake_names_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        split(text)
    assert caught.value.line == line
