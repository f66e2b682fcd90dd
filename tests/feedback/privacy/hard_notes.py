"""Hard notes and searches, written by hand, that measure masking. No note is real.

``python -m tests.feedback.privacy.hard_notes`` prints recall, precision and the share of clean lines that are touched.

The rules are tuned on the files named ``development``; those named ``held_out`` were written before the rules and only
measure. Personal data stands in braces. Every line of the ``clean`` files, and every search without braces, has none.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from helpdesk_app.feedback.privacy.masking import find_personal_data
from tests.feedback.privacy.call_notes import Measure, Note, measure

CORPUS: Final = Path(__file__).with_name("corpus")
Part = Literal["development", "held_out"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
_PERSONAL: Final = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Result:
    """What masking does to one set."""

    notes: Measure
    clean: int
    """Lines without personal data."""
    touched: tuple[str, ...]
    """Those in which something is masked all the same."""

    def __str__(self) -> str:
        return (
            f"{self.notes.personal} pieces of personal data, recall {self.notes.recall:.1%}; "
            f"{self.notes.found} findings, precision {self.notes.precision:.1%}; "
            f"{len(self.touched)} of {self.clean} clean lines touched"
        )


def read_note(line: str) -> Note:
    """Return the note of a line in which braces mark personal data."""
    text, spans, end = "", [], 0
    for found in _PERSONAL.finditer(line):
        text += line[end : found.start()]
        spans.append((len(text), len(text) + len(found[1])))
        text += found[1]
        end = found.end()
    return Note(text + line[end:], tuple(spans))


def read_notes(name: str) -> list[Note]:
    """Return the notes of a file of the corpus."""
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    return [read_note(line) for line in lines if not line.startswith("# ")]


def measure_comments(part: Part) -> Result:
    """Return what masking does to the comments of ``part``."""
    return _result(read_notes(f"hard_{part}.txt"), read_notes(f"clean_{part}.txt"))


def measure_searches(part: Part) -> Result:
    """Return what masking does to the searches of ``part``."""
    notes = read_notes(f"queries_{part}.txt")
    return _result([n for n in notes if n.personal], [n for n in notes if not n.personal])


def _result(hard: Sequence[Note], clean: Sequence[Note]) -> Result:
    touched = tuple(note.text for note in clean if find_personal_data(note.text))
    return Result(measure(hard), len(clean), touched)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what masking does to each set."""
    parser = argparse.ArgumentParser(prog="python -m tests.feedback.privacy.hard_notes", description=__doc__)
    parser.add_argument("--show", choices=PARTS, help="list what is missed and what is masked wrongly")
    asked = parser.parse_args(arguments)
    for part in PARTS:
        for name, result in (("comments", measure_comments(part)), ("searches", measure_searches(part))):
            print(f"{part} {name}: {result}")
            if asked.show == part:
                print(*result.notes.missed, "", *result.notes.wrong, "", *result.touched, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
