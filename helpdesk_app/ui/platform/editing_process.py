"""The editors' window as a process of its own: nothing that it does slows or ends the window of an agent."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

from helpdesk_app.winapi.processes import let_others_come_forward


def editing_command(folder: Path) -> list[str]:
    """Return the command that edits ``folder``: this program, frozen or not."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "helpdesk_app"]
    return [*program, "edit", str(folder)]


def start_editing(folder: Path) -> bool:
    """Open the editors' window on ``folder``, or bring it forward, and return whether the process was started."""
    let_others_come_forward()
    program, *arguments = editing_command(folder)
    return bool(QProcess.startDetached(program, arguments)[0])
