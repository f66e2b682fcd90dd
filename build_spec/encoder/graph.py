"""The encoder as an ONNX model: twelve BERT layers (Devlin et al. 2019) whose matrices stay in 4 bits.

Inputs ``input_ids`` and ``attention_mask`` (int32, texts x pieces); output ``embedding`` (float32, texts x width): the
mean of the last layer over the pieces of each text, at unit length. Operators of the domain com.microsoft are those of
onnxruntime. accuracy_level 4 lets it multiply in 8-bit integers.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper

from build_spec.encoder.weights import BLOCK, Quantised, Weights

_MICROSOFT: Final = "com.microsoft"
_OPSETS: Final = (("", 20), (_MICROSOFT, 1))
_IR_VERSION: Final = 10
_MIDDLE: Final = 8
"""The nibble that encodes zero."""
_INT8_ACTIVATIONS: Final = 4


def encoder_model(weights: Weights, kept: npt.NDArray[np.intp]) -> ModelProto:
    """Return the model with the embeddings of the ``kept`` pieces only; the same bytes for the same weights."""
    return _Graph(weights).build(weights.matrices["emb.word"].rows(kept))


class _Graph:
    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def build(self, words: Quantised) -> ModelProto:
        state = self._embed(words)
        for layer in range(self._weights.layers):
            state = self._layer(f"l{layer}", state)
        self._pool(state)
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [
                helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", "pieces"])
                for name in ("input_ids", "attention_mask")
            ],
            [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["texts", self._weights.width])],
            self._constants,
        )
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
        return helper.make_model(
            graph, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="helpdesk-assistant"
        )

    def _embed(self, words: Quantised) -> str:
        """Add word, position and type embeddings; every text is of type 0."""
        weights = self._weights
        positions = weights.plain["emb.pos"].reshape(-1, weights.width) + weights.plain["emb.type"][: weights.width]
        table = self._constant("emb.word", _pack(words.nibbles), (len(words.nibbles), weights.width), TensorProto.UINT4)
        middle = np.full((len(words.nibbles), weights.width // BLOCK), _MIDDLE, dtype=np.uint8)
        zero = self._constant("emb.word.zero", _pack(middle), middle.shape, TensorProto.UINT4)
        gathered = self._add(
            "GatherBlockQuantized",
            [table, "input_ids", self._array("emb.word.scale", words.scales), zero],
            "emb.word.f16",
            domain=_MICROSOFT,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        as_float = self._add("Cast", [gathered], "emb.word.f32", to=TensorProto.FLOAT)
        shape = self._add("Shape", ["input_ids"], "shape")
        axis = self._array("axis.0", np.array([0], dtype=np.int64))
        pieces = self._add("Gather", [shape, self._array("one", np.array([1], dtype=np.int64))], "pieces")
        position = self._add("Slice", [self._array("emb.pos", positions), axis, pieces, axis], "emb.pos.used")
        summed = self._add("Add", [as_float, position], "emb.sum")
        gain, bias = (self._array(f"emb.ln.{part}", weights.plain[f"emb.ln.{part}"]) for part in "wb")
        return self._add("LayerNormalization", [summed, gain, bias], "emb", axis=-1, epsilon=weights.epsilon)

    def _layer(self, name: str, state: str) -> str:
        """Attend, then feed forward, with a norm after each."""
        query, key, value = (self._linear(f"{name}.{part}", state) for part in "qkv")
        attended = self._add(
            "MultiHeadAttention",
            [query, key, value, "", "attention_mask"],
            f"{name}.attended",
            domain=_MICROSOFT,
            num_heads=self._weights.heads,
        )
        state = self._add_and_norm(f"{name}.aln", self._linear(f"{name}.ao", attended), state)
        inner = self._add("Gelu", [self._linear(f"{name}.fi", state)], f"{name}.gelu")
        return self._add_and_norm(f"{name}.oln", self._linear(f"{name}.fo", inner), state)

    def _pool(self, state: str) -> None:
        mask = self._add("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
        last = self._array("axis.last", np.array([-1], dtype=np.int64))
        column = self._add("Unsqueeze", [mask, last], "mask.column")
        kept = self._add("Mul", [state, column], "state.kept")
        # Unit length comes next, so a sum is as good as the mean.
        middle = self._array("axis.1", np.array([1], dtype=np.int64))
        total = self._add("ReduceSum", [kept, middle], "state.sum", keepdims=0)
        self._add("LpNormalization", [total], "embedding", axis=-1, p=2)

    def _linear(self, name: str, state: str) -> str:
        matrix = self._weights.matrices[f"{name}.w"]
        outputs, inputs = matrix.nibbles.shape
        packed = _pack(matrix.nibbles).reshape(outputs, inputs // BLOCK, BLOCK // 2)
        stored = self._array(f"{name}.scale", matrix.scales.ravel())
        scales = self._add("Cast", [stored], f"{name}.scale.f32", to=TensorProto.FLOAT)  # once, when it is loaded
        bias = self._array(f"{name}.b", self._weights.plain[f"{name}.b"])
        return self._add(
            "MatMulNBits",
            [state, self._array(f"{name}.w", packed), scales, "", "", bias],
            name,
            domain=_MICROSOFT,
            K=inputs,
            N=outputs,
            bits=4,
            block_size=BLOCK,
            accuracy_level=_INT8_ACTIVATIONS,
        )

    def _add_and_norm(self, name: str, state: str, before: str) -> str:
        gain, bias = (self._array(f"{name}.{part}", self._weights.plain[f"{name}.{part}"]) for part in "wb")
        inputs = [state, before, gain, bias]
        return self._add("SkipLayerNormalization", inputs, name, domain=_MICROSOFT, epsilon=self._weights.epsilon)

    def _add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        self._nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def _array(self, name: str, values: npt.NDArray[Any]) -> str:
        kind = helper.np_dtype_to_tensor_dtype(values.dtype)
        return self._constant(name, values, values.shape, kind)

    def _constant(self, name: str, values: npt.NDArray[Any], shape: tuple[int, ...], kind: int) -> str:
        if not any(known.name == name for known in self._constants):
            little_endian = values.astype(values.dtype.newbyteorder("<"))
            self._constants.append(helper.make_tensor(name, kind, shape, little_endian.tobytes(), raw=True))
        return name


def _pack(nibbles: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return two nibbles a byte, the even one low, as ONNX and onnxruntime store them."""
    packed: npt.NDArray[np.uint8] = nibbles[..., ::2] | (nibbles[..., 1::2] << np.uint8(4))
    return packed
