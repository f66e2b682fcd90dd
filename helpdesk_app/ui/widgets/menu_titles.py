"""The titles of the menus: the bar shows them before there is anything in the menus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def menu_titles() -> tuple[str, ...]:
    """Return them in the language of the window, from left to right."""
    translate = QCoreApplication.translate
    return (
        translate("DeskActions", "&File"),
        translate("DeskActions", "&Edit"),
        translate("DeskActions", "Feed&back"),
        translate("DeskActions", "&View"),
        translate("DeskActions", "&Help"),
    )
