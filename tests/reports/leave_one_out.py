"""Asks the bundled FAQ what it does not answer: ``python -m tests.reports.leave_one_out``.

Each answer in turn is left out, and its question and wordings are searched in the rest; then come the questions of
``absent_questions.txt``. Prints how many of them the backlog would attach to an answer.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from helpdesk_app.config import paths
from helpdesk_app.faq.database import read
from helpdesk_app.faq.identity import with_version
from helpdesk_app.faq.model import Faq
from helpdesk_app.reports.answer_finder import AnswerFinder
from helpdesk_app.search.engine import SearchEngine
from helpdesk_app.search.lexicon import Lexicon


def attached(faq: Faq, queries: list[str], lexicon: Lexicon) -> int:
    """Return how many of ``queries`` the search does not find reliably, and the backlog attaches all the same."""
    finder = AnswerFinder(SearchEngine(faq, {}, lexicon), faq.entries)
    return sum(finder.found(query) is None and finder.best(query) is not None for query in queries)


def main() -> int:
    """Print the two counts."""
    faq, _ = read(paths.bundled_database())
    lexicon = Lexicon.load(paths.resource("search", "lexicon.toml"))
    asked = wrong = 0
    for entry in faq.entries:
        queries = [entry.question, *entry.wordings]
        rest = with_version(replace(faq, entries=tuple(other for other in faq.entries if other is not entry)))
        asked += len(queries)
        wrong += attached(rest, queries, lexicon)
    print(f"left out: {asked} questions, {wrong} attached to another answer")
    absent = Path(__file__).with_name("absent_questions.txt").read_text(encoding="utf-8").splitlines()
    print(f"absent: {len(absent)} questions, {attached(faq, absent, lexicon)} attached to an answer")
    return 0


if __name__ == "__main__":
    sys.exit(main())
