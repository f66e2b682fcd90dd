"""Decomposed accents, misread digits and numbers in words are read before anything is masked."""

from __future__ import annotations

import pytest

from helpdesk_app.feedback.privacy.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Le\u0301ger, te\u0301l 06 12 34 56 78", "Mme [MASQUÉ], te\u0301l [MASQUÉ]"),
        ("adeli 75912345O", "adeli [MASQUÉ]"),
        ("06 l2 !4 S6 78", "[MASQUÉ]"),
        ("0l ZS SB GO BS", "0l ZS SB GO BS"),
        ("zéro six douze trente-quatre", "[MASQUÉ]"),
        ("zéro six douze", "zéro six douze"),
        ("un deux trois quatre cinq six sept huit", "[MASQUÉ]"),
        ("un deux trois quatre cinq six sept", "un deux trois quatre cinq six sept"),
    ],
)
def test_a_line_is_read_as_it_was_meant(text: str, expected: str) -> None:
    assert masked(text) == expected
