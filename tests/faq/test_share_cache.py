"""A copy of the FAQ on a share; the share is a folder here, which the same code reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq.share_cache import Mirror, copy_of


@pytest.fixture
def mirror(tmp_path: Path, faq: Faq) -> Mirror:
    share = tmp_path / "partage n°1 #%" / "faq.db"
    share.parent.mkdir()
    database.write(share, faq, {})
    return Mirror(share, copy_of(share, tmp_path / "ici" / "faq"))


def test_the_copy_follows_the_share(mirror: Mirror, faq: Faq) -> None:
    assert mirror.refresh()
    assert database.read(mirror.copy)[0] == faq
    assert not mirror.refresh()
    newer = with_version(replace(faq, imported_on="2026-12-31"))
    database.write(mirror.share, newer, {})
    assert mirror.refresh()
    assert database.read(mirror.copy)[0] == newer
    assert [path.name for path in mirror.copy.parent.iterdir()] == [mirror.copy.name]


def test_a_later_start_leaves_an_equal_copy_alone(mirror: Mirror) -> None:
    mirror.refresh()
    before = mirror.copy.stat().st_mtime_ns
    assert not Mirror(mirror.share, mirror.copy).refresh()
    assert mirror.copy.stat().st_mtime_ns == before


def test_the_copy_serves_while_the_share_is_out_of_reach(mirror: Mirror, faq: Faq) -> None:
    mirror.refresh()
    mirror.share.parent.rename(mirror.share.parent.with_name("away"))
    with pytest.raises(database.DatabaseMissing) as caught:
        mirror.refresh()
    assert caught.value.path == mirror.share
    assert database.read(mirror.copy)[0] == faq


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda content: b"no database", database.DatabaseForeign),
        (lambda content: content[:5000], database.DatabaseDamaged),
        (lambda content: content[:60] + b"\0\0\0\x09" + content[64:], database.DatabaseNewer),
        (lambda content: content[:-4096] + bytes(4096), database.DatabaseDamaged),
    ],
)
def test_a_broken_faq_on_the_share_leaves_the_copy_as_it_was(
    mirror: Mirror, faq: Faq, spoil: object, kind: type[database.DatabaseError]
) -> None:
    assert callable(spoil)
    mirror.refresh()
    mirror.share.write_bytes(spoil(mirror.share.read_bytes()))
    with pytest.raises(kind) as caught:
        mirror.refresh()
    assert caught.value.path == mirror.share
    assert str(mirror.share) in str(caught.value)
    assert database.read(mirror.copy)[0] == faq
    assert [path.name for path in mirror.copy.parent.iterdir()] == [mirror.copy.name]


def test_a_damaged_copy_is_mended_by_the_next_start(mirror: Mirror, faq: Faq) -> None:
    mirror.refresh()
    mirror.copy.write_bytes(b"x")
    assert Mirror(mirror.share, mirror.copy).refresh()
    assert database.read(mirror.copy)[0] == faq


def test_a_copy_that_cannot_be_written_is_told(mirror: Mirror) -> None:
    mirror.copy.parent.parent.write_bytes(b"no folder")
    with pytest.raises(database.DatabaseUnreadable, match="cannot be written"):
        mirror.refresh()


def test_each_share_has_a_copy_of_its_own(tmp_path: Path) -> None:
    assert copy_of(tmp_path / "a", tmp_path) != copy_of(tmp_path / "b", tmp_path)
    assert copy_of(tmp_path / "a", tmp_path) == copy_of(tmp_path / "a", tmp_path)
