"""The FAQ that the program comes with, and an engine on it."""

from __future__ import annotations

import pytest

from helpdesk_app.config import paths
from helpdesk_app.faq import database
from helpdesk_app.faq.model import Faq
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load(paths.resource("search", "lexicon.toml"))


@pytest.fixture(scope="session")
def bundled() -> Faq:
    """The FAQ of the agency's page, as it is committed."""
    return database.read(paths.bundled_database())[0]


@pytest.fixture(scope="session")
def bundled_engine(bundled: Faq, lexicon: Lexicon) -> SearchEngine:
    """An engine on an index compiled by the current code, whatever index the file contains."""
    return SearchEngine(bundled, {}, lexicon)
