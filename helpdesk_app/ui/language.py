"""The language of the window."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_log = logging.getLogger(__name__)


def speak(application: QCoreApplication, folder: Path, language: str = "fr") -> None:
    """Have the window, and Qt's own dialogs, speak ``language``.

    Args:
        application: Keeps the translations as long as it lives.
        folder: Holds ``helpdesk_<language>.qm``.
        language: ISO 639-1 code.

    Raises:
        FileNotFoundError: The program came without that language.
    """
    QLocale.setDefault(QLocale(language))
    own = QTranslator(application)
    if not own.load(f"helpdesk_{language}.qm", str(folder)):
        raise FileNotFoundError(f"{folder / f'helpdesk_{language}.qm'} is missing. Install the program again.")
    of_qt = QTranslator(application)
    if of_qt.load(f"qtbase_{language}.qm", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(of_qt)
    else:
        _log.warning("Qt's own translation is missing; some dialogs will be in English")
    application.installTranslator(own)
