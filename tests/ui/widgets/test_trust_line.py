from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpdesk_app.ui.widgets.trust_line import REST_MS, Trust, TrustLine

CHECK = Trust("À vérifier", "Lisez-la.", "Absent : perdu.")


@pytest.fixture
def line(styled_app: QApplication, qtbot: QtBot) -> TrustLine:
    widget = TrustLine()
    qtbot.addWidget(widget)
    return widget


def test_it_waits_for_a_pause_and_goes_at_once(line: TrustLine, qtbot: QtBot) -> None:
    line.show_trust(CHECK)
    assert line.isHidden()
    qtbot.waitUntil(lambda: not line.isHidden())
    assert (line.chip.text(), line.missing.text()) == ("À vérifier", "Absent : perdu.")
    assert line.chip.accessibleDescription() == "Lisez-la."
    line.show_trust(None)
    assert line.isHidden()


def test_what_is_no_longer_true_never_comes(line: TrustLine, qtbot: QtBot) -> None:
    line.show_trust(CHECK)
    line.show_trust(None)
    qtbot.wait(REST_MS + 200)
    assert line.isHidden()


def test_another_word_replaces_the_one_on_show_without_blinking(line: TrustLine, qtbot: QtBot) -> None:
    line.show_trust(CHECK)
    qtbot.waitUntil(lambda: not line.isHidden())
    line.show_trust(Trust("Rien de fiable", "Aucune.", is_refused=True))
    assert not line.isHidden()
    assert line.chip.text() == "Rien de fiable"
    assert line.missing.isHidden()
    assert line.chip.property("refused")


def test_the_chip_is_as_wide_as_its_text(line: TrustLine, qtbot: QtBot) -> None:
    line.resize(400, 30)
    line.show_trust(Trust("À vérifier", "Lisez-la."))
    qtbot.waitUntil(lambda: not line.isHidden())
    assert line.chip.width() == line.chip.sizeHint().width()
