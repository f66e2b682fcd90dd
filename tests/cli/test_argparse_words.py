from __future__ import annotations

import argparse
import inspect

import pytest

from helpdesk_app.cli.argparse_words import WORDS
from helpdesk_app.config.language import LANGUAGE_VARIABLE
from tests.cli.conftest import Run


def test_the_words_are_those_of_argparse() -> None:
    source = inspect.getsource(argparse)
    assert not [word for word in WORDS if word.rstrip("\n") not in source]


def test_a_help_page_is_french_from_its_first_word_to_its_last(helpdesk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "fr")
    for command in ("build", "check", "search", "where", "feedback", "edit"):
        code, page, _error = helpdesk(command, "--help")
        assert code == 0
        assert page.startswith("usage\N{NO-BREAK SPACE}: helpdesk")
        assert "montrer cette aide et quitter" in page
        assert not {"the", "of", "write", "show", "usage:", "FILE", "with"} & set(page.split()), command


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["unknown"], "choix inconnu"),
        (["build"], "ces arguments manquent"),
        (["search", "--limit", "many"], "«\N{NO-BREAK SPACE}many\N{NO-BREAK SPACE}» n’est pas un nombre entier"),
        (["where", "--jsn"], "arguments inconnus"),
    ],
)
def test_a_wrong_command_line_is_told_in_french(
    helpdesk: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "fr")
    assert said in helpdesk(*arguments)[2]
