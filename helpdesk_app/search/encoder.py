"""The sentence encoder: a text -> the direction of its meaning.

multilingual-e5-small (Wang et al. 2024) in 4 bits, run by onnxruntime on one thread. ``build_spec/encoder`` makes the
files. Texts near in meaning have a high cosine; the prefixes are those that the model was trained with.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, Self

import numpy as np

from helpdesk_app.search.index import Floats
from helpdesk_app.text.translation import _

_BATCH: Final = 16
_QUERY: Final = "query: "
_PASSAGE: Final = "passage: "

Progress = Callable[[int, int], None]
"""Called with how many texts are done, and how many there are; may raise to stop."""


class ModelUnavailableError(Exception):
    """The encoder is not installed, or its files are not the ones that were made; ``str()`` says which."""


class Encoder:
    """Encodes queries and passages. Load it once: it takes a tenth of a second and 60 MB.

    Args:
        session: The model.
        tokenizer: Cuts texts as the model was taught.
        fingerprint: Of the files; vectors of another fingerprint cannot be compared with these.
    """

    def __init__(self, session: Any, tokenizer: Any, fingerprint: str) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.fingerprint = fingerprint

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load the model from ``folder``.

        Raises:
            ModelUnavailableError: Its libraries or files are missing, or the files are damaged.
        """
        try:
            # Here and not above: they take a tenth of a second, and a program without them works on words alone.
            os.environ["TOKENIZERS_PARALLELISM"] = "false"  # its threads would stay alive between keys
            os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # pyproject.toml asks for a version that has none
            import onnxruntime
            from onnxruntime.capi import onnxruntime_pybind11_state as failures
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ModelUnavailableError(
                _("The sentence encoder needs a library that is missing: {error}").format(error=error)
            ) from error
        onnxruntime.disable_telemetry_events()  # on Windows it would note its use in the system's event traces
        options = onnxruntime.SessionOptions()
        # A second thread would save a millisecond or two, and spin for as long after every key.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        damaged = (failures.Fail, failures.InvalidProtobuf, failures.InvalidGraph, failures.NotImplemented)
        try:
            described = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            model = (folder / "model.onnx").read_bytes()
            session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            tokenizer = Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes())
            return cls(session, tokenizer, described["fingerprint"])
        except (OSError, LookupError, ValueError, *damaged) as error:
            raise ModelUnavailableError(
                _("The sentence encoder cannot be loaded from {folder}: {error}").format(folder=folder, error=error)
            ) from error

    def query(self, text: str) -> Floats:
        """Return the unit vector of a query."""
        vector: Floats = self._encode([_QUERY + text])[0]
        return vector

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Return a unit vector for each of ``texts``, row by row.

        Texts of like length are encoded together, so that little is spent on padding.
        """
        vectors = np.zeros((len(texts), self.width), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._encode([_PASSAGE + texts[row] for row in rows])
            if progress is not None:
                progress(start + len(rows), len(texts))
        return vectors

    @property
    def width(self) -> int:
        """Return how many numbers a vector has."""
        return int(self._session.get_outputs()[0].shape[1])

    def _encode(self, texts: Sequence[str]) -> Floats:
        cut = self._tokenizer.encode_batch_fast(texts)
        pieces = np.array([text.ids for text in cut], dtype=np.int32)
        mask = np.array([text.attention_mask for text in cut], dtype=np.int32)
        vectors: Floats = self._session.run(None, {"input_ids": pieces, "attention_mask": mask})[0]
        return vectors
