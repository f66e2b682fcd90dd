"""Identifiers that a caller reads out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.text.identifiers import IdentifierStatus, check, grouped, holds_only_a_number, luhn

RPPS = "10101234564"


def key_of(body: str) -> str:
    return next(digit for digit in "0123456789" if luhn(body + digit))


@pytest.mark.parametrize(
    ("text", "status", "difference"),
    [
        (f"8{RPPS}", IdentifierStatus.VALID, 0),
        ("8 10 10 12 34 56 4", IdentifierStatus.VALID, 0),
        (f"idnat : 8{RPPS}", IdentifierStatus.VALID, 0),
        ("8\u00a01010.1234-564", IdentifierStatus.VALID, 0),
        (RPPS, IdentifierStatus.MISSING_PREFIX, 0),
        (f"numéro RPPS {RPPS}", IdentifierStatus.MISSING_PREFIX, 0),
        ("810101234563", IdentifierStatus.WRONG_KEY, 0),
        ("10101234563", IdentifierStatus.WRONG_KEY, 0),
        ("910101234564", IdentifierStatus.WRONG_PREFIX, 0),
        ("81010123456", IdentifierStatus.TOO_SHORT, 1),
        ("8101012345", IdentifierStatus.TOO_SHORT, 2),
        ("81010123456478", IdentifierStatus.TOO_LONG, 2),
        ("759312345", IdentifierStatus.ADELI, 0),
        ("0759312345", IdentifierStatus.ADELI, 0),
    ],
)
def test_each_number_gets_its_status(text: str, status: IdentifierStatus, difference: int) -> None:
    found = check(text)
    assert found is not None
    assert (found.status, found.difference) == (status, difference)


@pytest.mark.parametrize(
    "text", ["", "rpps", "erreur 80090016", "1 000", "2 cartes", "12345", "01/02/2026 à 10 h", "8x10101234564"]
)
def test_what_is_no_identifier_is_searched(text: str) -> None:
    assert check(text) is None


def test_luhn_is_that_of_the_standard() -> None:
    assert luhn("79927398713")
    assert not luhn("79927398710")


def test_numbers_are_grouped_for_the_ear() -> None:
    assert grouped(f"8{RPPS}") == "8 10 10 12 34 56 4"
    assert grouped(RPPS) == "10 10 12 34 56 4"


@given(st.text("0123456789", min_size=10, max_size=10), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(body: str, index: int, by: int) -> None:
    number = body + key_of(body)
    wrong = number[:index] + str((int(number[index]) + by) % 10) + number[index + 1 :]
    assert luhn(number)
    assert not luhn(wrong)


@given(st.text(max_size=30))
def test_any_text_is_taken(text: str) -> None:
    found = check(text)
    assert found is None or found.digits.isascii()


def test_a_number_in_the_making_is_no_query_to_keep() -> None:
    assert holds_only_a_number("81 01 0")
    assert holds_only_a_number("rpps 1010123")
    assert not holds_only_a_number("2 cartes")
    assert not holds_only_a_number("1 000")
