from __future__ import annotations

import numpy as np
import pytest

from build_spec.encoder.weights import Quantised, Weights, WeightsError
from tests.build_spec.encoder.small_model import PIECES, small_model


def values(matrix: Quantised) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    scales = np.repeat(matrix.scales.astype(np.float32), 32, axis=1)
    return (matrix.nibbles.astype(np.float32) - 8) * scales


def test_every_matrix_and_vector_is_read_as_it_was_written() -> None:
    model = small_model()
    weights = Weights.from_bytes(model.data)
    assert weights.pieces == PIECES
    assert weights.scores[1] == -1.0
    assert (weights.width, weights.layers, weights.heads, weights.feed_forward) == (64, 1, 2, 128)
    assert weights.matrices.keys() == model.matrices.keys()
    for name, expected in model.matrices.items():
        np.testing.assert_array_equal(values(weights.matrices[name]), expected)
    for name, vector in model.vectors.items():
        np.testing.assert_array_equal(weights.plain[name], vector)


def test_chosen_rows_keep_their_values() -> None:
    matrix = Weights.from_bytes(small_model().data).matrices["emb.word"]
    np.testing.assert_array_equal(values(matrix.rows(np.array([7, 2]))), values(matrix)[[7, 2]])


@pytest.mark.parametrize("change", [b"E5S2\x01", b"E5S1\x02"])
def test_another_format_is_refused(change: bytes) -> None:
    with pytest.raises(WeightsError, match="format"):
        Weights.from_bytes(change + small_model().data[5:])
