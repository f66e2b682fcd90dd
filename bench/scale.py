"""The time to read, check, import and match pages of very many entries: ``python -m bench.scale``.

The older version of each page differs by a word in every tenth answer. Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from bench.tables import table
from helpdesk_app.faq_build.doubts import doubts_about
from helpdesk_app.faq_build.importing import import_documents
from helpdesk_app.faq_build.matching import match
from helpdesk_app.faq_build.sources.formats import parse_source

_T = TypeVar("_T")
_FORMS: Final[dict[str, str]] = {
    "headings": "## Titre {n} du badge\n\nLe badge {n} est remis au guichet, {word} contre un reçu.\n\n",
    "numbered questions": "{n}. Faut-il payer le badge {n} ?\nOui, {n} euros, {word} au guichet.\n",
    "Q and R": "Q : Faut-il payer le badge {n} ?\nR : Oui, {n} euros, {word} au guichet.\n",
    "equal blocks": "Où payer le badge ?\nAu guichet, du lundi au vendredi.\n\n",
    "titles": "Titre {n} du badge\n\nLe badge {n} est remis au guichet, {word} contre un reçu.\n\n\n",
    "wrapped questions": "Faut-il payer le\nbadge {n} ?\n\nOui, {n} euros, {word} au guichet.\n\n",
}


def page(form: str, entries: int, word: str) -> bytes:
    """Return a page of ``entries`` entries, every tenth with another word than the others."""
    return "".join(form.format(n=n, word=word if n % 10 == 0 else "donc") for n in range(1, entries + 1)).encode()


def measure(form: str, entries: int) -> list[str]:
    """Return the seconds of each step."""
    seconds: list[str] = []

    def timed(step: Callable[[], _T]) -> _T:
        began = time.process_time()
        result = step()
        seconds.append(f"{time.process_time() - began:.1f}")
        return result

    older = import_documents([parse_source(page(form, entries, "jadis"), "page.txt")]).entries
    data = page(form, entries, "encore")
    document = timed(lambda: parse_source(data, "page.txt"))
    timed(lambda: doubts_about([document]))
    newer = timed(lambda: import_documents([document])).entries
    timed(lambda: match(older, newer))
    return seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of seconds for each form and size."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 50_000, 100_000], metavar="N")
    parser.add_argument("--forms", nargs="+", choices=_FORMS, default=list(_FORMS))
    args = parser.parse_args(arguments)
    rows = []
    for name in args.forms:
        for size in args.sizes:
            rows.append([name, str(size), *measure(_FORMS[name], size)])
            print(*rows[-1], file=sys.stderr, flush=True)
    print(table(["Entries", "How many", "Read", "Doubts", "Import", "Match"], rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
