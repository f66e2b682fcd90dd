from __future__ import annotations

import subprocess
import sys

import pytest

from helpdesk_app.winapi.processes import is_running, let_others_come_forward, wait_for_end


def test_a_process_that_has_ended_is_not_waited_for() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        assert wait_for_end(process.pid, 60)


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere a file in use can be replaced, so nobody has to wait")
def test_a_running_process_is_waited_for() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert not wait_for_end(process.pid, 0.1)
        process.communicate(b"\n")
        assert wait_for_end(process.pid, 60)


def test_consent_to_come_forward_needs_no_window() -> None:
    let_others_come_forward()


def test_a_process_is_running_until_it_has_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert is_running(process.pid)
        process.communicate(b"\n")
    assert not is_running(process.pid)
