from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qCritical, qDebug, qInstallMessageHandler, qWarning

from helpdesk_app.ui.platform.qt_messages import log_qt_messages


@pytest.fixture
def _logged() -> Iterator[None]:
    """Log Qt's messages, and give them back to the test runner afterwards."""
    before = qInstallMessageHandler(None)
    log_qt_messages()
    yield
    qInstallMessageHandler(before)


@pytest.mark.usefixtures("_logged")
def test_a_message_keeps_its_level(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "qt"):
        qDebug("detail")
        qWarning("100 % of it")
        qCritical("broken")
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.DEBUG, "detail"),
        (logging.WARNING, "100 % of it"),
        (logging.ERROR, "broken"),
    ]
