from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.desk.open_faq import Engine
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.ui.platform.meaning_loader import MeaningLoader


def test_the_engine_is_loaded_in_a_thread_and_comes_in_the_windows(
    qapp: QApplication, qtbot: QtBot, small_faq: Faq
) -> None:
    engine = SearchEngine(small_faq, {}, Lexicon.load(paths.resource("search", "lexicon.toml")))
    threads: list[int] = []

    def load() -> Engine:
        threads.append(threading.get_ident())
        return engine

    loader = MeaningLoader(load)
    with qtbot.waitSignal(loader.loaded) as loaded:
        loader.start()
    loader.wait()
    assert loaded.args == [engine]
    assert threads != [threading.get_ident()]


def test_whatever_is_missing_is_logged_without_its_message(
    qapp: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def load() -> Engine:
        raise LookupError("no such model")

    loader = MeaningLoader(load)
    with caplog.at_level(logging.WARNING), qtbot.assertNotEmitted(loader.loaded, wait=50):
        loader.start()
        loader.wait()
    assert caplog.messages == ["the search works on words alone: LookupError"]
