"""Latent topics: words that occur together in the FAQ match each other.

Latent semantic analysis (Deerwester et al. 1990): the entries, as weighted vectors of terms, are projected on
the few directions that keep most of them. The directions are found by a randomised range finder with power
iterations (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1), which needs nothing but products with the
sparse matrix, and starts from a fixed seed so that a rebuild finds the same topics.
"""

from __future__ import annotations

import random
from typing import Final

import numpy as np
import numpy.typing as npt

from helpdesk_app.search.index import Bytes, Floats, Ints

_OVERSAMPLING: Final = 10
_POWER_ITERATIONS: Final = 4
_CHUNK: Final = 1 << 15
"""Values that are multiplied at a time: their products stay in the processor's cache."""
_SCALE: Final = 127.0
_WEAKEST: Final = 1e-12
"""Directions weaker than this share of the strongest are rounding errors."""
_NOISE: Final = 1e-5
"""A vector shorter than this has no topics: it is a rounding error, which must not be scaled up."""
_SAMPLE: Final = 20_000
"""Evenly spaced entries from which the topics of a larger FAQ are learnt."""


class SparseMatrix:
    """A sparse matrix by rows, with the two products that the range finder needs.

    Args:
        starts: Where each row begins in the other two, and where the last one ends.
        columns: Column of each value.
        values: The values.
        width: Number of columns.
    """

    def __init__(self, starts: Ints, columns: Ints, values: Floats, width: int) -> None:
        self.shape = (len(starts) - 1, width)
        self._by_row = (starts, columns, values)
        order = np.argsort(columns, kind="stable")
        rows = np.repeat(np.arange(self.shape[0], dtype=np.int32), np.diff(starts))
        column_starts = np.zeros(width + 1, dtype=np.int32)
        np.cumsum(np.bincount(columns, minlength=width), out=column_starts[1:])
        self._by_column = (column_starts, rows[order], values[order])

    def every(self, step: int) -> SparseMatrix:
        """Return the matrix of every ``step``-th row."""
        if step <= 1:
            return self
        starts, columns, values = self._by_row
        chosen = np.arange(0, self.shape[0], step)
        kept = np.zeros(self.shape[0], dtype=np.bool_)
        kept[chosen] = True
        kept_values = np.repeat(kept, np.diff(starts))
        new_starts = np.zeros(len(chosen) + 1, dtype=np.int32)
        np.cumsum(np.diff(starts)[chosen], out=new_starts[1:])
        return SparseMatrix(new_starts, columns[kept_values], values[kept_values], self.shape[1])

    def times(self, dense: Floats) -> Floats:
        """Return matrix x dense: rows x n."""
        return _multiply(*self._by_row, dense)

    def transposed_times(self, dense: Floats) -> Floats:
        """Return matrix' x dense: columns x n."""
        return _multiply(*self._by_column, dense)


def _multiply(starts: Ints, columns: Ints, values: Floats, dense: Floats) -> Floats:
    """Sum the chosen rows of ``dense``, in chunks of whole rows that bound the memory."""
    product = np.zeros((len(starts) - 1, dense.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(np.diff(starts))
    begin = 0
    while begin < len(filled):
        first = starts[filled[begin]]
        end = max(int(np.searchsorted(starts[filled], first + _CHUNK, side="left")), begin + 1)
        rows = filled[begin:end]
        last = starts[rows[-1] + 1]
        weighted = dense[columns[first:last]] * values[first:last, None]
        product[rows] = np.add.reduceat(weighted, starts[rows] - first, axis=0)
        begin = end
    return product


def topics(matrix: SparseMatrix, dimensions: int) -> tuple[Floats, Floats]:
    """Return the term vectors (columns x k) and unit entry vectors (rows x k) of the ``k`` strongest topics.

    ``k`` is ``dimensions``, or less if the matrix has less; fewer than three entries have no topics.
    """
    height, width = matrix.shape
    k = min(dimensions, height - 1, width - 1)
    if height < 3 or k < 1:
        return np.zeros((width, 0), dtype=np.float32), np.zeros((height, 0), dtype=np.float32)
    sketch = min(k + _OVERSAMPLING, height, width)
    sample = matrix.every(-(-height // _SAMPLE))
    basis = _orthonormal(sample.times(_random_vectors(width, sketch)))
    for _ in range(_POWER_ITERATIONS):
        basis = _orthonormal(sample.times(_orthonormal(sample.transposed_times(basis))))
    projected = sample.transposed_times(basis)
    strengths, directions = _gram_directions(projected)
    strongest = np.argsort(-strengths, kind="stable")[:k]
    lengths = np.sqrt(np.maximum(strengths[strongest], _WEAKEST * max(strengths.max(), _WEAKEST)))
    terms = projected @ (directions[:, strongest] / lengths).astype(np.float32)
    terms *= np.linalg.norm(terms, axis=1, keepdims=True) > _NOISE
    return terms, fold_in(matrix, terms)


def fold_in(matrix: SparseMatrix, terms: Floats) -> Floats:
    """Return the unit entry vectors (rows x k) in the topics of ``terms`` (columns x k).

    The entries may be others than those that the topics were learnt from (folding in; Deerwester et al. 1990).
    """
    entries = matrix.times(terms)
    norms = np.linalg.norm(entries, axis=1, keepdims=True)
    unit: Floats = np.where(norms > _NOISE, entries / np.maximum(norms, _NOISE), np.float32(0.0))
    return unit


def _random_vectors(height: int, width: int) -> Floats:
    """Return uniform random numbers from -1 to 1 (height x width), the same each time.

    By the standard library: without numpy.random the program is 2 MB smaller.
    """
    drawn = np.frombuffer(random.Random(0).randbytes(2 * height * width), dtype="<u2")  # noqa: S311 -- no secret
    return (drawn.astype(np.float32) / np.float32(1 << 15) - 1).reshape(height, width)


def _orthonormal(vectors: Floats) -> Floats:
    """Return an orthonormal basis of the columns, by their Gram matrix: much faster than QR for tall matrices.

    Twice, because once leaves the rounding of an ill-conditioned Gram matrix (Stathopoulos and Wu 2002).
    """
    for _ in range(2):
        strengths, directions = _gram_directions(vectors)
        lengths = np.sqrt(np.maximum(strengths, _WEAKEST * max(strengths[-1], _WEAKEST)))
        vectors = vectors @ (directions / lengths).astype(np.float32)
    return vectors


def _gram_directions(vectors: Floats) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return squared lengths, ascending, and directions of the span of the columns, in double precision."""
    precise = vectors.astype(np.float64)
    strengths, directions = np.linalg.eigh(precise.T @ precise)
    return strengths, directions


def quantise_unit(vectors: Floats) -> Bytes:
    """Return unit vectors as bytes: 127 is 1.0."""
    quantised: Bytes = np.rint(vectors * _SCALE).astype(np.int8)
    return quantised


def quantise_rows(vectors: Floats) -> tuple[Bytes, Floats]:
    """Return vectors as bytes with a scale each: ``vector = bytes * scale``."""
    scale = np.abs(vectors).max(axis=1, initial=0.0) / _SCALE
    safe = np.where(scale > 0, scale, 1.0)
    return np.rint(vectors / safe[:, None]).astype(np.int8), scale.astype(np.float32)
