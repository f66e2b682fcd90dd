"""What SQLite left out of its log: because of damage, or because nobody confirmed it."""

from __future__ import annotations

import random
import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from helpdesk_app.feedback.write_ahead_log import LOG_HEADER, PAGE_SIZE, frames, is_damaged, read_log

STEP = 24 + PAGE_SIZE


def transactions(path: Path, sizes: list[int]) -> bytes:
    """Return the log of a database after transactions that write so many characters each."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS t (x)")
        for size in sizes:
            connection.execute("INSERT INTO t VALUES (?)", ("x" * size,))
        return path.with_name(f"{path.name}-wal").read_bytes()


def used(folder: Path, log: bytes) -> int:
    """Return the number of frames of a log that SQLite uses."""
    path = folder / "used.db"
    path.write_bytes((folder / "t.db").read_bytes())
    path.with_name("used.db-wal").write_bytes(log)
    with closing(sqlite3.connect(path)) as connection:
        number = int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])
    path.unlink()
    return number


@pytest.fixture
def log(tmp_path: Path) -> bytes:
    return transactions(tmp_path / "t.db", [10, 9000, 10, 5000])


def bits_of(log: bytes) -> Iterator[int]:
    """Yield bits: all of the headers, and some of the pages."""
    headers = [range(LOG_HEADER), *(range(start, start + 24) for start in range(LOG_HEADER, len(log), STEP))]
    chance = random.Random(0)
    for header in headers:
        yield from (8 * byte + chance.randrange(8) for byte in header)
    yield from (chance.randrange(8 * len(log)) for _ in range(100))


def test_every_flipped_bit_that_makes_sqlite_ignore_a_commit_is_found(tmp_path: Path, log: bytes) -> None:
    whole = len(list(frames(log)))
    assert used(tmp_path, log) == whole
    ignored = 0
    for bit in bits_of(log):
        flipped = bytearray(log)
        flipped[bit // 8] ^= 1 << bit % 8
        count = used(tmp_path, bytes(flipped))
        if count < whole:
            ignored += 1
            assert is_damaged(bytes(flipped), count), f"bit {bit % 8} of byte {bit // 8}"
    assert ignored > 100


def test_a_sound_log_and_no_log_are_not_damaged(tmp_path: Path, log: bytes) -> None:
    assert not is_damaged(log, used(tmp_path, log))
    assert not is_damaged(b"", 0)
    assert read_log(tmp_path / "none") == b""


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_transaction_cut_by_a_kill_is_no_damage(tmp_path: Path, log: bytes, kept: int) -> None:
    short = transactions(tmp_path / "other.db", [10])
    assert not is_damaged(short[: LOG_HEADER + kept * STEP], used(tmp_path, short[: LOG_HEADER + kept * STEP]))
    cut = log[: len(log) - STEP]
    assert used(tmp_path, cut) < len(list(frames(cut)))
    assert not is_damaged(cut, used(tmp_path, cut))


def test_what_another_process_left_of_an_unconfirmed_transaction_is_no_damage(tmp_path: Path) -> None:
    """One process is killed before it announces what it wrote; a shorter transaction then overwrites its beginning."""
    path = tmp_path / "t.db"
    base = transactions(path, [10])
    (tmp_path / "t.db").write_bytes(path.read_bytes())

    def continued(name: str, size: int) -> bytes:
        copy = tmp_path / name
        copy.write_bytes(path.read_bytes())
        copy.with_name(f"{name}-wal").write_bytes(base)
        return transactions(copy, [size])

    killed, shorter = continued("killed.db", 9000), continued("shorter.db", 10)
    assert len(base) < len(shorter) < len(killed)
    log = shorter + killed[len(shorter) :]
    count = used(tmp_path, log)
    assert count < len(list(frames(log)))
    assert not is_damaged(log, count)


def test_noise_over_several_commits_is_damage(tmp_path: Path, log: bytes) -> None:
    noise = bytearray(log)
    noise[LOG_HEADER + STEP + 100 : LOG_HEADER + STEP + 600] = random.Random(0).randbytes(500)
    assert is_damaged(bytes(noise), used(tmp_path, bytes(noise)))
    noise = bytearray(log)
    noise[:30] = random.Random(0).randbytes(30)
    assert is_damaged(bytes(noise), used(tmp_path, bytes(noise)))


def test_reading_allocates_no_more_than_the_log(tmp_path: Path) -> None:
    log = tmp_path / "feedback.db-wal"
    log.write_bytes(bytes(100_000))
    tracemalloc.start()
    try:
        content = read_log(log)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert content == bytes(100_000)
    assert peak < 2_000_000


@pytest.mark.parametrize("size", [10, 9000])
def test_in_a_log_of_one_transaction_one_flipped_bit_is_damage_and_noise_is_a_cut_write(
    tmp_path: Path, size: int
) -> None:
    transactions(tmp_path / "t.db", [10])
    log = transactions(tmp_path / "t.db", [size])
    frame_count = len(list(frames(log)))
    assert [frame.is_commit for frame in frames(log)].count(True) == 1
    chance = random.Random(1)
    for number in range(frame_count):
        start = LOG_HEADER + number * STEP
        for byte in (start, start + 3, start + 16, start + 23, start + 24, start + 2000, start + STEP - 1):
            flipped = bytearray(log)
            flipped[byte] ^= 1 << chance.randrange(8)
            count = used(tmp_path, bytes(flipped))
            assert count == 0
            assert is_damaged(bytes(flipped), count), f"byte {byte}"
        noise = bytearray(log)
        noise[start + 100 : start + 600] = chance.randbytes(500)
        assert not is_damaged(bytes(noise), used(tmp_path, bytes(noise)))
