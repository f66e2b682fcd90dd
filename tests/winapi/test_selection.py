from __future__ import annotations

import ctypes
import sys

import pytest

from helpdesk_app.winapi.selection import (
    VK_ALT,
    VK_C,
    VK_CONTROL,
    VK_SHIFT,
    Input,
    Stroke,
    WindowsSelection,
    inputs_of,
    selection,
    strokes,
)

DOWN, UP = False, True


@pytest.mark.parametrize(
    ("held", "released"),
    [((), ()), ((VK_SHIFT,), ((VK_SHIFT, UP),)), ((VK_ALT, VK_SHIFT), ((VK_SHIFT, UP), (VK_ALT, UP)))],
)
def test_what_is_held_goes_up_between_ctrl_and_c(held: tuple[int, ...], released: tuple[Stroke, ...]) -> None:
    assert strokes(held) == ((VK_CONTROL, DOWN), *released, (VK_C, DOWN), (VK_C, UP), (VK_CONTROL, UP))


def test_the_strokes_are_laid_out_as_windows_reads_them() -> None:
    made = inputs_of(((VK_C, DOWN), (VK_CONTROL, UP)))
    assert [(one.type, one.any.ki.wVk, one.any.ki.dwFlags) for one in made] == [(1, VK_C, 0), (1, VK_CONTROL, 2)]
    assert ctypes.sizeof(Input) == (40 if ctypes.sizeof(ctypes.c_void_p) == 8 else 28)


def test_only_windows_can_copy_a_selection() -> None:
    assert (selection() is not None) == (sys.platform == "win32")
    if sys.platform != "win32":
        WindowsSelection().copy()
        assert WindowsSelection().sequence() == 0
