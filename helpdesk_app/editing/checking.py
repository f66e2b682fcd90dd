"""Check what is edited with the rules of the health report, in steps between which a window can stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from helpdesk_app.editing.model import Workspace, faq_of
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Entry
from helpdesk_app.faq_build.health import HealthFinding, findings_about
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.indexer import Indexer
from helpdesk_app.search.model import SearchResult


def check(
    workspace: Workspace,
    indexer: Indexer,
    before: Mapping[str, bytes],
    day: str,
    step: Callable[[], None] = lambda: None,
) -> tuple[HealthFinding, ...]:
    """Return what is to be mended in ``workspace``.

    Args:
        workspace: As it is now.
        indexer: Lexicon and encoder.
        before: The parts of the database that was built last: vectors of texts that it has are taken over.
        day: The present day, an ISO date.
        step: Called now and then; may raise to stop.
    """
    faq = with_version(faq_of(workspace))
    engine = indexer.open(faq, indexer.compile(faq, before, lambda _done, _all: step()))
    acronyms = {"".join(phrase) for group in indexer.lexicon.groups for phrase in group if len(phrase) == 1}
    return findings_about(faq, _InSteps(engine, step), day, acronyms)


class _InSteps:
    """An engine that can be stopped at each search."""

    def __init__(self, engine: SearchEngine, step: Callable[[], None]) -> None:
        self._engine = engine
        self._step = step

    def search(self, text: str, *, limit: int = 1) -> SearchResult:
        self._step()
        return self._engine.search(text, limit=limit)

    def duplicates(self) -> Iterable[tuple[Entry, Entry]]:
        self._step()
        return self._engine.duplicates()
