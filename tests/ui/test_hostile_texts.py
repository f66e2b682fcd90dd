"""Text is text: whatever a FAQ says is shown as it is written, and no file that it names is opened."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Facet, FacetValue, Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon

if TYPE_CHECKING:
    from tests.conftest import OpenDesk

_IN_OPEN: Final = 0x20


@contextmanager
def opened(path: Path) -> Iterator[list[int]]:
    """Fill the list, when the block ends, with an entry for each time that somebody opened ``path``."""
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    assert libc.inotify_add_watch(watch, os.fsencode(path), _IN_OPEN) >= 0
    events: list[int] = []
    try:
        yield events
        try:
            content = os.read(watch, 65_536)
        except BlockingIOError:
            content = b""
        while content:
            _, mask, _, length = struct.unpack_from("iIII", content)
            events.append(mask)
            content = content[16 + length :]
    finally:
        os.close(watch)


def hostile_faq(picture: Path) -> Faq:
    markup = f"<img src='{picture}'> <b>badge</b>"
    facet = f"Quel produit {markup} ?"
    entries = tuple(
        Entry(
            f"e{number}",
            f"{markup} numéro {number} ?",
            f"{markup} au guichet.\n- {markup}\n- [lien]({picture})\n\n{markup}\tB\n1\t2",
            facets=(FacetValue(facet, f"{markup} {number % 3}"),),
        )
        for number in range(6)
    )
    return with_version(Faq(entries, (Facet(facet, tuple(f"{markup} {number}" for number in range(3))),), "2026-01-31"))


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells what is opened on Linux only")
def test_the_file_watch_sees_an_open(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    with opened(tmp_path / "x") as events:
        (tmp_path / "x").read_bytes()
    assert events


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells what is opened on Linux only")
def test_no_text_of_the_faq_is_rendered_or_opens_a_file(
    styled_app: QApplication, open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = tmp_path / "pixel.png"
    styled_app.primaryScreen().grabWindow(0, 0, 0, 4, 4).save(str(picture))
    faq = hostile_faq(picture)
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    database.write(tmp_path / "hostile.db", faq, compile_index(faq, lexicon))
    with opened(picture) as events:
        desk = open_desk(tmp_path / "hostile.db")
        desk.actions.read_aloud.trigger()
        for query in (f"<img src='{picture}'> badge", "badge", "numéro 3", "xylophone <b>"):
            desk.search_box.setText(query)
            desk.actions.copy.trigger()
            desk.actions.copy_note.trigger()
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
                tip = str(desk.list_pane.model.index(0).data(role) or "")
                assert role != Qt.ItemDataRole.ToolTipRole or "<img" not in tip
            qtbot.wait(20)
            desk.window.grab()
        desk.notice.warn(f"<img src='{picture}'>", f"<img src='{picture}'>")
        desk.actions.favourites.trigger()
        qtbot.wait(20)
        desk.window.grab()
    labels = desk.window.findChildren(QLabel)
    assert len(labels) > 20
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert events == []
