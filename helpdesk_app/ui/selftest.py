"""The self-test of the window: languages, icons, plugins, one search."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEventLoop, QLibraryInfo, QPluginLoader, QTimer, QTranslator
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QStyleFactory

from helpdesk_app.config.language import LANGUAGES
from helpdesk_app.faq.pictures import PICTURE_KINDS
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.language import install_translations
from helpdesk_app.ui.window.desk_view import DeskView
from helpdesk_app.ui.window.readiness import when_ready

_PATIENCE_MS: Final = 30_000
_SCREENS: Final = {"win32": "qwindows.dll", "linux": "libqxcb.so", "darwin": "libqcocoa.dylib"}
"""The plugin that draws on a real screen, which a test without one would not miss."""


class InspectionError(Exception):
    """A check of the self-test failed; ``str()`` is a sentence that says what is missing."""


def inspect_window(open_desk: Callable[[], DeskView], question: str) -> Mapping[str, Any]:
    """Open the window, type ``question``, paint it, and return what it shows.

    Raises:
        InspectionError: It does not become ready, shows no answer, or paints nothing.
    """
    application = _application()
    view = open_desk()
    window = view.window
    loop = QEventLoop()
    when_ready(window, loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop, lambda: loop.exit(1))
    window.show()
    if loop.exec() != 0:
        raise InspectionError("The window did not become ready within half a minute.")
    try:
        if view.has_problem():
            raise InspectionError("The window shows a problem in place of the FAQ.")
        window.search_box.setText(question)
        hit = view.list_pane.results.current_hit()
        if hit is None:
            raise InspectionError("The window shows no answer to a question of the FAQ.")
        picture = window.grab().toImage()
        step = max(1, picture.height() // 64)
        colours = {
            picture.pixel(x, y) for x in range(0, picture.width(), step) for y in range(0, picture.height(), step)
        }
        if len(colours) < len({"surface", "text", "accent", "line"}):
            raise InspectionError("The picture of the window is blank.")
        size = f"{picture.width()}x{picture.height()}"
        return {"platform": application.platformName(), "picture": size, "colours": len(colours)}
    finally:
        window.close()


def inspect_translations(folder: Path) -> Mapping[str, Any]:
    """Load the translations of the window and of Qt, and return one sentence in each language.

    Raises:
        InspectionError: A translation is missing or holds nothing.
    """
    application = _application()
    said = {}
    for language in LANGUAGES:
        install_translations(application, folder, language)
        said[language] = application.translate("MainWindow", "Helpdesk assistant")
    of_qt = QTranslator()
    if not of_qt.load("qtbase_fr.qm", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        raise InspectionError("Qt's own French, qtbase_fr.qm, is missing.")
    context, text = "QPlatformTheme", "Cancel"  # Apart, or lupdate would take it for a string of ours.
    said["cancel"] = of_qt.translate(context, text)
    if said["fr"] == said["en"] or said["cancel"] in {"", "Cancel"}:
        raise InspectionError(f"A translation holds nothing: {said}")
    return said


def inspect_icons(folder: Path) -> Mapping[str, Any]:
    """Draw every icon, and return how many there are.

    Raises:
        InspectionError: One is blank, or there is none.
    """
    _application()
    names = sorted(path.stem for path in folder.glob("*.svg"))
    icons = Icons(folder)
    blank = [name for name in names if not _is_drawn(icons, name)]
    if blank or not names:
        raise InspectionError(f"These icons are blank: {blank}" if blank else f"There is no icon in {folder}.")
    return {"icons": len(names)}


def inspect_plugins() -> Mapping[str, Any]:
    """Load the plugin that draws on this system's screen; return where it is, the styles, and the kinds of pictures.

    Raises:
        InspectionError: It is missing, or a library that it needs is, or what decodes the pictures of answers.
    """
    _application()
    name = _SCREENS.get(sys.platform, "")
    path = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / name
    loader = QPluginLoader(str(path))
    if not loader.load():
        raise InspectionError(f"Without this plugin there is no window on a screen: {loader.errorString()}")
    decoded = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    if missing := sorted(set(PICTURE_KINDS) - decoded):
        raise InspectionError(f"Pictures of these kinds cannot be shown: {', '.join(missing)}")
    return {"screen": name, "styles": sorted(QStyleFactory.keys()), "pictures": list(PICTURE_KINDS)}


def _is_drawn(icons: Icons, name: str) -> bool:
    image = icons.pixmap(name, "#000000", 32).toImage()
    return any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def _application() -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
