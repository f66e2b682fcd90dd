"""The program as it runs opens no connection: an audit hook sees every socket that Python code asks for.

Qt's own network classes are native and out of its sight; ``test_layers`` forbids importing them.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]

# Started with the arguments of helpdesk; leaves with 99 where anything reaches for the network, local sockets excepted.
GUARDED: Final = """
import os, sys
LOCAL = 1  # AF_UNIX
def guard(event, args):
    if event.startswith(("socket.getaddrinfo", "socket.gethost", "socket.getnameinfo", "urllib.", "http.client")):
        os._exit(99)
    if event == "socket.__new__" and args[1] != LOCAL:
        os._exit(99)
sys.addaudithook(guard)
if sys.argv[1:] == ["connect"]:
    import socket
    socket.socket(socket.AF_INET).close()
from helpdesk_app.cli.main import main
sys.exit(main())
"""


def guarded(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    folders = {name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment = kept | folders | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", GUARDED, *arguments]
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_guard_sees_a_connection(tmp_path: Path) -> None:
    assert guarded("connect", home=tmp_path).returncode == 99


def test_a_search_opens_no_connection_and_writes_nothing(tmp_path: Path) -> None:
    done = guarded("search", "--json", "ecps", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_window_opens_no_connection(tmp_path: Path) -> None:
    done = guarded("--quit-when-ready", home=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_suite_itself_can_reach_no_network() -> None:
    with pytest.raises(Exception, match=r"(?i)network|socket"):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(("192.0.2.1", 9))
