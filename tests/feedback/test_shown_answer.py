from __future__ import annotations

import hashlib

from helpdesk_app.feedback.shown_answer import active_facets, hash_answer


def test_an_answer_is_known_by_the_hash_of_its_text() -> None:
    assert hash_answer("é") == hashlib.sha256(b"\xc3\xa9").hexdigest()
    assert hash_answer("a") != hash_answer("a ")


def test_the_same_filters_are_recorded_alike() -> None:
    assert active_facets({"b": frozenset({"2", "1"}), "a": frozenset({"3"}), "c": frozenset()}) == (
        ("a", "3"),
        ("b", "1"),
        ("b", "2"),
    )
    assert active_facets({}) == ()
