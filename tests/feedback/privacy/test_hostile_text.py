"""Masking takes time in proportion to the text, whatever is in it."""

from __future__ import annotations

import time
from typing import Final

import pytest

from helpdesk_app.feedback.privacy.masking import find_personal_data

LENGTH: Final = 100_000
SECONDS: Final = 8.0
"""Of the processor; what is quadratic takes minutes."""
# Each is repeated: it begins what a rule looks for, again and again, and does not end it.
UNITS: Final = (
    *("a", "0", "@", " ", "\u200b", "\n", "1 ", "+1", "06 ", "1 75 03 2A ", "06 12 34 56 78/79 ", "a@", "a@ ", "a à "),
    *("a arobase ", "Jean ", "J.", "M. ", "MM Petit, ", "Mme Ab née Cd ", "de la ", "nom : ", "contact a b : "),
    *("né le 1 ", "12/03/1975 ou ", "mille neuf cent ", "six ", "12 rue ", "59000 ", "rpps 1 "),
)


@pytest.mark.parametrize("unit", UNITS)
def test_any_text_is_read_in_linear_time(unit: str) -> None:
    text = (unit * (LENGTH // len(unit) + 1))[:LENGTH]
    begin = time.process_time()
    find_personal_data(text)
    assert time.process_time() - begin < SECONDS
