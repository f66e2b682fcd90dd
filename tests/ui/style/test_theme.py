from __future__ import annotations

from dataclasses import asdict
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from helpdesk_app.config import paths
from helpdesk_app.ui.style.contrast import contrast
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.style.theme import CONTRAST, DARK, LIGHT, READABLE, Colours, Theme, colours_of, current_colours
from tests.contrast_themes import DESERT, NIGHT_SKY, THEMES, UNWISE

PALETTES: Final = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": colours_of(CONTRAST),
    **{name: colours_of(theme) for name, theme in THEMES.items()},
}


@pytest.mark.parametrize("colours", PALETTES.values(), ids=PALETTES.keys())
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("text", "muted") for ground in ("window", "surface", "hover", "selected")),
        *(("accent", ground) for ground in ("window", "surface", "selected")),
        ("link", "surface"),
        ("text", "mark"),
        ("on_accent", "accent"),
        ("done", "surface"),
        ("problem_text", "problem"),
    ],
)
def test_text_stands_out_from_its_ground(colours: Colours, text: str, ground: str) -> None:
    named = asdict(colours)
    assert contrast(named[text], named[ground]) >= READABLE


@pytest.mark.parametrize("chosen", ["light", "dark", "contrast"])
def test_a_chosen_theme_goes_before_that_of_the_system(styled_app: QApplication, chosen: str) -> None:
    theme = Theme(styled_app, paths.resource("style", "desk.qss"), contrast_theme=lambda: None)
    other = Qt.ColorScheme.Light if chosen == "dark" else Qt.ColorScheme.Dark
    try:
        theme.choose(chosen)
        theme.apply_scheme(other)
        assert current_colours() == {"light": LIGHT, "dark": DARK, "contrast": colours_of(CONTRAST)}[chosen]
    finally:
        theme.choose("")
        theme.apply_scheme(Qt.ColorScheme.Light)
    assert current_colours() == LIGHT


def test_a_contrast_theme_of_the_system_is_the_one_that_an_agent_gets(styled_app: QApplication) -> None:
    theme = Theme(styled_app, paths.resource("style", "desk.qss"), "contrast", contrast_theme=lambda: DESERT)
    theme.apply_scheme(Qt.ColorScheme.Light)
    assert current_colours() == colours_of(DESERT)
    Theme(styled_app, paths.resource("style", "desk.qss"), contrast_theme=lambda: None).apply_scheme(
        Qt.ColorScheme.Light
    )


def test_a_contrast_theme_gives_its_own_colours() -> None:
    colours = colours_of(DESERT)
    assert (colours.window, colours.text, colours.link) == (DESERT.background, DESERT.text, DESERT.hyperlink)
    assert (colours.accent, colours.on_accent) == (DESERT.selection, DESERT.selected_text)
    assert colours.disabled == DESERT.inactive_text
    assert colours.muted == colours.line == DESERT.text, "nothing is paler than the text"
    assert len({colours.window, colours.selected, colours.mark}) == 3, "selected rows and marked words differ"


def test_an_unreadable_selection_colour_is_replaced_by_the_text_colour() -> None:
    colours = colours_of(UNWISE)
    assert (colours.accent, colours.on_accent) == (UNWISE.text, UNWISE.background)


def test_the_palette_has_the_link_and_the_inactive_text_of_the_theme(styled_app: QApplication) -> None:
    theme = Theme(styled_app, paths.resource("style", "desk.qss"), contrast_theme=lambda: NIGHT_SKY)
    try:
        theme.apply_scheme(Qt.ColorScheme.Unknown)
        palette = styled_app.palette()
        assert palette.color(QPalette.ColorRole.Link) == QColor(NIGHT_SKY.hyperlink)
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert disabled == QColor(NIGHT_SKY.inactive_text)
    finally:
        theme.apply(LIGHT)


def test_the_desk_follows_the_colour_scheme(styled_app: QApplication) -> None:
    theme = Theme(styled_app, paths.resource("style", "desk.qss"))
    theme.apply_scheme(Qt.ColorScheme.Dark)
    assert current_colours() is DARK
    assert styled_app.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    assert DARK.accent in styled_app.styleSheet()
    theme.apply_scheme(Qt.ColorScheme.Unknown)
    assert current_colours() is LIGHT
    assert "$" not in styled_app.styleSheet()


@pytest.mark.parametrize("name", sorted(path.stem for path in paths.resource("icons").glob("*.svg")))
def test_every_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    image = Icons(paths.resource("icons")).pixmap(name, "#ff0000", 20, 2).toImage()
    assert image.width() == 40
    assert any(image.pixelColor(x, y).alpha() for x in range(40) for y in range(40))
