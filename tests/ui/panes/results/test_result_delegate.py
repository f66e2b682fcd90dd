from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpdesk_app.faq.model import Entry, FacetValue
from helpdesk_app.search.model import Hit
from helpdesk_app.text.spans import Span
from helpdesk_app.ui.panes.results.result_list import ResultList, ResultModel


def hit(uid: str, question: str, *spans: Span, values: int = 0) -> Hit:
    facets = tuple(FacetValue("Quoi ?", f"valeur {number}") for number in range(values))
    return Hit(Entry(uid, question, f"Réponse {uid}.", facets=facets), 1.0, spans)


@pytest.mark.parametrize("width", [60, 320, 900])
@pytest.mark.parametrize(
    "question", ["", "Court ?", "Une question " * 40, "Unseulmottropvaste" * 30, "\U0001f600 badge \U0001f600 " * 30]
)
def test_any_question_is_painted_at_any_width(qtbot: QtBot, width: int, question: str) -> None:
    model = ResultModel()
    view = ResultList(model)
    qtbot.addWidget(view)
    model.show([hit("a", question, Span(0, min(3, len(question))), Span(max(0, len(question) - 2), len(question)))])
    model.show([hit("a", question, values=9), hit("b", question)])
    view.resize(width, 300)
    with qtbot.waitExposed(view):
        view.show()
    assert not view.grab().isNull()
    # Two lines of question at most, whatever its length.
    assert view.visualRect(model.index(0)).height() < 130


@pytest.mark.usefixtures("styled_app")
def test_no_word_moves_when_a_scroll_bar_comes(qtbot: QtBot) -> None:
    model = ResultModel()
    view = ResultList(model)
    qtbot.addWidget(view)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    question = "Une question bien longue " * 9
    model.show([hit("0", question, values=9)])
    view.resize(320, 300)
    with qtbot.waitExposed(view):
        view.show()
    row = view.visualRect(model.index(0))
    row.setWidth(row.width() - view.verticalScrollBar().sizeHint().width())
    alone = view.grab(row).toImage()
    model.show([hit(str(number), question, values=9) for number in range(9)])
    qtbot.waitUntil(view.verticalScrollBar().isVisible)
    assert view.grab(row).toImage() == alone


@pytest.mark.usefixtures("styled_app")
def test_a_matched_word_is_highlighted(qtbot: QtBot) -> None:
    model = ResultModel()
    view = ResultList(model)
    qtbot.addWidget(view)
    view.resize(400, 300)
    model.show([hit("a", "Un badge perdu")])
    with qtbot.waitExposed(view):
        view.show()
    plain = view.grab().toImage()
    model.show([hit("a", "Un badge perdu", Span(3, 8))])
    assert view.grab().toImage() != plain
