from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from build_spec.encoder import make
from build_spec.encoder.weights import Weights
from build_spec.errors import BuildError
from tests.build_spec.encoder.small_model import PIECES, small_model


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Replace the folder of the recipe by one with a small vocabulary, from which two pieces are dropped."""
    kept = np.ones(len(PIECES), dtype=np.uint8)
    kept[[5, 6]] = 0
    np.packbits(kept).tofile(tmp_path / "kept_pieces.bin")
    monkeypatch.setattr(make, "_HERE", tmp_path)
    monkeypatch.setattr(make, "_download", lambda: small_model().data)
    return tmp_path


def test_the_kept_pieces_are_those_of_the_trimmed_vocabulary() -> None:
    bits = np.unpackbits(np.fromfile(Path(make.__file__).parent / "kept_pieces.bin", dtype=np.uint8), count=250_002)
    assert bits.sum() == 32_548
    assert bits[:4].all()


def test_the_model_is_written_with_its_fingerprint_last(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = make.convert(Weights.from_bytes(small_model().data))
    monkeypatch.setattr(make, "FINGERPRINT", make.fingerprint_of(files))
    make.make(here / "model")
    assert {path.name for path in (here / "model").iterdir()} == {"model.onnx", "tokenizer.json", "model.json"}
    assert json.loads((here / "model" / "model.json").read_text())["fingerprint"] == make.FINGERPRINT
    pieces = json.loads((here / "model" / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    assert [piece for piece, _ in pieces] == [piece for piece in PIECES if piece not in {"a", "b"}]


def test_other_bytes_are_refused_and_nothing_is_written(here: Path) -> None:
    with pytest.raises(BuildError, match="hash to"):
        make.make(here / "model")
    assert not (here / "model").exists()


def test_a_change_of_any_file_changes_the_fingerprint() -> None:
    files = {"model.onnx": b"1", "tokenizer.json": b"2"}
    assert make.fingerprint_of(files) != make.fingerprint_of(files | {"tokenizer.json": b"3"})
    assert make.fingerprint_of(files) == make.fingerprint_of(dict(reversed(files.items())))
