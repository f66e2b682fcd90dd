"""A query is tried on what is not saved yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk_app.editing.model import Workspace
from helpdesk_app.editing.trial import Trial
from helpdesk_app.faq_build.expected_results import ExpectedResult
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.model import Reliability
from tests.editing.small_workspace import WORKSPACE, with_content
from tests.search.corpora import STOP_WORDS
from tests.search.word_encoder import WordEncoder


@pytest.fixture
def trial() -> Trial:
    return Trial(Indexer(STOP_WORDS, None, ()))


def test_the_rank_of_an_entry_changes_with_its_unsaved_text(trial: Trial) -> None:
    before = trial.compile(WORKSPACE).try_query("badge cassé", "passpasspa")
    assert (before.rank, before.above[0].entry.uid) == (3, "buybuybuyb")
    assert (before.unknown_words, before.lacks.nowhere, before.lacks.in_answer_only) == (
        ("cassé",),
        ("cassé",),
        ("badge",),
    )
    mended = with_content(WORKSPACE, "passpasspa", wordings=("mon badge est cassé",))
    after = trial.compile(mended).try_query("badge cassé", "passpasspa")
    assert (after.rank, after.above, after.reliability) == (1, (), Reliability.SURE)
    assert after.wording == "mon badge est cassé"
    assert trial.compile(WORKSPACE).try_query("badge cassé", "passpasspa") == before


def test_an_entry_that_is_not_found_says_what_is_found_instead(trial: Trial) -> None:
    result = trial.compile(WORKSPACE).try_query("égaré", "buybuybuyb")
    assert (result.rank, result.total) == (0, 1)
    assert [(above.rank, above.entry.uid) for above in result.above] == [(1, "lostlostlo")]
    assert result.lacks.nowhere == ("égaré",)
    assert trial.compile(WORKSPACE).try_query("xylophone", "buybuybuyb").reliability is Reliability.NONE


def test_a_draft_can_be_tried_and_is_seen_by_nobody_else(trial: Trial) -> None:
    assert trial.compile(WORKSPACE).try_query("horaires du guichet", "draftdraft").rank == 0
    compiled = trial.compile(WORKSPACE, "draftdraft")
    assert compiled.try_query("horaires du guichet", "draftdraft").rank == 1
    assert compiled.is_of(WORKSPACE, "draftdraft")
    assert not compiled.is_of(WORKSPACE, "buybuybuyb")


def test_what_was_compiled_is_of_one_version(trial: Trial) -> None:
    compiled = trial.compile(WORKSPACE, "buybuybuyb")
    assert compiled.is_of(WORKSPACE, "lostlostlo")
    assert compiled.is_of(replace(WORKSPACE, dismissed=frozenset({"bonjour"})), "")
    assert not compiled.is_of(with_content(WORKSPACE, "buybuybuyb", answer="Ici."), "buybuybuyb")


def test_the_test_list_runs_on_what_is_not_saved(trial: Trial) -> None:
    expected = (ExpectedResult("badge perdu", "lostlostlo"),)
    assert trial.compile(WORKSPACE).outcomes(expected)[0].is_met
    hidden = with_content(WORKSPACE, "lostlostlo", question="Quoi ?", wordings=())
    assert not trial.compile(hidden).outcomes(expected)[0].is_met


def test_wordings_that_are_found_without_help(trial: Trial) -> None:
    workspace = with_content(WORKSPACE, "lostlostlo", wordings=("j’ai perdu le badge", "insigne égaré", "un badge"))
    assert trial.found_without_help(workspace, "lostlostlo") == ("j’ai perdu le badge",)
    calls: list[None] = []
    trial.found_without_help(workspace, "lostlostlo", lambda: calls.append(None))
    assert len(calls) >= 3


def test_meaning_is_tried_too_and_only_changed_texts_are_encoded() -> None:
    encoder = WordEncoder({"insigne": "badge", "acquérir": "acheter"})
    trial = Trial(Indexer(STOP_WORDS, encoder, ["gâteau"]))
    result = trial.compile(WORKSPACE).try_query("acquérir un insigne", "buybuybuyb")
    assert result.rank == 1
    encoder.encoded.clear()
    mended = with_content(WORKSPACE, "passpasspa", question="Un tout autre titre ?")
    compiled = trial.compile(mended)
    assert encoder.encoded
    assert all("autre titre" in text for text in encoder.encoded)
    assert compiled.try_query("acquérir un insigne", "buybuybuyb").rank == 1


def test_topics_are_learnt_again_after_many_changes(trial: Trial) -> None:
    entries = {f"{number:010}": WORKSPACE.entries["buybuybuyb"] for number in range(40)}
    many = Workspace({uid: replace(entry, uid=uid) for uid, entry in entries.items()})
    trial.compile(many)
    for number in range(12):
        many = with_content(many, f"{number:010}", question=f"Où trouver la salle {number} bleue ?")
    compiled = trial.compile(many)
    assert compiled.try_query("salle 7 bleue", "0000000007").rank == 1
