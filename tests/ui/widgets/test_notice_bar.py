from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.config import paths
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.widgets.copied_label import CopiedLabel
from helpdesk_app.ui.widgets.notice_bar import NoticeBar


@pytest.fixture
def bar(styled_app: QApplication, qtbot: QtBot) -> NoticeBar:
    notice = NoticeBar(Icons(paths.resource("icons")))
    qtbot.addWidget(notice)
    return notice


def test_there_is_no_text_until_there_is_a_notice(bar: NoticeBar) -> None:
    assert bar.isHidden()
    assert bar.text() == ""
    bar.inform("Export terminé.")
    assert bar.text() == "Export terminé."
    assert bar.action_button.isHidden()
    bar.close_button.click()
    assert bar.text() == ""


def test_a_problem_is_marked_for_the_style_sheet(bar: NoticeBar) -> None:
    bar.warn("Disque plein.")
    assert bar.property("problem") is True
    bar.inform("Export terminé.")
    assert bar.property("problem") is False


def test_the_action_runs_once_and_closes_the_bar(bar: NoticeBar) -> None:
    done: list[str] = []
    bar.inform("Export terminé.", "Ouvrir", lambda: done.append("open"))
    assert bar.action_button.text() == "Ouvrir"
    bar.action_button.click()
    bar.action_button.click()
    assert done == ["open"]
    assert bar.isHidden()


def test_a_later_notice_drops_the_earlier_action(bar: NoticeBar) -> None:
    done: list[str] = []
    bar.inform("Export terminé.", "Ouvrir", lambda: done.append("open"))
    bar.warn("Disque plein.")
    bar.action_button.click()
    assert done == []


def test_the_buttons_go_below_the_text_of_a_narrow_bar(bar: NoticeBar) -> None:
    bar.inform("Export terminé.", "Ouvrir", lambda: None)
    wide = bar.fontMetrics().averageCharWidth() * 100
    (text,) = bar.findChildren(CopiedLabel)
    for width, below in ((wide, False), (wide // 2, True)):
        bar.resize(QSize(width, 200))
        QApplication.sendPostedEvents()
        assert (bar.close_button.y() >= text.geometry().bottom()) is below
        assert (bar.close_button.x() >= text.geometry().right()) is not below
