"""``python3 task.py messages``: bring the catalogue of messages up to date with the source, and compile it.

New messages are added without a translation, those that are gone are removed, and spaces of the French that may not
break are made no-break ones. ``tests/build_spec/test_messages.py`` names what is still to translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "resources" / "translations" / "messages_fr.po"
COMPILED: Final = SOURCE.with_suffix(".mo")
_KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2)}
_UNBREAKABLE: Final = re.compile(r"[ \u202f](?=[?!;:»])|(?<=«)[ \u202f]")
"""Spaces that may not break, or that are narrow, for which many consoles of Windows show a box."""
_MADE_ON: Final = datetime(2026, 11, 26, tzinfo=UTC)
"""Constant, so that the same messages make the same files."""


def extract() -> Catalog:
    """Return the messages in the source, with the files that have them."""
    found = Catalog()
    for path in sorted((ROOT / "helpdesk_app").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for _line, message, comments, context in extract_from_file("python", path, _KEYWORDS, ["Translators:"]):
            found.add(message, locations=[(name, 1)], auto_comments=comments, context=context)
    return found


def read(path: Path = SOURCE) -> Catalog:
    """Return the catalogue in the .po file at ``path``."""
    with path.open("rb") as stream:
        return read_po(stream, locale="fr")


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages of ``catalogue`` without its header."""
    return (message for message in catalogue if message.id)


def compiled(catalogue: Catalog) -> bytes:
    """Return ``catalogue`` as the content of a .mo file."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def _typeset(french: str) -> str:
    return _UNBREAKABLE.sub("\N{NO-BREAK SPACE}", french)


def main() -> int:
    """Write both files, and print how many messages have no translation."""
    catalogue = read() if SOURCE.is_file() else Catalog(locale="fr")
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in messages(catalogue):
        forms = message.string
        message.string = _typeset(forms) if isinstance(forms, str) else tuple(map(_typeset, forms or ()))
    catalogue.project, catalogue.version, catalogue.copyright_holder = "helpdesk-assistant", "1", "its authors"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.fuzzy = False
    catalogue.header_comment = "# The messages in French. See build_spec/messages.py."
    catalogue.creation_date = catalogue.revision_date = _MADE_ON
    with SOURCE.open("wb") as stream:
        write_po(stream, catalogue, width=120, include_lineno=False)
    COMPILED.write_bytes(compiled(catalogue))
    missing = [message for message in messages(catalogue) if not message.string or message.fuzzy]
    print(f"{len(catalogue)} messages, {len(missing)} without a translation")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
