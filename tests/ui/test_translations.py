"""The French that is shipped: complete, and compiled from what is committed."""

from __future__ import annotations

import gc
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtWidgets import QApplication

from helpdesk_app.config import paths
from helpdesk_app.ui.style.language import install_translations

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = paths.resource("translations", "helpdesk_fr.ts")
ENGLISH: Final = SOURCE.with_name("helpdesk_en.ts")
"""What is written in the code is English; only the plurals need a file."""
PLACEHOLDER: Final = re.compile(r"%L?([n\d])")


def qt_tool(name: str) -> Path:
    """Return a tool of Qt Linguist; PySide6 keeps it beside its modules, or on Windows with a suffix."""
    folder = Path(PySide6.__file__).parent
    found = [path for path in (folder / name, folder / f"{name}.exe", folder / "Qt/libexec" / name) if path.is_file()]
    if not found:
        pytest.skip(f"this PySide6 came without {name}")
    return found[0]


def messages(path: Path) -> dict[tuple[str, str], list[str | None]]:
    """Return (context, English) -> its French forms."""
    return {
        (str(context.findtext("name")), str(message.findtext("source"))): forms(message)
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def forms(message: ET.Element) -> list[str | None]:
    translation = message.find("translation")
    assert translation is not None
    assert translation.get("type") is None, f"not finished: {message.findtext('source')}"
    return [form.text for form in translation.findall("numerusform")] or [translation.text]


def test_every_string_of_the_window_is_translated(tmp_path: Path) -> None:
    code = [*(ROOT / "helpdesk_app").rglob("*.py")]
    fresh = tmp_path / "fresh.ts"
    options = ["-silent", "-source-language", "en", "-target-language", "fr_FR"]
    subprocess.run([str(qt_tool("lupdate")), *options, *map(str, sorted(code)), "-ts", str(fresh)], check=True)
    in_code = {
        (str(context.findtext("name")), str(message.findtext("source")))
        for context in ET.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    }
    assert in_code == set(messages(SOURCE))


def test_every_translation_is_there_and_keeps_its_placeholders() -> None:
    for (_, english), french in messages(SOURCE).items():
        for form in french:
            assert form, english
            assert set(PLACEHOLDER.findall(form)) == set(PLACEHOLDER.findall(english)), english
        assert len(french) == (2 if "%n" in english else 1), english


def test_french_typography_is_kept() -> None:
    for french in messages(SOURCE).values():
        for form in french:
            assert not re.search(r"'| [?!;:»]|« |[a-zé][?!;]", str(form)), form


@pytest.mark.parametrize("source", [SOURCE, ENGLISH], ids=["fr", "en"])
def test_the_compiled_file_is_current(tmp_path: Path, source: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run([qt_tool("lrelease"), "-silent", source, "-qm", fresh], check=True)
    assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_english_has_the_two_forms_of_everything_counted() -> None:
    counted = {key for key, french in messages(SOURCE).items() if len(french) == 2}
    english = messages(ENGLISH)
    assert set(english) == counted
    assert all(len(both) == 2 and all(both) for both in english.values())


def test_plurals_and_qt_itself_speak_french(styled_app: QApplication) -> None:
    def count(number: int) -> str:
        return QCoreApplication.translate("Guide", "%n answer(s)", "", number)

    assert [count(0), count(1), count(2)] == ["0 réponse", "1 réponse", "2 réponses"]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    assert (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_fr.qm").is_file()


def test_a_translation_can_be_replaced_under_an_open_window(styled_app: QApplication, tmp_path: Path) -> None:
    mine = tmp_path / "helpdesk_fr.qm"
    mine.write_bytes(SOURCE.with_suffix(".qm").read_bytes())
    install_translations(styled_app, tmp_path)
    mine.write_bytes(b"\0" * mine.stat().st_size)
    gc.collect()
    try:
        assert QCoreApplication.translate("Guide", "No answer found") == "Aucune réponse trouvée"
    finally:
        install_translations(styled_app, paths.resource("translations"))


def test_a_missing_translation_is_reported(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"helpdesk_fr\.qm"):
        install_translations(qapp, tmp_path)
