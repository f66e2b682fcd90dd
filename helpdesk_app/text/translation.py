"""Messages for people in their language, by the standard library's ``gettext``.

The messages in the code are English; ``_`` and ``ngettext`` look up their translation when they are called. Without a
catalogue they return the English. A placeholder is named and filled in afterwards: ``_("{file} is empty").format(…)``.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from io import BytesIO


class _Installed:
    """The catalogue of this process, for all its threads."""

    catalogue = NullTranslations()


def install(catalogue: bytes) -> None:
    """Translate messages by ``catalogue``, the content of a .mo file, from now on; empty for English."""
    _Installed.catalogue = GNUTranslations(BytesIO(catalogue)) if catalogue else NullTranslations()


def _(message: str) -> str:
    """Return the translation of ``message``."""
    # The empty text is the key of the catalogue's header.
    return _Installed.catalogue.gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the translation of ``one`` or ``many``, whichever the language uses for ``n``."""
    return _Installed.catalogue.ngettext(one, many, n)


def N_(message: str) -> str:  # noqa: N802 -- the usual name, which extractors of messages know
    """Mark the text of a constant for translation, which is done by ``_`` where it is shown."""
    return message


def decimal(number: float, places: int) -> str:
    """Return ``number`` rounded to some decimal places."""
    return f"{number:.{places}f}".replace(".", _("."))


def grouped(number: int) -> str:
    """Return ``number`` with its digits in groups of three."""
    return f"{number:,}".replace(",", _(","))
