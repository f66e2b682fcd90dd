"""Put together what the sources and the curation of a FAQ say, before it is built or edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpdesk_app.faq_build.continuity import Before, Continued, continue_entries
from helpdesk_app.faq_build.curation import Curated, curate
from helpdesk_app.faq_build.curation_file import Curation, load_curation
from helpdesk_app.faq_build.doubts import doubts_about
from helpdesk_app.faq_build.importing import Imported, import_documents
from helpdesk_app.faq_build.ledger import Notice
from helpdesk_app.faq_build.sources.document import Document


@dataclass(frozen=True, slots=True)
class Gathered:
    """What sources and curation say, before it is a FAQ."""

    documents: tuple[Document, ...]
    imported: Imported
    curation: Curation | None
    before: Before
    continued: Continued
    curated: Curated

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a person should look at."""
        return (*self.imported.ledger.notices, *self.curated.notices)

    @property
    def doubts(self) -> tuple[Notice, ...]:
        """What a person has to accept before it is published."""
        return (*doubts_about(self.documents), *self.curated.doubts)


def gather(documents: Iterable[Document], curation: Path | None, before: Before | None = None) -> Gathered:
    """Put together what the documents say, the uids that go on from ``before``, and the curation.

    Raises:
        SourceError: A source or the curation cannot be used; names file, line and reason.
    """
    documents = tuple(documents)
    imported = import_documents(documents)
    edited = load_curation(curation) if curation else None
    before = before or Before()
    continued = continue_entries(imported.entries, before, edited)
    curated = curate(continued.entries, imported.facets, edited, before.former_answer)
    return Gathered(documents, imported, edited, before, continued, curated)
