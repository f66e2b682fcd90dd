"""A date is one of birth by its words, its century or the person before it."""

from __future__ import annotations

import pytest

from helpdesk_app.feedback.privacy.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1965-03-12", "[MASQUÉ]"),
        ("12 mars 1965", "[MASQUÉ]"),
        ("le 12/03/19", "le 12/03/19"),
        ("le 12/03/1885", "le 12/03/1885"),
        ("arrêté du 12/03/1985", "arrêté du 12/03/1985"),
        ("Mme Dupont le 12/03/2024", "Mme [MASQUÉ] le 12/03/2024"),
        ("Mme Dupont (12/03/2024)", "Mme [MASQUÉ] ([MASQUÉ])"),
        ("né en 1975, modifié le 12/03/2024", "né en [MASQUÉ], modifié le 12/03/2024"),
    ],
)
def test_only_a_date_of_birth_is_masked(text: str, expected: str) -> None:
    assert masked(text) == expected
