"""The first list: a window, the FAQ and the session behind it, before the other panes are there.

``start.py`` imports it once the window is on the screen and takes keys; ``composition.py`` adds the rest.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from helpdesk_app.config import paths
from helpdesk_app.config.policy import Policy
from helpdesk_app.desk.history import History, Remembered
from helpdesk_app.desk.open_faq import Engine, OpenFaq
from helpdesk_app.desk.session import Session
from helpdesk_app.desk.view_state import Phase, ViewState
from helpdesk_app.faq.choice import Choice
from helpdesk_app.faq.locations import FaqLocations
from helpdesk_app.faq.share_cache import ShareCache, copy_of
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon, LexiconError
from helpdesk_app.search.model import NO_FILTERS, Filters
from helpdesk_app.storage.errors import ProgramIncompleteError
from helpdesk_app.storage.windows_paths import is_on_network
from helpdesk_app.ui.controllers.faq_source import FaqSource, load_into
from helpdesk_app.ui.controllers.list_renderer import ListRenderer
from helpdesk_app.ui.platform.settings_file import SettingsFile
from helpdesk_app.ui.preferences import PreferenceKeeper
from helpdesk_app.ui.style.icons import Icons
from helpdesk_app.ui.widgets.screens import screen_layout
from helpdesk_app.ui.window.first_view import FirstView
from helpdesk_app.ui.window.main_window import MainWindow


class FirstList:
    """What the first answers need, and no more.

    Args:
        database: The FAQ, or where it may be.
        settings: The agent's own settings; made when the window closes.
        policy: What IT set for this machine.
        window: A window without panes; by default a new one, not yet shown.
        text: What the search box holds at first, where nothing was typed into ``window``.
        filters: The topics that are checked at first.
    """

    def __init__(
        self,
        database: Path | FaqLocations,
        settings: Path,
        policy: Policy,
        window: MainWindow | None = None,
        *,
        text: str = "",
        filters: Filters = NO_FILTERS,
    ) -> None:
        self.settings = SettingsFile(settings)
        layout = self.settings.read(screen_layout())
        window = window or MainWindow(layout.geometry)
        if text and not window.search_box.text():
            window.search_box.setText(text)
        stored = self.settings.read_preferences()
        self.preferences = PreferenceKeeper(stored, self.settings.write_preferences, window, policy=policy)
        preferences = self.preferences.current
        self.view = FirstView(window, Icons(paths.resource("icons")), layout, compact=preferences.compact)
        if preferences.shortcuts:
            self.view.actions.use_shortcuts(dict(preferences.shortcuts))  # messages name them
        self.history = History(self.settings.read_history() if policy.keep_history else Remembered())
        self.session = Session(
            text=window.search_box.text(),
            filters=filters,
            favourites=preferences.favourites,
            history=self.history,
        )
        model = self.view.list_pane.model
        model.cut_snippets_with(self.session.texts.snippet)
        model.choose_wordings_with(self.session.texts.matched_wording)
        self.source = _faq_source(database, self.view)

    def paint(self) -> None:
        """Open the FAQ and paint the answers to what was typed so far; nothing where it cannot be opened."""
        self.session.type(self.view.window.search_box.text())
        load_into(self.session, self.source.load)
        state = self.session.state
        if state.phase is Phase.READY:
            ListRenderer(self.view.list_pane, self.view.actions).render(ViewState(), state)
            self.view.show()


def open_faq(choice: Choice, *, lexicon: Path) -> OpenFaq:
    """Return the chosen FAQ, ready to be searched.

    Raises:
        ProgramIncompleteError: The lexicon, which travels with the program, cannot be used.
    """
    try:
        words = Lexicon.load(lexicon)
    except LexiconError as error:
        raise ProgramIncompleteError(lexicon, str(error)) from error
    engine = SearchEngine(choice.faq, choice.index, words)

    def load_meaning() -> Engine:
        from helpdesk_app.search.meaning import load_meaning

        # In the thread that loads, so that the key of the first misspelt word does not wait.
        engine.warm_up()
        return engine.with_meaning(load_meaning(choice.faq, choice.index, paths.encoder_model()))

    return OpenFaq(choice.faq, engine, choice.path, load_meaning)


def _faq_source(database: Path | FaqLocations, view: FirstView) -> FaqSource:
    locations = database if isinstance(database, FaqLocations) else FaqLocations(database)
    source = FaqSource(
        locations,
        partial(open_faq, lexicon=paths.resource("search", "lexicon.toml")),
        share_cache=_share_cache_of(locations),
        parent=view.window,
    )
    source.refused.connect(view.notice.warn)
    return source


def _share_cache_of(locations: FaqLocations) -> ShareCache | None:
    if locations.named is not None or locations.policy is None or not is_on_network(locations.policy):
        return None
    return ShareCache(locations.policy, copy_of(locations.policy, paths.own_database().parent))
