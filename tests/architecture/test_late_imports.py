"""What is imported late, and what a start must not load: the one place that rules it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "helpdesk_app"

# Modules that may import within a function, and why. Everything else is imported at the head of a module.
LATE: Final = {
    "cli/": "each subcommand loads only what it needs",
    "config/policy.py": "most machines have no policy, and need no TOML reader",
    "faq_build/sources/": "each format has its library, and most builds read one or two formats",
    "desk/suggestions.py": "only a word that is tried instead of another is compared with it",
    "feedback/reading.py": "each format has its library; Parquet's is not installed everywhere",
    "feedback/writing.py": "each format has its library; Parquet's is not installed everywhere",
    "reports/": "the libraries of an engine or of the page are not installed everywhere, or large",
    "search/engine.py": "an index that fits is read, not compiled",
    "search/encoder.py": "the runtime of the model is large, and the first list does without it",
    "search/typos.py": "only a misspelt word needs RapidFuzz; it is loaded beside the model",
    "ui/composition.py": "the feedback store and the dialogs follow the first list",
    "ui/controllers/export_controller.py": "the libraries of the report are loaded in the thread that writes it",
    "ui/first_list.py": "the model of the search by meaning follows the first list",
    "ui/panes/answer/reason_panel.py": "few votes have a comment, and its masking compiles many patterns",
    "ui/platform/settings_file.py": "most settings need no JSON reader, and the history follows the first paint",
    "ui/start.py": "the list follows the first paint, the other panes the first list",
    "ui/style/icons.py": "no icon is drawn before the first list",
    "ui/widgets/accessibility.py": "nothing is announced before the first list",
    "ui/widgets/wrapping_button.py": "few buttons wrap, and a style has hundreds of names to load",
}

FIRST_PAINT: Final = "import helpdesk_app.cli.main, helpdesk_app.ui.start"
# Not loaded when the search box takes its first key.
AFTER_THE_FIRST_PAINT: Final = (
    *("hashlib", "json", "logging.handlers", "numpy", "rapidfuzz", "sqlite3", "tomllib", "PySide6.QtSvg"),
    *("helpdesk_app.faq", "helpdesk_app.search", "helpdesk_app.desk", "helpdesk_app.ui.first_list"),
)
FIRST_LIST: Final = f"{FIRST_PAINT}, helpdesk_app.ui.first_list"
# Not loaded when the first list is painted.
AFTER_THE_FIRST_LIST: Final = (
    *("rapidfuzz", "PySide6.QtSvg", "helpdesk_app.search.compiler", "helpdesk_app.search.meaning"),
    *("helpdesk_app.ui.composition", "helpdesk_app.ui.panes.answer", "helpdesk_app.ui.panes.topics"),
    *("helpdesk_app.desk.recorder", "helpdesk_app.feedback.record"),
)
WHOLE_WINDOW: Final = f"{FIRST_LIST}, helpdesk_app.ui.composition"
# Not loaded when all panes are painted.
AFTER_THE_WHOLE_WINDOW: Final = (
    *("jinja2", "onnxruntime", "pyarrow", "pygal", "python_calamine", "tokenizers", "tomlkit", "xlsxwriter"),
    *("helpdesk_app.feedback.store", "helpdesk_app.feedback.privacy", "helpdesk_app.ui.deferred"),
    *("helpdesk_app.ui.dialogs", "helpdesk_app.ui.editor", "helpdesk_app.editing"),
    *("helpdesk_app.faq_build", "helpdesk_app.reports"),
)


def late_imports(source: str, name: str) -> list[int]:
    """Return the lines at which a module imports within a function."""
    functions = [n for n in ast.walk(ast.parse(source, name)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return sorted({n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)})


def test_an_import_within_a_function_is_seen() -> None:
    assert late_imports("import a\ndef f():\n    if True:\n        from b import c\n", "x") == [4]


@pytest.mark.parametrize("module", sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")))
def test_only_the_modules_of_the_table_import_late(module: str) -> None:
    found = late_imports((PACKAGE / module).read_text(encoding="utf-8"), module)
    assert not found or module.startswith(tuple(LATE)), f"{module} imports late at lines {found}"


@pytest.mark.parametrize("name", LATE)
def test_the_table_names_no_module_that_does_not_import_late(name: str) -> None:
    modules = [PACKAGE / name] if name.endswith(".py") else list((PACKAGE / name).rglob("*.py"))
    assert any(late_imports(path.read_text(encoding="utf-8"), path.name) for path in modules)


@pytest.mark.parametrize(
    ("imports", "later"),
    [
        (FIRST_PAINT, AFTER_THE_FIRST_PAINT),
        (FIRST_LIST, AFTER_THE_FIRST_LIST),
        (WHOLE_WINDOW, AFTER_THE_WHOLE_WINDOW),
    ],
)
def test_a_start_loads_nothing_before_its_time(imports: str, later: tuple[str, ...]) -> None:
    code = f"import sys; {imports}; print([name for name in {later} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"
