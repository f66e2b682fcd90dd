"""Which FAQ is used, and what is said of those that are not."""

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
def places(tmp_path: Path) -> FaqLocations:
    """Places in four folders, nothing in them."""
    for name in ("bundled", "own", "policy", "named"):
        (tmp_path / name).mkdir()
    return FaqLocations(*(tmp_path / name / "faq.db" for name in ("bundled", "own", "policy")))


def put(path: Path | None, faq: Faq, date: str) -> None:
    assert path is not None
    database.write(path, with_version(replace(faq, imported_on=date)), {})


def test_without_any_other_the_bundled_one_is_used(places: FaqLocations, faq: Faq) -> None:
    put(places.bundled, faq, "2026-03-01")
    places = replace(places, policy=None)
    chosen = choose(places)
    assert (chosen.path, chosen.origin, chosen.refused) == (places.bundled, Origin.BUNDLED, ())
    assert choose(FaqLocations(places.bundled)).path == places.bundled


@pytest.mark.parametrize(
    ("date", "origin"), [("2026-02-28", Origin.BUNDLED), ("2026-03-01", Origin.OWN), ("2026-03-02", Origin.OWN)]
)
def test_of_the_persons_own_and_the_bundled_one_the_newer_is_used(
    places: FaqLocations, faq: Faq, date: str, origin: Origin
) -> None:
    put(places.bundled, faq, "2026-03-01")
    put(places.own, faq, date)
    chosen = choose(replace(places, policy=None))
    assert chosen.origin is origin
    assert chosen.refused == ()


def test_the_machines_policy_comes_first_whatever_its_date(places: FaqLocations, faq: Faq) -> None:
    put(places.bundled, faq, "2026-03-01")
    put(places.own, faq, "2026-04-01")
    put(places.policy, faq, "2026-01-01")
    assert choose(places).origin is Origin.POLICY


def test_a_broken_one_is_told_and_the_next_is_used(places: FaqLocations, faq: Faq) -> None:
    put(places.bundled, faq, "2026-03-01")
    assert places.own is not None
    places.own.write_bytes(b"no database")
    chosen = choose(places)
    assert chosen.origin is Origin.BUNDLED
    assert [type(error) for error in chosen.refused] == [MissingError, ForeignError]
    assert [error.path for error in chosen.refused] == [places.policy, places.own]


def test_an_older_own_one_is_used_where_the_bundled_one_is_broken(places: FaqLocations, faq: Faq) -> None:
    put(places.own, faq, "2020-01-01")
    assert choose(replace(places, policy=None)).origin is Origin.OWN


def test_the_one_that_was_named_is_the_only_one(places: FaqLocations, faq: Faq, tmp_path: Path) -> None:
    put(places.bundled, faq, "2026-03-01")
    named = replace(places, named=tmp_path / "named" / "faq.db")
    with pytest.raises(MissingError):
        choose(named)
    put(named.named, faq, "2020-01-01")
    assert choose(named).origin is Origin.NAMED
    assert named.watched() == (named.named,)


def test_without_any_that_can_be_read_the_last_one_says_why(places: FaqLocations) -> None:
    with pytest.raises(MissingError) as caught:
        choose(places)
    assert caught.value.path == places.bundled
