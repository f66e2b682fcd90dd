"""What a run of digits is follows from its length, its groups and the word before it."""

from __future__ import annotations

import pytest

from helpdesk_app.feedback.privacy.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Behind a word that calls for an identifier: from 8 to 15 digits.
        ("identifiant 1234567", "identifiant 1234567"),
        ("identifiant 12345678", "identifiant [MASQUÉ]"),
        ("identifiant 123456789012345", "identifiant [MASQUÉ]"),
        ("identifiant 1234567890123456", "identifiant 1234567890123456"),
        # Behind a word that calls for a telephone number.
        ("rappel 3646", "rappel 3646"),
        ("tel 8612345678", "tel 8612345678"),
        ("joindre au 12 06 2026 14 30", "joindre au 12 06 2026 14 30"),
        ("appel au 09 69 32 00 00", "appel au 09 69 32 00 00"),
        ("06 12 34 56 78 ou 79", "[MASQUÉ]"),
        ("06 12 34 56 78 ou 79 cartes", "[MASQUÉ] ou 79 cartes"),
        # With the code of a country.
        ("+1 514 555 0199", "[MASQUÉ]"),
        ("+32 1234", "+32 1234"),
        ("+3247012345678901", "+3247012345678901"),
        ("0032 2 682 62 68", "[MASQUÉ]"),
        ("0033 (0)6 12 34 56 78", "[MASQUÉ]"),
    ],
)
def test_a_number_is_masked_where_it_leads_to_a_person(text: str, expected: str) -> None:
    assert masked(text) == expected
