from __future__ import annotations

from pathlib import Path

from helpdesk_app.faq.locations import FaqLocations

BUNDLED, OWN, POLICY, NAMED = (Path(name) for name in ("bundled.db", "own.db", "policy.db", "named.db"))


def test_a_named_faq_is_the_only_one_to_watch() -> None:
    assert FaqLocations(BUNDLED, OWN, POLICY, NAMED).watched() == (NAMED,)


def test_without_one_every_place_is_watched_the_policy_first() -> None:
    assert FaqLocations(BUNDLED, OWN, POLICY).watched() == (POLICY, OWN, BUNDLED)
    assert FaqLocations(BUNDLED).watched() == (BUNDLED,)
