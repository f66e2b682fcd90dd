"""Loads what compiles an index: the lexicon, and the encoder where the program has one."""

from __future__ import annotations

import logging

from helpdesk_app.config import paths
from helpdesk_app.search.encoder import Encoder, ModelUnavailableError
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.meaning import load_unrelated
from helpdesk_app.search.remembering import RememberingEncoder

_log = logging.getLogger(__name__)


def load_indexer() -> Indexer:
    """Load it; without the encoder, what is built is found by its words alone.

    Checks, trials and builds share it, and what it remembers of the texts that are edited.
    """
    encoder: Encoder | None
    try:
        encoder = RememberingEncoder(Encoder.load(paths.encoder_model()))
    except ModelUnavailableError:
        _log.warning("the encoder is missing: the index is compiled by words alone")
        encoder = None
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    return Indexer(lexicon, encoder, load_unrelated(paths.resource("search", "unrelated.txt")))
