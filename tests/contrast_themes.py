"""The four contrast themes that Windows 11 comes with, the classic ones, and one that a person mixed unwisely."""

from __future__ import annotations

from typing import Final

from helpdesk_app.winapi.contrast_theme import ContrastTheme

AQUATIC: Final = ContrastTheme("#202020", "#ffffff", "#75e9fc", "#a6a6a6", "#263b50", "#8ee3f0")
DESERT: Final = ContrastTheme("#fffaef", "#3d3d3d", "#1c5e75", "#676767", "#fff5e3", "#903909")
DUSK: Final = ContrastTheme("#2d3236", "#ffffff", "#70ebde", "#a6a6a6", "#212d3b", "#a1bfde")
NIGHT_SKY: Final = ContrastTheme("#000000", "#ffffff", "#8080ff", "#a6a6a6", "#2b2b2b", "#d6b4fd")
BLACK: Final = ContrastTheme("#000000", "#ffffff", "#ffff00", "#3ff23f", "#000000", "#1aebff")
WHITE: Final = ContrastTheme("#ffffff", "#000000", "#00009f", "#600000", "#ffffff", "#37006e")
UNWISE: Final = ContrastTheme("#000000", "#ffff00", "#ffff00", "#00ff00", "#ffffff", "#0000ff")
"""Its selection can hardly be distinguished from its background."""

THEMES: Final = {
    "aquatic": AQUATIC,
    "desert": DESERT,
    "dusk": DUSK,
    "night sky": NIGHT_SKY,
    "black": BLACK,
    "white": WHITE,
    "unwise": UNWISE,
}
