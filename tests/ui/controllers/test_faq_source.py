"""A new FAQ file is noticed, verified, and used or refused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.config.policy import Policy, read_policy
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.model import Faq
from helpdesk_app.faq.share_cache import ShareCache, copy_of
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.ui import composition as app
from helpdesk_app.ui import first_list
from helpdesk_app.ui.controllers.faq_source import FaqSource
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.platform.share_cache_thread import ShareCacheThread
from helpdesk_app.ui.window.desk_view import DeskView


class Put(Protocol):
    def __call__(self, path: Path, date: str, answers: int = 4) -> None: ...


@pytest.fixture
def put(small_faq: Faq) -> Put:
    """Writes a FAQ of a date with its first answers, as ``helpdesk build`` does."""
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))

    def write(path: Path, date: str, answers: int = 4) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        faq = with_version(replace(small_faq, entries=small_faq.entries[:answers], imported_on=date))
        database.write(path, faq, compile_index(faq, lexicon))

    return write


@pytest.fixture
def locations(tmp_path: Path, put: Put) -> FaqLocations:
    """A read-only program folder with its FAQ, and a place for the person's own that does not exist yet."""
    bundled = tmp_path / "Programme n°1 #%" / "faq.db"
    put(bundled, "2026-01-31")
    bundled.parent.chmod(0o555)
    return FaqLocations(bundled, tmp_path / "données de l’agent" / "faq" / "faq.db")


def opened(locations: FaqLocations, folder: Path, qtbot: QtBot, policy: Policy | None = None) -> DeskView:
    desk = app.open_window(
        app.Environment(
            database=locations,
            feedback=folder / "feedback.db",
            settings=folder / "settings.ini",
            policy=policy or Policy(),
        )
    ).view
    qtbot.addWidget(desk.window)
    desk.window.show()
    qtbot.waitUntil(lambda: not desk.window.is_loading())
    return desk


def test_a_newer_faq_in_the_persons_folder_is_offered_and_used_without_a_restart(
    styled_app: QApplication, qtbot: QtBot, locations: FaqLocations, put: Put, tmp_path: Path
) -> None:
    desk = opened(locations, tmp_path, qtbot)
    assert desk.list_pane.count.text() == "4 réponses"
    assert locations.own is not None
    put(locations.own, "2026-02-28", answers=3)
    qtbot.waitUntil(lambda: "nouvelle version" in desk.notice.text())
    desk.notice.action_button.click()
    assert desk.list_pane.count.text() == "3 réponses"
    desk.window.close()


def test_an_older_or_equal_content_is_not_worth_a_word(
    qapp: QApplication, qtbot: QtBot, locations: FaqLocations, put: Put
) -> None:
    assert locations.own is not None
    put(locations.own, "2026-01-31")
    source = FaqSource(locations, partial(first_list.open_faq, lexicon=paths.resource("search", "lexicon.toml")))
    source.load()
    with qtbot.assertNotEmitted(source.changed), qtbot.assertNotEmitted(source.refused):
        put(locations.own, "2026-01-31")
        source.check(locations.own)
        put(locations.own, "2025-12-31", answers=2)
        source.check(locations.own)


def test_an_older_faq_that_the_policy_names_is_announced_as_such(
    styled_app: QApplication, qtbot: QtBot, locations: FaqLocations, put: Put, tmp_path: Path
) -> None:
    shared = tmp_path / "policy" / "faq.db"
    put(shared, "2026-02-28", answers=3)
    desk = opened(replace(locations, policy=shared), tmp_path, qtbot)
    put(shared, "2026-01-15", answers=2)
    qtbot.waitUntil(lambda: "Une version plus ancienne" in desk.notice.text())
    desk.notice.action_button.click()
    assert desk.notice.text() == "La fenêtre utilise maintenant la version plus ancienne de la FAQ."
    assert desk.list_pane.count.text() == "2 réponses"
    desk.window.close()


@pytest.mark.parametrize(
    ("content", "title"), [(b"no database", "n’est pas une FAQ"), (b"SQLite format 3\0", "est endommagée")]
)
def test_a_broken_faq_is_refused_with_a_sentence_and_a_good_one_taken_after_it(
    styled_app: QApplication,
    qtbot: QtBot,
    locations: FaqLocations,
    put: Put,
    tmp_path: Path,
    content: bytes,
    title: str,
) -> None:
    desk = opened(locations, tmp_path, qtbot)
    assert locations.own is not None
    locations.own.parent.mkdir(parents=True)
    locations.own.write_bytes(content)
    qtbot.waitUntil(lambda: title in desk.notice.text())
    assert "continue sans elle" in desk.notice.text()
    assert desk.list_pane.count.text() == "4 réponses"
    assert locations.own.read_bytes() == content
    locations.own.unlink()
    put(locations.own, "2026-02-28", answers=3)
    qtbot.waitUntil(lambda: "nouvelle version" in desk.notice.text())
    desk.window.close()


def test_a_broken_faq_at_the_start_is_reported_and_the_bundled_one_used(
    styled_app: QApplication, qtbot: QtBot, locations: FaqLocations, tmp_path: Path
) -> None:
    assert locations.own is not None
    locations.own.parent.mkdir(parents=True)
    locations.own.write_bytes(b"no database")
    desk = opened(locations, tmp_path, qtbot)
    assert "n’est pas une FAQ" in desk.notice.text()
    assert str(locations.own) in desk.notice.text()
    assert desk.list_pane.count.text() == "4 réponses"
    desk.window.close()


def test_the_policy_of_the_machine_names_the_faq_and_keeps_no_searches(
    styled_app: QApplication, qtbot: QtBot, locations: FaqLocations, put: Put, tmp_path: Path
) -> None:
    shared = tmp_path / "partage" / "faq.db"
    put(shared, "2025-01-31", answers=2)
    file = tmp_path / "policy.toml"
    file.write_text(f"[faq]\npath = '{shared}'\n[feedback]\nrecord_queries = false\n", encoding="utf-8")
    policy = read_policy(file)
    desk = opened(replace(locations, policy=policy.faq), tmp_path, qtbot, policy)
    assert desk.list_pane.count.text() == "2 réponses"
    desk.search_box.setText("badge")
    desk.actions.vote_yes.trigger()
    desk.window.close()
    from helpdesk_app.feedback.store import FeedbackStore

    with FeedbackStore(tmp_path / "feedback.db") as store:
        assert [event.query for event in store.events()] == [""]
    assert SettingsFile(tmp_path / "settings.ini").read_preferences().keep_queries, "the agent's choice is their own"


def test_two_people_at_one_machine_have_their_own_faq_feedback_and_window(
    styled_app: QApplication, qtbot: QtBot, locations: FaqLocations, put: Put, tmp_path: Path
) -> None:
    ada, bob = tmp_path / "Ada", tmp_path / "Bob"
    put(ada / "faq" / "faq.db", "2026-02-28", answers=3)
    ours = [opened(replace(locations, own=home / "faq" / "faq.db"), home, qtbot) for home in (ada, bob)]
    assert [desk.list_pane.count.text() for desk in ours] == ["3 réponses", "4 réponses"]
    for desk in ours:
        desk.search_box.setText("badge")
        desk.actions.vote_yes.trigger()
        desk.window.close()
    for home in (ada, bob):
        assert (home / "feedback.db").is_file()
        assert (home / "settings.ini").is_file()
    assert sorted(path.name for path in locations.bundled.parent.iterdir()) == ["faq.db"]


def with_share_cache(locations: FaqLocations, share: Path, folder: Path) -> FaqSource:
    make = partial(first_list.open_faq, lexicon=paths.resource("search", "lexicon.toml"))
    share_cache = ShareCache(share, copy_of(share, folder))
    return FaqSource(replace(locations, policy=share), make, share_cache=share_cache, settle_ms=0)


def test_a_faq_on_a_share_is_copied_beside_the_window_and_then_offered(
    qapp: QApplication, qtbot: QtBot, locations: FaqLocations, put: Put, tmp_path: Path
) -> None:
    share, folder = tmp_path / "partage" / "faq.db", tmp_path / "données" / "faq"
    put(share, "2026-05-31", answers=2)
    source = with_share_cache(locations, share, folder)
    offered: list[bool] = []
    source.changed.connect(lambda: offered.append(True))
    if len(source.load().faq.entries) == 4:  # the thread was not faster
        qtbot.waitUntil(lambda: bool(offered))
    desk = source.load()
    assert len(desk.faq.entries) == 2
    assert desk.path == copy_of(share, folder)
    share.unlink()
    later = ShareCacheThread(ShareCache(share, copy_of(share, folder)))
    with qtbot.assertNotEmitted(later.refused):
        later.refresh()
    assert len(with_share_cache(locations, share, folder).load().faq.entries) == 2


def test_an_unreachable_share_without_a_copy_is_reported(
    styled_app: QApplication, qtbot: QtBot, locations: FaqLocations, tmp_path: Path
) -> None:
    share = tmp_path / "partage" / "faq.db"
    source = with_share_cache(locations, share, tmp_path / "faq")
    with qtbot.waitSignal(source.refused) as signal:
        assert len(source.load().faq.entries) == 4
    assert str(share) in signal.args[0]
    assert "introuvable" in signal.args[0]


def test_a_broken_faq_on_the_share_is_reported_and_the_copy_stays_in_use(
    styled_app: QApplication, qtbot: QtBot, locations: FaqLocations, put: Put, tmp_path: Path
) -> None:
    share, folder = tmp_path / "partage" / "faq.db", tmp_path / "faq"
    put(share, "2026-05-31", answers=2)
    ShareCache(share, copy_of(share, folder)).refresh()
    share.write_bytes(b"no database")
    source = with_share_cache(locations, share, folder)
    with qtbot.waitSignal(source.refused) as signal:
        assert len(source.load().faq.entries) == 2
    assert str(share) in signal.args[0]
