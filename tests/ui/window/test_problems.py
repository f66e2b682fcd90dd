from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from helpdesk_app.desk.open_faq import ProgramIncompleteError
from helpdesk_app.faq import database
from helpdesk_app.feedback import errors
from helpdesk_app.ui.window.problems import describe_database, describe_feedback, describe_program

PATH = Path("dossier") / "faq.db"


def test_every_database_error_has_a_page_of_its_own(dressed: QApplication) -> None:
    kinds = [
        database.DatabaseMissing,
        database.DatabaseForeign,
        database.DatabaseNewer,
        database.DatabaseDamaged,
        database.DatabaseUnreadable,
    ]
    pages = [describe_database(kind(PATH, "English sentence")) for kind in kinds]
    assert len({page.title for page in pages}) == len(kinds)
    for page in pages:
        assert page.detail == str(PATH)
        assert page.action == "Réessayer"
        assert "Rien n’a été modifié" in page.paragraphs[0]
        assert "English" not in str(page)


@pytest.mark.parametrize(
    "error",
    [
        errors.FullDiskError(PATH),
        errors.LockedStoreError(PATH),
        errors.NewerStoreError(PATH, 9, 1),
        errors.ForeignStoreError(PATH),
        errors.DamagedStoreError(PATH),
        errors.UnwritableError(PATH, "read-only"),
    ],
)
def test_every_feedback_error_says_what_to_do_and_where(dressed: QApplication, error: errors.FeedbackError) -> None:
    said = describe_feedback(error)
    assert str(PATH) in said
    assert str(error) not in said


def test_an_incomplete_program_is_told_apart(dressed: QApplication) -> None:
    assert describe_program(ProgramIncompleteError("lexicon.toml is missing")).title == "Le programme est incomplet"
