from __future__ import annotations

import pytest

from build_spec.wine_desktop import JourneyError
from build_spec.wine_journey import _html_header, _words

FRAGMENT = "<p>Réponse</p>"
HEADER = "Version:0.9\r\nStartHTML:{:08}\r\nEndHTML:{:08}\r\nStartFragment:{:08}\r\nEndFragment:{:08}\r\n"
BEFORE, AFTER = "<html><body><!--StartFragment-->", "<!--EndFragment--></body></html>"


def html_format(shift: int = 0) -> str:
    """Return the clipboard's HTML format, with the offsets of the fragment ``shift`` bytes too high."""
    start = len(HEADER.format(0, 0, 0, 0))
    fragment = start + len(BEFORE)
    end = fragment + len(FRAGMENT.encode())
    header = HEADER.format(start, end + len(AFTER), fragment + shift, end + shift)
    return header + BEFORE + FRAGMENT + AFTER


def test_right_offsets_are_returned() -> None:
    header = _html_header(html_format())
    assert header["EndFragment"] - header["StartFragment"] == len(FRAGMENT.encode())


def test_offsets_that_miss_the_fragment_fail_the_journey() -> None:
    with pytest.raises(JourneyError, match="fragment"):
        _html_header(html_format(shift=-15))


def test_list_markers_and_spacing_are_no_words() -> None:
    assert _words("Un\u00a0point :\n- deux\n•\ttrois") == ["Un", "point", ":", "deux", "trois"]
