"""An address is masked with all of its name, however it is written, and the words around it stay."""

from __future__ import annotations

import pytest

from helpdesk_app.feedback.privacy.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mail jean.dupont@orange.fr refusé", "mail [MASQUÉ] refusé"),
        ("pb avec jean.dupont@orange.fr et paul@sfr.fr", "pb avec [MASQUÉ] et [MASQUÉ]"),
        ("carte jm@orange.fr", "carte [MASQUÉ]"),
        ("x@orange.fr@mssante.fr", "[MASQUÉ]"),
        ("contact@pichat-avocats.fr", "[MASQUÉ]"),
        ("mail leroy chez wanadoo point fr", "mail [MASQUÉ]"),
        ("j.dupont at cabinet-lille.fr", "[MASQUÉ]"),
        ("jean.d à orange.fr", "[MASQUÉ]"),
        ("allez à orange.fr", "allez à orange.fr"),
        ("java.lang.NullPointerException at line 42", "java.lang.NullPointerException at line 42"),
    ],
)
def test_an_address_is_masked_and_nothing_beside_it(text: str, expected: str) -> None:
    assert masked(text) == expected
