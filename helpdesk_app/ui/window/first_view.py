"""What a window shows of its FAQ first: the list, between two empty places."""

from __future__ import annotations

from helpdesk_app.ui.actions import DeskActions
from helpdesk_app.ui.panes.results.list_pane import ListPane
from helpdesk_app.ui.platform.settings_file import WindowLayout
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.widgets.notice_bar import NoticeBar
from helpdesk_app.ui.window.main_window import MainWindow
from helpdesk_app.ui.window.pane_splitter import PaneSplitter


class FirstView:
    """Lays the list out in a window; ``DeskView`` adds the other panes.

    Args:
        window: On the screen or not.
        icons: For all panes.
        layout: How the agent left the panes.
        compact: The list is above the answer, without the topics.
    """

    def __init__(self, window: MainWindow, icons: Icons, layout: WindowLayout, *, compact: bool) -> None:
        self.window = window
        self.icons = icons
        self.topics_visible = layout.topics_visible
        self.actions = DeskActions(window)
        self.notice = NoticeBar(icons)
        self.list_pane = ListPane(icons, self.actions)
        self.splitter = PaneSplitter(self.list_pane, layout)
        window.add_page(self.splitter)
        window.add_bar(self.notice)
        self.splitter.show_compact(compact)
        self.list_pane.show_compact(compact)

    def show(self) -> None:
        """Paint the list at once."""
        self.window.show_page(self.splitter, loading=True)
        self.window.repaint()
