from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.desk.snippet import Snippet
from helpdesk_app.faq.model import Entry, FacetValue
from helpdesk_app.search.model import Hit
from helpdesk_app.text.spans import Span
from helpdesk_app.ui.panes.results.result_list import ResultList, ResultModel
from helpdesk_app.ui.style.theme import BODY, SMALL, scaled


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
    # Three lines of question and two of the answer at most, whatever their length.
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


def list_of(qtbot: QtBot, width: int, *hits: Hit, left: int = 0, points: float = 0) -> ResultList:
    model = ResultModel()
    view = ResultList(model)
    qtbot.addWidget(view)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if points:
        font = view.font()
        font.setPointSizeF(points)
        view.setFont(font)
    model.show(hits, left)
    view.resize(width, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def row_of(view: ResultList, row: int = 0) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def lowest_ink(image: QImage) -> int:
    """The lowest row of pixels with text, in the logical pixels of ``image``; the line below a row is no text."""
    ground = image.pixelColor(20, 2).lightness()
    ratio = image.devicePixelRatio()
    rows = [
        y
        for y in range(round(image.height() - 2 * ratio))
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for x in range(20, image.width() - 20))
    ]
    return round(max(rows) / ratio)


@pytest.mark.usefixtures("styled_app")
@pytest.mark.parametrize("points", [9, 18, 27])
@pytest.mark.parametrize(("words", "lines"), [(1, 1), (9, 2), (60, 3)])
def test_a_row_is_as_high_as_its_text(qtbot: QtBot, points: float, words: int, lines: int) -> None:
    question = "question " * words
    view = list_of(qtbot, 300, Hit(Entry("a", question, "Une réponse. " * 40), 1.0), points=points)
    bold = QFontMetricsF(scaled(view.font(), BODY, QFont.Weight.DemiBold))
    body, small = bold.height(), QFontMetricsF(scaled(view.font(), SMALL)).height()
    view.resize(44 + round(6.5 * bold.horizontalAdvance("question ")), 700)
    QApplication.processEvents()
    height = row_of(view).height()
    assert abs(height - (2 * 12 + lines * body + 4 + 2 * small)) <= 4
    ink = lowest_ink(view.grab(row_of(view)).toImage())
    assert height - 12 - small < ink <= height - 12, "the second line of the answer, and nothing cut"


@pytest.mark.usefixtures("styled_app")
def test_a_short_answer_takes_one_line(qtbot: QtBot) -> None:
    view = list_of(qtbot, 400, Hit(Entry("a", "Où ?", "Ici."), 1.0), Hit(Entry("b", "Où ?", "Par ici. " * 30), 1.0))
    small = QFontMetricsF(scaled(view.font(), SMALL)).height()
    assert abs(row_of(view, 1).height() - row_of(view).height() - small) <= 1


@pytest.mark.usefixtures("styled_app")
def test_no_facet_is_repeated_in_a_row(qtbot: QtBot) -> None:
    plain, sorted_by = (list_of(qtbot, 400, hit("a", "Où ?", values=values)) for values in (0, 4))
    assert row_of(plain).height() == row_of(sorted_by).height()
    assert plain.grab(row_of(plain)).toImage() == sorted_by.grab(row_of(sorted_by)).toImage()


@pytest.mark.usefixtures("styled_app")
def test_the_part_of_the_answer_that_matches_is_shown(qtbot: QtBot) -> None:
    answer = "Une phrase sans rapport. " * 20 + "Le badge."
    view = list_of(qtbot, 400, Hit(Entry("a", "Où ?", answer), 1.0))
    before = view.grab().toImage()
    start = len(answer) - len("badge.")
    model = view.model()
    assert isinstance(model, ResultModel)
    height = row_of(view).height()
    model.cut_snippets_with(lambda _hit: Snippet(answer, (Span(start, start + 5),)))
    model.show([Hit(Entry("a", "Où ?", answer), 1.0)])
    assert view.grab().toImage() != before
    assert row_of(view).height() == height


@pytest.mark.usefixtures("styled_app")
def test_the_row_that_shows_more_is_as_high_as_its_line(qtbot: QtBot) -> None:
    view = list_of(qtbot, 300, hit("a", "Où ?"), left=9)
    small = QFontMetricsF(scaled(view.font(), SMALL)).height()
    assert abs(row_of(view, 1).height() - 2 * 12 - small) <= 1
    assert lowest_ink(view.grab(row_of(view, 1)).toImage()) > 12


@pytest.mark.usefixtures("styled_app")
@pytest.mark.parametrize("answer", ["Ici.", "Une phrase assez longue pour deux lignes. " * 9])
@pytest.mark.parametrize("wording", ["Mon badge est perdu", "Un badge " * 90])
def test_the_wording_that_matched_is_painted_below_the_question(qtbot: QtBot, answer: str, wording: str) -> None:
    entry = Entry("a", "Où aller ?", answer, wordings=(wording,))
    view = list_of(qtbot, 400, Hit(entry, 1.0))
    height, before = row_of(view).height(), view.grab(row_of(view)).toImage()
    model = view.model()
    assert isinstance(model, ResultModel)
    spans = (Span(wording.index("badge"), wording.index("badge") + 5),)
    snippets, shown = {"": Snippet(wording)}, []
    model.choose_wordings_with(lambda _hit: snippets[""])
    for snippets[""] in (Snippet(wording), Snippet(wording, spans)):
        model.show([Hit(entry, 1.0)])
        shown.append(view.grab(row_of(view)).toImage())
    assert before not in shown
    assert shown[0] != shown[1], "its words are marked"
    assert row_of(view).height() == height, "no row moves when a wording matches"
    small = QFontMetricsF(scaled(view.font(), SMALL)).height()
    assert height - 12 - small < lowest_ink(shown[1]) <= height - 12, "the answer is on the last line, and not cut"


@pytest.mark.usefixtures("styled_app")
def test_the_wording_is_introduced_and_read_out(qtbot: QtBot) -> None:
    entry = Entry("a", "Où aller ?", "Ici.", wordings=("Mon badge est perdu",))
    view = list_of(qtbot, 400, Hit(entry, 1.0), hit("b", "Autre ?"))
    model = view.model()
    assert isinstance(model, ResultModel)
    asked = []

    def wording(of: Hit) -> Snippet | None:
        asked.append(of.entry.uid)
        return Snippet(of.entry.wordings[0]) if of.entry.wordings else None

    model.choose_wordings_with(wording)
    model.show([hit("b", "Autre ?"), Hit(entry, 1.0)])
    texts = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, 1)]
    assert texts == ["Autre ?, 1 sur 2", *["Où aller ?, aussi\u00a0: Mon badge est perdu, 2 sur 2"] * 2]
    assert asked == ["b", "a"], "asked once for each row"
    view.show_row(1)
    assert view.spoken() == "2 sur 2, Où aller ?, aussi\u00a0: Mon badge est perdu"
