"""The language of the window."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from helpdesk_app.config import language as languages

_TRANSLATORS_PROPERTY: Final = "desk_translators"
"""The property of the application that holds the installed translations."""

_log = logging.getLogger(__name__)


def chosen_language(preferred: str) -> str:
    """Return ``preferred`` if the window has that language, else the system's language, else French."""
    return languages.chosen_language(preferred, QLocale.system().name())


class _Translation(QTranslator):
    """A translation read from the bytes of ``file``; empty where there are none.

    Qt would map the file if it were given its name, and no update could replace it under an open window.
    """

    def __init__(self, application: QCoreApplication, file: Path) -> None:
        super().__init__(application)
        # Kept here, because Qt does not copy it.
        self._texts = file.read_bytes() if file.is_file() else b""
        self.load(self._texts)


def install_translations(application: QCoreApplication, folder: Path, language: str = "fr") -> None:
    """Install the translations of ``language`` for the window and Qt's own dialogs; open windows keep theirs.

    Args:
        application: Owns the translations.
        folder: Holds ``helpdesk_<language>.qm``.
        language: ISO 639-1 code.

    Raises:
        FileNotFoundError: The program came without that language.
    """
    file = folder / f"helpdesk_{language}.qm"
    own = _Translation(application, file)
    if own.isEmpty():
        raise FileNotFoundError(f"{file} is missing. Install the program again.")
    QLocale.setDefault(QLocale(language))
    # Not searched among its children: the first search takes longer than everything else here.
    for earlier in application.property(_TRANSLATORS_PROPERTY) or ():
        application.removeTranslator(earlier)
        earlier.deleteLater()
    of_qt = QTranslator(application)
    application.setProperty(_TRANSLATORS_PROPERTY, (own, of_qt))
    if of_qt.load(f"qtbase_{language}.qm", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(of_qt)
    else:
        _log.warning("Qt's own translation is missing; some dialogs will be in English")
    application.installTranslator(own)
