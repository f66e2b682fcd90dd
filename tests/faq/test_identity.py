"""What makes two answers the same answer."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk_app.faq.identity import UID_LENGTH, fingerprint, fold_answer, uid_of
from helpdesk_app.faq.model import Announcement, Faq


@pytest.mark.parametrize(
    "other",
    [
        "L'ACCÈS s'ouvre :\n- à midi ;\n- le soir",
        "L’accès\u00a0s’ouvre\u202f:\n\n- à midi;\n- le soir.",
        "  L’accès  s’ouvre\n- à midi ;   \n- le soir !",
        "L´accès s`ouvre :\n- à midi ;\n- le soir.",
    ],
)
def test_a_new_capture_of_the_same_answer_keeps_its_uid(other: str) -> None:
    assert uid_of(other) == uid_of("L’accès s’ouvre :\n- à midi ;\n- le soir.")


@pytest.mark.parametrize("other", ["Oui, 13 chiffres", "Oui 12 chiffres", "Oui, 12\nchiffres", "Oui, 12 chiffrés"])
def test_another_text_is_another_answer(other: str) -> None:
    assert uid_of(other) != uid_of("Oui, 12 chiffres")


def test_a_uid_can_be_read_out() -> None:
    uid = uid_of("Oui.")
    assert len(uid) == UID_LENGTH
    assert set(uid) <= set("abcdefghijklmnopqrstuvwxyz234567")


@given(st.text(max_size=60))
def test_folding_a_folded_answer_changes_nothing_that_the_uid_sees(text: str) -> None:
    assert uid_of(fold_answer(text)) == uid_of(fold_answer(fold_answer(text)))


def test_the_version_follows_what_shows_and_not_when_it_was_imported(faq: Faq) -> None:
    first, *others = faq.entries
    reworded = dataclasses.replace(first, wordings=("autrement",))
    assert fingerprint(dataclasses.replace(faq, imported_on="2030-01-01")) == faq.version
    assert fingerprint(dataclasses.replace(faq, entries=(reworded, *others))) != faq.version
    assert fingerprint(dataclasses.replace(faq, entries=faq.entries[::-1])) != faq.version
    assert fingerprint(dataclasses.replace(faq, facets=())) != faq.version
    assert fingerprint(dataclasses.replace(faq, announcements=(Announcement("x", "2026-01-31"),))) != faq.version
    renamed = dataclasses.replace(faq.facets[0], heading="Service")
    assert fingerprint(dataclasses.replace(faq, facets=(renamed,))) != faq.version


def test_an_answer_of_stops_and_spaces_is_folded_in_linear_time() -> None:
    start = time.process_time()
    assert fold_answer(". " * 80_000 + "x") == ". " * 80_000 + "x"
    assert time.process_time() - start < 2
