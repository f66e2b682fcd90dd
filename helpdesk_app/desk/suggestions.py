"""Words of the FAQ to try in place of one that it does not know."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk_app.text.folding import fold_line


def replace_unknown(query: str, unknown: Sequence[str], word: str) -> str:
    """Return ``query`` with ``word`` in place of the unknown word that looks most like it.

    Args:
        query: As typed.
        unknown: Words of ``query`` that the FAQ does not know, as typed; for none, ``word`` alone is returned.
        word: What to try instead.
    """
    if not unknown:
        return word
    from difflib import SequenceMatcher

    closest = max(unknown, key=lambda typed: SequenceMatcher(None, fold_line(typed), fold_line(word)).ratio())
    return query.replace(closest, word, 1)
