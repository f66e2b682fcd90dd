"""No call of the logger is handed what an agent typed, read or wrote."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
MODULES: Final = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "helpdesk_app").rglob("*.py"))
LEVELS: Final = {"debug", "info", "warning", "error", "critical", "exception", "log"}
PRIVATE: Final = {"answer", "comment", "entry", "event", "hit", "proposal", "query", "question", "text", "wording"}


def handed_over(source: str) -> Iterator[str]:
    """Yield every name that a call of a logger is given, attributes included."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in LEVELS:
            logger = call.func.value
            if isinstance(logger, ast.Name) and logger.id.strip("_").lower() in {"log", "logger", "logging"}:
                for node in [part for given in [*call.args, *call.keywords] for part in ast.walk(given)]:
                    if isinstance(node, ast.Name):
                        yield node.id
                    elif isinstance(node, ast.Attribute):
                        yield node.attr


def test_the_reader_of_log_calls_sees_names_and_attributes() -> None:
    assert set(handed_over("_log.error('%s', hit.entry, exc_info=e)\nx.error(query)")) == {"hit", "entry", "e"}


@pytest.mark.parametrize("module", MODULES)
def test_no_log_call_is_handed_what_an_agent_typed_or_read(module: str) -> None:
    names = set(handed_over((ROOT / module).read_text(encoding="utf-8")))
    assert not names & PRIVATE, f"{module} logs {sorted(names & PRIVATE)}"
