from __future__ import annotations

import sys

import pytest

from helpdesk_app.winapi.contrast_theme import blend, contrast, name_of, system_contrast_theme


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_a_system_colour_is_read_from_its_lowest_byte() -> None:
    assert name_of(0x0030201) == "#010203"


def test_a_blend_lies_between_both_colours() -> None:
    assert blend("#000000", "#ff8000", 0.5) == "#804000"
    assert blend("#102030", "#ff8000", 0) == "#102030"
    assert blend("#102030", "#ff8000", 1) == "#ff8000"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows may be set to a contrast theme")
def test_other_systems_have_no_contrast_theme() -> None:
    assert system_contrast_theme() is None
