"""Who may import whom, read from the source text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "helpdesk_app"
MODULES: Final = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

# A room imports itself and the rooms of the lines above its own; rooms of one line do not know each other.
ROOMS: Final = (
    {"text", "winapi"},
    {"storage"},
    {"config"},
    {"faq"},
    {"search", "feedback"},
    {"faq_build", "reports", "desk"},
    {"editing"},
    {"ui"},
    {"cli"},
)
# The same for the rooms of the window; its other modules are above them.
UI_ROOMS: Final = (
    {"style", "platform"},
    {"widgets"},
    {"actions", "preferences"},
    {"panes", "dialogs"},
    {"window"},
    {"controllers"},
    {"editor"},
)
MAY_USE: Final = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlite3": {"storage", "faq", "feedback", "reports"},
}
NETWORK: Final = {
    *("asyncio", "ftplib", "http", "imaplib", "multiprocessing.connection", "poplib", "smtplib", "socket"),
    *("socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "wsgiref", "xmlrpc"),
    *("aiohttp", "httpx", "requests", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"),
}
MOST_LINES: Final = 400


def imported_names(source: str, name: str) -> Iterator[str]:
    """Yield what a module imports, wherever in it: ``a.b`` and, of ``from a import b``, ``a.b``."""
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno} imports relatively; write the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports(module: str) -> set[str]:
    return set(imported_names((PACKAGE / module).read_text(encoding="utf-8"), module))


def floor_of(room: str, rooms: tuple[set[str], ...]) -> int:
    return next((floor for floor, line in enumerate(rooms) if room in line), len(rooms))


def forbidden(module: str, package: str, rooms: tuple[set[str], ...]) -> list[str]:
    """Return what ``module``, a path within ``package``, imports from a room that is not below its own."""
    own = module.removesuffix(".py").split("/")[0]
    names = {name.removeprefix(f"{package}.") for name in imports_of(package, module) if name.startswith(f"{package}.")}
    return sorted(
        name
        for name in names
        if name != "__version__"
        and (other := name.split(".")[0]) != own
        and floor_of(other, rooms) >= floor_of(own, rooms) < len(rooms)
    )


def imports_of(package: str, module: str) -> set[str]:
    return imports("/".join([*package.split(".")[1:], module]))


def test_the_reader_of_imports_sees_them_all() -> None:
    source = "import a.b, c\nfrom d.e import f as g\ndef h():\n    if True:\n        import i\n"
    assert set(imported_names(source, "x")) == {"a.b", "c", "d.e.f", "i"}
    assert {"cli/main.py", "faq/model.py", "ui/__init__.py"} <= set(MODULES)


@pytest.mark.parametrize("module", [module for module in MODULES if "/" in module])
def test_a_room_imports_only_those_below_it(module: str) -> None:
    assert not forbidden(module, "helpdesk_app", ROOMS)


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("ui/")])
def test_a_room_of_the_window_imports_only_those_below_it(module: str) -> None:
    assert not forbidden(module.removeprefix("ui/"), "helpdesk_app.ui", UI_ROOMS)


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("ui/panes/")])
def test_a_pane_imports_no_other_pane(module: str) -> None:
    own = "helpdesk_app.ui.panes." + module.split("/")[2]
    assert not {n for n in imports(module) if n.startswith("helpdesk_app.ui.panes.") and not n.startswith(own)}


def test_every_room_has_its_floor() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == set.union(*ROOMS)


@pytest.mark.parametrize("module", MODULES)
def test_a_library_is_used_in_its_rooms_only(module: str) -> None:
    used = {name.split(".")[0] for name in imports(module)}
    assert not {library for library in used & set(MAY_USE) if module.split("/", maxsplit=1)[0] not in MAY_USE[library]}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_can_reach_a_network(module: str) -> None:
    assert not {n for n in imports(module) if any(n == bad or n.startswith(f"{bad}.") for bad in NETWORK)}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short_enough_to_be_read(module: str) -> None:
    lines = len((PACKAGE / module).read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{module} has {lines} lines; give one of its reasons to change a module of its own"


def test_test_folders_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))
