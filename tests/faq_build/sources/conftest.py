"""The account of a document: no line and no block is lost, whatever its format."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from helpdesk_app.faq_build.importing import import_documents
from helpdesk_app.faq_build.sources.document import Document, LineKind


@pytest.fixture(scope="session")
def account() -> Callable[[Document], int]:
    """A function that checks the account of a document and returns how many blocks came in."""

    def check(document: Document) -> int:
        assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
        written = {line.block for line in document.lines if line.kind is LineKind.TEXT}
        assert written == set(range(len(document.blocks))), "each block has its lines, each line of text its block"
        assert all(line.block == -1 for line in document.lines if line.kind is not LineKind.TEXT)
        ledger = import_documents([document]).ledger
        assert ledger.kept + ledger.merged + ledger.rejected == len(document.blocks)
        assert len(ledger.lines) == len(document.lines)
        assert document.tables or len(document.texts) == len(document.lines), "each line is shown"
        return len(document.blocks)

    return check
