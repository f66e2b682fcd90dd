"""A copy of the FAQ on a share; the share is a folder here, which the same code reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq.share_cache import ShareCache, copy_of
from helpdesk_app.storage.errors import (
    DamagedError,
    ForeignError,
    MissingError,
    NewerError,
    StorageError,
    UnwritableError,
)


@pytest.fixture
def share_cache(tmp_path: Path, faq: Faq) -> ShareCache:
    share = tmp_path / "partage n°1 #%" / "faq.db"
    share.parent.mkdir()
    database.write(share, faq, {})
    return ShareCache(share, copy_of(share, tmp_path / "ici" / "faq"))


def test_the_copy_follows_the_share(share_cache: ShareCache, faq: Faq) -> None:
    assert share_cache.refresh()
    assert database.read(share_cache.copy)[0] == faq
    assert not share_cache.refresh()
    newer = with_version(replace(faq, imported_on="2026-12-31"))
    database.write(share_cache.share, newer, {})
    assert share_cache.refresh()
    assert database.read(share_cache.copy)[0] == newer
    assert [path.name for path in share_cache.copy.parent.iterdir()] == [share_cache.copy.name]


def test_a_later_start_leaves_an_equal_copy_alone(share_cache: ShareCache) -> None:
    share_cache.refresh()
    before = share_cache.copy.stat().st_mtime_ns
    assert not ShareCache(share_cache.share, share_cache.copy).refresh()
    assert share_cache.copy.stat().st_mtime_ns == before


def test_the_copy_is_used_while_the_share_is_unreachable(share_cache: ShareCache, faq: Faq) -> None:
    share_cache.refresh()
    share_cache.share.parent.rename(share_cache.share.parent.with_name("away"))
    with pytest.raises(MissingError) as caught:
        share_cache.refresh()
    assert caught.value.path == share_cache.share
    assert database.read(share_cache.copy)[0] == faq


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda content: b"no database", ForeignError),
        (lambda content: content[:5000], DamagedError),
        (lambda content: content[:60] + b"\0\0\0\x09" + content[64:], NewerError),
        (lambda content: content[:-4096] + bytes(4096), DamagedError),
    ],
)
def test_a_broken_faq_on_the_share_leaves_the_copy_as_it_was(
    share_cache: ShareCache, faq: Faq, spoil: object, kind: type[StorageError]
) -> None:
    assert callable(spoil)
    share_cache.refresh()
    share_cache.share.write_bytes(spoil(share_cache.share.read_bytes()))
    with pytest.raises(kind) as caught:
        share_cache.refresh()
    assert caught.value.path == share_cache.share
    assert str(share_cache.share) in str(caught.value)
    assert database.read(share_cache.copy)[0] == faq
    assert [path.name for path in share_cache.copy.parent.iterdir()] == [share_cache.copy.name]


def test_a_damaged_copy_is_mended_by_the_next_start(share_cache: ShareCache, faq: Faq) -> None:
    share_cache.refresh()
    share_cache.copy.write_bytes(b"x")
    assert ShareCache(share_cache.share, share_cache.copy).refresh()
    assert database.read(share_cache.copy)[0] == faq


def test_a_copy_that_cannot_be_written_is_reported(share_cache: ShareCache) -> None:
    share_cache.copy.parent.parent.write_bytes(b"no folder")
    with pytest.raises(UnwritableError, match="cannot be written"):
        share_cache.refresh()


def test_each_share_has_a_copy_of_its_own(tmp_path: Path) -> None:
    assert copy_of(tmp_path / "a", tmp_path) != copy_of(tmp_path / "b", tmp_path)
    assert copy_of(tmp_path / "a", tmp_path) == copy_of(tmp_path / "a", tmp_path)
