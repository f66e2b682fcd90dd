from __future__ import annotations

from PySide6.QtWidgets import QApplication

from helpdesk_app.search.model import Field, MatchKind, WordMatch
from helpdesk_app.ui.panes.results.explanation import describe_reasons


def test_every_reason_has_its_words(styled_app: QApplication) -> None:
    reasons = describe_reasons(
        [WordMatch("mot", "autre", how, (), 1.0) for how in MatchKind] + [WordMatch("x", "", None, (), 0.0)]
    )
    for words in ("exact", "même famille", "début de mot", "faute de frappe", "synonyme", "absent de cette réponse"):
        assert words in reasons
    assert describe_reasons([]) == ""


def test_a_line_names_the_words_and_the_fields(styled_app: QApplication) -> None:
    typo = WordMatch("Bagde", "badge", MatchKind.TYPO, (Field.QUESTION, Field.ANSWER), 1.0)
    exact = WordMatch("Perdu", "perdu", MatchKind.EXACT, (Field.FACET,), 1.0)
    assert describe_reasons([typo, exact]).splitlines() == [
        "Pourquoi cette réponse\u00a0:",
        "«\u00a0Bagde\u00a0» → «\u00a0badge\u00a0»\u00a0: faute de frappe (question, réponse)",
        "«\u00a0Perdu\u00a0»\u00a0: exact (sujets)",
    ]
