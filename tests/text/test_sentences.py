from __future__ import annotations

import pytest

from helpdesk_app.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("Un. Deux ! Trois", ["Un.", "Deux !", "Trois"]),
        ("Un.\n- deux ;\n\n- trois.", ["Un.", "- deux ;", "- trois."]),
        ("Voir p. 3 ? « Oui »", ["Voir p.", "3 ?", "« Oui »"]),
        ("art. premier", ["art. premier"]),
    ],
)
def test_a_text_is_cut_after_marks_and_at_line_ends(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text)] == expected
