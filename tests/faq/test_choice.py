"""Which FAQ is used, and how those that cannot be used are reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.faq import database
from helpdesk_app.faq.choice import Origin, choose
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.model import Faq
from helpdesk_app.storage.errors import ForeignError, MissingError


@pytest.fixture
def locations(tmp_path: Path) -> FaqLocations:
    """Places in four folders, nothing in them."""
    for name in ("bundled", "own", "policy", "named"):
        (tmp_path / name).mkdir()
    return FaqLocations(*(tmp_path / name / "faq.db" for name in ("bundled", "own", "policy")))


def put(path: Path | None, faq: Faq, date: str) -> None:
    assert path is not None
    database.write(path, with_version(replace(faq, imported_on=date)), {})


def test_without_any_other_the_bundled_one_is_used(locations: FaqLocations, faq: Faq) -> None:
    put(locations.bundled, faq, "2026-03-01")
    locations = replace(locations, policy=None)
    chosen = choose(locations)
    assert (chosen.path, chosen.origin, chosen.refused) == (locations.bundled, Origin.BUNDLED, ())
    assert choose(FaqLocations(locations.bundled)).path == locations.bundled


@pytest.mark.parametrize(
    ("date", "origin"), [("2026-02-28", Origin.BUNDLED), ("2026-03-01", Origin.OWN), ("2026-03-02", Origin.OWN)]
)
def test_of_the_persons_own_and_the_bundled_one_the_newer_is_used(
    locations: FaqLocations, faq: Faq, date: str, origin: Origin
) -> None:
    put(locations.bundled, faq, "2026-03-01")
    put(locations.own, faq, date)
    chosen = choose(replace(locations, policy=None))
    assert chosen.origin is origin
    assert chosen.refused == ()


def test_the_machines_policy_comes_first_whatever_its_date(locations: FaqLocations, faq: Faq) -> None:
    put(locations.bundled, faq, "2026-03-01")
    put(locations.own, faq, "2026-04-01")
    put(locations.policy, faq, "2026-01-01")
    assert choose(locations).origin is Origin.POLICY


def test_a_broken_faq_is_reported_and_the_next_is_used(locations: FaqLocations, faq: Faq) -> None:
    put(locations.bundled, faq, "2026-03-01")
    assert locations.own is not None
    locations.own.write_bytes(b"no database")
    chosen = choose(locations)
    assert chosen.origin is Origin.BUNDLED
    assert [type(error) for error in chosen.refused] == [MissingError, ForeignError]
    assert [error.path for error in chosen.refused] == [locations.policy, locations.own]


def test_an_older_own_one_is_used_where_the_bundled_one_is_broken(locations: FaqLocations, faq: Faq) -> None:
    put(locations.own, faq, "2020-01-01")
    assert choose(replace(locations, policy=None)).origin is Origin.OWN


def test_the_one_that_was_named_is_the_only_one(locations: FaqLocations, faq: Faq, tmp_path: Path) -> None:
    put(locations.bundled, faq, "2026-03-01")
    named = replace(locations, named=tmp_path / "named" / "faq.db")
    with pytest.raises(MissingError):
        choose(named)
    put(named.named, faq, "2020-01-01")
    assert choose(named).origin is Origin.NAMED
    assert named.watched() == (named.named,)


def test_without_any_that_can_be_read_the_last_one_says_why(locations: FaqLocations) -> None:
    with pytest.raises(MissingError) as caught:
        choose(locations)
    assert caught.value.path == locations.bundled
