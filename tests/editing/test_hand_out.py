"""The FAQ of a folder is put where the desks look, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk_app.editing.hand_out import (
    ForeignFaqError,
    HandOutRecord,
    HandOutTarget,
    TargetKind,
    hand_out,
    look_at_previous,
    put_back,
    read_record,
    targets,
)
from helpdesk_app.editing.publishing import prepare, write
from helpdesk_app.faq.choice import Origin, choose
from helpdesk_app.faq.database import read
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq_build.sources.folder import files_of
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.storage.errors import ProtectedTargetError, StorageError
from tests.editing.built_folder import ROWS, write_folder
from tests.search.corpora import STOP_WORDS

INDEXER = Indexer(STOP_WORDS, None, ())


class StoppedError(Exception):
    pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built = write_folder(tmp_path / "atelier")
    write(prepare(built, INDEXER))
    return built


@pytest.fixture
def share(tmp_path: Path) -> Path:
    path = tmp_path / "partage" / "faq.db"
    path.parent.mkdir()
    return path


@pytest.fixture
def locations(tmp_path: Path, share: Path, faq_file: Path) -> FaqLocations:
    return FaqLocations(bundled=faq_file, own=tmp_path / "moi" / "faq" / "faq.db", policy=share)


def rebuild(folder: Path, question: str) -> None:
    write(prepare(write_folder(folder, ROWS | {"buybuybuyb": (question, "Au guichet.")}), INDEXER))


def test_the_desk_opens_what_was_handed_out(folder: Path, locations: FaqLocations) -> None:
    (target, _) = targets(locations, HandOutRecord())
    out = hand_out(folder, target, locations)
    choice = choose(locations)
    assert (choice.origin, choice.faq) == (Origin.POLICY, read(folder / "faq.db")[0])
    assert (out.path, out.copy, out.is_used) == (locations.policy, None, True)
    assert [path.name for path in files_of(folder)] == ["faq.csv"]


def test_the_own_folder_is_made(folder: Path, locations: FaqLocations) -> None:
    own = replace(locations, policy=None)
    (target,) = targets(own, HandOutRecord())
    assert hand_out(folder, target, own).is_used
    assert target.kind is TargetKind.OWN


def test_the_one_before_is_kept_beside_it(folder: Path, share: Path, locations: FaqLocations) -> None:
    target = HandOutTarget(share, TargetKind.POLICY)
    hand_out(folder, target, locations)
    before = share.read_bytes()
    rebuild(folder, "Où prendre un badge ?")
    out = hand_out(folder, target, locations)
    assert out.copy == share.with_name("faq-avant.db")
    assert out.copy.read_bytes() == before
    assert read(share)[0].entries[0].question == "Où prendre un badge ?"
    assert hand_out(folder, target, locations).copy is None
    assert out.copy.read_bytes() == before


def test_a_faq_of_someone_else_is_replaced_only_when_the_editor_agrees(
    folder: Path, share: Path, locations: FaqLocations, faq_file: Path
) -> None:
    target = HandOutTarget(share, TargetKind.POLICY)
    hand_out(folder, target, locations)
    share.write_bytes(faq_file.read_bytes())
    with pytest.raises(ForeignFaqError) as caught:
        hand_out(folder, target, locations)
    assert caught.value.state.present == read(faq_file)[0]
    assert share.read_bytes() == faq_file.read_bytes()
    hand_out(folder, target, locations, accept=True)
    assert share.read_bytes() == (folder / "faq.db").read_bytes()


def test_a_hand_out_that_is_interrupted_leaves_the_old_file(
    folder: Path, share: Path, locations: FaqLocations, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = HandOutTarget(share, TargetKind.POLICY)
    hand_out(folder, target, locations)
    before, record = share.read_bytes(), read_record(folder)
    rebuild(folder, "Où prendre un badge ?")

    def stop(done: int, total: int) -> None:
        if done == total:
            raise StoppedError

    with pytest.raises(StoppedError):
        hand_out(folder, target, locations, progress=stop)
    assert (share.read_bytes(), read_record(folder)) == (before, record)
    monkeypatch.setattr("helpdesk_app.storage.atomic.replace", refuse)
    with pytest.raises(StorageError):
        hand_out(folder, target, locations)
    assert (share.read_bytes(), read_record(folder)) == (before, record)


def refuse(*_args: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_only_a_faq_is_replaced(folder: Path, share: Path, locations: FaqLocations) -> None:
    share.write_text("un autre fichier", encoding="utf-8")
    with pytest.raises(StorageError):
        hand_out(folder, HandOutTarget(share, TargetKind.POLICY), locations)
    (folder / "diffusion.toml").write_text("autre = 1", encoding="utf-8")
    share.unlink()
    with pytest.raises(ProtectedTargetError):
        hand_out(folder, HandOutTarget(share, TargetKind.POLICY), locations)


def test_the_folder_remembers_a_chosen_path(folder: Path, tmp_path: Path, locations: FaqLocations) -> None:
    chosen = HandOutTarget(tmp_path / "autre.db", TargetKind.CHOSEN)
    assert not hand_out(folder, chosen, locations).is_used
    record = read_record(folder)
    assert record == HandOutRecord(chosen.path, read(chosen.path)[0].version)
    assert targets(locations, record)[0] == chosen
    assert [target.kind for target in targets(locations, HandOutRecord(locations.own))] == [
        TargetKind.OWN,
        TargetKind.POLICY,
    ]
    assert "# Où la FAQ est diffusée" in (folder / "diffusion.toml").read_text(encoding="utf-8")


def test_the_one_before_is_put_back_and_forth(folder: Path, share: Path, locations: FaqLocations) -> None:
    target = HandOutTarget(share, TargetKind.POLICY)
    assert look_at_previous(share) is None
    hand_out(folder, target, locations)
    first = share.read_bytes()
    rebuild(folder, "Où prendre un badge ?")
    hand_out(folder, target, locations)
    second = share.read_bytes()
    assert look_at_previous(share) == read(share.with_name("faq-avant.db"))[0]
    out = put_back(folder, target, locations)
    assert (share.read_bytes(), share.with_name("faq-avant.db").read_bytes()) == (first, second)
    assert (out.copy, out.is_used) == (share.with_name("faq-avant.db"), True)
    # It is known from then on: handing out again asks nothing.
    assert hand_out(folder, target, locations).faq == read(folder / "faq.db")[0]
    put_back(folder, target, locations)
    assert share.read_bytes() == first


@pytest.mark.parametrize("is_there", [True, False])
def test_the_one_before_replaces_a_faq_that_is_gone_or_damaged(
    folder: Path, share: Path, locations: FaqLocations, *, is_there: bool
) -> None:
    target = HandOutTarget(share, TargetKind.POLICY)
    kept = share.with_name("faq-avant.db")
    kept.write_bytes((folder / "faq.db").read_bytes())
    if is_there:
        share.write_bytes(kept.read_bytes()[:5000])
    assert put_back(folder, target, locations).copy is None
    assert share.read_bytes() == kept.read_bytes()
