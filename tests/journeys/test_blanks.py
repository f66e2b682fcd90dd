"""An answer with blanks is filled while it is copied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq
from helpdesk_app.feedback.model import EventKind
from helpdesk_app.feedback.store import FeedbackStore
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.ui.window.desk_view import DeskView

if TYPE_CHECKING:
    from tests.conftest import Agent, OpenDesk

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier

ENTRIES = (
    Entry(
        "suivi",
        "Comment suivre une commande ?",
        "Votre dossier {{numéro de dossier}} est suivi.\n- passage : {{jour: lundi | mardi}} ;\n- lieu : guichet.",
    ),
    Entry("retard", "Pourquoi un retard de commande ?", "Le dossier {{numéro de dossier}} est en retard."),
    Entry("adresse", "Où est le guichet de commande ?", "Rue de la Paix."),
)


@pytest.fixture
def desk(open_desk: OpenDesk, tmp_path: Path) -> DeskView:
    faq = with_version(Faq(ENTRIES, (), "2026-01-31"))
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    QGuiApplication.clipboard().clear()
    database.write(tmp_path / "blanks.db", faq, compile_index(faq, lexicon))
    return open_desk(tmp_path / "blanks.db")


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_blanks_are_filled_from_the_keyboard(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("suivre")
    assert "[numéro de dossier]" in desk.answer.body.toPlainText().replace("\u200b", "")
    agent.press(Key.Key_Return)
    assert clipboard() == "", "nothing is copied before the blanks are filled"
    assert agent.focus() is desk.blanks.fields()[0]
    agent.type("45-7 <b>")
    agent.press(Key.Key_Tab)
    agent.press(Key.Key_Down)
    agent.press(Key.Key_Return)
    assert clipboard() == "Votre dossier 45-7 <b> est suivi.\n• passage : mardi ;\n• lieu : guichet."
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<p>Votre dossier 45-7 &lt;b&gt; est suivi.</p>" in html
    assert "<li>passage\u00a0: mardi\u202f;</li>" in html
    assert desk.blanks.isHidden()
    assert desk.search_box.hasFocus()
    assert desk.answer.confirmation() == "Réponse copiée"
    with FeedbackStore(tmp_path / "feedback.db") as store:
        (event,) = store.events()
    assert (event.kind, event.uid) == (EventKind.COPY, "suivi")
    stored = [path for path in tmp_path.rglob("*") if path.is_file() and b"45-7" in path.read_bytes()]
    assert stored == [], "what is filled in is written nowhere"


def test_the_ticket_note_is_filled_too_and_the_value_is_offered_again_in_this_call_only(
    desk: DeskView, agent: Agent
) -> None:
    agent.type("suivre")
    agent.press(Key.Key_Return)
    agent.type("45")
    agent.press(Key.Key_Return)
    agent.press(Key.Key_A, CTRL)
    agent.type("retard")
    agent.press(Key.Key_Return, CTRL)
    field = desk.blanks.fields()[0]
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.selectedText()) == ("45", "45")
    agent.press(Key.Key_Return)
    assert "Le dossier 45 est en retard." in clipboard()
    assert clipboard().startswith("Question")
    agent.press(Key.Key_Escape)
    agent.type("retard")
    agent.press(Key.Key_Return)
    field = desk.blanks.fields()[0]
    assert isinstance(field, QLineEdit)
    assert field.text() == "", "the next caller has another number"


def test_escape_leaves_the_blanks_and_one_key_copies_without_filling(desk: DeskView, agent: Agent) -> None:
    agent.type("retard")
    agent.press(Key.Key_Return)
    agent.press(Key.Key_Escape)
    assert desk.blanks.isHidden()
    assert (clipboard(), desk.search_box.text(), desk.search_box.hasFocus()) == ("", "retard", True)
    agent.press(Key.Key_Return, ALT)
    assert clipboard() == "Le dossier [numéro de dossier] est en retard."
    QGuiApplication.clipboard().clear()
    agent.press(Key.Key_Return)
    agent.type("1")
    agent.press(Key.Key_Return, ALT)
    assert clipboard() == "Le dossier [numéro de dossier] est en retard."
    assert desk.search_box.hasFocus()


def test_an_answer_without_blanks_is_copied_at_once(desk: DeskView, agent: Agent) -> None:
    agent.type("guichet")
    agent.press(Key.Key_Return)
    assert clipboard() == "Rue de la Paix."


def test_typing_in_the_search_box_leaves_the_blanks(desk: DeskView, agent: Agent) -> None:
    agent.type("retard")
    agent.press(Key.Key_Return)
    desk.search_box.setFocus()
    agent.type("s")
    assert desk.blanks.isHidden()
    assert desk.search_box.hasFocus()


def test_several_answers_are_copied_together(desk: DeskView, agent: Agent, tmp_path: Path) -> None:
    agent.type("guichet")
    agent.press(Key.Key_P, CTRL)
    assert desk.basket.count.text() == "1 réponse dans le panier"
    agent.type("retard")
    assert desk.search_box.text() == "retard", "what is typed next is the next question"
    agent.press(Key.Key_P, CTRL)
    assert desk.basket.count.text() == "2 réponses dans le panier"
    assert desk.actions.copy.text() == "&Copier le panier\u00a0: 2 réponses"
    agent.press(Key.Key_Return)
    agent.type("45")
    agent.press(Key.Key_Return)
    assert clipboard() == (
        "Où est le guichet de commande ?\n\nRue de la Paix.\n\n"
        "Pourquoi un retard de commande ?\n\nLe dossier 45 est en retard."
    )
    assert QGuiApplication.clipboard().mimeData().html().count("<p><b>") == 2
    assert desk.basket.isHidden()
    assert desk.actions.copy.text() == "&Copier la réponse"
    with FeedbackStore(tmp_path / "feedback.db") as store:
        events = list(store.events())
    assert [(event.kind, event.uid, event.query) for event in events] == [
        (EventKind.COPY, "adresse", "guichet"),
        (EventKind.COPY, "retard", "retard"),
    ]


def test_escape_empties_the_basket_before_the_search_box(desk: DeskView, agent: Agent) -> None:
    agent.type("retard")
    agent.press(Key.Key_P, CTRL)
    agent.press(Key.Key_P, CTRL)
    assert desk.basket.isHidden(), "the same key takes it out again"
    agent.press(Key.Key_P, CTRL)
    agent.press(Key.Key_Escape)
    assert (desk.basket.isHidden(), desk.search_box.text()) == (True, "retard")
    agent.press(Key.Key_Escape)
    assert desk.search_box.text() == ""


def test_the_copy_button_of_the_answer_copies_what_it_says(desk: DeskView, agent: Agent) -> None:
    agent.type("retard")
    agent.press(Key.Key_P, CTRL)
    agent.type("guichet")
    desk.answer.copy_asked.emit()
    assert clipboard() == "Rue de la Paix."
    assert desk.basket.isVisible()


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
@pytest.mark.parametrize("compact", [False, True])
def test_every_field_and_button_of_the_bars_is_in_view(
    desk: DeskView, agent: Agent, qtbot: QtBot, size: tuple[int, int], compact: bool
) -> None:
    desk.window.resize(*size)
    if compact:
        desk.actions.compact.trigger()
    agent.type("suivre")
    agent.press(Key.Key_P, CTRL)
    bar, blanks = desk.basket, desk.blanks
    for part in (bar.count, bar.copy_button, bar.empty_button):
        qtbot.waitUntil(lambda part=part: is_in_view(part))  # type: ignore[misc]
    agent.press(Key.Key_Return)
    for field in (*blanks.fields(), blanks.copy_button, blanks.unfilled_button, blanks.leave_button):
        qtbot.waitUntil(lambda field=field: is_in_view(field))  # type: ignore[misc]
    assert bar.isHidden(), "while there are blanks to fill, Enter copies those"


def is_in_view(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()
