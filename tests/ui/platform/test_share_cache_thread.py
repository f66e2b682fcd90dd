from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.share_cache import ShareCache
from helpdesk_app.storage.errors import MissingError, StorageError
from helpdesk_app.ui.platform.share_cache_thread import ShareCacheThread


@pytest.fixture
def cache(tmp_path: Path) -> ShareCache:
    return ShareCache(tmp_path / "share" / "faq.db", tmp_path / "copies" / "faq.db")


def put(cache: ShareCache, content: bytes) -> None:
    cache.share.parent.mkdir(exist_ok=True)
    cache.share.write_bytes(content)


def test_the_share_is_copied_at_once_and_again_at_intervals(
    qapp: QApplication, qtbot: QtBot, cache: ShareCache, faq_file: Path
) -> None:
    put(cache, faq_file.read_bytes())
    thread = ShareCacheThread(cache, seconds=0.05)
    thread.start()
    qtbot.waitUntil(cache.copy.is_file)
    cache.copy.unlink()
    qtbot.waitUntil(cache.copy.is_file)
    thread.stop()


def test_a_missing_share_is_reported_only_if_there_is_no_copy(
    qapp: QApplication, qtbot: QtBot, cache: ShareCache, faq_file: Path
) -> None:
    thread = ShareCacheThread(cache)
    with qtbot.waitSignal(thread.refused) as refused:
        thread.refresh()
    assert isinstance((refused.args or [None])[0], MissingError)
    put(cache, faq_file.read_bytes())
    thread.refresh()
    cache.share.unlink()
    with qtbot.assertNotEmitted(thread.refused):
        thread.refresh()


def test_a_broken_share_is_reported_and_the_copy_stays(
    qapp: QApplication, qtbot: QtBot, cache: ShareCache, faq_file: Path
) -> None:
    put(cache, faq_file.read_bytes())
    thread = ShareCacheThread(cache)
    thread.refresh()
    put(cache, b"not a database")
    with qtbot.waitSignal(thread.refused) as refused:
        thread.refresh()
    assert isinstance((refused.args or [None])[0], StorageError)
    assert cache.copy.read_bytes() == faq_file.read_bytes()
    thread.stop()
    with qtbot.assertNotEmitted(thread.refused):
        thread.refresh()
