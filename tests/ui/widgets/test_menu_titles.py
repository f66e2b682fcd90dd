from __future__ import annotations

import re

from PySide6.QtWidgets import QApplication

from helpdesk_app.ui.widgets.menu_titles import menu_titles


def test_the_titles_are_in_the_language_of_the_window(styled_app: QApplication) -> None:
    titles = menu_titles()
    assert [title.replace("&", "") for title in titles] == ["Fichier", "Édition", "Avis", "Affichage", "Aide"]
    assert all(len(re.findall(r"&\w", title)) == 1 for title in titles)
