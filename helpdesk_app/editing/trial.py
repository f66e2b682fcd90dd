"""Try a query on what is not saved yet: where an entry comes, who stands above it and why.

A change of one entry is compiled again in a fraction of the first time: texts and words that were read before are
remembered, the topics of the first index are kept, and only texts that changed are encoded. It is still too long for a
key in a large FAQ, so a window compiles in a thread and shows the last :class:`Compiled` meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from helpdesk_app.editing.model import Workspace, faq_of
from helpdesk_app.editing.reasons import NOTHING_LACKING, Lacks, lacks, why_ahead
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry, Faq, Status
from helpdesk_app.faq_build.expected_results import LISTED, ExpectedOutcome, ExpectedResult, run_expected
from helpdesk_app.search.compiler import Reading, build_index
from helpdesk_app.search.encoder import Encoder, Progress
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.index import CompiledIndex
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.meaning import Meaning
from helpdesk_app.search.model import Reliability
from helpdesk_app.search.vectors import Vectors, make_vectors

ABOVE: Final = 3
"""Entries above one that are explained."""
_READ_AGAIN: Final = 4
"""Texts that are remembered, for each entry."""
_FEWEST_TEXTS: Final = 10_000
_LITTLE: Final = 0.02
"""Share of the entries up to which a version differs little from the one whose topics are used."""
_FEWEST: Final = 5

Step = Callable[[], None]
"""Called now and then during long work; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Above:
    """An entry that comes before the one that is tried."""

    rank: int
    entry: Entry
    why: tuple[str, ...]
    """Sentences."""


@dataclass(frozen=True, slots=True)
class TrialResult:
    """Where an entry comes for a query."""

    query: str
    uid: str
    rank: int
    """1-based; 0 where it is not among the first ``LISTED``."""
    total: int
    """Entries that are found."""
    reliability: Reliability
    above: tuple[Above, ...] = ()
    """The first ``ABOVE`` of those that come before it; of all, where it is not listed."""
    lacks: Lacks = NOTHING_LACKING
    """Words of the query that the entry could be given."""
    wording: str = ""
    """The other wording that brings it, rather than its question."""
    unknown_words: tuple[str, ...] = ()
    """Words of the query that no entry has."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A workspace that can be searched as agents would search it."""

    workspace: Workspace
    uid: str
    """The entry that is in it even though agents do not see it: a draft can be tried."""
    faq: Faq
    engine: SearchEngine
    stop_words: frozenset[str]

    def is_of(self, workspace: Workspace, uid: str) -> bool:
        """Return whether this is what agents would search of ``workspace`` now."""
        is_same = self.workspace.entries is workspace.entries and self.workspace.facets == workspace.facets
        return is_same and (self.uid == uid or (_is_shown(workspace, uid) and _is_shown(workspace, self.uid)))

    def try_query(self, query: str, uid: str) -> TrialResult:
        """Return where the entry ``uid`` comes when a caller asks ``query``."""
        result = self.engine.search(query, limit=LISTED)
        found = [hit.entry for hit in result.hits]
        own = next((entry for entry in self.faq.entries if entry.uid == uid), None)
        rank = next((number for number, entry in enumerate(found, start=1) if entry.uid == uid), 0)
        before = found[: rank - 1] if rank else found
        above = tuple(
            Above(number, entry, why_ahead(self.engine, query, entry, own, self.stop_words))
            for number, entry in enumerate(before[:ABOVE], start=1)
        )
        return TrialResult(
            query,
            uid,
            rank,
            result.total,
            result.reliability,
            above,
            lacks(self.engine, query, own, self.stop_words) if own else NOTHING_LACKING,
            (self.engine.matched_wording(query, own) or "") if own else "",
            result.unknown_words,
        )

    def outcomes(self, expected: Iterable[ExpectedResult]) -> tuple[ExpectedOutcome, ...]:
        """Return what the queries of the test list find."""
        return run_expected(expected, self.faq, self.engine)


class Trial:
    """Compiles one workspace again and again.

    Args:
        indexer: Lexicon and encoder.
        before: The parts of the database that was built last: vectors of texts that it has are taken over.
    """

    def __init__(self, indexer: Indexer, before: Mapping[str, bytes] | None = None) -> None:
        self._indexer = indexer
        self._reading: Reading | None = None
        self._learnt: tuple[CompiledIndex, frozenset[Entry]] | None = None
        """The last index whose topics were learnt, and its entries."""
        self._parts: Mapping[str, bytes] = before or {}
        """With the last vectors."""
        self._chance: float | None = None

    def compile(self, workspace: Workspace, uid: str = "", progress: Progress | None = None) -> Compiled:
        """Return ``workspace`` as agents would search it, and the entry ``uid`` in any case.

        Args:
            workspace: As it is now.
            uid: The entry that is tried; none where it is empty.
            progress: Called with how many texts are encoded, and how many have to be; may raise to stop.
        """
        return self._compile(workspace, uid, progress, is_kept=True)

    def found_without_help(self, workspace: Workspace, uid: str, step: Step = lambda: None) -> tuple[str, ...]:
        """Return the wordings of the entry ``uid`` that would find it first if they were not there.

        Each is left out on its own, so two that say the same may both be found.
        """
        entry = workspace.entries[uid]
        found: list[str] = []
        for wording in entry.content.wordings:
            step()
            others = tuple(other for other in entry.content.wordings if other != wording)
            without = workspace.with_entry(replace(entry, content=replace(entry.content, wordings=others)))
            compiled = self._compile(without, uid, lambda _done, _all: step(), is_kept=False)
            hits = compiled.engine.search(wording, limit=1).hits
            if hits and hits[0].entry.uid == uid:
                found.append(wording)
        return tuple(found)

    def _compile(self, workspace: Workspace, uid: str, progress: Progress | None, *, is_kept: bool) -> Compiled:
        faq = with_version(faq_of(_with_shown(workspace, uid)))
        lexicon = self._indexer.lexicon
        engine = SearchEngine(faq, self._index(faq).to_parts(), lexicon)
        if self._indexer.encoder is not None:
            vectors = self._vectors(faq, self._indexer.encoder, progress)
            if is_kept:
                self._parts = vectors.to_parts()
            engine = engine.with_meaning(Meaning(faq, vectors, self._indexer.encoder))
        return Compiled(workspace, uid, faq, engine, lexicon.stop_words)

    def _index(self, faq: Faq) -> CompiledIndex:
        entries = frozenset(faq.entries)
        if self._reading is None:
            self._reading = Reading.remembered(max(_FEWEST_TEXTS, _READ_AGAIN * len(entries)))
        if self._learnt is not None:
            index, known = self._learnt
            # A changed entry is in both sets.
            if len(entries ^ known) <= 2 * max(_FEWEST, _LITTLE * len(entries)):
                return build_index(faq, self._indexer.lexicon, reading=self._reading, earlier=index)
        index = build_index(faq, self._indexer.lexicon, reading=self._reading)
        self._learnt = index, entries
        return index

    def _vectors(self, faq: Faq, encoder: Encoder, progress: Progress | None) -> Vectors:
        if self._chance is None:
            parts = self._indexer.compile_meaning(faq, self._parts, progress)
            self._chance = Vectors.from_parts(parts).chance
            return Vectors.from_parts(parts)
        return replace(make_vectors(faq, encoder, self._parts, progress), chance=self._chance)


def _is_shown(workspace: Workspace, uid: str) -> bool:
    """Return whether agents see the entry, or there is none."""
    entry = workspace.entries.get(uid)
    return entry is None or entry.content.upkeep.status is Status.PUBLISHED


def _with_shown(workspace: Workspace, uid: str) -> Workspace:
    """Return ``workspace`` with the entry ``uid`` published."""
    if _is_shown(workspace, uid):
        return workspace
    entry = workspace.entries[uid]
    upkeep = replace(entry.content.upkeep, status=Status.PUBLISHED, successor="")
    return workspace.with_entry(replace(entry, content=replace(entry.content, upkeep=upkeep)))
