from __future__ import annotations

from helpdesk_app.faq_build.sources.document import SourceError


def test_an_error_reads_as_file_line_and_reason() -> None:
    error = SourceError("page.txt", 3, "is empty.")
    assert str(error) == "page.txt:3: is empty."
    assert (error.source, error.line, error.reason) == ("page.txt", 3, "is empty.")
