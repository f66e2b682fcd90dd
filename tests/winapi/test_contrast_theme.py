from __future__ import annotations

import sys

import pytest

from helpdesk_app.winapi.contrast_theme import name_of, system_contrast_theme


def test_a_system_colour_is_read_from_its_lowest_byte() -> None:
    assert name_of(0x0030201) == "#010203"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows may be set to a contrast theme")
def test_other_systems_have_no_contrast_theme() -> None:
    assert system_contrast_theme() is None
