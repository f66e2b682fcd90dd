"""The titles of the menus, which the menu bar shows before the menus are filled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def menu_titles() -> tuple[str, ...]:
    """Return the titles in the language of the window, from left to right."""
    translate = QCoreApplication.translate
    return (
        translate("DeskActions", "&File"),
        translate("DeskActions", "&Edit"),
        translate("DeskActions", "Feed&back"),
        translate("DeskActions", "&View"),
        translate("DeskActions", "&Help"),
    )
