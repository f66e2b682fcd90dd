"""Every module has the test file of its name: ``helpdesk_app/a/b.py`` is tested by ``tests/a/test_b.py``.

The exceptions are named below, each with the test file that covers it and the reason.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
MODULES: Final = sorted(
    path.relative_to(ROOT / "helpdesk_app").as_posix()
    for path in (ROOT / "helpdesk_app").rglob("*.py")
    if path.name != "__init__.py"
)

TESTED_ELSEWHERE: Final = {
    # Constants, protocols and data classes without behaviour of their own.
    "__main__.py": ("cli/test_main.py", "it calls cli.main"),
    "config/exit_codes.py": ("cli/test_main.py", "constants"),
    "desk/open_faq.py": ("desk/test_session.py", "data classes and a protocol"),
    "faq/model.py": ("faq/test_database.py", "data classes, written and read back"),
    "faq/past.py": ("faq/test_database.py", "data classes, written and read back"),
    "feedback/errors.py": ("feedback/test_merge.py", "exceptions, raised by the readers"),
    "feedback/model.py": ("feedback/test_writing.py", "data classes, written and read back"),
    "search/model.py": ("search/test_engine.py", "data classes, returned by the engine"),
    # Parts of one whole, which is what matters.
    "editing/view_state.py": ("editing/test_session.py", "what the events of a session lead to"),
    "desk/row_texts.py": ("desk/test_session.py", "texts of the rows of a session's list"),
    "desk/searcher.py": ("desk/test_session.py", "the searches of a session"),
    "editing/curation_tables.py": ("editing/test_saving.py", "what a save says of an entry"),
    "editing/curation_text.py": ("editing/test_saving.py", "one of the files of a save"),
    "editing/comparison.py": ("editing/test_import_session.py", "the third step of an import"),
    "editing/fingerprints.py": ("editing/test_saving.py", "what a save compares"),
    "editing/hand_file.py": ("editing/test_saving.py", "one of the files of a save"),
    "editing/import_state.py": ("editing/test_import_session.py", "data classes"),
    "editing/import_writing.py": ("editing/test_import_session.py", "the last step of an import"),
    "editing/tidying.py": ("editing/test_saving.py", "the form of what a save keeps"),
    "editing/topics.py": ("editing/test_loading.py", "the topics that a load gives"),
    "faq_build/curation_table.py": ("faq_build/test_curation_file.py", "the tables of the file"),
    "faq_build/gathering.py": ("faq_build/test_publishing.py", "the first half of a build"),
    "faq_build/sources/page_furniture.py": ("faq_build/sources/test_page_lines.py", "patterns of lines"),
    "faq/rows.py": ("faq/test_database.py", "rows of the database"),
    "faq/schema.py": ("faq/test_databases_from_elsewhere.py", "tables of the database"),
    "feedback/formats/*.py": ("feedback/test_writing.py", "the same round trips for every format"),
    "feedback/merged_store.py": ("feedback/test_merge.py", "written by a merge"),
    "feedback/privacy/*.py": ("feedback/privacy/test_masking.py", "rules of masking"),
    "feedback/migration.py": ("feedback/test_store.py", "opening files of older versions"),
    "feedback/reading.py": ("feedback/test_writing.py", "reads back what was written"),
    "feedback/record.py": ("feedback/test_event_factory.py", "rows of the store"),
    "feedback/schema.py": ("feedback/test_store.py", "tables of the store"),
    "reports/engines/spark_engine.py": ("reports/test_fleet.py", "the same figures from every engine"),
    "ui/editor/line_field.py": ("ui/editor/entry_form/test_text_fields.py", "one of the fields"),
    # Wiring, tested in the real window with an agent's keys.
    "ui/controllers/copy_controller.py": ("journeys/test_find_and_copy.py", "copying"),
    "ui/controllers/dialog_controller.py": ("journeys/test_keyboard_only.py", "dialogs"),
    "ui/controllers/export_controller.py": ("journeys/test_export_feedback.py", "exports and reports"),
    "ui/controllers/list_renderer.py": ("ui/controllers/test_renderer.py", "the list's part of the renderer"),
    "ui/controllers/feedback_controller.py": ("journeys/test_reasons.py", "votes, reasons and comments"),
    "ui/editor/*.py": ("journeys/test_editing.py", "the editors' window"),
    "ui/platform/editing_process.py": ("ui/test_policy_in_the_window.py", "the workshop of the menu"),
    "ui/start.py": ("journeys/test_first_keys.py", "the start of the program"),
    "ui/window/first_view.py": ("ui/test_first_list.py", "the layout of the first list"),
    "ui/window/readiness.py": ("journeys/test_first_keys.py", "the first paint and the first list"),
}
"""Pattern of modules -> test file, reason."""


def own_test(module: str) -> Path:
    path = ROOT / "tests" / module
    return path.with_name(f"test_{path.name}")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_test_file(module: str) -> None:
    listed = any(fnmatchcase(module, pattern) for pattern in TESTED_ELSEWHERE)
    wanted = own_test(module)
    assert wanted.is_file() or listed, (
        f"helpdesk_app/{module} has no {wanted.relative_to(ROOT).as_posix()}; "
        f"write it, or name in {Path(__file__).name} the file that tests the module"
    )


@pytest.mark.parametrize("pattern", TESTED_ELSEWHERE)
def test_an_exception_is_needed_and_its_test_file_exists(pattern: str) -> None:
    test, reason = TESTED_ELSEWHERE[pattern]
    assert (ROOT / "tests" / test).is_file()
    assert reason
    assert [m for m in MODULES if fnmatchcase(m, pattern) and not own_test(m).is_file()], (
        f"{pattern} has become needless"
    )
