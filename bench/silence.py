"""Checks that the program opens no network connection, by tracing its system calls through a whole session.

Run it as ``python3 task.py silence`` (Linux; needs strace, Xvfb and xdotool). Keys are sent through the X server: the
program searches, copies, votes, comments, exports, writes the report and is closed. A program given as argument, such
as the frozen one, is traced instead of the source. Exit code 1 if a socket other than that of the display was opened,
77 if tracing is not permitted.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
TIMEOUT: Final = 60.0
"""Seconds after which a step without effect has failed."""
CANNOT_TRACE: Final = 77
WINDOW: Final = "Assistant de réponse"


def main(argv: Sequence[str] | None = None) -> int:
    """Trace a session, print the connections, and return 0 if there is none but that to the display."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], prog="python -m bench.silence")
    parser.add_argument("program", nargs="?", type=Path, help="program to trace instead of the source")
    asked: Path | None = parser.parse_args(argv).program
    program = [str(asked.resolve())] if asked else [sys.executable, "-m", "helpdesk_app"]
    if subprocess.run(["strace", "-o", os.devnull, "true"], stderr=subprocess.DEVNULL, check=False).returncode:
        print("Not traced: the kernel or the container does not permit it.")
        return CANNOT_TRACE
    with tempfile.TemporaryDirectory() as folder, display() as screen:
        trace = Path(folder, "trace")
        play(program, Path(folder), screen, trace)
        opened = sockets(trace.read_text(encoding="utf-8", errors="replace"))
    others = [address for address in opened if not is_display(address, screen)]
    print(f"Connections: {len(opened)}; to anything but the display: {len(others)}")
    for address in others:
        print(f"  {address}")
    return 1 if others else 0


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Start an X server and yield its ``DISPLAY``."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read, encoding="ascii") as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def play(program: Sequence[str], folder: Path, screen: str, trace: Path) -> None:
    """Search, copy, vote, comment, export, write the report and quit, by key presses.

    Raises:
        TimeoutError: A step had no effect.
        ChildProcessError: The program failed.
    """
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environment = kept | {
        "HOME": str(folder),
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    command = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", str(trace), *program]
    window = subprocess.Popen(command, cwd=folder, env=environment)
    exported, report = folder / "avis.csv", folder / "rapport.html"

    def keys(*names: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "60", *names], env=environment, check=True)

    def text(written: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "40", written], env=environment, check=True)

    def focus(title: str) -> None:
        # Without a window manager, a new window does not get the focus.
        found = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
        number = subprocess.check_output(found, env=environment, encoding="ascii", timeout=TIMEOUT).split()[0]
        subprocess.run(["xdotool", "windowfocus", "--sync", number], env=environment, check=True)

    def save_as(title: str, path: Path) -> None:
        focus(title)
        text(str(path))
        keys("Return")
        until(path.name, path.is_file)
        focus(WINDOW)

    def is_copied() -> bool:
        # Return copies the answer on show, so it does nothing before there is one.
        keys("Return")
        return events(folder) > 0

    try:
        focus(WINDOW)
        text("identifiant")
        until("the copy", is_copied)
        recorded = events(folder)
        keys("alt+n")
        until("the vote", lambda: events(folder) > recorded)
        keys("alt+u", "alt+m")
        text("rappeler le 06 12 34 56 78")
        recorded = events(folder)
        keys("Tab", "Tab", "Tab", "space")
        until("the comment", lambda: events(folder) > recorded)
        keys("ctrl+e")
        save_as("Exporter les avis", exported)
        keys("ctrl+r")
        save_as("Rapport sur les avis", report)
        keys("ctrl+q")
        if window.wait(TIMEOUT) != 0:
            raise ChildProcessError(f"the program ended with {window.returncode}")
    finally:
        window.kill()
        window.wait()


def events(folder: Path) -> int:
    """Return the number of events on the disk; 0 while there is no store."""
    stores = list(folder.rglob("feedback.db"))
    if not stores:
        return 0
    with contextlib.closing(sqlite3.connect(f"file:{stores[0]}?mode=ro", uri=True)) as store:
        if not store.execute("SELECT 1 FROM sqlite_schema WHERE name = 'event'").fetchone():
            return 0  # The program is creating the file.
        (count,) = store.execute("SELECT count(*) FROM event").fetchone()
    return int(count)


def until(step: str, is_done: Callable[[], bool]) -> None:
    """Wait until ``is_done()``; raise ``TimeoutError`` if it is not after a minute."""
    end = time.monotonic() + TIMEOUT
    while not is_done():
        if time.monotonic() > end:
            raise TimeoutError(f"no effect within {TIMEOUT:.0f} seconds: {step}")
        time.sleep(0.2)


def sockets(trace: str) -> list[str]:
    """Return every address in a trace of socket, connect and bind, and every socket family but AF_UNIX."""
    families = re.findall(r"\bsocket\((?!AF_UNIX)([^)]*)\)", trace)
    addresses = re.findall(r"\b(?:connect|bind)\(\d+, \{([^}]*)\}", trace)
    return families + addresses


def is_display(address: str, screen: str) -> bool:
    """Return whether an address is that of the X server."""
    return address.startswith("sa_family=AF_UNIX") and address.endswith(f'/tmp/.X11-unix/X{screen[1:]}"')


if __name__ == "__main__":
    sys.exit(main())
