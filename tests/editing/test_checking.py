"""A check of what is edited."""

import pytest

from helpdesk_app.config import paths
from helpdesk_app.editing.checking import check
from helpdesk_app.editing.commands import edit
from helpdesk_app.editing.fields import FormField
from helpdesk_app.editing.model import Workspace
from helpdesk_app.faq_build.health import HealthCheck
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.lexicon import Lexicon

INDEXER = Indexer(Lexicon.load(paths.resource("search", "lexicon.toml")), None, ())
DAY = "2026-11-26"


def test_a_question_that_finds_another_entry_is_a_finding_before_it_is_saved(workspace: Workspace) -> None:
    edited = edit(workspace, "cle", FormField.WORDINGS, ("J’ai perdu mon badge",))
    found = [(finding.kind, finding.entry.uid) for finding in check(edited, INDEXER, {}, DAY) if finding.entry]
    assert (HealthCheck.NOT_FOUND, "cle") in found
    assert not [finding for finding in check(workspace, INDEXER, {}, DAY) if finding.kind is HealthCheck.NOT_FOUND]


def test_a_check_can_be_stopped(workspace: Workspace) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        check(workspace, INDEXER, {}, DAY, stop)
