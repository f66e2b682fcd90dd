"""Calls of ``_``, ``N_`` and ``ngettext``: nothing hides them, and Babel finds each."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final, TypeGuard

ROOT: Final = Path(__file__).resolve().parents[2]


def is_message(node: ast.AST) -> TypeGuard[ast.Call]:
    """Return whether ``node`` is a message; a variable given to ``_`` is marked elsewhere."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "N_", "ngettext"}
        and isinstance(node.args[0], ast.Constant)
    )


def test_a_module_that_translates_calls_nothing_else_by_that_name() -> None:
    """``for _ in …`` in a function would hide the function ``_`` from the rest of it.

    Inside an f-string, not every Python lets Babel find a message.
    """
    for path in (ROOT / "helpdesk_app").rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        names = [node for node in nodes if isinstance(node, ast.Name) and node.id == "_"]
        hidden = [node.lineno for node in names if isinstance(node.ctx, ast.Store)]
        hidden += [node.lineno for node in nodes if isinstance(node, ast.arg) and node.arg == "_"]
        inside = [
            call for node in nodes if isinstance(node, ast.JoinedStr) for call in ast.walk(node) if is_message(call)
        ]
        assert not inside, f"{path}: {[call.lineno for call in inside]}"
        assert not hidden or not any(isinstance(node.ctx, ast.Load) for node in names), f"{path}: {hidden}"
