"""The page on which an editor decides which new entries are old ones: both side by side, differences marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined

from helpdesk_app.faq_build.differences import side_by_side
from helpdesk_app.faq_build.matching import Resemblance
from helpdesk_app.storage.atomic import atomic_write
from helpdesk_app.storage.file_kinds import file_kind
from helpdesk_app.text.translation import N_

MARK: Final = "<!DOCTYPE html>\n<!-- helpdesk: decisions -->"
PAGE: Final = file_kind(N_("a page of decisions"), lambda head: head.startswith(MARK.encode()))


def write_decisions(resemblances: Sequence[Resemblance], template: str, target: Path) -> None:
    """Write the page to ``target``, in French and without a script; it says so where nothing is to be decided.

    Args:
        resemblances: Entries that may be old ones.
        template: The text of ``resources/report/decisions.html.jinja``.
        target: The file, replaced only by such a page.

    Raises:
        StorageError: It could not be written.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    pairs = [
        {
            "older": pair.older,
            "newer": pair.newer,
            "questions": side_by_side(pair.older.question, pair.newer.question),
            "answers": side_by_side(pair.older.answer, pair.newer.answer),
        }
        for pair in resemblances
    ]
    page = environment.from_string(template).render(pairs=pairs, mark=MARK)
    with atomic_write(target, PAGE) as stream:
        stream.write(page.encode("utf-8"))
