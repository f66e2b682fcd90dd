"""The editors' window: the one module that knows all its parts.

A new pane is a widget in a folder of its own here, which imports no other pane. It has a ``show_state(EditorState)``
and signals; its logic is in ``helpdesk_app/editing``. To add it, write in ``open_editor``, before the folder is opened:

- a pane about the selected entry, beside the form::

      trial = TrialPane(icons)
      window.add_side(trial, translate("EditorPanes", "Try it"), "Ctrl+T")
      controller.rendered.connect(trial.show_state)

- a page about the whole FAQ: the same with ``window.add_page``;
- a dialog: an action that opens it, in the menu of tools and perhaps in the bar: ``window.add_tool(action,
  in_bar=True)``.

What the editor does in a pane becomes an event of the session, then ``controller.render()``. An edit that is not one of
its methods is ``session.apply(workspace, Edit.…)``, which makes it a step to undo. ``Edit`` has a member for each kind.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from helpdesk_app.config import paths
from helpdesk_app.editing.session import EditorSession
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.ui.editor.agent_view.agent_view import AgentView
from helpdesk_app.ui.editor.building import Building, machine_locations
from helpdesk_app.ui.editor.checks import Checks
from helpdesk_app.ui.editor.controller import EditorController
from helpdesk_app.ui.editor.entry_form.entry_form import EntryForm
from helpdesk_app.ui.editor.entry_list.entry_list import EntryList
from helpdesk_app.ui.editor.folder_keeper import FolderKeeper
from helpdesk_app.ui.editor.import_opener import ImportOpener
from helpdesk_app.ui.editor.indexing import load_indexer
from helpdesk_app.ui.editor.layout import EditorWindow
from helpdesk_app.ui.editor.trying import Trying
from helpdesk_app.ui.style.icons import Icons


def open_editor(folder: Path, *, locations: Callable[[], FaqLocations] = machine_locations) -> EditorController:
    """Build a window on ``folder``, and return its controller; it shows the FAQ when the event loop runs.

    Args:
        folder: Of sources and curation.
        locations: Returns where the desks look for the FAQ that is handed out.
    """
    translate = QCoreApplication.translate
    icons = Icons(paths.resource("icons"))
    entry_list, form, agent_view = EntryList(), EntryForm(), AgentView(icons)
    window = EditorWindow(icons, entry_list, form)
    window.add_side(agent_view, translate("EditorPanes", "As agents see it"), "F2")
    controller = EditorController(window, EditorSession(), entry_list, form, agent_view)
    # It takes a tenth of a second, so a thread loads it when it is first needed.
    indexer = cache(load_indexer)
    Checks(controller, folder, indexer)
    keeper = FolderKeeper(controller, folder, paths.unsaved_edits_folder())
    window.add_tool(ImportOpener(controller, keeper, folder, icons).action, in_bar=True)
    Trying(controller, folder, indexer)
    Building(controller, keeper, folder, indexer, locations)
    keeper.open()
    return controller
