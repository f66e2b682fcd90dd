"""Decode text in UTF-8, UTF-16 with a byte order mark, or Windows-1252; refuse anything else."""

from __future__ import annotations

import codecs
import re
from typing import Final

from helpdesk_app.faq_build.sources.document import SourceError
from helpdesk_app.text.translation import N_, _

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTE: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_FIRST_BYTES: Final = 100_000
_NEWLINE: Final = re.compile(r"\r\n|\r|\n")
_FRENCH: Final = frozenset("àâäçéèêëîïôöùûüÿæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ’‘“”«»–—…•°€·§²³ªº\u00a0\u00ad")
_DAMAGED: Final = re.compile("Ã[\u0080-\u00bf]")
"""A letter with an accent in UTF-8, read as Windows-1252 and saved again."""

_ACCENTED: Final = re.compile("[àâçèéêëîïôùûÀÉÈ]")
_FEWEST_DAMAGED: Final = 3
_TAKE_THE_FIRST: Final = N_("it was saved in the wrong encoding. Take the file before that, and save it as UTF-8.")
_SAVE_AS_READ: Final = N_("Save the document as .docx, .xlsx, .csv, .html or .txt.")
_SAVE_AS_UTF_8: Final = N_("Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).")

_SHARE_OF_FRENCH: Final = 0.9
"""Of the characters outside ASCII. French text has more, text in another encoding has less."""


def decode(data: bytes, source: str) -> str:
    """Return the text of a source file, without byte order mark.

    UTF-8 is tried first, because text in another encoding is almost never valid UTF-8. Windows-1252 is accepted only
    where nearly all characters outside ASCII are used in French.

    Raises:
        SourceError: The bytes are not text in these encodings, or contain control characters.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _decode(data, "utf-16", source)
    elif _is_bare_utf_16(data):
        raise SourceError(
            source,
            1,
            _("this looks like UTF-16 without its byte order mark. {advice}").format(advice=_(_SAVE_AS_UTF_8)),
        )
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            if _is_binary(data):
                raise SourceError(
                    source,
                    1,
                    _("this is no text, and no format that is read. {advice}").format(advice=_(_SAVE_AS_READ)),
                ) from error
            text = _windows_1252(data, source, _line_at(data, error.start))
    damaged = [*_DAMAGED.finditer(text)]
    if len(damaged) >= _FEWEST_DAMAGED and not _ACCENTED.search(text):
        found = damaged[0]
        letter = found[0].encode("latin-1").decode("utf-8")
        reason = _("damaged accents, « {found} » instead of « {letter} »: {advice}").format(
            found=found[0], letter=letter, advice=_(_TAKE_THE_FIRST)
        )
        raise SourceError(source, _line_after(text[: found.start()]), reason)
    control = _CONTROL.search(text)
    if control:
        line = _line_after(text[: control.start()])
        raise SourceError(
            source, line, _("a control character (U+{code:04X}): this is not a text file.").format(code=ord(control[0]))
        )
    return text


def split_lines(text: str) -> list[str]:
    """Split ``text`` at the line ends of any system; an end after the last line does not begin another one.

    ``str.splitlines`` splits at more characters.
    """
    lines = _NEWLINE.split(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


def _is_binary(data: bytes) -> bool:
    """Return whether more than one byte in a hundred of the first ones is a control character."""
    first = data[:_FIRST_BYTES]
    return 100 * len(_CONTROL_BYTE.findall(first)) > len(first)


def _is_bare_utf_16(data: bytes) -> bool:
    """Return whether about every other byte is zero, as in UTF-16 text in Latin letters."""
    fewer, more = sorted((data[::2].count(0), data[1::2].count(0)))
    return more > len(data) / 4 and fewer * 10 < more


def _decode(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = _line_after(data[: error.start].decode(encoding, errors="ignore"))
        reason = _("the file is announced as {encoding} and is not: {reason}. {advice}").format(
            encoding=encoding.upper(), reason=error.reason, advice=_(_SAVE_AS_UTF_8)
        )
        raise SourceError(source, line, reason) from error


def _windows_1252(data: bytes, source: str, line: int) -> str:
    reason = _("neither UTF-8 nor Windows-1252 text. {advice}").format(advice=_(_SAVE_AS_UTF_8))
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise SourceError(source, _line_at(data, error.start), reason) from error
    beyond = [character for character in text if character > "\x7f"]
    if sum(character in _FRENCH for character in beyond) < _SHARE_OF_FRENCH * len(beyond):
        raise SourceError(source, line, reason)
    return text


def _line_at(data: bytes, offset: int) -> int:
    return _line_after(data[:offset].decode("latin-1"))


def _line_after(text: str) -> int:
    """Return the number of the line on which ``text`` ends."""
    return len(_NEWLINE.findall(text)) + 1
