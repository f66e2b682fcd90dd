"""The French of the messages: complete, well set, and compiled from what is committed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from typing import Final

import pytest

pytest.importorskip("babel", reason="the catalogue is read with Babel, which locks/dev.lock brings")

from babel.messages.catalog import Message

from build_spec.messages import COMPILED, compiled, extract, messages, read

PLACEHOLDER: Final = re.compile(r"\{(\w+)(?:![rs])?(?::([^{}]+))?\}|(%(?:\(\w+\))?[rs])")
"""Name and format; braces around anything else are an example."""
BAD_TYPOGRAPHY: Final = re.compile(
    r"'|\.\.\.| [?!;:»]|« |[a-zàâéèêëîïôûùç)][?!;]|[a-zéè](?<!\buid):\s|«[^\xa0]|[^\xa0]»|[“”\u202f]"
)
"""A straight apostrophe, an ordinary, a narrow or no space where none may break, or quotes of another language."""


def forms(message: Message) -> tuple[tuple[str, str], ...]:
    """Return pairs of English and French."""
    if isinstance(message.id, str):
        return ((message.id, str(message.string)),)
    return tuple(zip(message.id, tuple(message.string or ()), strict=True))


def pairs() -> Iterator[tuple[str, str]]:
    for message in messages(read()):
        yield from forms(message)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_every_message_of_the_source_is_in_the_catalogue_and_no_other() -> None:
    assert {message.id for message in messages(extract())} == {message.id for message in messages(read())}


def test_every_message_is_translated() -> None:
    assert not [message.id for message in messages(read()) if message.fuzzy]
    assert not [english for english, french in pairs() if not french]


def test_every_placeholder_is_kept() -> None:
    assert not [english for english, french in pairs() if placeholders(english) != placeholders(french)]


def test_french_typography_is_kept() -> None:
    assert not [found[0] + " in " + french for _, french in pairs() if (found := BAD_TYPOGRAPHY.search(french))]


@pytest.mark.parametrize(
    "bad", ["l'eau", "Où ?", "Voici : rien", "Où?", "(là)!", "« Où »", "«Où»", "“Où”", "Voici: rien"]
)
def test_bad_typography_is_seen(bad: str) -> None:
    assert BAD_TYPOGRAPHY.search(bad)


def test_the_compiled_file_is_current() -> None:
    assert COMPILED.read_bytes() == compiled(read())
    assert GNUTranslations(BytesIO(COMPILED.read_bytes())).gettext("Reading the sources") == "Lecture des sources"
