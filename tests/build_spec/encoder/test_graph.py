from __future__ import annotations

import numpy as np
import onnxruntime
import pytest

from build_spec.encoder.graph import encoder_model
from build_spec.encoder.weights import Weights
from tests.build_spec.encoder.small_model import PIECES, SmallModel, small_model

EVERY_PIECE = np.arange(len(PIECES))


@pytest.fixture(scope="module")
def model() -> SmallModel:
    return small_model()


def run(data: bytes, texts: list[list[int]]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    longest = max(map(len, texts))
    pieces = np.array([text + [1] * (longest - len(text)) for text in texts], dtype=np.int32)
    mask = np.array([[1] * len(text) + [0] * (longest - len(text)) for text in texts], dtype=np.int32)
    return session.run(None, {"input_ids": pieces, "attention_mask": mask})[0]  # type: ignore[no-any-return]


def test_the_graph_computes_what_the_layers_say(model: SmallModel) -> None:
    graph = encoder_model(Weights.from_bytes(model.data), EVERY_PIECE).SerializeToString()
    for text in ([0, 8, 5, 2], [0, 2], [0, 7, 9, 4, 3, 6, 2]):
        (vector,) = run(graph, [text])
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)
        assert vector @ model.embedding(text) > 0.999  # its sums are in 8-bit integers


def test_padding_changes_nothing(model: SmallModel) -> None:
    graph = encoder_model(Weights.from_bytes(model.data), EVERY_PIECE).SerializeToString()
    short, long = [0, 8, 2], [0, 7, 9, 4, 3, 6, 2]
    together = run(graph, [short, long])
    np.testing.assert_allclose(together[0], run(graph, [short])[0], atol=1e-5)


def test_a_trimmed_vocabulary_renumbers_the_pieces(model: SmallModel) -> None:
    weights = Weights.from_bytes(model.data)
    whole = encoder_model(weights, EVERY_PIECE).SerializeToString()
    trimmed = encoder_model(weights, np.array([0, 1, 2, 3, 8])).SerializeToString()
    np.testing.assert_allclose(run(trimmed, [[0, 4, 2]]), run(whole, [[0, 8, 2]]), atol=1e-6)


def test_the_same_weights_give_the_same_bytes(model: SmallModel) -> None:
    first, second = (
        encoder_model(Weights.from_bytes(model.data), EVERY_PIECE).SerializeToString(deterministic=True) for _ in "ab"
    )
    assert first == second
