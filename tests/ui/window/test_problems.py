from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from helpdesk_app.storage import errors
from helpdesk_app.ui.window.problems import describe_faq, describe_feedback

PATH = Path("dossier") / "faq.db"


def test_every_error_of_a_faq_has_a_page_of_its_own(styled_app: QApplication) -> None:
    found = [
        errors.MissingError(PATH),
        errors.ForeignError(PATH),
        errors.NewerError(PATH, 9, 1),
        errors.DamagedError(PATH),
        errors.UnreadableError(PATH, "in use"),
    ]
    pages = [describe_faq(error) for error in found]
    assert len({page.title for page in pages}) == len(found)
    for page in pages:
        assert page.detail == str(PATH)
        assert page.action == "Réessayer"
        assert "Rien n’a été modifié" in page.paragraphs[0]
        assert "It was left as it is" not in str(page)


@pytest.mark.parametrize(
    "error",
    [
        errors.FullDiskError(PATH),
        errors.LockedError(PATH),
        errors.NewerError(PATH, 9, 1),
        errors.ForeignError(PATH),
        errors.DamagedError(PATH),
        errors.UnwritableError(PATH, "read-only"),
    ],
)
def test_every_feedback_error_says_what_to_do_and_where(styled_app: QApplication, error: errors.StorageError) -> None:
    said = describe_feedback(error)
    assert str(PATH) in said
    assert str(error) not in said


def test_an_incomplete_program_has_a_page_of_its_own(styled_app: QApplication) -> None:
    page = describe_faq(errors.ProgramIncompleteError(PATH, "line 3 is no word"))
    assert page.title == "Le programme est incomplet"
    assert "line 3 is no word" in page.detail
