"""The encoder itself; its model is made by ``python3 task.py model``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from build_spec.encoder.make import FINGERPRINT
from helpdesk_app.config import paths
from helpdesk_app.search.encoder import Encoder, ModelUnavailableError

REFERENCE = [
    json.loads(line) for line in Path(__file__).with_name("reference_vectors.jsonl").read_text("utf-8").splitlines()
]

is_made = pytest.mark.skipif(
    not paths.encoder_model().is_dir(), reason="the model is not made; type: python3 task.py model"
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(paths.encoder_model())


@is_made
def test_the_model_in_the_tree_is_the_one_that_the_recipe_makes(encoder: Encoder) -> None:
    assert encoder.fingerprint == FINGERPRINT


@is_made
@pytest.mark.parametrize("reference", REFERENCE, ids=lambda reference: reference["text"][:30])
def test_vectors_are_those_of_the_weights_in_full_precision(
    reference: dict[str, str | list[float]], encoder: Encoder
) -> None:
    text, expected = str(reference["text"]), np.array(reference["vector"])
    is_query = reference["prefix"] == "query: "
    vector = encoder.query(text) if is_query else encoder.passages([text])[0]
    assert vector @ expected / np.linalg.norm(expected) >= 0.999


@is_made
def test_passages_keep_their_order_and_report_their_progress(encoder: Encoder) -> None:
    texts = ["une longue phrase sur la carte de professionnel de santé " * (row % 5 + 1) for row in range(20)]
    steps: list[tuple[int, int]] = []
    vectors = encoder.passages(texts, lambda done, total: steps.append((done, total)))
    assert steps == [(16, 20), (20, 20)]
    for row in (0, 4, 7):
        assert vectors[row] @ encoder.passages([texts[row]])[0] > 0.999


@is_made
def test_nearness_is_of_meaning_and_not_of_words(encoder: Encoder) -> None:
    query = encoder.query("j'ai égaré mon badge")
    near, far = encoder.passages(["Que faire en cas de perte de la carte ?", "Que faire de mon badge sportif ?"])
    other = encoder.passages(["Comment déclarer mes impôts ?"])[0]
    assert query @ near > query @ other
    assert np.isfinite(query @ far)


@is_made
def test_no_text_is_encoded_to_nothing(encoder: Encoder) -> None:
    assert encoder.passages([]).shape == (0, encoder.width)
    assert np.isfinite(encoder.query("")).all()


@is_made
def test_what_speaks_to_a_network_is_not_loaded_with_it() -> None:
    code = (
        "import sys; from helpdesk_app.config import paths; from helpdesk_app.search.encoder import Encoder;"
        "Encoder.load(paths.encoder_model()).query('carte');"
        "print([n for n in ('huggingface_hub', 'httpx2', 'ssl', 'socket', 'urllib.request') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@is_made
def test_loading_it_writes_nothing(tmp_path: Path) -> None:
    code = (
        "from helpdesk_app.config import paths; from helpdesk_app.search.encoder import Encoder;"
        "Encoder.load(paths.encoder_model()).query('carte')"
    )
    home = {name: str(tmp_path) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "TMPDIR")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | home
    subprocess.run([sys.executable, "-B", "-c", code], env=environment, check=True, cwd=paths.bundled_folder())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["missing", "no json", "no model"])
def test_a_model_that_is_missing_or_damaged_is_named(damage: str, tmp_path: Path) -> None:
    if damage != "missing":
        (tmp_path / "model.json").write_text('{"fingerprint": "x"}' if damage == "no model" else "{", encoding="utf-8")
        (tmp_path / "model.onnx").write_bytes(b"no model")
        (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match="cannot be loaded"):
        Encoder.load(tmp_path)
