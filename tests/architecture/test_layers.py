"""Who may import whom, read from the source text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "helpdesk_app"
MODULES: Final = sorted(path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py"))

WITH_QT: Final = ("helpdesk_app/ui/", "helpdesk_app/app.py", "helpdesk_app/start.py")
WITH_SQLITE: Final = {
    "helpdesk_app/faq/database.py",
    "helpdesk_app/faq/rows.py",
    "helpdesk_app/feedback/pool.py",
    "helpdesk_app/feedback/reports/sqlite_engine.py",
    "helpdesk_app/feedback/storage/sqlite_errors.py",
    "helpdesk_app/feedback/storage/store.py",
    "helpdesk_app/sqlite.py",
}
NETWORK: Final = {
    *("asyncio", "ftplib", "http", "imaplib", "multiprocessing.connection", "poplib", "smtplib", "socket"),
    *("socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "wsgiref", "xmlrpc"),
    *("aiohttp", "httpx", "requests", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"),
}
# Each layer, and what of the package it may import; a layer may always import itself.
CORE: Final = {
    "helpdesk_app/windows/": {"helpdesk_app.windows"},
    "helpdesk_app/faq/": {"helpdesk_app.faq", "helpdesk_app.sqlite", "helpdesk_app.windows"},
    "helpdesk_app/search/": {"helpdesk_app.search", "helpdesk_app.faq.model"},
    "helpdesk_app/feedback/": {
        *("helpdesk_app.feedback", "helpdesk_app.faq.model", "helpdesk_app.sqlite", "helpdesk_app.windows"),
    },
    "helpdesk_app/identifiers.py": set[str](),
    "helpdesk_app/sqlite.py": set[str](),
    "helpdesk_app/paths.py": set[str](),
    "helpdesk_app/logs.py": {"helpdesk_app.paths"},
}
# The rooms of the window and of the feedback, from the top floor down: each may import those below it. ``""`` are the
# modules that stand beside the rooms: in the window at the bottom, in the feedback wherever their own imports put them.
FLOORS: Final = {
    "helpdesk_app/ui": (
        *("controllers", "dialogs", "window", "results", "options", "answer", "votes", "topics", "widgets", ""),
        *("looks", "system"),
    ),
    "helpdesk_app/feedback": ("reports", "storage", "formats", "shield"),
}
MOST_LINES: Final = 400


def imports(module: str) -> set[str]:
    """Return the full names that a module imports, wherever in it: ``a.b`` and, of ``from a import b``, ``a.b``."""
    return set(imported_names((ROOT / module).read_text(encoding="utf-8"), module))


def imported_names(source: str, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno} imports relatively; write the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def test_the_reader_of_imports_sees_them_all() -> None:
    source = "import a.b, c\nfrom d.e import f as g\ndef h():\n    if True:\n        import i\n"
    assert set(imported_names(source, "x")) == {"a.b", "c", "d.e.f", "i"}
    assert {"helpdesk_app/cli.py", "helpdesk_app/faq/model.py", "helpdesk_app/ui/__init__.py"} <= set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_qt_lives_in_the_window_only(module: str) -> None:
    used = {name for name in imports(module) if within(name, {"PySide6", "shiboken6"})}
    assert not used or module.startswith(WITH_QT), f"{module} imports {sorted(used)}"


@pytest.mark.parametrize("module", MODULES)
def test_sqlite_lives_in_the_two_stores_only(module: str) -> None:
    assert module in WITH_SQLITE or not any(within(name, {"sqlite3"}) for name in imports(module))


@pytest.mark.parametrize("module", MODULES)
def test_nothing_can_reach_a_network(module: str) -> None:
    used = {name for name in imports(module) if within(name, NETWORK)}
    assert not used, f"{module} imports {sorted(used)}"


@pytest.mark.parametrize("module", MODULES)
def test_the_core_knows_no_layer_above_or_beside_it(module: str) -> None:
    allowed = next((names for layer, names in CORE.items() if module.startswith(layer)), {"helpdesk_app"})
    if module.startswith("helpdesk_app/ui/"):
        allowed = {
            f"helpdesk_app.{name}"
            for name in ("faq", "search", "feedback", "identifiers", "ui", "paths", "policy", "windows", "__version__")
        }
    ours = {name for name in imports(module) if within(name, {"helpdesk_app"})} - {"helpdesk_app.__version__"}
    beyond = {name for name in ours if not within(name, allowed)}
    assert not beyond, f"{module} imports {sorted(beyond)}"


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith(tuple(FLOORS))])
def test_a_room_imports_only_those_below_it(module: str) -> None:
    house = next(house for house in FLOORS if module.startswith(house))
    floors = FLOORS[house]
    own = room_of(module.removesuffix(".py").replace("/", "."), house)
    for name in imports(module):
        other = room_of(name, house)
        if own in floors and other in floors:
            assert floors.index(own) <= floors.index(other), f"{module} reaches up to {name}"


@pytest.mark.parametrize("house", FLOORS)
def test_every_room_has_a_floor(house: str) -> None:
    assert {path.parent.name for path in (ROOT / house).glob("*/__init__.py")} == set(FLOORS[house]) - {""}


def room_of(name: str, house: str) -> str | None:
    """Return the room that a full name stands in, ``""`` beside the rooms, ``None`` outside the house."""
    inside = name.removeprefix(house.replace("/", ".") + ".")
    first = inside.split(".")[0]
    if inside == name:
        return None
    return first if first in FLOORS[house] else ""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short_enough_to_be_read(module: str) -> None:
    lines = len((ROOT / module).read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{module} has {lines} lines; give one of its reasons to change a module of its own"


@pytest.mark.parametrize("package", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
def test_tests_mirror_the_packages(package: str) -> None:
    assert list((ROOT / "tests" / package).glob("test_*.py")), f"tests/{package} holds no test"


def test_test_folders_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))
