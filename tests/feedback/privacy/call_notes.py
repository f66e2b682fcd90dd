"""Made-up notes of agents, some with personal data in them, to measure the masking of comments: nobody's real words.

``python -m tests.feedback.privacy.call_notes`` says how much of it the masking finds, and how
much of what it finds it should.

The notes, the names and the ways of writing were set down without looking at the rules. The lines of ``mended`` then
served to mend the rules. Those of ``apart`` did not: of what was missed there only the kind was looked at, and of
numbers the form. The notes and names of ``last`` came after; nothing that was missed there was looked at.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from helpdesk_app.feedback.privacy.masking import Finding, find_personal_data
from helpdesk_app.text.identifiers import luhn

CORPUS: Final = Path(__file__).with_name("corpus")
MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
Part = Literal["mended", "apart", "last"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Note:
    """A note and where personal data stands in it: (start, end)."""

    text: str
    personal: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What the masking does to notes."""

    personal: int
    missed: tuple[str, ...]
    found: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the personal data that is masked to its last character."""
        return 1 - len(self.missed) / self.personal

    @property
    def precision(self) -> float:
        """Share of the findings that are personal data, at least by half of their characters."""
        return 1 - len(self.wrong) / self.found


def lines(name: str, part: Part) -> list[str]:
    """Return the lines of a file of the corpus that belong to ``part``."""
    if part == "last":
        return (CORPUS / f"last_{name}").read_text(encoding="utf-8").splitlines()
    return (CORPUS / f"notes_{name}").read_text(encoding="utf-8").splitlines()[part == "mended" :: 2]


class Writer:
    """Writes notes.

    Args:
        part: Of the corpus.
        seed: The same one gives the same notes.
    """

    def __init__(self, part: Part, seed: int = 0) -> None:
        self._chance = random.Random(f"{part}/{seed}")
        self._names = lines("people.txt", part)
        self._given_names = lines("given_names.txt", part)
        self._notes = lines("notes.txt", part)
        self._plain = lines("plain.txt", part)

    def notes(self, rounds: int) -> Iterator[Note]:
        """Write each note so often, always differently, and each plain one in every style."""
        for _ in range(rounds):
            for template in self._notes:
                yield self._styled(*self._filled(template))
        for text in self._plain:
            for style in (_as_it_is, _capitals, _lower, _without_accents, _typewritten):
                yield Note(style(text), ())

    def _filled(self, template: str) -> tuple[str, list[tuple[int, int]]]:
        text, spans, end = "", [], 0
        for slot in _SLOT.finditer(template):
            before, value = getattr(self, f"_{slot[1]}")()
            text += template[end : slot.start()] + before
            spans.append((len(text), len(text) + len(value)))
            text += value
            end = slot.end()
        return text + template[end:], spans

    def _styled(self, text: str, spans: Sequence[tuple[int, int]]) -> Note:
        style = self._chance.choices((_as_it_is, _capitals, _lower, _without_accents, _typewritten), (6, 1, 2, 2, 2))[0]
        return Note(style(text), tuple(spans))

    def _one(self, *choices: str) -> str:
        return self._chance.choice(choices)

    def _digits(self, count: int) -> str:
        return "".join(self._chance.choice("0123456789") for _ in range(count))

    def _civil(self) -> tuple[str, str]:
        """Return a civility and a name."""
        civility = self._one(
            *("Dr", "Dr.", "Docteur", "Pr", "Pr.", "Professeur", "Mme", "Mme", "Mme.", "Madame", "M.", "M.", "Mr"),
            *("Monsieur", "Mlle", "Maître", "infirmière", "infirmier", "sage-femme"),
        )
        family = self._chance.choice(self._names)
        if civility not in {"infirmière", "infirmier", "sage-femme"} and self._chance.random() < 0.15:
            family += "-" + self._chance.choice(self._names).rpartition(" ")[2]
        if self._chance.random() < 0.15:
            family = family.upper()
        given = self._chance.choice(self._given_names)
        names = (family, f"{given} {family}", f"{family} {given}", f"{given[0]}. {family}")
        return f"{civility} ", self._chance.choices(names, (6, 3, 1, 1))[0]

    def _phone(self) -> tuple[str, str]:
        pairs = [self._one("1", "2", "3", "4", "5", "6", "6", "7", "7", "9"), *(self._digits(2) for _ in range(4))]
        national = ["0" + pairs[0], *pairs[1:]]
        sign = self._one(" ", " ", ".", "-", "", "", "/", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}")
        return "", self._one(
            sign.join(national),
            sign.join(national),
            f"+33{self._one(' ', '')}{sign.join(pairs)}",
            f"0033{self._one(' ', '')}{sign.join(pairs)}",
            f"+33 (0){sign.join(pairs)}",
            f"(+33) {sign.join(pairs)}",
        )

    def _email(self) -> tuple[str, str]:
        given, family = (
            re.sub(r"[^a-z-]", "", _without_accents(name).lower().replace(" ", "-"))
            for name in (self._chance.choice(self._given_names), self._chance.choice(self._names))
        )
        local = self._one(f"{given}.{family}", f"{given[0]}{family}", f"{family}_{given}", f"cab.{family}", family)
        local += self._one("", "", "", self._digits(2), "+rpps")
        domain = self._one(
            *(
                "medecin.mssante.fr",
                "infirmier.mssante.fr",
                "chu-exemple.mssante.fr",
                "exemple.fr",
                "mail.exemple.co.uk",
            ),
            *("ordre.cotes.exemple.org", "services.hopital-exemple.fr", "exemple.alsace"),
        )
        return "", local + self._one("@", "@", "@", "@", " @ ", " [at] ") + domain

    def _rpps(self) -> tuple[str, str]:
        digits = "10" + self._digits(8)
        digits += next(last for last in "0123456789" if luhn(digits + last))
        grouped = self._one(
            f"{digits[:2]} {digits[2:5]} {digits[5:8]} {digits[8:]}",
            f"{digits[:3]} {digits[3:7]} {digits[7:]}",
            f"{digits[0]} {digits[1:4]} {digits[4:7]} {digits[7:]}",
        )
        return "", self._one(digits, digits, digits, grouped)

    def _adeli(self) -> tuple[str, str]:
        digits = self._one("75", "13", "59", "2A", "69") + self._digits(7)
        return "", self._one(digits, f"{digits[:2]} {digits[2]} {digits[3:8]} {digits[8]}")

    def _nir(self) -> tuple[str, str]:
        department = self._one("75", "13", "59", "2A", "2B", "99", "35")
        parts = [
            self._one("1", "2"),
            f"{self._chance.randrange(100):02}",
            f"{self._chance.randrange(1, 13):02}",
            department,
            f"{self._chance.randrange(1, 600):03}",
            f"{self._chance.randrange(1, 600):03}",
        ]
        number = int("".join(parts).replace("2A", "19").replace("2B", "18"))
        key = f"{97 - number % 97:02}"
        return "", self._one(
            "".join(parts) + key,
            " ".join([*parts, key]),
            "".join(parts) + " " + key,
            " ".join(parts) + self._one(" clé ", " / ", "-") + key,
            ".".join([*parts, key]),
        )

    def _birth(self) -> tuple[str, str]:
        day, month, year = self._chance.randint(1, 28), self._chance.randint(1, 12), self._chance.randint(1938, 2004)
        words = "1er" if day == 1 else str(day)
        date = self._one(
            f"{day:02}/{month:02}/{year}",
            f"{day:02}/{month:02}/{year}",
            f"{day:02}.{month:02}.{year % 100:02}",
            f"{day:02}-{month:02}-{year}",
            f"{day:02} {month:02} {year}",
            f"{day}/{month}/{year % 100:02}",
            f"{words} {MONTHS[month - 1]} {year}",
            f"{words} {MONTHS[month - 1]} {year}",
            f"{year}-{month:02}-{day:02}",
        )
        said = self._one(
            "né le", "née le", "né(e) le", "date de naissance :", "DDN", "ddn :", "naissance", "Date de naiss."
        )
        return f"{said} ", date


def _as_it_is(text: str) -> str:
    return text


def _capitals(text: str) -> str:
    return text.upper()


def _lower(text: str) -> str:
    return text.lower()


def _without_accents(text: str) -> str:
    return "".join(_bare(letter) for letter in text)


def _typewritten(text: str) -> str:
    """Return ``text`` with the apostrophes and spaces of a keyboard."""
    return text.replace("’", "'").replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def _bare(letter: str) -> str:
    first = unicodedata.normalize("NFD", letter)[0]
    return first if first.isalpha() and letter.isalpha() else letter


def measure(notes: Sequence[Note]) -> Measure:
    """Return what the masking does to ``notes``."""
    missed, wrong, personal, found = [], [], 0, 0
    for note in notes:
        findings = find_personal_data(note.text)
        masked = {index for finding in findings for index in range(finding.start, finding.end)}
        for start, end in note.personal:
            personal += 1
            if any(note.text[index].isalnum() and index not in masked for index in range(start, end)):
                missed.append(f"{note.text[start:end]!r} in {note.text!r}")
        found += len(findings)
        wrong += [f"{_said(finding, note)} in {note.text!r}" for finding in findings if not _is_right(finding, note)]
    return Measure(personal, tuple(missed), found, tuple(wrong))


def _is_right(finding: Finding, note: Note) -> bool:
    inside = sum(start <= index < end for index in range(finding.start, finding.end) for start, end in note.personal)
    return inside * 2 >= finding.end - finding.start


def _said(finding: Finding, note: Note) -> str:
    return f"{finding.kind} {note.text[finding.start : finding.end]!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and say."""
    parser = argparse.ArgumentParser(prog="python -m tests.feedback.privacy.call_notes", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, metavar="N", help="times a note is written (default: 100)")
    parser.add_argument("--show", action="store_true", help="list what is missed, and what is wrong, in “mended”")
    asked = parser.parse_args(arguments)
    for part in PARTS:
        done = measure(list(Writer(part).notes(asked.rounds)))
        print(
            f"{part}: {done.personal} pieces of personal data, recall {done.recall:.2%}; "
            f"{done.found} findings, precision {done.precision:.2%}"
        )
        if asked.show and part == "mended":
            print(*done.missed, "", *done.wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
