"""Marking a part of an answer."""

from collections.abc import Callable
from functools import partial

import pytest

from helpdesk_app.editing.marking import Marked, link, toggle_bold, toggle_list
from helpdesk_app.text.spans import Span


def marked(text: str) -> Marked:
    """Return ``text`` without its bars, with what is between them selected."""
    start, end = text.index("|"), text.rindex("|")
    return Marked(text.replace("|", ""), Span(start, max(start, end - 1)))


NUMBERED = partial(toggle_list, numbered=True)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (toggle_bold, "un |mot| gras", "un **|mot|** gras"),
        (toggle_bold, "un **|mot|** gras", "un |mot| gras"),
        (toggle_bold, "ici |", "ici **|**"),
        (link, "voyez |la page| ici", "voyez [la page](|https://|) ici"),
        (link, "voyez |https://a.fr|", "voyez [|](https://a.fr)"),
        (link, "ici |", "ici [|](https://)"),
        (toggle_list, "a\nb|\nc| d\ne", "a\n|- b\n- c d|\ne"),
        (toggle_list, "a\n- b|\n- c| d\ne", "a\n|b\nc d|\ne"),
        (toggle_list, "seul|", "|- seul|"),
        (NUMBERED, "|- a\n- b|", "|1. a\n2. b|"),
        (NUMBERED, "|1. a\n2. b|", "|a\nb|"),
    ],
)
def test_a_selection_is_marked_and_unmarked(change: Callable[[Marked], Marked], before: str, after: str) -> None:
    assert change(marked(before)) == marked(after)
