"""A build says what changes and what to look at before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk_app.editing.publishing import BuildPhase, ChangeKind, prepare, write
from helpdesk_app.faq.database import read
from helpdesk_app.faq_build.publishing import PublishError
from helpdesk_app.faq_build.sources.folder import DATABASE
from helpdesk_app.search.indexer import Indexer
from tests.editing.built_folder import ROWS, write_folder
from tests.search.corpora import STOP_WORDS
from tests.search.word_encoder import WordEncoder


class StoppedError(Exception):
    pass


INDEXER = Indexer(STOP_WORDS, None, ())


def test_a_first_build_writes_all_entries(tmp_path: Path) -> None:
    preparation = prepare(write_folder(tmp_path), INDEXER)
    assert [change.kind for change in preparation.changes] == [ChangeKind.NEW] * 3
    assert not preparation.asks
    assert not (tmp_path / DATABASE).exists()
    write(preparation)
    assert [entry.uid for entry in read(tmp_path / DATABASE)[0].entries] == list(ROWS)


def test_the_next_build_shows_what_is_new_changed_and_gone(tmp_path: Path) -> None:
    write(prepare(write_folder(tmp_path), INDEXER))
    rows = dict(ROWS)
    del rows["passpasspa"]
    rows["buybuybuyb"] = ("Où acheter un badge ?", "Au guichet, avec une carte d’identité.")
    rows["cantcantca"] = ("Quand ouvre la cantine ?", "À midi.")
    preparation = prepare(write_folder(tmp_path, rows), INDEXER)
    changes = {change.entry.uid: change for change in preparation.changes}
    assert {uid: change.kind for uid, change in changes.items()} == {
        "cantcantca": ChangeKind.NEW,
        "buybuybuyb": ChangeKind.CHANGED,
        "passpasspa": ChangeKind.GONE,
    }
    (answer,) = changes["buybuybuyb"].fields
    assert answer.field == "answer"
    assert [piece.text for piece in answer.before if piece.differs] == ["pièce"]
    assert [piece.text for piece in answer.after if piece.differs] == ["carte"]
    write(preparation)
    rows["passpasspa"] = ROWS["passpasspa"]
    kinds = [change.kind for change in prepare(write_folder(tmp_path, rows), INDEXER).changes]
    assert kinds == [ChangeKind.RETURNED]


def test_red_searches_and_doubts_ask(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, expected='"acheter badge" = "buybuybuyb"\n"badge perdu" = "buybuybuyb"\n')
    (folder / "page.txt").write_text("Bonjour à tous.\n" * 3 + "Où ?\nIci.\nQui ?\nMoi.\n", encoding="utf-8")
    preparation = prepare(folder, INDEXER)
    assert preparation.asks
    assert [outcome.expected.query for outcome in preparation.red] == ["badge perdu"]
    assert [doubt.source for doubt in preparation.doubts] == ["page.txt"]


def test_each_phase_is_told_and_may_stop_the_build(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, expected='"badge" = "buybuybuyb"\n')
    phases: list[BuildPhase] = []
    prepare(folder, Indexer(STOP_WORDS, WordEncoder(), ["gâteau"]), lambda phase, _done, _all: phases.append(phase))
    assert list(dict.fromkeys(phases)) == list(BuildPhase)

    def stop(phase: BuildPhase, _done: int, _all: int) -> None:
        if phase is BuildPhase.TRYING:
            raise StoppedError

    with pytest.raises(StoppedError):
        prepare(folder, INDEXER, stop)
    assert not (folder / DATABASE).exists()


def test_a_mistake_in_the_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"^recherches.toml:1: "):
        prepare(write_folder(tmp_path, expected="badge = 3\n"), INDEXER)
