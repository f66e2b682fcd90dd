from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from helpdesk_app.text.identifiers import IdentifierCheck, check
from helpdesk_app.ui.panes.results.identifier_words import IdentifierWords
from helpdesk_app.ui.widgets.message_page import Message


def message(typed: str) -> Message:
    checked = check(typed)
    assert isinstance(checked, IdentifierCheck)
    return IdentifierWords().message(checked)


@pytest.mark.parametrize(
    ("typed", "title", "digits"),
    [
        ("810101234564", "Identifiant national\u00a0: la clé concorde", "8 10 10 12 34 56 4"),
        ("10101234564", "Numéro RPPS\u00a0: il manque le 8 devant", "10 10 12 34 56 4"),
        ("810101234565", "La clé ne concorde pas", "8 10 10 12 34 56 5"),
        ("910101234564", "12 chiffres qui ne commencent pas par 8", "91 01 01 23 45 64"),
        ("8101012345", "Il manque 2 chiffres", "8 10 10 12 34 5"),
        ("8101012345645", "1 chiffre de trop", "8 10 10 12 34 56 45"),
        ("101012345641234", "3 chiffres de trop", "10 10 12 34 56 41 23 4"),
        ("750000001", "La longueur d’un numéro ADELI", "75 00 00 00 1"),
    ],
)
def test_each_result_has_a_title_and_shows_the_number_in_groups(
    styled_app: QApplication, typed: str, title: str, digits: str
) -> None:
    shown = message(typed)
    assert (shown.title, shown.paragraphs[0]) == (title, digits)
    assert shown.paragraphs[-1] == "Rien de ce numéro n’est gardé."


def test_only_a_valid_number_gets_the_tick(styled_app: QApplication) -> None:
    assert message("810101234564").icon == "check"
    assert message("810101234565").icon == message("10101234564").icon == "warning"


def test_a_missing_prefix_is_put_in_front(styled_app: QApplication) -> None:
    assert "8 10 10 12 34 56 4" in message("10101234564").paragraphs[1]
