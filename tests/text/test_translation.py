from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO

import pytest

from helpdesk_app.config import paths
from helpdesk_app.text import translation
from helpdesk_app.text.translation import N_, _, decimal, grouped, ngettext


@pytest.fixture
def french() -> bytes:
    return paths.resource("translations", "messages_fr.mo").read_bytes()


def test_messages_are_english_without_a_catalogue_and_again_after_one(french: bytes) -> None:
    assert _("Reading the sources") == "Reading the sources"
    translation.install(french)
    assert _("Reading the sources") == "Lecture des sources"
    translation.install(b"")
    assert _("Reading the sources") == "Reading the sources"


def test_a_message_without_a_translation_stays_english(french: bytes) -> None:
    translation.install(french)
    assert _("A message that nobody wrote") == "A message that nobody wrote"
    assert _("") == ""
    assert GNUTranslations(BytesIO(french)).gettext("") != "", "the header"


def test_a_constant_is_marked_and_left_as_it_is(french: bytes) -> None:
    translation.install(french)
    assert N_("Reading the sources") == "Reading the sources"


@pytest.mark.parametrize(("n", "word"), [(0, "answers"), (1, "answer"), (2, "answers")])
def test_english_has_a_plural_for_nothing(n: int, word: str) -> None:
    assert ngettext("{n} answer", "{n} answers", n).format(n=n) == f"{n} {word}"


def test_digits_are_grouped_as_the_language_does(french: bytes) -> None:
    assert grouped(1234567) == "1,234,567"
    translation.install(french)
    assert grouped(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
    assert grouped(12) == "12"


def test_a_decimal_has_the_point_of_the_language(french: bytes) -> None:
    assert decimal(1.25, 1) == "1.2"
    translation.install(french)
    assert decimal(2, 2) == "2,00"
