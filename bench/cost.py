"""The costs of an index before the first key: build time, file size, time to open, memory.

Run as a program, it opens one index in a process of its own, so that the memory is that of this engine alone.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.keystrokes import LISTED, Query
from bench.memory import resident
from bench.peers import KINDS, Kind
from bench.typing import keystrokes
from helpdesk_app.faq.model import Faq

WARM_UP_QUERIES: Final = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """The costs of one engine on one corpus."""

    build_seconds: float
    megabytes_on_disk: float
    open_milliseconds: float
    """From the imported program to the first result."""
    megabytes_resident: float | None
    """After twenty queries were typed; ``None`` if the system does not say."""


def measure(kind: Kind, faq: Faq, queries: Sequence[Query], folder: Path) -> Cost:
    """Build the index in the empty ``folder``, and open it in another process."""
    begin = time.perf_counter()
    kind.build(faq, folder)
    built = time.perf_counter() - begin
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    texts = json.dumps([query.text for query in queries[:WARM_UP_QUERIES]])
    command = [sys.executable, "-m", "bench.cost", kind.name, str(folder)]
    printed = subprocess.run(command, input=texts, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    opened = json.loads(printed)
    return Cost(built, size / 1e6, opened["milliseconds"], opened["megabytes"])


def main(arguments: Sequence[str]) -> None:
    """Open the index of one engine, type the queries of standard input, and print the costs as JSON."""
    name, folder = arguments
    kind = KINDS[name]
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # a real stream, as we started this process
    texts = json.load(sys.stdin)
    for module in kind.modules:
        importlib.import_module(module)
    begin = time.perf_counter()
    peer = kind.open(Path(folder))
    peer.search(texts[0][:1], LISTED)
    milliseconds = (time.perf_counter() - begin) * 1000
    for text in texts:
        for key in keystrokes(text):
            peer.search(key, LISTED)
    memory = resident()
    print(json.dumps({"milliseconds": milliseconds, "megabytes": memory.now if memory else None}))
    peer.close()


if __name__ == "__main__":
    main(sys.argv[1:])
