"""Preferences of which none has its default."""

from __future__ import annotations

from typing import Final

from helpdesk_app.config.preferences import Preferences

CHOSEN: Final = Preferences(
    language="en",
    theme="contrast",
    text_size="150",
    escape_minimises=True,
    keep_queries=False,
    ticket_template="Réf. {uid} : {question}\n{answer}",
    shortcuts=(("topics", "F9"), ("copy", "")),
    favourites=("badge", "cle"),
    always_on_top=True,
    compact=True,
    global_shortcut="Ctrl+Shift+H",
    takes_selection=True,
)
