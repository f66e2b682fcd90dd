from __future__ import annotations

import pytest

from helpdesk_app.ui.style.contrast import blend, contrast


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_a_blend_lies_between_both_colours() -> None:
    assert blend("#000000", "#ff8000", 0.5) == "#804000"
    assert blend("#102030", "#ff8000", 0) == "#102030"
    assert blend("#102030", "#ff8000", 1) == "#ff8000"
