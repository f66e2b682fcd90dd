"""Hostile content: documents, exports, rows of a FAQ, what is typed, and settings."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Final

from bench.adversary.case import Arena
from bench.adversary.desk import EVENTS_PER_ANSWER, command, opened
from bench.adversary.evidence import judge, record
from helpdesk_app.config import paths
from helpdesk_app.faq.checksum import sealed

TEXTS: Final = (
    "<img src='/etc/hostname'> <b>gras</b>",
    "a" * 40_000,
    ". " * 20_000,
    "é́" * 5_000,
    "\u202egauche à droite\u202c \u2066isolé\u2069",
    "\0\x01\x1b[31m\x7f",
    "\ud800 moitié",
    "👩‍👩‍👧‍👦" * 500,
    '=HYPERLINK("http://x";"y")',
    '[entries.x]\nquestion = \'y\'\n"""',
    "'; DROP TABLE event; --",
    "%s %n {0} ${x} %1",
    "(((((((((((((((((((((" * 200,
    "\n" * 5_000,
    "\t1\t2\t3\n" * 2_000,
    "# # #\n- - -\n" * 2_000,
    "1" * 5_000,
    "ﷺ" * 3_000,
    "\ufeff\u200b\u200d\u00ad",
    "l’" * 5_000,
)
CELLS: Final = (None, -1, 1 << 62, 1.5, "", "x" * 100_000, b"\0\xff", "<img src='/etc/hostname'>", "[" * 100_000)
LONGEST: Final = 2.0
"""Seconds of the processor that a text may take in the window, with its copy and its vote."""


def typed(arena: Arena, tries: int) -> Iterator[str]:
    """Paste hostile texts into the search box, copy and vote."""
    path = arena.fresh() / "feedback.db"
    with opened(paths.bundled_database(), path) as desk:
        for number in range(tries):
            text = TEXTS[number % len(TEXTS)]
            if number >= len(TEXTS):
                text = "".join(arena.chance.sample(text, min(200, len(text)))) + arena.chance.choice(TEXTS)[:300]
            began = time.process_time()
            desk.answer(text)
            took = time.process_time() - began
            fault = desk.seen.uncaught.pop() if desk.seen.uncaught else ""
            yield fault or (f"{text[:20]!r} took {took:.1f} s" if took > LONGEST else "")


def documents(arena: Arena, tries: int) -> Iterator[str]:
    """Build a FAQ from a document with hostile text in it, check it, and open the window on it."""
    source = paths.resource("faq", "faq_page_ans.txt").read_text(encoding="utf-8")
    for number in range(tries):
        home = arena.fresh()
        page, target = home / "page.txt", home / "faq.db"
        page.write_bytes(_mutated(arena.chance, source, number).encode("utf-8", "surrogatepass"))
        built = command("build", page, "-o", target, "--imported-on", "2026-01-01", home=home)
        fault = built.fault()
        if not fault and built.code == 0:
            fault = command("check", target, home=home).fault(codes=(0,)) or _fault_of_window(target)
        yield f"document {number}: {fault}" if fault else ""
        shutil.rmtree(home)


def _mutated(chance: Random, source: str, number: int) -> str:
    """Return ``source`` with hostile texts, cuts and swaps in random positions."""
    lines = source.splitlines()
    for _ in range(chance.randrange(1, 6)):
        start = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                lines.insert(start, TEXTS[number % len(TEXTS)])
            case 1:
                lines[start] += chance.choice(TEXTS)[:2000]
            case 2:
                del lines[start : start + chance.randrange(40)]
            case _:
                other = chance.randrange(len(lines))
                lines[start], lines[other] = lines[other], lines[start]
    return "\n".join(lines)


def _fault_of_window(database: Path) -> str:
    with opened(database, database.with_name("feedback.db")) as desk:
        desk.search("identifiant")
    if desk.seen.uncaught:
        return desk.seen.uncaught[0]
    return "the window refuses what check calls sound" if desk.seen.refused else ""


def rows(arena: Arena, tries: int) -> Iterator[str]:
    """Change a cell of a sound FAQ by SQL, under its fingerprint and with a checksum that fits."""
    for _ in range(tries):
        home = arena.fresh()
        target = home / "faq.db"
        shutil.copyfile(paths.bundled_database(), target)
        changed = _forge(target, arena.chance)
        with suppress(ValueError):  # The cell was its checksum.
            target.write_bytes(sealed(target.read_bytes()))
        checked = command("check", target, home=home)
        fault = checked.fault(limit=5)
        if not fault and checked.code == 0:
            fault = _fault_of_window(target)
        elif not fault:
            with opened(target, home / "feedback.db") as desk:
                desk.search("identifiant")
            fault = desk.seen.uncaught[0] if desk.seen.uncaught else ""
        yield f"{changed}: {fault}" if fault else ""
        shutil.rmtree(home)


def _forge(target: Path, chance: Random) -> str:
    """Change a random cell, and return which; a table that takes no such value loses the row, an empty one gets one."""
    with closing(sqlite3.connect(target, isolation_level=None)) as forged:
        forged.execute("PRAGMA ignore_check_constraints = ON")
        tables = [name for (name,) in forged.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        table = chance.choice([name for name in tables if not name.startswith("sqlite_")])
        columns = [name for _, name, *_ in forged.execute(f"PRAGMA table_info({table})")]
        column = chance.choice(columns)
        (count,) = forged.execute(f"SELECT count(*) FROM {table}").fetchone()
        value = chance.choice(CELLS)
        if not count:
            with suppress(sqlite3.IntegrityError):
                row = [value, *(chance.choice(CELLS) for _ in columns[1:])]
                forged.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", row)
            return f"a row in {table}"
        condition = f"WHERE {column} IS (SELECT {column} FROM {table} LIMIT 1 OFFSET {chance.randrange(count)})"
        try:
            forged.execute(f"UPDATE {table} SET {column} = ? {condition}", (value,))
        except sqlite3.IntegrityError:
            forged.execute(f"DELETE FROM {table} {condition}")
    return f"{table}.{column} = {str(value)[:20]!r}"


def exports(arena: Arena, tries: int) -> Iterator[str]:
    """Damage an export anywhere, merge it, and write the report and the backlog from what was merged."""
    base = arena.fresh()
    record(base / "feedback.db", 40)
    sources = [base / f"export{suffix}" for suffix in (".jsonl", ".csv", ".xlsx")]
    for source in sources:
        assert command("feedback", "export", "--store", base / "feedback.db", "-o", source, home=base).code == 0
    curation = paths.resource("faq", "curation.toml")
    for number in range(tries):
        home = arena.fresh()
        source = sources[number % len(sources)]
        damaged = home / source.name
        damage = _rewritten if number % 2 and source.suffix == ".jsonl" else _damaged
        damaged.write_bytes(damage(arena.chance, source.read_bytes()))
        merged = home / "merged.db"
        done = command("feedback", "merge", damaged, "-o", merged, home=home)
        fault = done.fault()
        if not fault and merged.exists():
            report = command("feedback", "report", merged, "-o", home / "report.html", home=home)
            backlog = ("feedback", "backlog", merged, "--curation", curation, "-o", home / "new.toml")
            fault = report.fault(codes=(0, 1)) or command(*backlog, home=home).fault(codes=(0, 1))
        yield f"{source.name} {number}: {fault}" if fault else ""
        shutil.rmtree(home)


def _damaged(chance: Random, content: bytes) -> bytes:
    """Return an export with noise in a few positions."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 5)):
        start = chance.randrange(len(changed))
        noise = chance.choice(TEXTS)[:300].encode("utf-8", "surrogatepass")
        changed[start : start + chance.choice([0, 1, 40])] = chance.choice([b"", b"\xff", noise])
    return bytes(changed)


def _rewritten(chance: Random, content: bytes) -> bytes:
    """Return an export in JSONL with hostile texts in some fields of its events."""
    events = [json.loads(line) for line in content.splitlines()]
    for event in events:
        field = chance.choice(["uid", "query", "station", "app_version", "database_version", "answer_hash", "facets"])
        text = chance.choice(TEXTS)[: chance.choice([20, 200, 1000])]
        event[field] = [[text, text]] if field == "facets" else text
    wanted = chance.sample(events, chance.randrange(1, len(events)))
    return "\n".join(json.dumps(event) for event in wanted).encode() + b"\n"


def settings(arena: Arena, tries: int) -> Iterator[str]:
    """Open the window on settings that are noise, or that hold hostile values."""
    for number in range(tries):
        home = arena.fresh()
        path = home / "feedback.db"
        before = record(path, 2)
        with opened(paths.bundled_database(), path):
            pass
        kept = bytearray((home / "settings.ini").read_bytes())
        for _ in range(arena.chance.randrange(1, 20)):
            kept[arena.chance.randrange(len(kept))] = arena.chance.randrange(256)
        noise = arena.chance.choice(TEXTS).encode("utf-8", "surrogatepass")
        (home / "settings.ini").write_bytes(noise if number % 4 == 0 else bytes(kept))
        with opened(paths.bundled_database(), path) as desk:
            desk.answer()
        fault = judge(path, before, EVENTS_PER_ANSWER, desk.seen)
        yield f"settings {number}: {fault}" if fault else ""
        shutil.rmtree(home)
