"""What a window needs only after its first list: dialogs, exports, the report.

``composition.py`` imports it then, so that nothing of it delays the first list.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QDate, QLocale, qVersion
from PySide6.QtWidgets import QWidget

from helpdesk_app import __version__
from helpdesk_app.config.policy import Policy
from helpdesk_app.desk.recorder import Recorder
from helpdesk_app.desk.session import Session
from helpdesk_app.ui.controllers.desk_controller import DeskController
from helpdesk_app.ui.controllers.dialog_controller import DialogController
from helpdesk_app.ui.controllers.export_controller import ExportController
from helpdesk_app.ui.controllers.feedback_controller import FeedbackController
from helpdesk_app.ui.dialogs.file_dialogs import choose_export_target, choose_report_target
from helpdesk_app.ui.platform.editing_process import start_editing
from helpdesk_app.ui.platform.global_shortcut import GlobalShortcut
from helpdesk_app.ui.window.desk_view import DeskView


def add_deferred_parts(
    controller: DeskController,
    feedback: FeedbackController,
    recorder: Recorder,
    feedback_file: Path,
    *,
    policy: Policy,
    global_shortcut: GlobalShortcut | None,
    choose_target: Callable[[QWidget], Path | None] | None,
) -> None:
    """Add the dialogs, the exports and the report to a window.

    Args:
        controller: Runs the window.
        feedback: Warns where an export fails.
        recorder: Holds the events.
        feedback_file: The path of the store, shown by "about".
        policy: What IT set for this machine.
        global_shortcut: Where the system has such keys.
        choose_target: Asks the agent where to export to; ``None`` for the dialog of the system.
    """
    view, session = controller.view, controller.session
    if policy.editors_folder is not None:
        view.actions.workshop.setVisible(True)
        view.actions.workshop.triggered.connect(partial(_open_workshop, view, policy.editors_folder))
    DialogController(view, controller.preferences, partial(_facts, session, feedback_file), global_shortcut)
    ExportController(
        view,
        session,
        recorder,
        feedback,
        choose_target=choose_target or partial(choose_export_target, folder=policy.export_folder),
        choose_report=choose_report_target,
        keep_months=policy.keep_months,
    )


def _open_workshop(view: DeskView, folder: Path) -> None:
    if not start_editing(folder):
        text = QCoreApplication.translate("Workshop", "The workshop on %1 could not be started. Try again.")
        view.notice.warn(text.replace("%1", str(folder)))


def _facts(session: Session, feedback: Path) -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    versions = f"Python {platform.python_version()}, PySide6 {pyside_version}, Qt {qVersion()}"
    facts = [(translate("About", "Version"), __version__), (translate("About", "Built with"), versions)]
    opened = session.state.faq
    if opened is not None:
        date = QDate.fromString(opened.faq.imported_on, "yyyy-MM-dd")
        if date.isValid():
            day = QLocale().toString(date, QLocale.FormatType.LongFormat)
            facts.append((translate("About", "FAQ of"), f"{day} ({opened.faq.version[:12]})"))
        facts.append((translate("About", "Answers"), QLocale().toString(len(opened.faq.entries))))
        facts.append((translate("About", "FAQ file"), str(opened.path)))
        by_meaning = translate("About", "yes") if opened.meaning else translate("About", "no, by words alone")
        facts.append((translate("About", "Search by meaning"), by_meaning))
    facts.append((translate("About", "Feedback file"), str(feedback)))
    return tuple(facts)
