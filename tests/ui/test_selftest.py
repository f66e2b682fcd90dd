"""The self-test of the Qt parts fails where something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

from helpdesk_app.config import paths
from helpdesk_app.ui import composition as app
from helpdesk_app.ui import start
from helpdesk_app.ui.selftest import (
    InspectionError,
    inspect_icons,
    inspect_plugins,
    inspect_translations,
    inspect_window,
)
from helpdesk_app.ui.window.desk_view import DeskView


def test_a_blank_icon_and_an_empty_folder_are_reported(styled_app: QApplication, tmp_path: Path) -> None:
    with pytest.raises(InspectionError, match="no icon"):
        inspect_icons(tmp_path)
    (tmp_path / "ghost.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8")
    with pytest.raises(InspectionError, match="ghost"):
        inspect_icons(tmp_path)
    assert inspect_icons(paths.resource("icons"))["icons"] >= 8


@pytest.mark.parametrize("inspect", [inspect_plugins, lambda: inspect_translations(paths.resource("translations"))])
def test_missing_files_of_qt_are_reported(
    inspect: object, styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(inspect)
    assert inspect()
    monkeypatch.setattr(QLibraryInfo, "path", lambda which: str(tmp_path))
    with pytest.raises(InspectionError):
        inspect()
    monkeypatch.undo()
    start.apply_style(styled_app)


def test_a_window_without_a_faq_is_reported(styled_app: QApplication, tmp_path: Path) -> None:
    def open_one() -> DeskView:
        return app.open_window(
            app.Environment(
                database=tmp_path / "none.db", feedback=tmp_path / "feedback.db", settings=tmp_path / "settings.ini"
            )
        ).view

    with pytest.raises(InspectionError, match="problem"):
        inspect_window(open_one, "clé")
