"""The latent topics against a dense decomposition of the same matrix."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk_app.search.latent import SparseMatrix, quantise_rows, quantise_unit, topics

Dense = npt.NDArray[np.float32]


def sparse_of(dense: Dense) -> SparseMatrix:
    """Return the sparse form of a dense matrix."""
    starts = np.zeros(len(dense) + 1, dtype=np.int32)
    np.cumsum(np.count_nonzero(dense, axis=1), out=starts[1:])
    rows, columns = np.nonzero(dense)
    return SparseMatrix(starts, columns.astype(np.int32), dense[rows, columns], dense.shape[1])


def sparse_matrix(seed: int, height: int, width: int, density: float = 0.2) -> Dense:
    random = np.random.default_rng(seed)
    dense = np.where(random.random((height, width)) < density, random.random((height, width)) + 0.1, 0.0)
    return dense.astype(np.float32)


@given(st.integers(0, 2**32 - 1), st.integers(1, 30), st.integers(1, 30), st.integers(1, 5), st.floats(0.0, 1.0))
@settings(deadline=None, max_examples=50)
def test_products_are_those_of_the_dense_matrix(seed: int, height: int, width: int, n: int, density: float) -> None:
    dense = sparse_matrix(seed, height, width, density)
    rows = sparse_of(dense)
    right = np.random.default_rng(seed).standard_normal((width, n)).astype(np.float32)
    left = np.random.default_rng(seed).standard_normal((height, n)).astype(np.float32)
    np.testing.assert_allclose(rows.times(right), dense @ right, atol=1e-4)
    np.testing.assert_allclose(rows.transposed_times(left), dense.T @ left, atol=1e-4)


def test_products_in_many_chunks_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    dense = sparse_matrix(5, 40, 30)
    right = np.ones((30, 2), dtype=np.float32)
    whole = sparse_of(dense).times(right)
    for chunk in (1, 3, 17):
        monkeypatch.setattr("helpdesk_app.search.latent._CHUNK", chunk)
        np.testing.assert_array_equal(sparse_of(dense).times(right), whole)


@pytest.mark.parametrize(("height", "width", "k"), [(12, 20, 3), (40, 25, 6), (60, 90, 10), (5, 4, 3)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_topics_are_the_leading_singular_directions(seed: int, height: int, width: int, k: int) -> None:
    # Singular values that fall steadily, with a step behind the k-th, so that the leading directions are well defined.
    left, values, right = np.linalg.svd(
        np.random.default_rng(seed).standard_normal((height, width)), full_matrices=False
    )
    values = np.linspace(2.0, 1.0, len(values))
    values[k:] *= 0.3
    dense = (left * values @ right).astype(np.float32)

    terms, entries = topics(sparse_of(dense), k)

    assert terms.shape == (width, k)
    assert entries.shape == (height, k)
    # Cosines of the angles between the two subspaces: all 1 where they are the same.
    cosines = np.linalg.svd(right[:k] @ terms, compute_uv=False)
    np.testing.assert_allclose(cosines, 1.0, atol=1e-2)
    projected = dense @ right[:k].T
    np.testing.assert_allclose(entries @ entries.T, _unit(projected) @ _unit(projected).T, atol=5e-2)


def _unit(vectors: Dense) -> Dense:
    unit: Dense = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def test_topics_are_orthonormal_and_entries_are_unit_vectors() -> None:
    terms, entries = topics(sparse_of(sparse_matrix(7, 50, 40)), 8)
    np.testing.assert_allclose(terms.T @ terms, np.eye(8), atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(entries, axis=1), 1.0, atol=1e-4)


def test_the_same_matrix_gives_the_same_topics() -> None:
    dense = sparse_matrix(11, 30, 30)
    for first, second in zip(topics(sparse_of(dense), 5), topics(sparse_of(dense), 5), strict=True):
        np.testing.assert_allclose(first, second, atol=1e-5)


@pytest.mark.parametrize(("height", "width"), [(0, 0), (1, 5), (2, 5), (3, 1), (3, 0)])
def test_a_matrix_too_small_has_no_topics(height: int, width: int) -> None:
    terms, entries = topics(sparse_of(np.ones((height, width), dtype=np.float32)), 4)
    assert terms.shape == (width, 0)
    assert entries.shape == (height, 0)


@pytest.mark.parametrize(("height", "width"), [(5, 9), (9, 5)])
def test_there_are_fewer_topics_than_entries_and_than_words(height: int, width: int) -> None:
    terms, entries = topics(sparse_of(sparse_matrix(3, height, width, density=0.8)), 100)
    assert (terms.shape, entries.shape) == ((width, 4), (height, 4))


@pytest.mark.parametrize(("height", "step"), [(20, 1), (50, 3), (60, 3)])
def test_topics_of_a_large_faq_are_learnt_from_evenly_spaced_entries(
    monkeypatch: pytest.MonkeyPatch, height: int, step: int
) -> None:
    monkeypatch.setattr("helpdesk_app.search.latent._SAMPLE", 20)
    dense = sparse_matrix(17, height, 30)
    terms, entries = topics(sparse_of(dense), 3)
    learnt, of_sample = topics(sparse_of(dense[::step].copy()), 3)
    np.testing.assert_allclose(terms, learnt, atol=1e-5)
    np.testing.assert_allclose(entries[::step], of_sample, atol=1e-5)
    assert np.all(np.linalg.norm(entries, axis=1) > 0.99), "those left out of the sample have topics too"


def test_an_entry_without_words_has_a_vector_of_zeros() -> None:
    dense = sparse_matrix(13, 20, 20)
    dense[4] = 0.0
    _, entries = topics(sparse_of(dense), 4)
    np.testing.assert_array_equal(entries[4], 0.0)
    assert np.all(np.isfinite(entries))


def test_bytes_stand_for_vectors_within_half_a_step() -> None:
    random = np.random.default_rng(0)
    vectors = (random.standard_normal((30, 7)) * random.random((30, 1)) * 10).astype(np.float32)
    vectors[3] = 0.0
    quantised, scale = quantise_rows(vectors)
    assert quantised.dtype == np.int8
    np.testing.assert_array_less(
        np.abs(quantised * scale[:, None] - vectors), np.broadcast_to(scale[:, None], vectors.shape) * 0.5 + 1e-6
    )

    unit = _unit(vectors)
    np.testing.assert_allclose(quantise_unit(unit) / 127.0, unit, atol=0.5 / 127 + 1e-6)
