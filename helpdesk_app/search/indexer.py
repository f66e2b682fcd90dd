"""Compiles the index of a FAQ by words and by meaning, and opens an engine on it: what every build and check needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpdesk_app.faq.model import Faq
from helpdesk_app.search.compiler import compile_index
from helpdesk_app.search.encoder import Encoder, Progress
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon
from helpdesk_app.search.meaning import Meaning, compile_meaning
from helpdesk_app.search.vectors import Vectors


class Indexer:
    """Compiles with one lexicon and one encoder.

    Args:
        lexicon: Stop words, acronyms and synonyms.
        encoder: The model; ``None`` for words alone.
        unrelated: Queries that no FAQ answers, with which the chance of a FAQ is measured.
    """

    def __init__(self, lexicon: Lexicon, encoder: Encoder | None, unrelated: Sequence[str]) -> None:
        self.lexicon = lexicon
        self.encoder = encoder
        self.unrelated = unrelated

    def compile(self, faq: Faq, before: Mapping[str, bytes], progress: Progress | None = None) -> dict[str, bytes]:
        """Return the parts that the database stores.

        Args:
            faq: The entries.
            before: The parts of the version before; vectors of texts that did not change are taken over.
            progress: Called with how many texts are encoded, and how many have to be.
        """
        return compile_index(faq, self.lexicon) | self.compile_meaning(faq, before, progress)

    def compile_meaning(
        self, faq: Faq, before: Mapping[str, bytes], progress: Progress | None = None
    ) -> dict[str, bytes]:
        """Return the parts with the meaning of the texts, none without an encoder. Arguments as for :meth:`compile`."""
        return {} if self.encoder is None else compile_meaning(faq, self.encoder, self.unrelated, before, progress)

    def open(self, faq: Faq, parts: Mapping[str, bytes]) -> SearchEngine:
        """Return an engine on ``parts``, which were compiled from ``faq``."""
        engine = SearchEngine(faq, parts, self.lexicon)
        if self.encoder is None:
            return engine
        return engine.with_meaning(Meaning(faq, Vectors.from_parts(parts), self.encoder))
